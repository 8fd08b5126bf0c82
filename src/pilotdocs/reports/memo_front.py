"""The memo's first page: who, by which rules, the verdict on each condition, and what a superior must decide."""

from __future__ import annotations

from collections import Counter

from pilotdocs.model.finding import Finding
from pilotdocs.model.record import Licence
from pilotdocs.reports.desk import Desk
from pilotdocs.reports.messages.memo import MEMO, MEMO_HEADS, TALLY_WORD
from pilotdocs.reports.messages.names import DECISIONS, DISCREPANCIES, READINGS, REASONS, STRENGTH, VERDICTS
from pilotdocs.reports.paper import Cell, Grid, Item, Paragraph, Span, body, cell_of, plain_cell
from pilotdocs.reports.values import shown

_MOST_DECISIONS = 5
_MOST_WORDS = 90
_MOST_KINDS = 4


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
    cited = [*(desk.grounds(code) if code else ()), *names]
    law = [Span(title, "law")]
    if pack.draft:
        law.append(Span("，" + MEMO["draft_basis"], "law"))
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
                plain_cell(finding.title, "law"),
                plain_cell(STRENGTH[finding.hard], "own"),
                cell_of(_in_short(desk, finding)),
                cell_of([Span(VERDICTS[finding.verdict], "strong")], *_decided(desk, finding)),
            )
        )
    return Grid(MEMO_HEADS["verdicts"], (6, 33, 8, 42, 11), tuple(rows))


def _decided(desk: Desk, finding: Finding) -> list[list[Span]]:
    """What a person decided about the finding, under the program's proposal; nothing where nobody has."""
    mine = next((item for item in desk.decisions if item.decision.finding == finding.id), None)
    if mine is None:
        return []
    return [[Span(MEMO[f"decided_{mine.state}"].format(decision=DECISIONS[mine.decision.decision]), "own")]]


def _in_short(desk: Desk, finding: Finding) -> list[Span]:
    """The settled figure that the condition speaks of (its first fact; head counts of groups all), with its place;
    what was only claimed; else the reason in a word, with the papers where the program came to a verdict."""
    facts = desk.facts_of(finding)
    used = [fact for fact in facts if fact.used is not None]
    if len(used) > 1 and all(fact.unit == "person" for fact in used):
        text = "，".join(f"{desk.quantity(fact.quantity)}{shown(fact.used, fact.unit)}" for fact in used)
        ids = list(dict.fromkeys(item for fact in used for item in desk.grounds(fact)))
        return desk.told(text, ids, finding=finding, limit=1)
    if used:
        return desk.told(shown(used[0].used, used[0].unit), desk.grounds(used[0]), finding=finding, limit=1)
    claimed = next((fact for fact in facts if fact.claimed is not None), None)
    if claimed is not None and finding.verdict != "manual":
        ids = [figure.id for figure in desk.figures_of(claimed, "claim")]
        text = MEMO["claim_and"].format(value=shown(claimed.claimed, claimed.unit), reason=REASONS[finding.reason])
        return desk.told(text, ids, finding=finding, limit=1)
    if finding.verdict in ("met", "not_met", "judgement"):
        return desk.told(REASONS[finding.reason], finding.figures, finding=finding, limit=1)
    return [Span(REASONS[finding.reason])]


def _to_decide(desk: Desk) -> list[Item]:
    """What a superior has to settle, and why; then how much is left to the applicant and to the visit on site."""
    findings = desk.audit.findings
    open_ones = [item for item in findings if item.verdict == "judgement"]
    open_ones += [item for item in findings if item.verdict == "not_met"]
    items: list[Item] = [] if open_ones else [body(Span(MEMO["nothing_to_decide"]), style="small")]
    for number, finding in enumerate(open_ones[:_MOST_DECISIONS], 1):
        ids = [item for fact in desk.facts_of(finding) for item in desk.grounds(fact)] or list(finding.figures)
        items.append(
            body(
                Span(f"{number}．", "own"),
                Span(f"{finding.title}", "law"),
                Span(f"（{VERDICTS[finding.verdict]}）：", "strong"),
                *desk.told(_why(desk, finding), ids, finding=finding, limit=2),
                style="small",
            )
        )
    left = {key: sum(item.verdict == key for item in findings) for key in ("unproven", "manual")}
    words = [MEMO[f"left_{key}"].format(n=count) for key, count in left.items() if count]
    if len(open_ones) > _MOST_DECISIONS:
        words.insert(0, MEMO["more_decide"].format(n=len(open_ones) - _MOST_DECISIONS))
    grave = Counter(item.code for _, item in desk.discrepancies if item.severity == "error")
    if grave:
        kinds = "，".join(
            TALLY_WORD.format(name=DISCREPANCIES[code], n=n) for code, n in grave.most_common(_MOST_KINDS)
        )
        text = MEMO["grave"].format(n=grave.total(), kinds=kinds)
        link = Span(MEMO["report"], "cite", "report.html#discrepancies")
        items.append(body(Span(text, "strong"), Span("〔"), link, Span("〕"), style="small"))
    if words:
        items.append(body(Span("".join(words), "own"), style="small"))
    return items


def _why(desk: Desk, finding: Finding) -> str:
    """Why it is open, in one sentence: the readings where they differ, else the explanation, cut to its length."""
    reached = {True: MEMO["reached"], False: MEMO["not_reached"], None: MEMO["unknown"]}
    if len({reading.reached for reading in finding.readings}) > 1:
        facts = desk.facts_of(finding)
        unit = facts[-1].unit if facts else None
        told = (
            f"{reading.title or READINGS.get(reading.id, reading.id)}：{shown(reading.value, unit)}，"
            f"{reached[reading.reached]}"
            for reading in finding.readings
        )
        return f"{REASONS[finding.reason]}。{'；'.join(told)}。"
    text = finding.explanation
    return text if len(text) <= _MOST_WORDS else f"{text[:_MOST_WORDS]}…"
