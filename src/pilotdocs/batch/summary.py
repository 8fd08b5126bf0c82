"""The summary of all applications as data: 汇总.json, and beside each audit what it shares with others."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from pilotdocs.batch import messages
from pilotdocs.batch.across import Shared, find_shared
from pilotdocs.batch.ledger import Ledger
from pilotdocs.batch.plan import Plan

SCHEMA = "pilotdocs.batch/1"
_SHARED_SCHEMA = "pilotdocs.across/1"
_OPEN = ("not_met", "judgement", "unproven", "manual")
Data = dict[str, Any]


def write_summaries(plan: Plan, entries: Sequence[Data], ledger: Ledger) -> None:
    """汇总.json, 汇总.xlsx, 汇总.html, 推荐汇总表.docx and each application's 跨申报比对.json. Each appears whole;
    the same results give the same bytes. Raises OutputError."""
    from pilotdocs.batch.summary_docx import write_table
    from pilotdocs.batch.summary_html import page_of
    from pilotdocs.batch.summary_xlsx import write_workbook

    by_out = {planned.application.out: planned.application for planned in plan.planned}
    audited = [entry for entry in entries if entry["status"] == "done"]
    shared = find_shared(
        [entry["name"] for entry in audited], lambda index: ledger.traces(by_out[audited[index]["out"]])
    )
    _tell_each(ledger, audited, shared)
    data = summary_data(plan, entries, shared)
    ledger.show("汇总.json", (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))
    ledger.show("汇总.html", page_of(data).encode("utf-8", "replace"))
    ledger.show("汇总.xlsx", write_workbook(data))
    ledger.show("推荐汇总表.docx", write_table(data))


def summary_data(plan: Plan, entries: Sequence[Data], shared: Sequence[Shared]) -> Data:
    """All of the summary as JSON values: nothing in it depends on when, or in how many goes, the run was made."""
    touched = Counter(name for item in shared for name in item["applications"])
    conditions: dict[str, str] = {}
    for entry in entries:
        for finding in entry["row"].get("findings", []):
            conditions.setdefault(finding["condition"], finding["title"])
    return {
        "schema": SCHEMA,
        "conditions": [{"id": condition, "title": title} for condition, title in conditions.items()],
        "counts": {
            status: sum(entry["status"] == status for entry in entries) for status in ("done", "unusable", "poisoned")
        },
        "applications": [_application(entry, touched) for entry in entries],
        "poisoned": [
            {"name": entry["name"], "status": entry["status"], "reason": entry["reason"]}
            for entry in entries
            if entry["status"] != "done"
        ],
        "across": list(shared),
        "loose": [{"name": name, "reason": reason} for name, reason in plan.loose],
    }


def _application(entry: Data, touched: Counter[str]) -> Data:
    row = entry["row"]
    findings = row.get("findings", [])
    return {
        "name": entry["name"],
        "out": entry["out"],
        "status": entry["status"],
        "reason": entry["reason"],
        "applicant": row.get("applicant") or {"name": None, "uscc": None, "platform": None},
        "as_of": row.get("as_of"),
        "rules": row.get("rules"),
        "pages": row.get("pages", 0),
        "verdicts": {finding["condition"]: finding["verdict"] for finding in findings},
        "reasons": {finding["condition"]: finding["reason"] for finding in findings},
        "facts": row.get("facts", {}),
        "margins": row.get("margins", {}),
        "open": [
            f"{finding['title']}：{messages.VERDICTS[finding['verdict']]}"
            for finding in sorted(
                (finding for finding in findings if finding["verdict"] in _OPEN),
                key=lambda finding: _OPEN.index(finding["verdict"]),
            )
        ],
        "missing": row.get("missing", []),
        "unreadable": row.get("unreadable", []),
        "problems": row.get("problems", []),
        "errors": row.get("errors", 0),
        "warnings": row.get("warnings", 0),
        "across": touched[entry["name"]],
    }


def _tell_each(ledger: Ledger, audited: Sequence[Data], shared: Sequence[Shared]) -> None:
    mine: dict[str, list[Shared]] = {}
    for item in shared:
        for name in item["applications"]:
            mine.setdefault(name, []).append(item)
    for entry in audited:
        told = {"schema": _SHARED_SCHEMA, "application": entry["name"], "discrepancies": mine.get(entry["name"], [])}
        data = (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
        ledger.show(f"{entry['out']}/跨申报比对.json", data)
