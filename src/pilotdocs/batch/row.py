"""An audit in one row: what the summary of all applications shows of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pilotdocs.model.audit import Audit
from pilotdocs.reports import audit_to_data

_FACTS = (
    "established", "pilot_staff", "pilot_area", "equipment_owned", "equipment_leased_rent", "equipment_counted",
    "pilot_revenue_total", "pilot_revenue_external", "external_share",
)  # fmt: skip


def audit_row(audit: Audit) -> dict[str, Any]:
    """The applicant, each condition's verdict, the figures that were accepted, what is open. JSON values; masked."""
    data = audit_to_data(audit)
    unread = [document["path"] for document in data["documents"] if _unread(document)]
    return {
        "applicant": data["applicant"],
        "as_of": data["as_of"],
        "rules": {"id": data["rules"]["id"], "title": data["rules"]["title"]},
        "pages": sum(document["pages"] or 0 for document in data["documents"]),
        "documents": len(data["documents"]),
        "unreadable": unread,
        "findings": [
            {
                "id": finding["id"],
                "condition": finding["condition"],
                "title": finding["title"],
                "verdict": finding["verdict"],
                "reason": finding["reason"],
                "explanation": finding["explanation"],
            }
            for finding in data["findings"]
        ],
        "facts": {
            fact["quantity"]: {key: fact[key] for key in ("unit", "claimed", "evidenced", "used")}
            for fact in data["facts"]
            if fact["quantity"] in _FACTS
        },
        "margins": _margins(audit),
        "errors": sum(item["severity"] == "error" for item in data["discrepancies"]),
        "warnings": sum(item["severity"] == "warning" for item in data["discrepancies"]),
        "missing": [item["kind"] for item in data["completeness"] if item["required"] and not item["present"]],
    }


def _unread(document: dict[str, Any]) -> bool:
    return any(problem["code"] == "unreadable" for problem in document["problems"])


def _margins(audit: Audit) -> dict[str, dict[str, str]]:
    """For each condition that is a plain threshold: the used value over the limit, as a decimal string."""
    from pilotdocs.model.rule import Threshold

    margins: dict[str, dict[str, str]] = {}
    for condition in audit.pack.conditions:
        test = condition.test
        if not isinstance(test, Threshold) or not test.limits:
            continue
        limit = test.limits[0].value
        fact = audit.settlement.fact(test.quantity)
        if fact is None or not isinstance(fact.used, Decimal) or not isinstance(limit, Decimal) or limit <= 0:
            continue
        share = (fact.used / limit).quantize(Decimal("0.0001"))
        margins[condition.id] = {"used": str(fact.used), "limit": str(limit), "share": str(share)}
    return margins
