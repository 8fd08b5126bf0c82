"""The memo's first page: who, by which rules, the verdict on each condition, and what a superior must decide."""

from __future__ import annotations

from collections import Counter

from pilotdocs.model.finding import Finding
from pilotdocs.model.record import Licence
from pilotdocs.reports.desk import Desk
from pilotdocs.reports.messages import MEMO, MEMO_HEADS, REASONS, STRENGTH, TALLY_WORD, VERDICTS
from pilotdocs.reports.paper import Cell, Grid, Item, Paragraph, Span, body, cell_of, plain_cell
from pilotdocs.reports.values import shown

_MOST_DECISIONS = 5


def front(desk: Desk) -> list[Item]:
    """Title, identity of the application, table of verdicts, and the superior's list."""
    return [
        Paragraph((Span(MEMO["title"]),), "title"),
        Paragraph((Span(MEMO["subtitle"]),), "subtitle"),
        _identity(desk),
        Paragraph((Span(MEMO["conclusion"]),), "h2"),
        _verdicts(desk),
        Paragraph((Span(MEMO["decide"]),), "h2"),
        *_to_decide(desk),
    ]


def _identity(desk: Desk) -> Grid:
    audit = desk.audit
    pack = audit.pack
    status = pack.status or (MEMO["draft"] if pack.draft else "")
    title = f"{pack.title}（{status}）" if status and status not in pack.title else pack.title
    counts: Counter[str] = Counter(finding.verdict for finding in audit.findings)
    tally = "，".join(TALLY_WORD.format(name=name, n=counts[key]) for key, name in VERDICTS.items() if counts[key])
    names = [figure.id for figure in desk.citations.figures.values() if figure.quantity == "uscc"]
    code = audit.settlement.fact("uscc")
    cited = [*(code.figures if code else ()), *names]
    law = [Span(title, "law")]
    if pack.draft:
        law.append(Span("　" + MEMO["draft_note"], "law"))
    rows: list[tuple[str, Cell]] = [
        (MEMO["applicant"], cell_of(_named(desk, audit.applicant.name))),
        (MEMO["uscc"], cell_of(desk.told(audit.applicant.uscc or MEMO["not_found"], cited[:1]))),
        (MEMO["platform"], cell_of(_named(desk, audit.applicant.platform))),
        (MEMO["day"], plain_cell(shown(audit.day, "date"), "own")),
        (MEMO["basis"], cell_of(law)),
        (MEMO["pack"], plain_cell(f"{pack.id}　SHA-256 {pack.sha256[:16]}", "own")),
        (MEMO["tally"], plain_cell(tally or MEMO["none"], "own")),
    ]
    return Grid((), (15, 85), tuple((plain_cell(name, "strong"), cell) for name, cell in rows))


def _named(desk: Desk, name: str | None) -> list[Span]:
    """A name with the place it was read from: the licence before the plan."""
    if not name:
        return [Span(MEMO["not_found"])]
    reading = desk.audit.reading
    licences = (record.name for record in reading.records if isinstance(record, Licence))
    found = next((c for c in (*licences, reading.applicant, reading.platform) if c and c.value == name), None)
    if found is None:
        return desk.told(name)
    return [Span(name), *desk.citations.cited([desk.citations.of_source(found.source)])]


def _verdicts(desk: Desk) -> Grid:
    rows = []
    for number, finding in enumerate(desk.audit.findings, 1):
        rows.append(
            (
                plain_cell(str(number), "own"),
                cell_of([Span(finding.title, "law"), Span(f"（{STRENGTH[finding.hard]}）", "own")]),
                cell_of(_in_short(desk, finding)),
                plain_cell(VERDICTS[finding.verdict], "strong"),
                plain_cell(finding.id, "own"),
            )
        )
    return Grid(MEMO_HEADS["verdicts"], (6, 35, 27, 10, 22), tuple(rows))


def _in_short(desk: Desk, finding: Finding) -> list[Span]:
    """The settled figure that the condition speaks of (its first fact; head counts of groups all), with its place;
    else the reason in a word."""
    facts = [fact for fact in desk.facts_of(finding) if fact.used is not None]
    if not facts:
        return [Span(REASONS[finding.reason])]
    if len(facts) > 1 and all(fact.unit == "person" for fact in facts):
        spans = [Span("，".join(f"{desk.quantity(fact.quantity)}{shown(fact.used, fact.unit)}" for fact in facts))]
        return [*spans, *_rule(desk, finding)]
    fact = facts[0]
    figures = [figure.id for figure in desk.figures_of(fact, "evidence")] or list(fact.figures)
    cites = desk.citations.cited((desk.citations.of_figure(item) for item in figures), limit=1, more=finding.id)
    return [Span(shown(fact.used, fact.unit)), *(cites or _rule(desk, finding))]


def _rule(desk: Desk, finding: Finding) -> list[Span]:
    return desk.citations.cited([desk.citations.of_rule(finding.id, finding.condition)])


def _to_decide(desk: Desk) -> list[Item]:
    open_ones = [item for item in desk.audit.findings if item.verdict == "judgement"]
    open_ones += [item for item in desk.audit.findings if item.verdict == "not_met"]
    if not open_ones:
        return [body(Span(MEMO["nothing_to_decide"]), style="small")]
    items: list[Item] = []
    for number, finding in enumerate(open_ones[:_MOST_DECISIONS], 1):
        items.append(
            body(
                Span(f"{number}．", "own"),
                Span(f"{finding.title}", "law"),
                Span(f"：{VERDICTS[finding.verdict]}，{REASONS[finding.reason]}。"),
                *desk.citations.cited([desk.citations.of_rule(finding.id, finding.condition)]),
                style="small",
            )
        )
    if len(open_ones) > _MOST_DECISIONS:
        items.append(body(Span(MEMO["more_decide"].format(n=len(open_ones) - _MOST_DECISIONS), "own"), style="small"))
    return items
