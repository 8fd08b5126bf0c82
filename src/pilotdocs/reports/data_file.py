"""`audit.json` read back and checked, and its short row for lists."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from pilotdocs.errors import DataError
from pilotdocs.reports.data import SCHEMA
from pilotdocs.reports.messages.files import DATA_FAULTS
from pilotdocs.reports.messages.names import VERDICTS

_LISTS = ("documents", "figures", "facts", "findings", "discrepancies", "completeness")
_RECORDS = ("rules", "applicant")
_MAX_BYTES = 200_000_000


def load_audit_data(path: Path) -> dict[str, Any]:
    """What `write_json` wrote, read back and checked: schema, every key of the contract, lists of records.

    Raises DataError with what is wrong and what to do.
    """
    name = path.name
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise DataError(name, DATA_FAULTS["large"], DATA_FAULTS["remedy"])
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise DataError(name, DATA_FAULTS["open"], DATA_FAULTS["open_remedy"]) from error
    except (ValueError, RecursionError) as error:
        raise DataError(name, DATA_FAULTS["json"], DATA_FAULTS["remedy"]) from error
    fault = _fault(data)
    if fault:
        raise DataError(name, fault, DATA_FAULTS["remedy"])
    return data  # type: ignore[no-any-return]


def _fault(data: object) -> str:
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        return DATA_FAULTS["schema"].format(schema=SCHEMA)
    for key in _RECORDS:
        if not isinstance(data.get(key), dict):
            return DATA_FAULTS["key"].format(key=key)
    if not isinstance(data.get("as_of"), str):
        return DATA_FAULTS["key"].format(key="as_of")
    for key in _LISTS:
        items = data.get(key)
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            return DATA_FAULTS["list"].format(key=key)
    for item in data["findings"]:
        if not all(isinstance(item.get(key), str) for key in ("condition", "verdict", "title")):
            return DATA_FAULTS["finding"]
    return ""


def data_to_summary(data: dict[str, Any]) -> dict[str, Any]:
    """A short row for lists and for the terminal, from what `audit_to_data` or `load_audit_data` gives.

    `lines` are Chinese, one a condition; `verdicts` counts by verdict; `conditions` maps condition to verdict.
    """
    findings = data["findings"]
    return {
        "applicant": data["applicant"].get("name"),
        "uscc": data["applicant"].get("uscc"),
        "platform": data["applicant"].get("platform"),
        "as_of": data["as_of"],
        "rules": data["rules"].get("id"),
        "verdicts": dict(Counter(finding["verdict"] for finding in findings)),
        "conditions": {finding["condition"]: finding["verdict"] for finding in findings},
        "discrepancies": dict(Counter(item.get("severity") for item in data["discrepancies"])),
        "unreadable": [item["path"] for item in data["documents"] if item.get("text") == "none"],
        "lines": [
            f"{finding['condition']}　{finding['title']}　{VERDICTS.get(finding['verdict'], finding['verdict'])}"
            for finding in findings
        ],
    }
