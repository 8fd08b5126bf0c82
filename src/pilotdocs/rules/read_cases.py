"""A pack's own cases, from the tree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pilotdocs.model.pack import Case, CaseContract, CaseEntry, CasePerson, CaseReport
from pilotdocs.model.part import KINDS
from pilotdocs.rules.desk import EXAMPLES, Desk
from pilotdocs.rules.read_quantities import GROUPS
from pilotdocs.rules.tree import Entries, Node
from pilotdocs.rules.units import UNITS, read_amount, read_day

KEYS = (
    "title", "condition", "on", "expect", "evidenced", "claimed", "bounds", "papers", "said", "reports", "people",
    "contracts", "explains",
)  # fmt: skip
OUTCOMES = (
    "met reached", "not_met missed", "not_met excluded", "judgement soft_missed", "judgement reading_decides",
    "judgement needs_person", "unproven claim_only", "unproven nothing_found", "manual needs_person",
)  # fmt: skip
BOUNDS = ("exact", "at_least", "over", "at_most", "under", "about")


def read_cases(node: Node | None, desk: Desk, conditions: frozenset[str]) -> tuple[Case, ...]:
    """All cases; each names a condition of the pack and the verdict and reason that must come out."""
    return tuple(_case(item, desk, conditions) for item in desk.items(node, "cases"))


def _case(node: Node, desk: Desk, conditions: frozenset[str]) -> Case:
    found = desk.fields(node, "案例", KEYS, ("title", "condition", "on", "expect"))
    title = desk.needed_text(found.get("title"), "案例的 title")
    where = f"案例“{title}”"
    condition = desk.text(found.get("condition"), f"{where}.condition")
    if "condition" in found and condition not in conditions:
        desk.choice(found["condition"], f"{where}.condition", sorted(conditions), "")
    expect = desk.choice(found.get("expect"), f"{where}.expect", OUTCOMES, "met reached").split()
    return Case(
        title, condition, desk.day(found.get("on"), f"{where}.on") or date.min, expect[0], expect[1],
        _amounts(found.get("evidenced"), desk, f"{where}.evidenced"),
        _amounts(found.get("claimed"), desk, f"{where}.claimed"),
        _pairs(found.get("bounds"), desk, f"{where}.bounds",
               lambda item, value: desk.choice(item, f"{where}.bounds", BOUNDS, "exact")),
        desk.choices(found.get("papers"), f"{where}.papers", KINDS),
        _pairs(found.get("said"), desk, f"{where}.said",
               lambda item, value: desk.choice(item, f"{where}.said", ("claim", "evidence"), "claim")),
        tuple(_report(item, desk, where) for item in desk.items(found.get("reports"), f"{where}.reports")),
        tuple(_person(item, desk, where) for item in desk.items(found.get("people"), f"{where}.people")),
        tuple(_contract(item, desk, where) for item in desk.items(found.get("contracts"), f"{where}.contracts")),
        desk.words(found.get("explains"), f"{where}.explains"),
        node.line,
    )  # fmt: skip


def _pairs(node: Node | None, desk: Desk, where: str, check: Callable[[Node, str], str]) -> tuple[tuple[str, str], ...]:
    if node is None:
        return ()
    if not isinstance(node, Entries):
        desk.fault(node, f"{where}应当是“量: 值”的形式", "例如 {pilot_staff: 10 人}")
        return ()
    pairs: dict[str, str] = {}
    for key, value in node.entries:
        name = desk.quantity(key, where)
        if name in pairs:
            desk.fault(key, f"{where}里“{name}”写了两次", "留下一个")
        pairs[name] = check(value, name)
    return tuple(pairs.items())


def _amounts(node: Node | None, desk: Desk, where: str) -> tuple[tuple[str, str], ...]:
    def check(item: Node, name: str) -> str:
        written, unit = desk.needed_text(item, where), desk.quantities.get(name, "text")
        if unit == "date" and read_day(written) is None:
            desk.fault(item, f"{where}的 {name} 不是日期", "写成 2025-09-30")
        elif unit not in ("text", "date"):
            amount = read_amount(written)
            if amount is None or amount[1] not in (None, unit):
                desk.fault(item, f"{where}的 {name}“{written}”不是{UNITS.get(unit, unit)}", EXAMPLES.get(unit, ""))
        return written

    return _pairs(node, desk, where, check)


def _report(node: Node, desk: Desk, where: str) -> CaseReport:
    found = desk.fields(node, f"{where}的信用报告", ("issued", "clean", "entries"))
    entries: list[CaseEntry] = []
    for item in desk.items(found.get("entries"), f"{where}的记录"):
        fields = desk.fields(item, f"{where}的记录", ("text", "day", "grave", "cured"), ("text",))
        entries.append(
            CaseEntry(
                desk.text(fields.get("text"), "text"),
                desk.day(fields.get("day"), "day"),
                desk.yes(fields.get("grave"), "grave", False),
                desk.yes(fields.get("cured"), "cured", False),
            )
        )
    clean = desk.yes(found["clean"], "clean", True) if "clean" in found else None
    return CaseReport(desk.day(found.get("issued"), "issued"), clean, tuple(entries))


def _person(node: Node, desk: Desk, where: str) -> CasePerson:
    known = ("name", "education", "title", "post", "group", "full_time", "insured_months")
    found = desk.fields(node, f"{where}的人员", known, ("name",))
    return CasePerson(
        desk.needed_text(found.get("name"), "name"),
        desk.text(found.get("education"), "education"),
        desk.text(found.get("title"), "title"),
        desk.text(found.get("post"), "post"),
        desk.choice(found.get("group"), "group", GROUPS, GROUPS[0]) if "group" in found else None,
        desk.yes(found["full_time"], "full_time", True) if "full_time" in found else None,
        desk.whole(found["insured_months"], "insured_months", 0) if "insured_months" in found else None,
    )


def _contract(node: Node, desk: Desk, where: str) -> CaseContract:
    found = desk.fields(node, f"{where}的合同", ("signed", "amount"))
    amount = desk.amount(found.get("amount"), "amount", "CNY")
    return CaseContract(desk.day(found.get("signed"), "signed"), None if amount is None else str(amount))
