"""形式审查表: the papers that were handed in."""

from __future__ import annotations

from collections.abc import Iterator

from pilotdocs.model.place import Place, Source
from pilotdocs.model.record import (
    CreditReport,
    EquipmentLease,
    Licence,
    Paper,
    PeopleList,
    Premises,
    RevenueReport,
)
from pilotdocs.reports.desk import Desk
from pilotdocs.reports.messages.memo import MEMO, MEMO_HEADS
from pilotdocs.reports.messages.names import DISCREPANCIES, PAGES
from pilotdocs.reports.paper import Grid, Item, Span, cell_of, plain_cell
from pilotdocs.reports.values import shown


def formal_table(desk: Desk) -> list[Item]:
    """形式审查表: each kind of paper, whether it is there, where, until when it holds, what is wrong with it."""
    rows = []
    unread = len(desk.unread())
    absent = MEMO["maybe_unread"].format(n=unread) if unread else MEMO["dash"]
    for number, item in enumerate(desk.audit.settlement.completeness, 1):
        parts = [part for part in desk.audit.parts if part.kind == item.kind]
        places = [
            [
                Span(
                    f"{desk.citations.paths.get(part.document.id, part.document.id)}{_pages(part.pages)}",
                    "cite",
                    _to(desk, part.document.id, part.index, part.pages),
                )
            ]
            for part in parts
        ]
        if not places:
            places = [
                [
                    Span(
                        desk.citations.paths.get(identifier, identifier),
                        "cite",
                        desk.citations.of_document(identifier).href,
                    )
                ]
                for identifier in item.documents
            ]
        mine = set(item.documents) | {part.document.id for part in parts}
        faults = [
            [Span(DISCREPANCIES[entry.code]), Span(f"（{label}）", "own")]
            for label, entry in desk.discrepancies
            if _about(desk, entry.documents, entry.figures, item.kind, mine)
        ]
        rows.append(
            (
                plain_cell(str(number), "own"),
                plain_cell(desk.kind(item.kind)),
                plain_cell(MEMO["required"] if item.required else MEMO["optional"]),
                plain_cell(
                    MEMO["present"] if item.present else MEMO["replaced" if desk.replaced(item.kind) else "absent"]
                ),
                cell_of(*places) if places else plain_cell(MEMO["dash"]),
                cell_of(*(_validity(desk, item.kind) if item.present else [])),
                cell_of(*faults) if faults else plain_cell("" if item.present else absent, "own"),
            )
        )
    return [Grid(MEMO_HEADS["formal"], (5, 14, 8, 9, 32, 18, 14), tuple(rows))]


def _to(desk: Desk, document: str, part: int, pages: tuple[int, int] | None) -> str:
    return desk.citations.link(Source(document, part, Place(page=pages[0] if pages else None)))


def _pages(pages: tuple[int, int] | None) -> str:
    if pages is None:
        return ""
    first, last = pages
    return PAGES[0].format(n=first) if first == last else PAGES[1].format(n=first, m=last)


def _about(desk: Desk, documents: tuple[str, ...], figures: tuple[str, ...], kind: str, mine: set[str]) -> bool:
    """Whether a discrepancy speaks of that kind of paper: through the part of one of its figures, else its file."""
    kinds = set()
    for identifier in figures:
        figure = desk.citations.figures.get(identifier)
        if figure is not None:
            kinds |= {
                part.kind
                for part in desk.audit.parts
                if part.document.id == figure.source.document and part.index == figure.source.part
            }
    if kinds:
        return kind in kinds
    alone = {part.document.id for part in desk.audit.parts if part.kind == kind}
    return bool((alone or mine) & set(documents))


def _validity(desk: Desk, kind: str) -> Iterator[list[Span]]:
    where = {(part.document.id, part.index) for part in desk.audit.parts if part.kind == kind}
    for record in desk.audit.reading.records:
        if (record.source.document, record.source.part) not in where:
            continue
        text = ""
        if isinstance(record, Licence):
            text = f"{MEMO['until']}{shown(record.term_end.value, 'date')}" if record.term_end else ""
        elif isinstance(record, Premises | EquipmentLease):
            if record.term:
                start = shown(record.term.start, "date") if record.term.start else ""
                end = shown(record.term.end, "date") if record.term.end else MEMO["open_end"]
                text = f"{start}{MEMO['until']}{end}"
        elif isinstance(record, CreditReport | RevenueReport):
            text = f"{MEMO['issued']}{shown(record.issued.value, 'date')}" if record.issued else ""
        elif isinstance(record, Paper):
            text = shown(record.day.value, "date") if record.day else ""
        elif isinstance(record, PeopleList):
            text = shown(record.day, "date") if record.day else ""
        if text:
            yield [Span(text), *desk.citations.cited([desk.citations.of_source(record.source)])]
