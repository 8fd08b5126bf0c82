"""findings.sarif: findings and discrepancies for viewers of static analysis results (SARIF 2.1.0, OASIS)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pilotdocs.model.audit import Audit
from pilotdocs.model.figure import Figure
from pilotdocs.model.finding import Finding
from pilotdocs.model.place import Source
from pilotdocs.reports.decisions import digest, snapshot
from pilotdocs.reports.desk import Desk, lay_out
from pilotdocs.reports.messages.names import DISCREPANCIES, REASONS, VERDICTS

SCHEMA_URI = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_KINDS = {"met": "pass", "not_met": "fail", "judgement": "review", "unproven": "open", "manual": "review"}
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def audit_to_sarif(audit: Audit, *, unmasked: bool = False) -> dict[str, Any]:
    """The log as plain data. `kind` carries the verdict (pass, fail, review, open); only a fail has a level.

    Places are artifact URIs relative to the application's folder; page, box and locator stand as properties, because
    papers have no lines.
    """
    desk = lay_out(audit, unmasked=unmasked)
    conditions = [
        {
            "id": finding.condition,
            "name": finding.title,
            "shortDescription": {"text": finding.title},
            "fullDescription": {"text": finding.clause or finding.title},
        }
        for finding in desk.audit.findings
    ]
    codes = sorted({item.code for _, item in desk.discrepancies})
    rules: list[dict[str, Any]] = [
        *conditions,
        *({"id": code, "shortDescription": {"text": DISCREPANCIES[code]}} for code in codes),
    ]
    index = {rule["id"]: position for position, rule in enumerate(rules)}
    results = [_finding(audit, desk, finding, index[finding.condition]) for finding in desk.audit.findings]
    for label, item in desk.discrepancies:
        figures = [desk.citations.figures[i] for i in item.figures if i in desk.citations.figures]
        sources = [figure.source for figure in figures] + list(item.sources)
        locations = [_location(desk, source) for source in sources]
        locations += [_artifact(desk, identifier) for identifier in item.documents] if not locations else []
        results.append(
            {
                "ruleId": item.code,
                "ruleIndex": index[item.code],
                "kind": "fail",
                "level": _LEVELS[item.severity],
                "message": {"text": item.message},
                "locations": locations,
                "properties": {"label": label, "quantity": item.quantity or ""},
            }
        )
    artifacts = [{"location": {"uri": quote(path)}} for path in desk.citations.paths.values()]
    tool = {"driver": {"name": "pilotdocs", "language": "zh-CN", "rules": rules}}
    pack = {"pack": audit.pack.id, "packSha256": audit.pack.sha256, "asOf": audit.day.isoformat()}
    run = {
        "tool": tool,
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "artifacts": artifacts,
        "results": results,
        "properties": pack,
    }
    return {"$schema": SCHEMA_URI, "version": "2.1.0", "runs": [run]}


def _finding(audit: Audit, desk: Desk, finding: Finding, rule: int) -> dict[str, Any]:
    raw = next(item for item in audit.findings if item.id == finding.id)
    kind = _KINDS[finding.verdict]
    figures = [desk.citations.figures[item] for item in finding.figures if item in desk.citations.figures]
    return {
        "ruleId": finding.condition,
        "ruleIndex": rule,
        "kind": kind,
        "level": "error" if kind == "fail" else "none",
        "message": {"text": f"{VERDICTS[finding.verdict]}（{REASONS[finding.reason]}）：{finding.explanation}"},
        "locations": [_location(desk, figure.source, figure) for figure in figures],
        "partialFingerprints": {"finding/v1": finding.id, "figures/v1": digest(snapshot(audit, raw))},
        "properties": {"verdict": finding.verdict, "reason": finding.reason, "hard": finding.hard},
    }


def _artifact(desk: Desk, identifier: str) -> dict[str, Any]:
    uri = quote(desk.citations.paths.get(identifier, identifier))
    return {"physicalLocation": {"artifactLocation": {"uri": uri}}}


def _location(desk: Desk, source: Source, figure: Figure | None = None) -> dict[str, Any]:
    location = _artifact(desk, source.document)
    place = source.place
    properties: dict[str, Any] = {}
    if place.page is not None:
        properties["page"] = place.page
    if place.box is not None:
        properties["bbox"] = [round(v, 2) for v in (place.box.x0, place.box.top, place.box.x1, place.box.bottom)]
    if properties:
        location["properties"] = properties
    if place.locator:
        location["logicalLocations"] = [{"fullyQualifiedName": place.locator}]
    words = desk.citations.label(source)
    location["message"] = {"text": f"{words}：{figure.quote}" if figure else words}
    return location


def write_sarif(audit: Audit, path: Path, *, unmasked: bool = False) -> None:
    """Writes findings.sarif to `path`. Raises OSError."""
    text = json.dumps(audit_to_sarif(audit, unmasked=unmasked), ensure_ascii=False, indent=1, allow_nan=False)
    path.write_bytes((text + "\n").encode("utf-8", "replace"))
