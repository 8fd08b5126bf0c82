"""A pack's own quantities, from the tree: units, words, and how each is made."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

from pilotdocs.model.concept import CUES
from pilotdocs.model.derive import (
    AllPeople,
    AnyPeople,
    CountPeople,
    CountRecords,
    FormulaReading,
    FullTime,
    InGroup,
    Insured,
    Labelled,
    NotPeople,
    PersonTest,
    QuantityRule,
    TextIs,
    Way,
    Window,
)  # fmt: skip
from pilotdocs.model.formula import CappedSum, Extreme, Formula, Ratio, Sum
from pilotdocs.model.part import KINDS
from pilotdocs.model.record import Group
from pilotdocs.rules.desk import Desk
from pilotdocs.rules.read_tests import ANCHORS
from pilotdocs.rules.tree import Entries, Items, Node, Text
from pilotdocs.rules.units import UNITS
from pilotdocs.rules.words import NEEDS_FORMULA, QUANTITIES

FORMULAS = ("sum", "ratio", "max", "min", "capped_sum")
WAYS = ("labelled", "count_people", "count_records")
KEYS = (
    "id",
    "unit",
    "name",
    "labels",
    "unlike",
    "cues",
    "claimed_in",
    "proved_in",
    *WAYS,
    *FORMULAS,
    "readings",
    "own",
)
GROUPS: tuple[Group, ...] = get_args(Group)
PEOPLE = ("full_time", "education", "title", "post", "employer", "group", "insured_months", "all", "any", "not")
RECORDS = ("service_contract", "equipment_invoice", "audit_report")
FIELDS = ("count", "amount", "total", "external")


def declare(node: Node | None, desk: Desk) -> list[tuple[Node, str]]:
    """First pass: make every quantity's id, unit and name known, so that formulas may name them in any order."""
    declared: list[tuple[Node, str]] = []
    seen: set[str] = set()
    for item in desk.items(node, "quantities"):
        entries = {key.value: value for key, value in item.entries} if isinstance(item, Entries) else {}
        identity = desk.needed_text(entries.get("id"), "quantities 里的 id")
        if not identity:
            desk.fault(item, "quantities 里有一个量没有 id", "写“id: 英文短名”，例如 id: invested_amount")
            continue
        if identity in seen:
            desk.fault(item, f"量“{identity}”写了两次", "合成一个，或换一个 id")
        elif not identity.replace("_", "").isalnum() or not identity.isascii():
            desk.fault(item, f"量的 id“{identity}”不合规", "只用英文字母、数字和下划线")
        built_in = QUANTITIES.get(identity)
        default = built_in[0] if built_in else ""
        unit = desk.choice(entries.get("unit"), f"量“{identity}”的 unit", tuple(UNITS), default)
        if built_in and unit != built_in[0]:
            desk.fault(item, f"量“{identity}”的单位是 {built_in[0]}，不能改成 {unit}", "删去 unit，或换一个 id")
        if not unit:
            desk.fault(item, f"量“{identity}”没有写 unit", "可用：" + "、".join(UNITS))
        desk.quantities[identity] = unit or "count"
        desk.lines[identity] = item.line
        desk.names[identity] = desk.text(entries.get("name"), "name", built_in[1] if built_in else identity)
        declared.append((item, identity))
        seen.add(identity)
    return declared


def read_quantities(declared: list[tuple[Node, str]], desk: Desk) -> tuple[QuantityRule, ...]:
    """Second pass: everything about each declared quantity."""
    rules = tuple(_quantity(node, identity, desk) for node, identity in declared)
    _no_circles(rules, {identity: node for node, identity in declared}, desk)
    return rules


def _quantity(node: Node, identity: str, desk: Desk) -> QuantityRule:
    where = f"量“{identity}”"
    built_in = identity in QUANTITIES
    found = desk.fields(node, where, KEYS, ("id",) if built_in else ("id", "name", "unit"))
    unit = desk.quantities[identity]
    made = [key for key in (*WAYS, *FORMULAS, "readings") if key in found]
    if len(made) > 1:
        desk.fault(found[made[1]], f"{where}同时写了 {'、'.join(made)}", "只留一种算法；多种口径写进 readings")
    labels = desk.words(found.get("labels"), f"{where}.labels")
    way, readings = _way(found, made, desk, where, unit), _readings(found, made, desk, where, unit)
    if way is None and not readings and not built_in:
        if labels and unit != "text":
            way = Labelled()
        elif not labels:
            desk.fault(
                node, f"{where}没有写怎样得来", "写 labels（文中怎样称呼它），或 count_people、sum、ratio 等算法"
            )
    if (way is not None or readings) and built_in and identity not in NEEDS_FORMULA:
        desk.fault(node, f"{where}是程序自己核定的量，不能改它的算法", "换一个 id 另立一个量")
    if unit == "text" and made:
        desk.fault(node, f"{where}是文字，不能有算法", "只写 labels")
    own = desk.text(found.get("own"), f"{where}.own") or None
    if own is not None and own not in [reading.id for reading in readings]:
        desk.fault(found["own"], f"{where}.own“{own}”不在 readings 里", "写 readings 中一个 id，或删去 own 交由人定")
    claims = desk.choices(found.get("claimed_in"), f"{where}.claimed_in", KINDS)
    return QuantityRule(
        identity, unit, desk.names[identity], way, readings, own, labels,
        desk.words(found.get("unlike"), f"{where}.unlike"),
        claims if "claimed_in" in found else ("plan",),
        desk.choices(found.get("proved_in"), f"{where}.proved_in", KINDS),
        _cues(found.get("cues"), labels, desk, f"{where}.cues"),
    )  # fmt: skip


def _cues(
    node: Node | None, labels: tuple[str, ...], desk: Desk, where: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """{planned: […], echo: […], negated: […], other: […]}: the pack's words for a plan, an echo of the rule, a denial
    and another party. A word of one character is everywhere in a text, a word in two groups says nothing."""
    if node is None:
        return ()
    found = desk.fields(node, where, CUES)
    cues, group_of = [], dict.fromkeys(labels, "labels")
    for group, words in found.items():
        cues.append((group, desk.words(words, f"{where}.{group}")))
        for item in words.items if isinstance(words, Items) else [words]:
            word = item.value if isinstance(item, Text) else ""
            if len(word.strip()) == 1:
                desk.fault(item, f"{where}.{group}里“{word}”只有一个字，会碰上别的词", "写两个字以上的词，例如“远景”")
            if word in group_of and group_of[word] != group:
                desk.fault(item, f"{where}里“{word}”既在 {group_of[word]} 又在 {group}", "只留在一处")
            group_of.setdefault(word, group)
    return tuple(cues)


def _way(found: dict[str, Node], made: list[str], desk: Desk, where: str, unit: str) -> Way | None:
    key = next((key for key in made if key in WAYS), None)
    if key is None:
        return None
    node, where = found[key], f"{where}.{key}"
    if key == "labelled":
        fields = desk.fields(node, where, ("window", "combine"))
        combine = desk.choice(fields.get("combine"), f"{where}.combine", ("lowest", "highest", "sum"), "lowest")
        window = read_window(fields.get("window"), desk, f"{where}.window")
        return Labelled(window, "sum" if combine == "sum" else "highest" if combine == "highest" else "lowest")
    if key == "count_people":
        if unit != "person":
            desk.fault(node, f"{where}数的是人，单位要是 person", "unit: person")
        fields = desk.fields(node, where, ("where",))
        return CountPeople(_people(fields["where"], desk, f"{where}.where") if "where" in fields else None)
    fields = desk.fields(node, where, ("kind", "field", "window", "minimum"), ("kind",))
    field = desk.choice(fields.get("field"), f"{where}.field", FIELDS, "count")
    kind = desk.choice(fields.get("kind"), f"{where}.kind", RECORDS, "service_contract")
    wanted = "count" if field == "count" else "CNY"
    if unit != wanted:
        desk.fault(node, f"{where}得出的是{UNITS[wanted]}，单位要是 {wanted}", f"unit: {wanted}")
    if (field in ("total", "external")) != (kind == "audit_report" and field != "count"):
        desk.fault(node, f"{where}：{kind} 没有 {field} 这一项", "合同、发票用 amount，审计报告用 total 或 external")
    minimum = desk.amount(fields.get("minimum"), f"{where}.minimum", "CNY")
    return CountRecords(
        "audit_report" if kind == "audit_report" else "equipment_invoice" if kind == "equipment_invoice"
        else "service_contract",
        "count" if field == "count" else "amount" if field == "amount" else "total" if field == "total" else "external",
        read_window(fields.get("window"), desk, f"{where}.window"),
        minimum if isinstance(minimum, Decimal) else None,
    )  # fmt: skip


def read_window(node: Node | None, desk: Desk, where: str) -> Window | None:
    """{rolling: 3 年}, {calendar_years: 3}, {fiscal_years: 1, first_month: 7}, {from: day, to: day}; with an anchor."""
    if node is None:
        return None
    known = ("rolling", "calendar_years", "fiscal_years", "first_month", "from", "to", "anchor")
    found = desk.fields(node, where, known)
    anchor = desk.choice(found.get("anchor"), f"{where}.anchor", ANCHORS, "as_of")
    kinds = [key for key in ("rolling", "calendar_years", "fiscal_years", "from") if key in found]
    if len(kinds) != 1:
        desk.fault(node, f"{where}要写且只写一种时段", "rolling、calendar_years、fiscal_years，或 from 和 to")
        return None
    if kinds[0] == "rolling":
        return Window("rolling", anchor, desk.duration(found["rolling"], f"{where}.rolling"))
    if kinds[0] == "from":
        first, last = desk.day(found["from"], f"{where}.from"), desk.day(found.get("to"), f"{where}.to")
        if first is None or last is None or last < first:
            desk.fault(node, f"{where}的 from 和 to 要成对，且先后不颠倒", "from: 2022-01-01，to: 2024-12-31")
            first = last = date.min
        return Window("fixed", anchor, first=first, last=last)
    years = desk.whole(found[kinds[0]], f"{where}.{kinds[0]}", 1, 1, 20)
    return Window("years", anchor, years=years, fiscal_month=desk.whole(found.get("first_month"), where, 1, 1, 12))


def _people(node: Node, desk: Desk, where: str) -> PersonTest:
    one = desk.single(node, where, PEOPLE)
    if one is None:
        return FullTime()
    key, body = one
    where = f"{where}的 {key}"
    match key:
        case "full_time":
            return FullTime(desk.yes(body, where, True))
        case "group":
            return InGroup(desk.choices(body, where, GROUPS))
        case "insured_months":
            return Insured(desk.whole(body, where, 1, 1, 600))
        case "all":
            return AllPeople(tuple(_people(item, desk, where) for item in desk.items(body, where)))
        case "any":
            return AnyPeople(tuple(_people(item, desk, where) for item in desk.items(body, where)))
        case "not":
            return NotPeople(_people(body, desk, where))
    found = desk.fields(body, where, ("any_of", "none_of"))
    any_of = desk.words(found.get("any_of"), f"{where}.any_of")
    none_of = desk.words(found.get("none_of"), f"{where}.none_of")
    if not any_of and not none_of:
        desk.fault(body, f"{where}两张名单都是空的", "写 any_of（有其一）或 none_of（不得有）")
    if key == "education":
        return TextIs("education", any_of, none_of)
    return TextIs("title" if key == "title" else "post" if key == "post" else "employer", any_of, none_of)


def _readings(found: dict[str, Node], made: list[str], desk: Desk, where: str, unit: str) -> tuple[FormulaReading, ...]:
    key = next((key for key in made if key in FORMULAS), None)
    if key is not None:
        return (FormulaReading("only", "", _formula(key, found[key], desk, where, unit)),)
    if "readings" not in found:
        return ()
    readings: list[FormulaReading] = []
    for item in desk.items(found["readings"], f"{where}.readings"):
        fields = desk.fields(item, f"{where}.readings", ("id", "title", *FORMULAS), ("id", "title"))
        identity = desk.needed_text(fields.get("id"), f"{where}.readings.id")
        given = [key for key in FORMULAS if key in fields]
        if len(given) != 1:
            desk.fault(item, f"{where}的口径“{identity}”要写且只写一个算法", "可用：" + "、".join(FORMULAS))
            continue
        if any(reading.id == identity for reading in readings):
            desk.fault(item, f"{where}的口径“{identity}”写了两次", "换一个 id")
        title = desk.needed_text(fields.get("title"), f"{where}.readings.title")
        readings.append(FormulaReading(identity, title, _formula(given[0], fields[given[0]], desk, where, unit)))
    return tuple(readings)


def _formula(key: str, node: Node, desk: Desk, where: str, unit: str) -> Formula:
    where = f"{where}.{key}"
    if key == "ratio":
        if unit != "ratio":
            desk.fault(node, f"{where}得出的是比例，单位要是 ratio", "unit: ratio")
        found = desk.fields(node, where, ("part", "whole"), ("part", "whole"))
        part, whole = desk.quantity(found.get("part"), where), desk.quantity(found.get("whole"), where)
        if desk.quantities.get(part) != desk.quantities.get(whole):
            desk.fault(node, f"{where}的两个量单位不同", "分子、分母要是同一种单位")
        return Ratio(part, whole)
    if key == "capped_sum":
        known = ("base", "add", "cap", "of")
        found = desk.fields(node, where, known, known)
        cap = desk.amount(found.get("cap"), f"{where}.cap", "ratio")
        fraction = cap if isinstance(cap, Decimal) else Decimal(0)
        if not 0 <= fraction < 1:
            desk.fault(node, f"{where}.cap 要在 0 到 100 % 之间", "例如 30 %")
            fraction = Decimal(0)
        base = desk.quantity(found.get("base"), where, (unit,))
        return CappedSum(base, desk.quantity(found.get("add"), where, (unit,)), fraction, _of(found, desk, where, unit))
    found = desk.fields(node, where, ("parts", "missing"), ("parts",))
    parts = tuple(desk.quantity(item, where, (unit,)) for item in desk.items(found.get("parts"), f"{where}.parts"))
    zero = desk.choice(found.get("missing"), f"{where}.missing", ("unknown", "zero"), "unknown") == "zero"
    if not parts:
        desk.fault(node, f"{where}没有写由哪些量组成", "parts: [甲, 乙]")
    return Sum(parts, zero) if key == "sum" else Extreme(parts, key == "max", zero)


def _of(found: dict[str, Node], desk: Desk, where: str, unit: str) -> str | Decimal:
    node = found.get("of")
    if node is None or (isinstance(node, Text) and node.value.strip() in ("total", "base")):
        return desk.text(node, where, "base")
    value = desk.amount(node, f"{where}.of（total、base 或一个数）", unit)
    return value if isinstance(value, Decimal) else Decimal(0)


def _no_circles(rules: tuple[QuantityRule, ...], nodes: dict[str, Node], desk: Desk) -> None:
    uses = {rule.id: {name for reading in rule.readings for name in reading.formula.uses()} for rule in rules}
    for start, first in uses.items():
        reached: set[str] = set()
        todo = list(first)
        while todo:
            name = todo.pop()
            if name not in reached:
                reached.add(name)
                todo += uses.get(name, ())
        if start in reached:
            desk.fault(nodes[start], f"量“{start}”绕回来用到了自己", "算法里不能直接或间接用到自己")
