"""The audit as data for programs: `audit.json` after the contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pilotdocs.model.audit import Audit
from pilotdocs.model.document import Document, Problem
from pilotdocs.model.fact import CountedRow, Coverage, Discrepancy, Fact, Presence
from pilotdocs.model.figure import Figure
from pilotdocs.model.finding import Finding
from pilotdocs.model.folder import File
from pilotdocs.model.part import Part
from pilotdocs.model.place import Box, Place, Source
from pilotdocs.reports.masking import mask, masked_audit
from pilotdocs.reports.values import plain

SCHEMA = "pilotdocs.audit/1"


def audit_to_data(audit: Audit, *, unmasked: bool = False) -> dict[str, Any]:
    """The contract's `audit.json` as plain dicts and lists, in a fixed order.

    Numbers that matter are decimal strings in their canonical unit, days ISO strings, what was not found None.
    Identity and phone numbers are masked unless `unmasked`.
    """
    if not unmasked:
        audit = masked_audit(audit)
    pack = audit.pack
    return {
        "schema": SCHEMA,
        "rules": {
            "id": pack.id,
            "title": pack.title,
            "sha256": pack.sha256,
            "status": pack.status,
            "draft": pack.draft,
        },
        "as_of": audit.day.isoformat(),
        "applicant": {
            "name": audit.applicant.name,
            "uscc": audit.applicant.uscc,
            "platform": audit.applicant.platform,
        },
        "documents": _documents(audit, unmasked=unmasked),
        "figures": [figure_to_data(figure) for figure in _all_figures(audit)],
        "facts": [_fact(fact) for fact in audit.settlement.facts],
        "findings": [_finding(finding) for finding in audit.findings],
        "discrepancies": [_discrepancy(item) for item in audit.settlement.discrepancies],
        "completeness": [_presence(item) for item in audit.settlement.completeness],
        "rows": [_row(row) for row in audit.settlement.rows],
        "coverage": [_coverage(item) for item in audit.settlement.coverage],
        "problems": [problem_to_data(problem) for problem in audit.folder.problems],
    }


def _all_figures(audit: Audit) -> list[Figure]:
    """Those the figures room read and those that settling added (a sum has its own), each id once."""
    figures = {figure.id: figure for figure in audit.reading.figures}
    for figure in audit.settlement.figures:
        figures[figure.id] = figure
    for fact in audit.settlement.facts:
        if fact.claim is not None:
            figures.setdefault(fact.claim.id, fact.claim)
    return list(figures.values())


def _documents(audit: Audit, *, unmasked: bool) -> list[dict[str, Any]]:
    files = {file.id: file for file in audit.folder.files}
    read = {document.id for document in audit.documents}
    entries = [
        _document(
            document,
            [part for part in audit.parts if part.document.id == document.id],
            files.get(document.id),
            unmasked=unmasked,
        )
        for document in audit.documents
    ]
    entries += [_unread(file) for file in audit.folder.files if file.id not in read]
    return sorted(entries, key=lambda entry: _natural(str(entry["id"])))


def _natural(identifier: str) -> tuple[int, str]:
    digits = "".join(character for character in identifier if character.isdigit())
    return (int(digits) if digits else 0, identifier)


def _document(document: Document, parts: list[Part], file: File | None, *, unmasked: bool) -> dict[str, Any]:
    problems: list[Problem] = []
    for problem in (*(file.problems if file else ()), *document.problems):
        if problem not in problems:
            problems.append(problem)
    notes = [note if unmasked else mask(note) for note in document.notes]
    return {
        "id": document.id,
        "path": document.path,
        "sha256": document.sha256,
        "pages": document.pages,
        "text": document.text,
        "parts": [part_to_data(part) for part in parts],
        "problems": [problem_to_data(problem) for problem in problems],
        "format": document.format,
        "notes": notes,
    }


def _unread(file: File) -> dict[str, Any]:
    return {
        "id": file.id,
        "path": file.path,
        "sha256": file.sha256,
        "pages": None,
        "text": "none",
        "parts": [],
        "problems": [problem_to_data(problem) for problem in file.problems],
        "format": file.format,
        "notes": [],
    }


def part_to_data(part: Part) -> dict[str, Any]:
    """One part: its kind, its pages (None where the format has none), and what spoke for the kind."""
    return {
        "kind": part.kind,
        "pages": list(part.pages) if part.pages else None,
        "confidence": round(part.confidence, 4),
        "reasons": list(part.reasons),
    }


def problem_to_data(problem: Problem) -> dict[str, Any]:
    """One problem with its remedy and place."""
    return {
        "code": problem.code,
        "message": problem.message,
        "remedy": problem.remedy,
        "place": place_to_data(problem.place) if problem.place else None,
    }


def _box(box: Box | None) -> list[float] | None:
    return None if box is None else [round(value, 2) for value in (box.x0, box.top, box.x1, box.bottom)]


def place_to_data(place: Place) -> dict[str, Any]:
    """Page, box (PDF points from the top left corner, two decimals) and locator; each may be None."""
    return {"page": place.page, "bbox": _box(place.box), "locator": place.locator}


def _source(source: Source) -> dict[str, Any]:
    return {"document": source.document, "part": source.part, **place_to_data(source.place)}


def figure_to_data(figure: Figure) -> dict[str, Any]:
    """One figure, as it is: masking is the caller's."""
    return {
        "id": figure.id,
        "quantity": figure.quantity,
        "value": plain(figure.value),
        "unit": figure.unit,
        "role": figure.role,
        "status": figure.status,
        "bound": figure.bound,
        "period": figure.period,
        "quote": figure.quote,
        "source": _source(figure.source),
        "method": figure.method,
        "confidence": round(figure.confidence, 4),
        "high": plain(figure.high),
        "step": plain(figure.step),
        "party": figure.party,
        "from_form": figure.from_form,
        "cues": list(figure.cues),
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "quantity": fact.quantity,
        "unit": fact.unit,
        "claimed": plain(fact.claimed),
        "evidenced": plain(fact.evidenced),
        "used": plain(fact.used),
        "basis": fact.basis,
        "figures": list(fact.figures),
        "claim": fact.claim.id if fact.claim else None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "condition": finding.condition,
        "title": finding.title,
        "clause": finding.clause,
        "hard": finding.hard,
        "verdict": finding.verdict,
        "reason": finding.reason,
        "explanation": finding.explanation,
        "readings": [
            {"id": reading.id, "value": plain(reading.value), "reached": reading.reached, "title": reading.title}
            for reading in finding.readings
        ],
        "figures": list(finding.figures),
        "facts": list(finding.facts),
        "steps": [{"text": step.text, "result": step.result, "figures": list(step.figures)} for step in finding.steps],
        "margin": finding.margin,
        "flips": finding.flips,
        "ask": finding.ask,
        "site_check": finding.site_check,
    }


def _discrepancy(item: Discrepancy) -> dict[str, Any]:
    return {
        "code": item.code,
        "severity": item.severity,
        "quantity": item.quantity,
        "message": item.message,
        "figures": list(item.figures),
        "documents": list(item.documents),
        "sources": [_source(source) for source in item.sources],
    }


def _presence(item: Presence) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "required": item.required,
        "present": item.present,
        "documents": list(item.documents),
    }


def _row(row: CountedRow) -> dict[str, Any]:
    return {
        "quantity": row.quantity,
        "label": row.label,
        "value": plain(row.value),
        "counted": plain(row.counted),
        "code": row.code,
        "reason": row.reason,
        "quote": row.quote,
        "source": _source(row.source),
    }


def _coverage(item: Coverage) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "message": item.message,
        "figure": item.figure,
        "document": item.document,
        "part": item.part,
    }


def json_bytes(data: dict[str, Any]) -> bytes:
    """UTF-8 JSON that people can read; the same bytes for the same data."""
    return (json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8", "replace")


def write_json(audit: Audit, out: Path, *, unmasked: bool = False) -> None:
    """Writes `audit.json` to the path `out`. Raises OSError where it can't be written."""
    out.write_bytes(json_bytes(audit_to_data(audit, unmasked=unmasked)))
