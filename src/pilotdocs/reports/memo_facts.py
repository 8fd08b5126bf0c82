"""一致性核对表 and 核定明细: each quantity across the papers, and the rows that were counted or not."""

from __future__ import annotations

from pilotdocs.model.fact import CountedRow, Fact
from pilotdocs.model.figure import Figure
from pilotdocs.reports.desk import Desk
from pilotdocs.reports.messages.memo import MEMO, MEMO_HEADS
from pilotdocs.reports.messages.names import DISCREPANCIES, ROW_CODES
from pilotdocs.reports.paper import Cell, Grid, Item, Paragraph, Span, body, cell_of, plain_cell
from pilotdocs.reports.values import shown

_MOST_ROWS = 400
_MOST_FIGURES = 4
_MOST_WORDS = 110


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
        words = troubled.get(fact.quantity) or [_judged(fact, figures)]
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


def _judged(fact: Fact, figures: list[Figure]) -> str:
    """How the papers stand to each other where no discrepancy was found: figures that the settling left aside and
    values that differ without contradiction (rounding, a total above a part) are said to be so."""
    present = [figure for figure in figures if figure.status == "actual"]
    if any(_unused(fact, figure) for figure in present):
        return MEMO["unused"]
    values: dict[str | None, set[tuple[object, str]]] = {}
    for figure in present:
        values.setdefault(figure.period, set()).add((figure.value, figure.bound))
    if any(len(different) > 1 for different in values.values()):
        return MEMO["compatible"]
    return MEMO["single"] if len(figures) == 1 else MEMO["agree"]


def _unused(fact: Fact, figure: Figure) -> bool:
    """Whether a present figure is none of those the fact rests on and says something else than they do."""
    known = (fact.claimed, fact.evidenced, fact.used)
    return figure.status == "actual" and figure.id not in fact.figures and figure.value not in known


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
        mark = MEMO["unused_mark"] if _unused(fact, figure) else mark
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
        plain_cell(desk.row_label(row)),
        plain_cell(shown(row.value, unit, detail=True)),
        plain_cell(shown(row.counted, unit, detail=True)),
        plain_cell(ROW_CODES.get(row.code, row.code) if row.code else MEMO["kept_rows"]),
        plain_cell(row.reason),
        cell_of([desk.citations.of_source(row.source)]),
    )
