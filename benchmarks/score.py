"""Holds audits against what a careful reviewer would find: facts, verdicts, discrepancies, kinds of part.

A truth file is JSON: `as_of`, `facts` (quantity → claimed / evidenced / used), `findings` (condition → [verdict, reason]),
`discrepancies` ([code, quantity] that must be found), `allowed` (codes that may be found besides) and `parts`
(path → kinds). Whatever it leaves out is not scored.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any

ROLES = ("claimed", "evidenced", "used")


def same(first: object, second: object) -> bool:
    """Whether two values are one: numbers by value (a quotient to six digits), texts without spaces."""
    if first is None or second is None:
        return first is second
    try:
        return abs(Decimal(str(first)) - Decimal(str(second))) <= Decimal("0.000001")
    except InvalidOperation:
        return "".join(str(first).split()) == "".join(str(second).split())


class Tally:
    """How many of each kind were right, of how many, and what was missed."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.misses: list[str] = []
        self.false_met: list[str] = []

    def add(self, kind: str, right: bool, miss: str) -> None:
        """Count one comparison; `miss` is said where it failed."""
        self.all[kind] += 1
        self.right[kind] += int(right)
        if not right:
            self.misses.append(miss)


def score(name: str, truth: dict[str, Any], audit: dict[str, Any], tally: Tally) -> None:
    """Hold one audit against one truth."""
    facts = {fact["quantity"]: fact for fact in audit["facts"]}
    for quantity, wanted in truth.get("facts", {}).items():
        for role in ROLES:
            if role in wanted:
                got = facts.get(quantity, {}).get(role)
                tally.add(f"facts {role}", same(got, wanted[role]), f"{name}: {quantity}.{role} {got} ≠ {wanted[role]}")
                tally.add(f"quantity {quantity}", same(got, wanted[role]), "")
    findings = {finding["condition"]: finding for finding in audit["findings"]}
    for condition, (verdict, reason) in truth.get("findings", {}).items():
        finding = findings.get(condition, {})
        got = (finding.get("verdict"), finding.get("reason"))
        tally.add("findings", got == (verdict, reason), f"{name}: {condition} {got} ≠ {(verdict, reason)}")
        if got[0] == "met" and verdict != "met":
            tally.false_met.append(f"{name}: {condition}")
    found = {(item["code"], item["quantity"]) for item in audit["discrepancies"]}
    wanted_codes = {(code, quantity) for code, quantity in truth.get("discrepancies", [])}
    for item in sorted(wanted_codes, key=str):
        tally.add("discrepancies found", item in found, f"{name}: discrepancy missing {item}")
    for item in sorted(found, key=str):
        right = item in wanted_codes or item[0] in truth.get("allowed", [])
        tally.add("discrepancies grounded", right, f"{name}: discrepancy without ground {item}")
    kinds = {document["path"]: [part["kind"] for part in document["parts"]] for document in audit["documents"]}
    for path, wanted_kinds in truth.get("parts", {}).items():
        got_kinds = kinds.get(path)
        tally.add("parts", got_kinds == wanted_kinds, f"{name}: {path} {got_kinds} ≠ {wanted_kinds}")
