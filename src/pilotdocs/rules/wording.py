"""Tests, formulas and windows in Chinese, for a lawyer who reads a pack without its file."""

from __future__ import annotations

from collections.abc import Iterable

from pilotdocs.model.derive import (
    AllPeople,
    AnyPeople,
    CountPeople,
    CountRecords,
    FullTime,
    InGroup,
    Insured,
    Labelled,
    NotPeople,
    PersonTest,
    QuantityRule,
    TextIs,
    Window,
)  # fmt: skip
from pilotdocs.model.formula import CappedSum, Extreme, Formula, Ratio, Sum
from pilotdocs.model.names import KIND_NAMES
from pilotdocs.model.pack import RulePack, Strength
from pilotdocs.model.rule import (
    All,
    AnyOf,
    CountOf,
    Limit,
    Member,
    Not,
    OnlyIf,
    PaperThere,
    Person,
    Place,
    Record,
    Said,
    Sign,
    Tenure,
    Test,
    Threshold,
)  # fmt: skip
from pilotdocs.rules.words import QUANTITIES

STRENGTHS: dict[Strength, str] = {
    "hard": "硬性要求：未达到的，结论为不符合",
    "soft": "一般性要求：未达到的，提请研判",
    "encouraged": "鼓励性要求：未达到的，提请研判",
    "none": "由人判断",
}
ANCHORS = {"as_of": "申报日", "deadline": "申报截止日", "published": "通知发布日", "last_year_end": "上年末"}
_OPERATORS = {">=": "不低于", ">": "超过", "<=": "不超过", "<": "低于", "==": "等于"}
_INCLUSIVE = {">=": "（含本数）", ">": "（不含本数）", "<=": "（含本数）", "<": "（不含本数）", "==": ""}
_GROUPS = {"technical": "技术", "skilled": "技能", "managerial": "管理", "marketing": "营销"}
_FIELDS = {"education": "学历", "title": "职称", "post": "岗位", "employer": "单位"}
_TREATMENTS = {"not_met": "不符合", "judgement": "由人判断", "ignored": "不影响结论"}


def name_of(quantity: str, pack: RulePack) -> str:
    """What a reviewer calls the quantity."""
    rule = pack.quantity(quantity)
    return rule.name if rule is not None else QUANTITIES.get(quantity, ("", quantity))[1]


def kind_name(kind: str) -> str:
    """What a reviewer calls the kind of paper."""
    return KIND_NAMES.get(kind, kind)


def test_words(test: Test, pack: RulePack) -> str:
    """One test as a sentence without its full stop."""
    match test:
        case Threshold():
            return _threshold(test, pack)
        case Tenure():
            span = test.at_least.words()
            return f"自{name_of(test.since, pack)}起至{ANCHORS[test.until]}满{span}（对应日当天即满）"
        case Place():
            where = "、".join((*(f"{city}市" for city in test.cities), *test.districts, *test.zones))
            inside = f"{test.province}省（市、区）" if test.province else ""
            narrower = "范围内" if test.whole_province or not where else f"以下地区之一：{where}"
            outside = f"；写明{'、'.join(test.elsewhere)}的为区域之外" if test.elsewhere else ""
            return f"{name_of(test.quantity, pack)}在{inside}{narrower}{outside}"
        case Member():
            allowed = f"属于：{'、'.join(test.any_of)}" if test.any_of else ""
            banned = f"不属于：{'、'.join(test.none_of)}" if test.none_of else ""
            rest = "；不在名单中的由人判断" if test.any_of and test.otherwise == "person" else ""
            return f"{name_of(test.quantity, pack)}{'，且'.join(part for part in (allowed, banned) if part)}{rest}"
        case PaperThere(kinds):
            return f"提交了{'或'.join(kind_name(kind) for kind in kinds)}"
        case Said():
            where = "佐证材料中" if test.where == "evidence" else "材料中"
            return f"{where}有关于{name_of(test.quantity, pack)}的内容"
        case All(tests):
            return _joined(tests, pack, "并且")
        case AnyOf(tests):
            return _joined(tests, pack, "或者")
        case CountOf(least, tests):
            return f"以下{len(tests)}项中至少{least}项：" + _joined(tests, pack, "，")
        case Not(one):
            return f"不存在“{test_words(one, pack)}”"
        case OnlyIf(when, then):
            return f"如果“{test_words(when, pack)}”，则要求“{test_words(then, pack)}”；否则不适用"
        case Person():
            return _person(test, pack)
        case Record():
            return _record(test)


def _joined(tests: Iterable[Test], pack: RulePack, word: str) -> str:
    return f"{word}".join(f"（{test_words(one, pack)}）" for one in tests)


def _threshold(test: Threshold, pack: RulePack) -> str:
    head = f"{name_of(test.quantity, pack)}{_OPERATORS[test.operator]}"
    if len(test.limits) == 1:
        return head + _limit(test.limits[0], pack) + _INCLUSIVE[test.operator]
    return f"{head}{_INCLUSIVE[test.operator]}：" + "；".join(_limit(limit, pack) for limit in test.limits)


def _limit(limit: Limit, pack: RulePack) -> str:
    since = f"自{limit.since.isoformat()}起" if limit.since else ""
    when = f"如果“{test_words(limit.when, pack)}”，" if limit.when is not None else ""
    return f"{since}{when}{limit.written.replace(' ', '')}"


def _person(test: Person, pack: RulePack) -> str:
    words = test.look.rstrip("。")
    if test.needs:
        words += f"；前提是有：{'、'.join(_sign(sign, pack) for sign in test.needs)}，否则待补正"
    if test.topics:
        words += f"；列出是否涉及：{'、'.join(name_of(topic, pack) for topic in test.topics)}"
    if test.alarms:
        words += f"；出现以下情形的提请研判：{'、'.join(_sign(sign, pack) for sign in test.alarms)}"
    return words


def _sign(sign: Sign, pack: RulePack) -> str:
    if sign.kind == "paper":
        return kind_name(sign.name)
    where = {"evidence": "佐证中的", "claim": "自述的", "anywhere": "", "mention": ""}[sign.kind]
    return f"{where}{name_of(sign.name, pack)}"


def _record(test: Record) -> str:
    span = f"自{ANCHORS[test.anchor]}往回{test.window.words()}内" if test.window else "任何时候"
    age = f"，报告须在{test.max_age.words()}内出具" if test.max_age else ""
    return (
        f"信用报告显示{span}没有不良记录{age}{_covers(test)}；"
        f"重大、严重的记录：{_TREATMENTS[test.grave]}；其他记录：{_TREATMENTS[test.other]}；"
        f"已修复的{'（含重大、严重的）' if test.cures_grave else ''}：{_TREATMENTS[test.cured]}"
    )


def _covers(test: Record) -> str:
    groups = "、".join("或".join(group) for group in test.covers)
    return f"，并逐类写明没有记录：{groups}" if groups else ""


def quantity_words(rule: QuantityRule, pack: RulePack) -> list[str]:
    """How the quantity is made, one line a reading; [] where only words are added."""
    match rule.way:
        case CountPeople(where):
            return ["数名册中计入的人" + (f"，条件：{people_words(where)}" if where is not None else "")]
        case CountRecords():
            what = {"count": "份数", "amount": "金额合计", "total": "总收入合计", "external": "对外收入合计"}
            return [f"{kind_name(rule.way.kind)}的{what[rule.way.field]}{_window(rule.way.window)}"]
        case Labelled():
            how = {"lowest": "几处不同时取最低", "highest": "几处不同时取最高", "sum": "各年相加"}[rule.way.combine]
            return [f"按文中的称呼查找，{how}{_window(rule.way.window)}"]
    lines = []
    for reading in rule.readings:
        title = f"口径 {reading.id}（{reading.title}）：" if reading.title else ""
        own = "【本包口径】" if rule.own == reading.id else ""
        lines.append(f"{title}{formula_words(reading.formula, pack)}{own}")
    if len(rule.readings) > 1 and rule.own is None:
        lines.append("未定口径：各口径都计算，结论不一致时由人决定")
    return lines


def formula_words(formula: Formula, pack: RulePack) -> str:
    """The formula in words."""
    match formula:
        case Sum(parts, zero):
            return " + ".join(name_of(part, pack) for part in parts) + ("（缺的按零计）" if zero else "")
        case Ratio(part, whole):
            return f"{name_of(part, pack)} ÷ {name_of(whole, pack)}，不四舍五入"
        case Extreme(parts, largest, _):
            return f"{'、'.join(name_of(part, pack) for part in parts)}中的{'最大' if largest else '最小'}者"
        case CappedSum():
            base, add = name_of(formula.base, pack), name_of(formula.add, pack)
            of = {"total": "计入总额", "base": base}.get(str(formula.of), f"{formula.of}")
            return f"{base} + {add}，后者不超过{of}的{format((formula.cap * 100).normalize(), 'f')}%"


def _window(window: Window | None) -> str:
    if window is None:
        return ""
    if window.kind == "fixed":
        return f"（{window.first}至{window.last}）"
    if window.kind == "rolling":
        return f"（自{ANCHORS[window.anchor]}往回{window.length.words() if window.length else ''}）"
    month = "" if window.fiscal_month == 1 else f"，年度自{window.fiscal_month}月起"
    return f"（{ANCHORS[window.anchor]}之前{window.years}个完整年度{month}）"


def people_words(test: PersonTest) -> str:
    """A predicate over persons in words."""
    match test:
        case FullTime(wanted):
            return "专职" if wanted else "非专职"
        case InGroup(groups):
            return "岗位类别为" + "或".join(_GROUPS[group] for group in groups)
        case Insured(months):
            return f"社保满{months}个月"
        case TextIs(field, any_of, none_of):
            banned = f"且不含{'、'.join(none_of)}" if none_of else ""
            return (
                f"{_FIELDS[field]}含{'、'.join(any_of)}{banned}"
                if any_of
                else f"{_FIELDS[field]}不含{'、'.join(none_of)}"
            )
        case AllPeople(tests):
            return "并且".join(f"（{people_words(one)}）" for one in tests)
        case AnyPeople(tests):
            return "或者".join(f"（{people_words(one)}）" for one in tests)
        case NotPeople(one):
            return f"不是（{people_words(one)}）"
