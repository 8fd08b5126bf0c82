"""What is to be marked: every place that a fact, a finding, a discrepancy or a row not counted rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from pilotdocs.model.audit import Audit
from pilotdocs.model.place import Place, Source
from pilotdocs.reports.citations import build_citations
from pilotdocs.reports.desk import Desk
from pilotdocs.reports.masking import mask
from pilotdocs.reports.messages.marks import MARKS
from pilotdocs.reports.messages.names import DISCREPANCIES, ROW_CODES, SEVERITY_ORDER

LEVELS = ("plain", "info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of one document. `quote` is the document's own words there (unmasked: they are to be found again),
    `text` what the mark says (masked), `level` the weight of the worst trouble at that place, `anchor` the name of the
    place in report.html."""

    place: Place
    quote: str
    text: str
    level: str
    anchor: str


@dataclass(slots=True)
class _Draft:
    place: Place
    quote: str
    anchor: str
    findings: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    level: int = 0


def collect_marks(audit: Audit, desk: Desk) -> dict[str, list[Mark]]:
    """The marks of each document id, in order of figure and row; one mark for a place and quote. `audit` is the
    unmasked one, `desk` what was laid out from it."""
    drafts: dict[str, dict[tuple[Place, str], _Draft]] = {}

    def draft(source: Source, quote: str, anchor: str) -> _Draft:
        mine = drafts.setdefault(source.document, {})
        return mine.setdefault((source.place, quote), _Draft(source.place, quote, anchor))

    figures = build_citations(audit).figures
    cited = _cited_by(desk)
    for identifier, figure in figures.items():
        if identifier not in cited:
            continue
        entry = draft(figure.source, figure.quote, identifier)
        entry.findings += [item for item in cited[identifier] if item not in entry.findings]
        name = desk.quantity(figure.quantity)
        line = MARKS[figure.role].format(name=name, value=mask(desk.figure_value(figure)))
        if line not in entry.lines:
            entry.lines.append(line)
    for label, item in desk.discrepancies:
        line = f"{label} {DISCREPANCIES[item.code]}：{item.message}"
        weight = 3 - SEVERITY_ORDER.get(item.severity, 2)
        places = [(figures[i].source, figures[i].quote, i) for i in item.figures if i in figures]
        places += [(source, "", label) for source in item.sources]
        for source, quote, anchor in places:
            entry = draft(source, quote, anchor)
            entry.lines.append(line)
            entry.level = max(entry.level, weight)
    for row in audit.settlement.rows:
        if row.code:
            entry = draft(row.source, row.quote, row.source.document)
            reason = row.reason or ROW_CODES.get(row.code, row.code)
            entry.lines.append(mask(MARKS["row"].format(label=desk.row_label(row), reason=reason)))
            entry.level = max(entry.level, 2)
    return {document: [_mark(entry) for entry in mine.values()] for document, mine in drafts.items()}


def _cited_by(desk: Desk) -> dict[str, list[str]]:
    """Figure id → the ids of the findings that rest on it; figures of facts without a finding have none."""
    cited: dict[str, list[str]] = {}
    for fact in desk.audit.settlement.facts:
        for identifier in (*fact.figures, *((fact.claim.id,) if fact.claim else ())):
            cited.setdefault(identifier, [])
    for finding in desk.audit.findings:
        for identifier in finding.figures:
            cited.setdefault(identifier, []).append(finding.id)
        for fact in desk.facts_of(finding):
            for identifier in fact.figures:
                mine = cited[identifier]
                if finding.id not in mine:
                    mine.append(finding.id)
    return cited


def _mark(entry: _Draft) -> Mark:
    ids = MARKS["findings"].format(ids="、".join(entry.findings)) if entry.findings else ""
    return Mark(entry.place, entry.quote, "\n".join(entry.lines) + ids, LEVELS[entry.level], entry.anchor)
