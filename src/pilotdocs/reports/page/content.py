"""The page's one block of data: everything that its script draws, already in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pilotdocs.model.audit import Audit
from pilotdocs.model.finding import Finding
from pilotdocs.model.place import Place, Source
from pilotdocs.reports.citations import build_citations
from pilotdocs.reports.decisions import SCHEMA, digest, snapshot
from pilotdocs.reports.desk import Desk
from pilotdocs.reports.masking import masked
from pilotdocs.reports.memo_lists import corrections
from pilotdocs.reports.messages.names import (
    DECISION_STATES,
    DISCREPANCIES,
    READINGS,
    REASONS,
    ROLES,
    ROW_CODES,
    SEVERITIES,
    STATUSES,
    STRENGTH,
    TEXT_KINDS,
    VERDICTS,
)
from pilotdocs.reports.messages.page import PAGE_WORDS
from pilotdocs.reports.page.pictures import Wish, crop_pictures
from pilotdocs.reports.page.sketches import sketch
from pilotdocs.reports.page.snippets import Surroundings
from pilotdocs.reports.values import shown

_MOST_ROWS = 300


def page_content(audit: Audit, desk: Desk, locations: Mapping[str, Path]) -> dict[str, Any]:
    """All data of the page. `audit` is the unmasked one (its quotes find the places), `desk` what may be shown."""
    pack = desk.audit.pack
    return {
        "words": PAGE_WORDS,
        "meta": {
            "applicant": desk.audit.applicant.name,
            "uscc": desk.audit.applicant.uscc,
            "platform": desk.audit.applicant.platform,
            "day": desk.audit.day.isoformat(),
            "dayWord": shown(desk.audit.day, "date"),
            "rules": {"id": pack.id, "title": pack.title, "sha256": pack.sha256, "status": pack.status},
            "draft": pack.draft,
            "schema": SCHEMA,
        },
        "findings": [_finding(audit, desk, finding) for finding in desk.audit.findings],
        "facts": {fact.quantity: _fact(desk, fact.quantity) for fact in desk.audit.settlement.facts},
        "figures": _figures(audit, desk, locations),
        "discrepancies": [
            {
                "id": label,
                "title": DISCREPANCIES[item.code],
                "severity": item.severity,
                "weight": SEVERITIES[item.severity],
                "message": item.message,
                "figures": [identifier for identifier in item.figures if identifier in desk.citations.figures],
                "places": [_link(desk, source) for source in item.sources],
                "documents": list(item.documents),
                "quantity": item.quantity,
            }
            for label, item in desk.discrepancies
        ],
        "rows": _rows(desk),
        "coverage": [
            {"message": item.message, "figure": item.figure, "document": item.document}
            for item in desk.audit.settlement.coverage
        ],
        "completeness": [
            {
                "kind": desk.kind(item.kind),
                "required": item.required,
                "present": item.present,
                "documents": list(item.documents),
            }
            for item in desk.audit.settlement.completeness
        ],
        "corrections": ["".join(span.text for span in spans if not span.href) for spans, _ in corrections(desk)],
        "documents": _documents(desk),
        "decisions": [
            {
                "finding": item.decision.finding,
                "condition": item.decision.condition,
                "decision": item.decision.decision,
                "reason": item.decision.reason,
                "by": item.decision.by,
                "state": item.state,
                "stateWord": DECISION_STATES[item.state],
                "changes": list(item.changes),
                "digest": item.decision.digest,
                "snapshot": item.decision.snapshot,
            }
            for item in masked(desk.decisions)
        ],
    }


def _link(desk: Desk, source: Source) -> dict[str, str]:
    return {"label": desk.citations.label(source), "href": desk.citations.link(source)}


def _finding(audit: Audit, desk: Desk, finding: Finding) -> dict[str, Any]:
    units = [fact.unit for fact in desk.facts_of(finding)]
    raw = next(item for item in audit.findings if item.id == finding.id)
    taken = snapshot(audit, raw)
    touched = {identifier for fact in desk.facts_of(finding) for identifier in fact.figures} | set(finding.figures)
    return {
        "id": finding.id,
        "condition": finding.condition,
        "title": finding.title,
        "clause": finding.clause,
        "strength": STRENGTH[finding.hard],
        "verdict": finding.verdict,
        "verdictWord": VERDICTS[finding.verdict],
        "reasonWord": REASONS[finding.reason],
        "explanation": finding.explanation,
        "readings": [
            {
                "title": item.title or READINGS.get(item.id, item.id),
                "value": shown(item.value, units[-1] if units else None),
                "reached": item.reached,
            }
            for item in finding.readings
        ],
        "steps": [
            {"text": step.text, "result": VERDICTS.get(step.result, step.result), "figures": list(step.figures)}
            for step in finding.steps
        ],
        "margin": finding.margin,
        "flips": finding.flips,
        "ask": finding.ask,
        "site": finding.site_check,
        "facts": [fact.quantity for fact in desk.facts_of(finding)],
        "figures": [identifier for identifier in finding.figures if identifier in desk.citations.figures],
        "discrepancies": [
            label
            for label, item in desk.discrepancies
            if touched & set(item.figures) or (item.quantity and item.quantity in finding.facts)
        ],
        "digest": digest(taken),
        "snapshot": taken,
    }


def _fact(desk: Desk, quantity: str) -> dict[str, Any]:
    fact = desk.audit.settlement.fact(quantity)
    assert fact is not None
    return {
        "name": desk.quantity(quantity),
        "claimed": shown(fact.claimed, fact.unit) if fact.claimed is not None else None,
        "evidenced": shown(fact.evidenced, fact.unit) if fact.evidenced is not None else None,
        "used": shown(fact.used, fact.unit) if fact.used is not None else None,
        "basis": fact.basis,
        "claims": [figure.id for figure in desk.figures_of(fact, "claim")],
        "proofs": [figure.id for figure in desk.figures_of(fact, "evidence")],
    }


def _figures(audit: Audit, desk: Desk, locations: Mapping[str, Path]) -> dict[str, Any]:
    raw = build_citations(audit).figures
    documents = {document.id: document for document in audit.documents}
    cited = _cited(desk)
    wishes: dict[str, Wish] = {}
    for identifier in cited:
        place = raw[identifier].source.place
        if place.page is not None and place.box is not None:
            wishes[identifier] = (raw[identifier].source.document, place.page, place.box)
    pictures = crop_pictures(documents, locations, list(wishes.values()), unmasked=desk.unmasked)
    known: dict[str, Surroundings] = {}
    out = {}
    for identifier, figure in desk.citations.figures.items():
        entry: dict[str, Any] = {
            "name": desk.quantity(figure.quantity),
            "quantity": figure.quantity,
            "value": desk.figure_value(figure),
            "role": figure.role,
            "roleWord": ROLES[figure.role],
            "status": "" if figure.status == "actual" else STATUSES[figure.status],
            "period": figure.period,
            "quote": figure.quote,
            "place": _link(desk, figure.source),
            "method": figure.method,
            "cues": list(figure.cues),
            "confidence": round(figure.confidence, 2),
        }
        picture = pictures.get(wishes[identifier]) if identifier in wishes else None
        if picture is not None:
            entry["picture"] = {
                "uri": picture.uri,
                "width": picture.width,
                "height": picture.height,
                "lit": picture.lit,
            }
        elif identifier in cited and figure.source.document in documents:
            document = documents[figure.source.document]
            if document.id not in known:
                known[document.id] = Surroundings(document, unmasked=desk.unmasked)
            place = raw[identifier].source.place
            entry["around"] = known[document.id].around(place, raw[identifier].quote)
            if entry["around"] is None:
                entry["sketch"] = sketch(document, place, unmasked=desk.unmasked)
        out[identifier] = entry
    return out


def _cited(desk: Desk) -> list[str]:
    """The figures that something rests on, in order of the findings: their pictures are worth their bytes."""
    ids: list[str] = []
    for finding in desk.audit.findings:
        for fact in desk.facts_of(finding):
            ids += [*((fact.claim.id,) if fact.claim else ()), *fact.figures]
        ids += finding.figures
    for fact in desk.audit.settlement.facts:
        ids += [*((fact.claim.id,) if fact.claim else ()), *fact.figures]
    for _, item in desk.discrepancies:
        ids += item.figures
    return [identifier for identifier in dict.fromkeys(ids) if identifier in desk.citations.figures]


def _rows(desk: Desk) -> list[dict[str, Any]]:
    tables: dict[str, list[dict[str, Any]]] = {}
    for row in desk.audit.settlement.rows:
        fact = desk.audit.settlement.fact(row.quantity)
        unit = fact.unit if fact else None
        mine = tables.setdefault(row.quantity, [])
        if len(mine) < _MOST_ROWS:
            mine.append(
                {
                    "label": desk.row_label(row),
                    "value": shown(row.value, unit, detail=True),
                    "counted": shown(row.counted, unit, detail=True),
                    "code": ROW_CODES.get(row.code, row.code),
                    "reason": row.reason,
                    "place": _link(desk, row.source),
                }
            )
    return [{"name": desk.quantity(quantity), "quantity": quantity, "rows": rows} for quantity, rows in tables.items()]


def _documents(desk: Desk) -> list[dict[str, Any]]:
    read = {document.id: document for document in desk.audit.documents}
    entries = []
    for identifier, path in desk.citations.paths.items():
        document = read.get(identifier)
        problems = desk.problems_of(identifier)
        href = desk.citations.link(Source(identifier, 0, Place())) if path in desk.citations.marked else ""
        entries.append(
            {
                "id": identifier,
                "path": path,
                "href": href,
                "pages": document.pages if document else None,
                "text": TEXT_KINDS[document.text if document else "none"],
                "kinds": [desk.kind(part.kind) for part in desk.audit.parts if part.document.id == identifier],
                "problems": [f"{problem.message}{problem.remedy}" for problem in problems],
            }
        )
    return entries
