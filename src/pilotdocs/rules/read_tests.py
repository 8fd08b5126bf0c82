"""Conditions' tests, from the tree."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from pilotdocs.model.part import KINDS
from pilotdocs.model.rule import (
    All,
    Anchor,
    AnyOf,
    CountOf,
    Duration,
    Limit,
    Member,
    Not,
    OnlyIf,
    Operator,
    PaperThere,
    Person,
    Place,
    Record,
    Said,
    Sign,
    Tenure,
    Test,
    Threshold,
    Treatment,
)  # fmt: skip
from pilotdocs.rules.desk import Desk
from pilotdocs.rules.tree import Entries, Items, Node, Text

OPERATORS: dict[str, Operator] = {"at_least": ">=", "over": ">", "at_most": "<=", "under": "<", "equals": "=="}
ANCHORS: tuple[Anchor, ...] = get_args(Anchor)
TREATMENTS: tuple[Treatment, ...] = get_args(Treatment)
TESTS = (
    "threshold", "tenure", "place", "member", "paper", "said", "all", "any", "n_of", "not", "only_if", "person",
    "record",
)  # fmt: skip
NOTHING: Test = Person()
_NUMBERS = ("person", "m2", "CNY", "ratio", "count", "year", "date")


def read_test(node: Node | None, desk: Desk, where: str) -> Test:
    """The test at a node; a stand-in with faults where it is none."""
    if node is None:
        return NOTHING
    one = desk.single(node, where, TESTS)
    if one is None:
        return NOTHING
    kind, body = one
    where = f"{where}的 {kind}"
    match kind:
        case "threshold":
            return _threshold(body, desk, where)
        case "tenure":
            return _tenure(body, desk, where)
        case "place":
            return _place(body, desk, where)
        case "member":
            return _member(body, desk, where)
        case "paper":
            return PaperThere(desk.choices(body, where, KINDS))
        case "said":
            found = desk.fields(body, where, ("quantity", "where"), ("quantity",))
            spot = desk.choice(found.get("where"), f"{where}.where", ("evidence", "anywhere"), "evidence")
            return Said(
                desk.quantity(found.get("quantity"), where, ("text",)),
                "anywhere" if spot == "anywhere" else "evidence",
            )
        case "all":
            return All(_tests(body, desk, where))
        case "any":
            return AnyOf(_tests(body, desk, where))
        case "n_of":
            found = desk.fields(body, where, ("n", "tests"), ("n", "tests"))
            tests = _tests(found.get("tests"), desk, where)
            least = desk.whole(found.get("n"), f"{where}.n", 1, 1, max(1, len(tests)))
            return CountOf(least, tests)
        case "not":
            return Not(read_test(body, desk, where))
        case "only_if":
            found = desk.fields(body, where, ("when", "then"), ("when", "then"))
            return OnlyIf(read_test(found.get("when"), desk, where), read_test(found.get("then"), desk, where))
        case "person":
            return _person(body, desk, where)
    return _record(body, desk, where)


def _tests(node: Node | None, desk: Desk, where: str) -> tuple[Test, ...]:
    tests = tuple(read_test(item, desk, where) for item in desk.items(node, where))
    if node is not None and isinstance(node, Items) and not tests:
        desk.fault(node, f"{where}下面没有条件", "至少写一项")
    return tests


def _threshold(node: Node, desk: Desk, where: str) -> Test:
    found = desk.fields(node, where, ("quantity", *OPERATORS), ("quantity",))
    quantity = desk.quantity(found.get("quantity"), where, _NUMBERS)
    unit = desk.quantities.get(quantity, "")
    given = [(word, found[word]) for word in OPERATORS if word in found]
    if len(given) != 1:
        desk.fault(
            node, f"{where}要写且只写一个界限", "at_least 不低于 · over 超过 · at_most 不超过 · under 低于 · equals"
        )
        return NOTHING
    word, body = given[0]
    limits = _limits(body, desk, f"{where}.{word}", unit) if unit in _NUMBERS else ()
    return Threshold(quantity, OPERATORS[word], limits)


def _limits(node: Node, desk: Desk, where: str, unit: str) -> tuple[Limit, ...]:
    """One limit, several by their first day, or a table by cases (each a list of entries)."""
    if isinstance(node, Text):
        value = desk.amount(node, where, unit)
        return () if value is None else (Limit(value, node.value.strip()),)
    limits: list[Limit] = []
    open_end = False
    for item in desk.items(node, where):
        found = desk.fields(item, where, ("value", "from", "when"), ("value",))
        value_node = found.get("value")
        value = desk.amount(value_node, f"{where}.value", unit)
        if value is None or value_node is None:
            continue
        when = read_test(found["when"], desk, f"{where}.when") if "when" in found else None
        since = desk.day(found.get("from"), f"{where}.from")
        if any(limit.since == since and limit.when is None for limit in limits):
            desk.fault(item, f"{where}里这一行永远用不到", "没有 when 的一行是“其他情形”，放在同一施行日的最后")
        open_end = open_end or when is None
        limits.append(Limit(value, desk.text(value_node, where), since, when))
    if limits and not open_end:
        desk.fault(node, f"{where}的各行都带 when，其他情形没有写", "最后加一行只有 value 的")
    if not limits and isinstance(node, (Items, Entries)):
        desk.fault(node, f"{where}没有写数", "写成“500 平方米”，或按施行日、情形列出")
    return tuple(limits)


def _tenure(node: Node, desk: Desk, where: str) -> Test:
    found = desk.fields(node, where, ("since", "at_least", "until"), ("since", "at_least"))
    return Tenure(
        desk.quantity(found.get("since"), where, ("date",)),
        desk.duration(found.get("at_least"), f"{where}.at_least") or Duration(years=1),
        desk.choice(found.get("until"), f"{where}.until", ANCHORS, "as_of"),
    )


def _place(node: Node, desk: Desk, where: str) -> Test:
    known = ("quantity", "province", "cities", "districts", "zones", "whole_province", "elsewhere")
    found = desk.fields(node, where, known, ("quantity",))
    place = Place(
        desk.quantity(found.get("quantity"), where, ("text",)),
        desk.text(found.get("province"), f"{where}.province"),
        desk.words(found.get("cities"), f"{where}.cities"),
        desk.words(found.get("districts"), f"{where}.districts"),
        desk.words(found.get("zones"), f"{where}.zones"),
        desk.yes(found.get("whole_province"), f"{where}.whole_province", False),
        desk.words(found.get("elsewhere"), f"{where}.elsewhere"),
    )
    if not (place.province or place.cities or place.districts or place.zones):
        desk.fault(node, f"{where}没有写地区", "写 province、cities、districts 或 zones")
    inside = {*place.cities, *place.districts, *place.zones}
    for name in place.elsewhere:
        if name in inside:
            desk.fault(found["elsewhere"], f"{where}.elsewhere 的“{name}”又写在区域之内", "从其中一处删去")
    for key in ("cities", "districts", "elsewhere"):
        for name in getattr(place, key):
            if len(name) > 2 and name[-1] in "市区县":
                desk.fault(
                    found[key], f"{where}.{key} 的“{name}”带了“{name[-1]}”", f"只写“{name[:-1]}”，市、区、县都会认"
                )
    return place


def _member(node: Node, desk: Desk, where: str) -> Test:
    found = desk.fields(node, where, ("quantity", "any_of", "none_of", "otherwise"), ("quantity",))
    member = Member(
        desk.quantity(found.get("quantity"), where, ("text",)),
        desk.words(found.get("any_of"), f"{where}.any_of"),
        desk.words(found.get("none_of"), f"{where}.none_of"),
        "missed"
        if desk.choice(found.get("otherwise"), f"{where}.otherwise", ("person", "missed"), "person") == "missed"
        else "person",
    )
    if not (member.any_of or member.none_of):
        desk.fault(node, f"{where}两张名单都是空的", "写 any_of（可以的）或 none_of（不可以的）")
    return member


def read_signs(node: Node | None, desk: Desk, where: str) -> tuple[Sign, ...]:
    """Signs: {paper: kind}, or {evidence | claim | anywhere | mention: quantity}."""
    signs: list[Sign] = []
    for item in desk.items(node, where):
        one = desk.single(item, where, ("paper", "evidence", "claim", "anywhere", "mention"))
        if one is None:
            continue
        match one:
            case "paper", body:
                signs += [Sign("paper", name) for name in desk.choices(body, where, KINDS)]
            case "evidence", body:
                signs.append(Sign("evidence", desk.quantity(body, where)))
            case "claim", body:
                signs.append(Sign("claim", desk.quantity(body, where)))
            case "anywhere", body:
                signs.append(Sign("anywhere", desk.quantity(body, where)))
            case _, body:
                signs.append(Sign("mention", desk.quantity(body, where)))
    return tuple(signs)


def _person(node: Node, desk: Desk, where: str) -> Test:
    if isinstance(node, Text):
        return Person(look=desk.needed_text(node, where))
    found = desk.fields(node, where, ("needs", "claimed", "topics", "alarms", "look"), ("look",))
    return Person(
        read_signs(found.get("needs"), desk, f"{where}.needs"),
        read_signs(found.get("claimed"), desk, f"{where}.claimed"),
        tuple(desk.quantity(item, where, ("text",)) for item in desk.items(found.get("topics"), f"{where}.topics")),
        read_signs(found.get("alarms"), desk, f"{where}.alarms"),
        desk.text(found.get("look"), f"{where}.look"),
    )


def _record(node: Node, desk: Desk, where: str) -> Test:
    known = ("window", "anchor", "grave", "other", "cured", "grave_words", "declared", "cures_grave", "covers")
    found = desk.fields(node, where, known, ("window",))
    unlimited = isinstance(found.get("window"), Text) and desk.text(found.get("window"), where) == "不限"
    return Record(
        window=None if unlimited else desk.duration(found.get("window"), f"{where}.window"),
        max_age=None,
        anchor=desk.choice(found.get("anchor"), f"{where}.anchor", ANCHORS, "as_of"),
        grave=desk.choice(found.get("grave"), f"{where}.grave", TREATMENTS, "not_met"),
        other=desk.choice(found.get("other"), f"{where}.other", TREATMENTS, "judgement"),
        cured=desk.choice(found.get("cured"), f"{where}.cured", TREATMENTS, "judgement"),
        grave_words=desk.words(found.get("grave_words"), f"{where}.grave_words"),
        declared=read_signs(found.get("declared"), desk, f"{where}.declared"),
        cures_grave=desk.yes(found.get("cures_grave"), f"{where}.cures_grave", False),
        covers=tuple(
            desk.words(item, f"{where}.covers") for item in desk.items(found.get("covers"), f"{where}.covers")
        ),
    )


def tests_in(test: Test) -> list[Test]:
    """The test and every test inside it."""
    found = [test]
    match test:
        case All(tests) | AnyOf(tests) | CountOf(_, tests):
            inner = list(tests)
        case Not(one):
            inner = [one]
        case OnlyIf(when, then):
            inner = [when, then]
        case Threshold(_, _, limits):
            inner = [limit.when for limit in limits if limit.when is not None]
        case _:
            inner = []
    for one in inner:
        found += tests_in(one)
    return found


def with_age(test: Test, age: Duration | None) -> Test:
    """The same test, its records as fresh as the pack wants the credit report."""
    match test:
        case Record():
            return replace(test, max_age=age)
        case All(tests):
            return All(tuple(with_age(one, age) for one in tests))
        case AnyOf(tests):
            return AnyOf(tuple(with_age(one, age) for one in tests))
        case CountOf(least, tests):
            return CountOf(least, tuple(with_age(one, age) for one in tests))
        case Not(one):
            return Not(with_age(one, age))
        case OnlyIf(when, then):
            return OnlyIf(with_age(when, age), with_age(then, age))
    return test
