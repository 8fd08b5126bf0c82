"""A number with what belongs to it: 余, 多, 万, the unit, 角 and 分, and the words that make a number (上百, 数十)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pilotdocs.figures.quantities.numerals import (
    EXACT,
    Numeral,
    plain,
    read_arabic,
    read_chinese,
    read_multiplier,
    read_power,
    scaled,
)
from pilotdocs.figures.quantities.units import Unit, read_unit
from pilotdocs.figures.quantities.words import one_of
from pilotdocs.model.figure import Bound

MONEY_BEFORE = re.compile(rf"(?:{one_of('money')})[^，。;；、0-9\n㎡人]{{0,6}}\Z")
_SMALL = re.compile(
    r"(?:([0-9]|[一二三四五六七八九壹贰叁肆伍陆柒捌玖])[角毛])?(?:零?([0-9]|[一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?(?:整|正(?![常在好式确]))?"
)
_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    char: value + 1 for value, char in enumerate("壹贰叁肆伍陆柒捌玖")
}
_W = re.compile(r"[wW](?=元|㎡|平|人|块|$|[^A-Za-z0-9])")
_COUNTED = frozenset("元㎡平人块张次户份家")
_NOT_MANY = frozenset("总人台件套户家次参系指函位基分负整小倍多少无项个款积岁层级票页字张篇码")
_MORE = re.compile(
    r"余(?![额下款姚杭热量弦料压])|多(?![功数样维级层轴路通点模]|元[化素件])|来(?=[万亿千百人名位个家台套件项次种条年天㎡元亩吨]|平方|平米)|几(?=[人名位个家台套件项次种条年天])"
)
_LOOSE = re.compile(r"[多余](?![功种项家个次方样元级维轴路通点用模台套人名年])")


@dataclass(frozen=True, slots=True)
class Core:
    """A number with its multiplier and unit, without the words around it."""

    numeral: Numeral
    base: Decimal
    place: Decimal
    high: Decimal | None
    end: int
    more: Bound | None
    power: int
    multiplier: str
    unit: Unit | None


def read_core(text: str, at: int, done: int) -> tuple[Core | None, tuple[Bound | None, int]]:
    """The core at `at`, and the bound that its own first character gives (上百, 近千, 数十) with its place."""
    char = text[at]
    if char in "数上近过超逾约":
        return _led(text, at, done)
    numeral = read_arabic(text, at) if char in "0123456789" else read_chinese(text, at)
    if numeral is None and char in "百千万亿":
        power = read_power(text, at)
        if power is not None and (
            text[power.end : power.end + 1] in ("余", "多") or text[power.end : power.end + 3].endswith("以上")
        ):
            numeral = power
            core = complete_core(text, numeral)
            return (core, (None, at)) if core.more or core.unit else (None, (None, at))
        return None, (None, at)
    return (None if numeral is None else complete_core(text, numeral)), (None, at)


def _led(text: str, at: int, done: int) -> tuple[Core | None, tuple[Bound | None, int]]:
    char, before = text[at], text[at - 1] if at else ""
    if char == "数":
        if before in _NOT_MANY:
            return None, (None, at)
        vague = read_chinese("几" + text[at + 1 : at + 12], 0)
        if vague is None:
            return None, (None, at)
        moved = replace(vague, start=at, end=at + vague.end)
        return complete_core(text, moved), (None, at)
    numeral = read_power(text, at + 1)
    if numeral is None:
        return None, (None, at)
    core = complete_core(text, numeral)
    if core.unit is None and not (core.power >= 4 and MONEY_BEFORE.search(text[max(done, at - 14) : at])):
        return None, (None, at)
    bound: Bound = {"上": "at_least", "近": "under", "约": "about"}.get(char, "over")  # type: ignore[assignment]
    if char in "近超过" and before in ("将", "接", "逼", "已", "超") and at - 1 >= done:
        return core, (bound, at - 1)
    if char in "约近" and before and before in "节预合条契制违签邀简附最邻":
        return core, (None, at + 1)
    return core, (bound, at)


def complete_core(text: str, numeral: Numeral) -> Core:
    """The numeral with what follows it: 余, 多, 几, 万, and the unit."""
    end, more = numeral.end, None
    base, place, high = numeral.value, numeral.place, numeral.high
    power, multiplier = numeral.power, numeral.multiplier
    more, end = _more(text, end, numeral)
    if not power or more:
        further, after = read_multiplier(text, end)
        if further:
            base, place = scaled(base, further), scaled(place, further)
            high = None if high is None else scaled(high, further)
            power, multiplier, end = power + further, multiplier + text[end:after], after
    if (
        not power
        and not numeral.chinese
        and (w := _W.match(text, end)) is not None
        and _is_wan(text, numeral.start, w.end())
    ):
        base, place, power, multiplier, end = scaled(base, 4), scaled(place, 4), 4, "w", w.end()
    if more is None:
        more, end = _more(text, end, numeral)
    unit = read_unit(text, end, numeral.chinese)
    if unit is None and more is not None and text[end - 1] in "多来几":
        end, more = end - 1, None
    if unit is not None:
        end = unit.end
        if "多" in unit.word:
            more, unit = "at_least", replace(unit, word=unit.word.replace("多", ""))
        if (
            unit.code is None
            and unit.word in ("年", "个月", "天", "月", "小时", "个小时", "周年")
            and text[end : end + 1] == "半"
        ):
            if text[end + 1 : end + 2] not in ("年", "导", "径", "封"):
                base, place, end = EXACT.add(base, Decimal("0.5")), Decimal("0.1"), end + 1
        elif unit.code == "CNY":
            base, place, end = _change(text, base, place, unit, numeral)
        if more is None and text[end : end + 1] in ("多", "余") and _loose_more(text, end, unit):
            more, end = "at_least", end + 1
    return Core(numeral, plain(base), place, high, end, more, power, multiplier, unit)


def _more(text: str, at: int, numeral: Numeral) -> tuple[Bound | None, int]:
    found = _MORE.match(text, at)
    if found is None:
        return None, at
    if found.group() in "来几" and (numeral.value % 10 or numeral.value == 0):
        return None, at
    return ("about" if found.group() == "来" else "at_least"), found.end()


def _loose_more(text: str, at: int, unit: Unit) -> bool:
    timed = unit.code is None and unit.word[-1:] in ("年", "月", "天", "时", "倍")
    return (timed or unit.code in ("CNY", "m2", "ratio")) and _LOOSE.match(text, at) is not None


def _is_wan(text: str, start: int, end: int) -> bool:
    if text[end : end + 1] in _COUNTED:
        return True
    head = text[max(0, start - 14) : start]
    return text[end - 1] == "w" and MONEY_BEFORE.search(head) is not None


def _change(text: str, base: Decimal, place: Decimal, unit: Unit, numeral: Numeral) -> tuple[Decimal, Decimal, int]:
    """角 and 分 after 元, and 整, which says that the amount is exact to the yuan."""
    found = _SMALL.match(text, unit.end)
    if found is None or found.end() == unit.end or not unit.word.startswith(("元", "块")):
        return base, place, unit.end
    jiao, fen = found.group(1), found.group(2)
    if fen and not jiao and not found.group().startswith("零") and not numeral.capital:
        return base, place, unit.end
    cents = Decimal(0)
    if jiao:
        cents = EXACT.add(cents, scaled(Decimal(_value(jiao)), -1))
    if fen:
        cents = EXACT.add(cents, scaled(Decimal(_value(fen)), -2))
    small = Decimal("0.01") if fen else Decimal("0.1") if jiao else min(place, Decimal(1))
    return EXACT.add(base, cents), small, found.end()


def _value(char: str) -> int:
    return int(char) if char.isdigit() and char.isascii() else _DIGIT[char]
