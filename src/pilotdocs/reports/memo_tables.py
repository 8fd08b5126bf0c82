"""The memo's tables: papers handed in, conditions with claimed and accepted figures, consistency, rows counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from pilotdocs.model.fact import CountedRow, Fact
from pilotdocs.model.figure import Figure
from pilotdocs.model.finding import Finding
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
from pilotdocs.reports.messages import (
    DISCREPANCIES,
    MEMO,
    MEMO_HEADS,
    PAGES,
    ROW_CODES,
    ROWS_CODED,
    STRENGTH,
    VERDICTS,
)
from pilotdocs.reports.paper import Cell, Grid, Item, Paragraph, Span, body, cell_of, plain_cell
from pilotdocs.reports.values import shown

_MOST_ROWS = 400
_MOST_FIGURES = 4
_MOST_WORDS = 110


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


def conditions_table(desk: Desk) -> list[Item]:
    """条件审核表: clause, claimed, evidenced, adjustment and why, accepted, difference, verdict, site check."""
    rows = []
    for finding in desk.audit.findings:
        facts = desk.facts_of(finding)
        named = len(facts) > 1
        rows.append(
            (
                cell_of(
                    [Span(f"{finding.condition} {finding.title}（{STRENGTH[finding.hard]}）", "law")],
                    [Span(finding.clause, "law")],
                ),
                cell_of(*(_value(desk, fact, "claim", fact.claimed, named) for fact in facts)),
                cell_of(*(_value(desk, fact, "evidence", fact.evidenced, named) for fact in facts)),
                _adjusted(desk, finding, facts),
                cell_of(*(_accepted(desk, fact, named) for fact in facts)),
                cell_of(*(_difference(desk, fact) for fact in facts)),
                cell_of([Span(VERDICTS[finding.verdict], "strong")], [Span(finding.id, "own")]),
                cell_of(desk.told(finding.site_check or MEMO["dash"], anchor=finding.id, rule=finding.condition)),
            )
        )
    return [Grid(MEMO_HEADS["conditions"], (18, 13, 14, 21, 8, 7, 9, 10), tuple(rows))]


def _name(desk: Desk, fact: Fact, named: bool) -> list[Span]:
    return [Span(f"{desk.quantity(fact.quantity)}：")] if named else []


def _value(desk: Desk, fact: Fact, role: str, value: object, named: bool) -> list[Span]:
    figures = desk.figures_of(fact, role)
    if value is None:
        return [*_name(desk, fact, named), Span(MEMO["not_found"] if role == "claim" else MEMO["no_evidence"])]
    text = shown(fact.claimed if role == "claim" else fact.evidenced, fact.unit)
    if role == "claim" and fact.claim is not None and fact.claim.value == fact.claimed:
        text = desk.figure_value(fact.claim)
    cites = [desk.citations.of_figure(figure.id) for figure in figures]
    shown_cites = desk.citations.cited(cites, limit=2, more=f"q-{fact.quantity}") or _basis(desk, fact)
    return [*_name(desk, fact, named), Span(text), *shown_cites]


def _basis(desk: Desk, fact: Fact) -> list[Span]:
    """Citations of anything a fact rests on; its own line in report.html where it rests on nothing that has a place."""
    cites = desk.citations.cited(map(desk.citations.of_figure, fact.figures), limit=2, more=f"q-{fact.quantity}")
    return cites or desk.citations.cited([Span(desk.quantity(fact.quantity), "cite", f"report.html#q-{fact.quantity}")])


def _accepted(desk: Desk, fact: Fact, named: bool) -> list[Span]:
    name = [Span(f"{desk.quantity(fact.quantity)}：")] if named else []
    if fact.used is None:
        return [*name, Span(MEMO["dash"])]
    return [
        *name,
        Span(shown(fact.used, fact.unit), "strong"),
        Span(MEMO["basis_link"], "cite", f"report.html#q-{fact.quantity}"),
    ]


def _difference(desk: Desk, fact: Fact) -> list[Span]:
    if not isinstance(fact.claimed, Decimal) or not isinstance(fact.used, Decimal):
        return [Span(MEMO["dash"])]
    gap = fact.used - fact.claimed
    if gap == 0:
        return [Span("0", "own")]
    sign = "+" if gap > 0 else "-"
    text = f"{sign}{shown(abs(gap), fact.unit)}"
    share = f"（{sign}{shown(abs(gap) / abs(fact.claimed), 'ratio')}）" if fact.claimed and fact.unit != "ratio" else ""
    return [Span(_cut_share(text + share))]


def _cut_share(text: str) -> str:
    """At most two decimals in the share of a difference: it is for the eye only."""
    return re.sub(r"(\.\d\d)\d+%", r"\1%", text)


def _adjusted(desk: Desk, finding: Finding, facts: list[Fact]) -> Cell:
    if not facts:
        text = finding.explanation
        short = text if len(text) <= _MOST_WORDS else f"{text[:_MOST_WORDS]}…"
        spans = desk.told(short, finding.figures[:2], anchor=finding.id, rule=finding.condition)
        if short != text:
            spans.append(Span(MEMO["see_reasons"], "own"))
        return cell_of(spans)
    groups: dict[str, list[Span]] = {}
    for fact in facts:
        text = ""
        if isinstance(fact.claimed, Decimal) and isinstance(fact.used, Decimal) and _differs(desk, fact):
            word = MEMO["cut"] if fact.used < fact.claimed else MEMO["added"]
            text = f"{word}{shown(abs(fact.used - fact.claimed), fact.unit)}。"
        codes = Counter(row.code for row in desk.audit.settlement.rows if row.quantity == fact.quantity and row.code)
        coded = "，".join(ROWS_CODED.format(name=ROW_CODES.get(code, code), n=count) for code, count in codes.items())
        spans = desk.told(f"{text}{fact.basis}", fact.figures[:2], anchor=f"q-{fact.quantity}", rule=finding.condition)
        if coded:
            spans.append(Span(f"（{coded}）", "own"))
        groups.setdefault(f"{text}{fact.basis}{coded}", spans)
    return cell_of(*groups.values())


def _differs(desk: Desk, fact: Fact) -> bool:
    """Whether claim and evidence disagree: a difference that rounding explains is neither 核减 nor 核增."""
    codes = ("claim_exceeds_evidence", "claim_below_evidence")
    told = any(item.quantity == fact.quantity and item.code in codes for _, item in desk.discrepancies)
    return fact.used != fact.claimed and (told or fact.used != fact.evidenced)


def reasons(desk: Desk) -> list[Item]:
    """逐条说明: each finding's explanation in full, with what would turn it and the places of its figures."""
    items: list[Item] = []
    for finding in desk.audit.findings:
        title = f"{finding.condition} {finding.title}"
        flips = f"{MEMO['flips']}{finding.flips}" if finding.flips else ""
        spans = desk.told(f"{finding.explanation}{flips}", finding.figures, anchor=finding.id, rule=finding.condition)
        items.append(
            body(Span(title, "law"), Span(f"（{VERDICTS[finding.verdict]}）：", "strong"), *spans, style="item")
        )
    return items


def consistency_table(desk: Desk) -> list[Item]:
    """一致性核对表: one quantity across all papers; only quantities that are stated somewhere."""
    rows = []
    troubled: dict[str, list[str]] = {}
    for label, item in desk.discrepancies:
        if item.quantity:
            troubled.setdefault(item.quantity, []).append(f"{DISCREPANCIES[item.code]}（{label}）")
    for fact in desk.audit.settlement.facts:
        figures = _mentions(desk, fact)
        form = [figure for figure in figures if figure.role == "claim" and figure.from_form]
        prose = [figure for figure in figures if figure.role == "claim" and not figure.from_form]
        proof = [figure for figure in figures if figure.role == "evidence"]
        if not figures:
            continue
        words = troubled.get(fact.quantity) or [MEMO["single"] if len(figures) == 1 else MEMO["agree"]]
        rows.append(
            (
                plain_cell(desk.quantity(fact.quantity)),
                _stated(desk, fact, form),
                _stated(desk, fact, prose),
                _stated(desk, fact, proof),
                cell_of(*([Span(word, "own")] for word in words)),
            )
        )
    return [Grid(MEMO_HEADS["consistency"], (14, 20, 24, 26, 16), tuple(rows))]


def _mentions(desk: Desk, fact: Fact) -> list[Figure]:
    figures = [figure for figure in desk.citations.figures.values() if figure.quantity == fact.quantity]
    resting = set(fact.figures)
    return sorted(figures, key=lambda figure: (figure.status != "actual", figure.id not in resting))


def _stated(desk: Desk, fact: Fact, figures: list[Figure]) -> Cell:
    if not figures:
        return plain_cell(MEMO["dash"])
    groups = []
    for figure in figures[:_MOST_FIGURES]:
        mark = {"planned": MEMO["planned_mark"], "echo": MEMO["echo_mark"]}.get(figure.status, "")
        period = f"（{figure.period}）" if figure.period else ""
        text = f"{desk.figure_value(figure)}{period}{mark}"
        groups.append([Span(text), *desk.citations.cited([desk.citations.of_figure(figure.id)])])
    if len(figures) > _MOST_FIGURES:
        more = MEMO["more_figures"].format(n=len(figures) - _MOST_FIGURES)
        groups.append([Span(more, "cite", f"report.html#q-{fact.quantity}")])
    return cell_of(*groups)


def details(desk: Desk) -> list[Item]:
    """核定明细: the rows of each list; first those not counted in full, then the others, in their order."""
    by_quantity: dict[str, list[CountedRow]] = {}
    for row in desk.audit.settlement.rows:
        by_quantity.setdefault(row.quantity, []).append(row)
    items: list[Item] = []
    for quantity, rows in by_quantity.items():
        fact = desk.audit.settlement.fact(quantity)
        unit = fact.unit if fact else ("CNY" if quantity.startswith(("equipment", "pilot_revenue")) else "")
        ordered = [row for row in rows if row.code] + [row for row in rows if not row.code]
        shown_rows = ordered[:_MOST_ROWS]
        lines = tuple(_detail(desk, number, row, unit) for number, row in enumerate(shown_rows, 1))
        items.append(Paragraph((Span(desk.quantity(quantity)),), "h2"))
        items.append(Grid(MEMO_HEADS["details"], (6, 26, 13, 13, 12, 16, 14), lines))
        if len(ordered) > _MOST_ROWS:
            items.append(body(Span(MEMO["rows_left"].format(n=len(ordered) - _MOST_ROWS), "own"), style="small"))
    return items or [body(Span(MEMO["none"]))]


def _detail(desk: Desk, number: int, row: CountedRow, unit: str) -> tuple[Cell, ...]:
    return (
        plain_cell(str(number), "own"),
        plain_cell(row.label),
        plain_cell(shown(row.value, unit, detail=True)),
        plain_cell(shown(row.counted, unit, detail=True)),
        plain_cell(ROW_CODES.get(row.code, row.code) if row.code else MEMO["kept_rows"]),
        plain_cell(row.reason),
        cell_of([desk.citations.of_source(row.source)]),
    )
