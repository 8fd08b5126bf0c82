"""条件审核表 and 逐条说明: each condition with claimed, evidenced and accepted figures, and why."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

from pilotdocs.model.fact import Fact
from pilotdocs.model.finding import Finding
from pilotdocs.reports.desk import Desk
from pilotdocs.reports.messages.memo import MEMO, MEMO_HEADS, ROWS_CODED
from pilotdocs.reports.messages.names import ROW_CODES, STRENGTH, VERDICTS
from pilotdocs.reports.paper import ABOVE, Cell, Grid, Item, Span, body, cell_of, plain_cell
from pilotdocs.reports.values import shown, shown_gap

_MOST_ROWS = 400
_MOST_FIGURES = 4
_MOST_WORDS = 110


def conditions_table(desk: Desk) -> list[Item]:
    """条件审核表: clause, claimed, evidenced, adjustment and why, accepted, difference, verdict, site check. A
    condition that rests on several facts has a row for each of them."""
    rows: list[tuple[Cell, ...]] = []
    for finding in desk.audit.findings:
        facts = desk.facts_of(finding)
        words = [[Span(finding.clause, "law")]] if finding.clause.rstrip("。；") != finding.title else []
        clause = cell_of(
            [Span(finding.title, "law"), Span(f"（{STRENGTH[finding.hard]}）", "own")],
            *words,
            [Span(finding.id, "own")],
        )
        verdict = plain_cell(VERDICTS[finding.verdict], "strong")
        check = cell_of(desk.told(finding.site_check or MEMO["dash"], anchor=finding.id))
        if not facts:
            none = plain_cell(MEMO["dash"])
            rows.append((clause, none, none, _told_short(desk, finding), none, none, verdict, check))
        for number, fact in enumerate(facts):
            named = len(facts) > 1
            rows.append(
                (
                    ABOVE if number else clause,
                    cell_of(_value(desk, fact, "claim", fact.claimed, named)),
                    cell_of(_value(desk, fact, "evidence", fact.evidenced, named)),
                    _adjusted(desk, fact),
                    cell_of(_accepted(desk, fact, named)),
                    cell_of(_difference(desk, fact)),
                    ABOVE if number else verdict,
                    ABOVE if number else check,
                )
            )
    return [Grid(MEMO_HEADS["conditions"], (17, 13, 13, 20, 11, 9, 7, 10), tuple(rows))]


def _told_short(desk: Desk, finding: Finding) -> Cell:
    text = finding.explanation
    short = text if len(text) <= _MOST_WORDS else f"{text[:_MOST_WORDS]}…"
    spans = desk.told(short, finding.figures, finding=finding, limit=2)
    return cell_of([*spans, Span(MEMO["see_reasons"], "own")] if short != text else spans)


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
    share = (
        f"\n（{sign}{shown(abs(gap) / abs(fact.claimed), 'ratio')}）" if fact.claimed and fact.unit != "ratio" else ""
    )
    return [Span(f"{sign}{shown_gap(gap, fact.unit)}{_cut_share(share)}")]


def _cut_share(text: str) -> str:
    """At most two decimals in the share of a difference: it is for the eye only."""
    return re.sub(r"(\.\d\d)\d+%", r"\1%", text)


def _adjusted(desk: Desk, fact: Fact) -> Cell:
    text = ""
    if isinstance(fact.claimed, Decimal) and isinstance(fact.used, Decimal) and _differs(desk, fact):
        word = MEMO["cut"] if fact.used < fact.claimed else MEMO["added"]
        text = f"{word}{shown_gap(fact.used - fact.claimed, fact.unit)}。"
    codes = Counter(row.code for row in desk.audit.settlement.rows if row.quantity == fact.quantity and row.code)
    coded = "，".join(ROWS_CODED.format(name=ROW_CODES.get(code, code), n=count) for code, count in codes.items())
    spans = desk.told(f"{text}{fact.basis}", desk.grounds(fact), anchor=f"q-{fact.quantity}", limit=2)
    return cell_of([*spans, Span(f"（{coded}）", "own")] if coded else spans)


def _differs(desk: Desk, fact: Fact) -> bool:
    """Whether claim and evidence disagree: a difference that rounding explains is neither 核减 nor 核增."""
    codes = ("claim_exceeds_evidence", "claim_below_evidence")
    told = any(item.quantity == fact.quantity and item.code in codes for _, item in desk.discrepancies)
    return fact.used != fact.claimed and (told or fact.used != fact.evidenced)


def reasons(desk: Desk) -> list[Item]:
    """逐条说明: each finding's explanation in full, with what would turn it and the places of its figures."""
    items: list[Item] = []
    for finding in desk.audit.findings:
        flips = f"{MEMO['flips']}{finding.flips}。" if finding.flips else ""
        spans = desk.told(f"{finding.explanation}{flips}", finding.figures, finding=finding)
        verdict = Span(f"（{VERDICTS[finding.verdict]}，", "strong")
        title = [Span(finding.title, "law"), verdict, Span(finding.id, "own")]
        items.append(body(*title, Span("）：", "strong"), *spans, style="item"))
    return items
