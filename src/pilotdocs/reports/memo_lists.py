"""The memo's lists: discrepancies, readings, what to hand in, what to see on site, decisions, limits, signatures."""

from __future__ import annotations

from pilotdocs.model.place import Place, Source
from pilotdocs.reports.desk import Desk
from pilotdocs.reports.messages.memo import (
    CORRECTION_KIND,
    DATE_BLANK,
    FILE_AGAIN,
    LIMITS,
    MEMO,
    MEMO_HEADS,
    PAPERS_MISSING,
    SIGN_ROWS,
)
from pilotdocs.reports.messages.names import DECISION_STATES, DECISIONS, DISCREPANCIES, READINGS, SEVERITIES, TEXT_KINDS
from pilotdocs.reports.paper import ABOVE, Cell, Grid, Item, Paragraph, Span, body, cell_of, plain_cell
from pilotdocs.reports.values import shown

_LOW_CONFIDENCE = 0.9
_MOST_LINES = 200
_MOST_FACTS = 4


def discrepancy_list(desk: Desk) -> list[Item]:
    """差异与疑点 by weight, each with its number and the places it speaks of."""
    if not desk.discrepancies:
        return [body(Span(MEMO["none"]))]
    items: list[Item] = []
    weight = ""
    for label, entry in desk.discrepancies[:_MOST_LINES]:
        if entry.severity != weight:
            weight = entry.severity
            items.append(Paragraph((Span(SEVERITIES[weight]),), "h2"))
        places = [desk.citations.of_figure(item) for item in entry.figures]
        places += [desk.citations.of_source(source) for source in entry.sources]
        if not places:
            places += [desk.citations.of_document(item) for item in entry.documents]
        cites = desk.citations.cited(places, more=label)
        spans = [Span(f"{label}　", "own"), Span(f"{DISCREPANCIES[entry.code]}：", "strong"), Span(entry.message)]
        if not cites:
            cites = desk.citations.cited([desk.citations.of_report(label)])
        items.append(body(*spans, *cites, style="item"))
    return items


def reading_table(desk: Desk) -> list[Item]:
    """不同口径的测算: each reading of a clause with its number and whether the threshold is reached."""
    rows = []
    for finding in desk.audit.findings:
        facts = desk.facts_of(finding)
        unit = facts[-1].unit if facts else None
        ids = [item for fact in facts for item in desk.grounds(fact)] or list(finding.figures)
        cites = desk.citations.cited(map(desk.citations.of_figure, ids), limit=2, more=finding.id)
        for number, reading in enumerate(finding.readings):
            reached = {True: MEMO["reached"], False: MEMO["not_reached"], None: MEMO["unknown"]}[reading.reached]
            rows.append(
                (
                    ABOVE if number else cell_of([Span(finding.title, "law")], [Span(finding.id, "own")]),
                    cell_of([Span(reading.title or READINGS.get(reading.id, reading.id), "law")]),
                    plain_cell(shown(reading.value, unit)),
                    plain_cell(reached),
                    cell_of(cites or desk.citations.cited([desk.citations.of_report(finding.id)])),
                )
            )
    return [Grid(MEMO_HEADS["readings"], (22, 32, 18, 10, 18), tuple(rows))] if rows else [body(Span(MEMO["none"]))]


def corrections(desk: Desk) -> list[tuple[list[Span], str]]:
    """What the applicant must hand in or explain, each once, with the id it comes from."""
    lines: dict[str, tuple[list[Span], str]] = {}
    asked: set[str] = set()
    for finding in desk.audit.findings:
        if finding.ask:
            condition = desk.audit.pack.condition(finding.condition)
            asked.update(condition.evidence if condition else ())
            spans = desk.told(finding.ask, finding.figures, anchor=finding.id)
            lines.setdefault(finding.ask, (spans, finding.id))
    for paper in desk.audit.settlement.completeness:
        if paper.required and not paper.present and paper.kind not in asked and not desk.replaced(paper.kind):
            text = PAPERS_MISSING.format(name=desk.kind(paper.kind))
            if not any(desk.kind(paper.kind) in known for known in lines):
                lines.setdefault(text, ([Span(text)], CORRECTION_KIND))
    for label, entry in desk.discrepancies:
        if entry.code != "unreadable":
            continue
        for identifier in entry.documents:
            path = desk.citations.paths.get(identifier, identifier)
            remedy = next((problem.remedy for problem in desk.problems_of(identifier) if problem.remedy), FILE_AGAIN)
            cite = desk.citations.cited([Span(path, "cite", f"report.html#{identifier}")])
            lines.setdefault(f"{path}：{remedy}", ([Span(remedy), *cite], label))
    return list(lines.values())


def correction_table(desk: Desk) -> list[Item]:
    """补正清单, complete and once."""
    rows = tuple(
        (plain_cell(str(number), "own"), cell_of(spans), plain_cell(origin, "own"))
        for number, (spans, origin) in enumerate(corrections(desk), 1)
    )
    return [Grid(MEMO_HEADS["corrections"], (8, 70, 22), rows)] if rows else [body(Span(MEMO["none"]))]


def site_table(desk: Desk) -> list[Item]:
    """现场核查表 with the open points filled in and the findings on site left blank."""
    rows: list[tuple[Cell, ...]] = []
    for finding in desk.audit.findings:
        check = finding.site_check or finding.flips
        if not check:
            continue
        facts = [fact for fact in desk.facts_of(finding) if fact.used is not None]
        known = []
        for fact in facts[:_MOST_FACTS]:
            cites = desk.citations.cited(
                map(desk.citations.of_figure, desk.grounds(fact)), limit=1, more=f"q-{fact.quantity}"
            ) or desk.citations.cited([desk.citations.of_report(finding.id)])
            known.append([Span(f"{desk.quantity(fact.quantity)}{shown(fact.used, fact.unit)}"), *cites])
        rows.append(
            (
                plain_cell(str(len(rows) + 1), "own"),
                cell_of(desk.told(check, anchor=finding.id), [Span(f"（{finding.id}）", "own")]),
                cell_of(*known) if known else plain_cell(MEMO["dash"]),
                plain_cell(""),
                plain_cell(""),
            )
        )
    return (
        [Grid(MEMO_HEADS["site"], (6, 34, 26, 20, 14), tuple(rows), height=680)] if rows else [body(Span(MEMO["none"]))]
    )


def decision_table(desk: Desk) -> list[Item]:
    """人工决定: what persons decided, why, and whether it still holds."""
    rows = []
    for merged in desk.decisions:
        decision = merged.decision
        anchor = decision.finding
        by = f"（{decision.by}）" if decision.by else ""
        rows.append(
            (
                plain_cell(anchor, "own"),
                plain_cell(DECISIONS[decision.decision] + by),
                cell_of(desk.told(decision.reason or MEMO["dash"], anchor=anchor)),
                plain_cell(DECISION_STATES[merged.state]),
                cell_of(*(desk.told(change, anchor=anchor) for change in merged.changes or (MEMO["dash"],))),
            )
        )
    return [Grid(MEMO_HEADS["decisions"], (20, 12, 28, 16, 24), tuple(rows))]


def limits(desk: Desk) -> list[Item]:
    """说明与局限: what the program could not see, how sure it was, and under which rules it worked."""
    pack = desk.audit.pack
    lines: list[Item] = [body(Span(LIMITS["advice"]), style="item")]
    if pack.draft:
        lines.append(body(Span(MEMO["draft_note"]), style="item"))
    lines.append(body(Span(LIMITS["pack"].format(id=pack.id, sha=pack.sha256), "own"), style="item"))
    lines.append(body(Span(LIMITS["cut"]), style="item"))
    lines.append(body(Span(LIMITS["unmasked" if desk.unmasked else "masked"]), style="item"))
    lines += _unsure(desk)
    lines += _files(desk)
    if desk.audit.settlement.coverage:
        lines.append(body(Span(LIMITS["coverage"]), style="item"))
        for item in desk.audit.settlement.coverage[:_MOST_LINES]:
            spans = desk.told(item.message, (item.figure,) if item.figure else ())
            if item.document:
                part = desk.citations.of_source(Source(item.document, item.part or 0, Place()))
                spans = [Span(item.message), *desk.citations.cited([part])]
            lines.append(body(Span("· "), *spans, style="small"))
    lines.append(body(Span(LIMITS["fonts"]), style="item"))
    return lines


def _unsure(desk: Desk) -> list[Item]:
    used = {item for fact in desk.audit.settlement.facts for item in fact.figures}
    low = [
        figure
        for figure in desk.citations.figures.values()
        if figure.id in used and figure.confidence < _LOW_CONFIDENCE
    ]
    if not low:
        return []
    lines: list[Item] = [body(Span(LIMITS["ocr"]), style="item")]
    for figure in low[:_MOST_LINES]:
        cites = desk.citations.cited([desk.citations.of_figure(figure.id)])
        sure = f"{desk.quantity(figure.quantity)} {desk.figure_value(figure)}（{figure.confidence:.2f}）"
        lines.append(body(Span("· "), Span(sure), *cites, style="small"))
    return lines


def _files(desk: Desk) -> list[Item]:
    lines: list[Item] = []
    unread = set(desk.unread())
    documents = {document.id: document for document in desk.audit.documents}
    rows = []
    for identifier, path in desk.citations.paths.items():
        problems = desk.problems_of(identifier)
        if not problems and identifier not in unread:
            continue
        document = documents.get(identifier)
        rows.append(
            (
                plain_cell(identifier, "own"),
                cell_of([Span(path, "cite", f"report.html#{identifier}")]),
                plain_cell(TEXT_KINDS[document.text] if document else TEXT_KINDS["none"]),
                cell_of(*([Span(f"{problem.message}{problem.remedy}")] for problem in problems[:6])),
            )
        )
    if rows:
        lines += [body(Span(LIMITS["unread"]), style="item")]
        lines += [Grid(MEMO_HEADS["files"], (8, 34, 14, 44), tuple(rows), splits=True)]
    if desk.problems:
        lines.append(body(Span(LIMITS["unmarked"]), style="item"))
        told = desk.problems[:_MOST_LINES]
        lines += [body(Span("· "), Span(problem.message, "own"), style="small") for problem in told]
    return lines


def sign_table() -> list[Item]:
    """签署: three hands, all blank."""
    rows = tuple((plain_cell(name), plain_cell(""), plain_cell(""), plain_cell(DATE_BLANK)) for name in SIGN_ROWS)
    return [Grid(MEMO_HEADS["sign"], (16, 44, 18, 22), rows, height=1100, together=True)]
