"""One amount at a place: bound, currency, number, multiplier, unit, range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pilotdocs.figures.quantities.bounds import bound_after, bound_before
from pilotdocs.figures.quantities.core import MONEY_BEFORE, Core, complete_core, read_core
from pilotdocs.figures.quantities.numerals import plain, read_arabic, read_chinese, scaled
from pilotdocs.figures.quantities.shares import read_share
from pilotdocs.figures.quantities.units import CURRENCY_CODE, Unit, read_unit, unit_named
from pilotdocs.model.figure import Bound

_SIGN = re.compile(
    r"(人民币|RMB|CNY|¥|US\$|HK\$|A\$|C\$|S\$|\$|€|£|USD|EUR|JPY|HKD|GBP|KRW|CHF|AUD|CAD|SGD|TWD|美元|欧元|港币)"
    r"(?:\(大写\)|\(小写\)|大写|小写)?[: ]{0,2}¥?\Z"
)
_FOREIGN = re.compile(r"\((美元|美金|欧元|日元|港元|港币|英镑|韩元|澳元|加元|USD|EUR|JPY|HKD|GBP|KRW|AUD|CAD)\)")
_LABEL_UNIT = re.compile(r"\((?:单位:)?([^()0-9]{1,8}|[mM]2)\)[: ]{0,2}\Z")
_NOTE = re.compile(r"\(([^()0-9]{1,6}|[mM]2)\)")
_JOIN = re.compile(r" ?(?:[-~]{1,2}|至|到) ?(?:人民币|¥|约)?")
_MINUS = re.compile(
    r"(?:^|[:(=,，。;；、 \n]|增长率?|增幅|降幅|同比|环比|利润|收益|净额|现金流量?|变动|为|度|了)(-|负)\Z"
)
_MINUS_SHARE = re.compile(r"(?<!正)负的?\Z")
_IDIOM = re.compile(
    r"[一二三四五六七八九]平(?=$|[^方米])|一[^十百千万亿点零]一[^十百千万亿]|[百千万]名?人(?:计划|工程|会(?!议))|[二两三四]轮(?:电|摩|车)|三人(?:成虎|行)|[一二三四五六七八九]元(?:材料|锂|乙丙|催化|复合|共聚|正极|结构|体系|化|前驱|醇|酸)"
)
_ARTICLES = frozenset("个种批类支次组对双群队层度步道方倍代维轴楼级强星转室寸核卡分部处片起头路块")
_ADJECTIVES = frozenset("类级层字楼代维轴方步道期届版章节室星转强核卡度寸伏分安瓦兆匹")
_JOINED_ONE = frozenset("统唯单万同专归划合惟逐均其")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as read from `text[start:end]`, its number beginning at `number_start`. `base` and `base_place` are
    before the unit's factor, `value`, `high` and `step` after it. `multiplied` says that 万 or 亿 was written."""

    start: int
    end: int
    number_start: int
    base: Decimal
    base_place: Decimal
    value: Decimal
    high: Decimal | None
    step: Decimal
    bound: Bound
    code: str | None
    word: str
    unit: Unit | None
    multiplied: int = 0
    confidence: float = 1.0

    @property
    def bare(self) -> bool:
        """Whether the number has neither a unit nor a multiplier."""
        return self.unit is None and not self.multiplied and not self.word

    def with_unit_of(self, other: Amount) -> Amount:
        """This number with the other's multiplier and unit: 980 of 980、1020和1130万元."""
        unit = other.unit
        base, place = plain(scaled(self.base, other.multiplied)), scaled(self.base_place, other.multiplied)
        high = None if self.high is None else _canonical(unit, scaled(self.high, other.multiplied))
        value, step, confidence = _canonical(unit, base), _canonical(unit, place), min(self.confidence, 0.9)
        return replace(
            self, base=base, base_place=place, value=value, step=step, high=high, code=other.code, word=other.word,
            unit=unit, multiplied=other.multiplied, confidence=confidence,
        )  # fmt: skip


def _canonical(unit: Unit | None, value: Decimal) -> Decimal:
    return plain(value) if unit is None else unit.canonical(value)


def read_amount(text: str, at: int, done: int, line_start: bool) -> Amount | None:
    """The amount whose number begins at `at`; None where the characters there are none. Nothing before `done` is
    taken in."""
    share = read_share(text, at)
    if share is not None:
        return _share_amount(text, at, done, share.value, share.high, share.step, share.end, share.word)
    if text[at] == "半":
        return _half(text, at, done)
    core, lead = read_core(text, at, done)
    if core is None:
        return None
    if not _stands(text, at, core, line_start):
        until = _range(text, core.end, core) if core.unit is None and core.high is None else None
        if until is None or until.unit is None or until.unit.word in _ADJECTIVES:
            return None
    return _finish(text, at, done, core, lead)


def _share_amount(
    text: str, at: int, done: int, value: Decimal, high: Decimal | None, step: Decimal, end: int, word: str
) -> Amount:
    unit = Unit("ratio", word, end)
    if (minus := _MINUS_SHARE.search(text, max(done, at - 2), at)) is not None:
        return Amount(minus.start(), end, at, -value, step, -value, None, step, "exact", "ratio", word, unit)
    join = _JOIN.match(text, end)
    if join is not None and high is None:
        until = read_share(text, join.end())
        if (
            until is None
            and word in ("百分之", "千分之")
            and (numeral := read_chinese(text, join.end()) or read_arabic(text, join.end()))
        ):
            power = -2 if word == "百分之" else -3
            if read_unit(text, numeral.end) is None and scaled(numeral.value, power) > value:
                high, end = scaled(numeral.value, power), numeral.end
        elif until is not None and until.value > value:
            high, end = until.value, until.end
    if (
        high is None
        and text[end : end + 1] in ("多", "余")
        and text[end + 1 : end + 2] not in ("种", "个", "元", "样", "项")
    ):
        bound, start = bound_before(text, done, at, False)
        return Amount(start, end + 1, at, value, step, value, high, step, bound or "at_least", "ratio", word, unit)
    bound, start = bound_before(text, done, at, False)
    if word == "半" and bound is None and at > done and text[at - 1] == "过":
        bound, start = "over", at - 1
    after, end = bound_after(text, end, False)
    if high is not None:
        bound = "range"
    return Amount(start, end, at, value, step, value, high, step, bound or after or "exact", "ratio", word, unit)


def _half(text: str, at: int, done: int) -> Amount | None:
    unit = read_unit(text, at + 1, True)
    if (
        unit is None
        or unit.code is not None
        or unit.word not in ("年", "个月", "天", "小时", "个小时", "日", "年度", "周年", "个工作日")
    ):
        return None
    if text[unit.end : unit.end + 1] == "报" or (at and text[at - 1] in "上下前后两各大多夜"):
        return None
    bound, start = bound_before(text, done, at, True)
    after, end = bound_after(text, unit.end, True)
    value, step = Decimal("0.5"), Decimal("0.1")
    return Amount(start, end, at, value, step, value, None, step, bound or after or "exact", None, unit.word, unit)


def _stands(text: str, at: int, core: Core, line_start: bool) -> bool:
    """Whether a core is a quantity: Chinese numerals are inside countless words (统一, 四川, 一般, 三元材料)."""
    if not core.numeral.chinese:
        if core.power >= 4 and core.unit is not None and core.unit.word == "级":
            return False  # 10万级 is a class of clean rooms
        if core.unit is None and not core.power:
            after = text[core.end : core.end + 1]
            if after.isascii() and after.isalpha():
                return False
            if after == "/" and text[core.end + 1 : core.end + 2].isdigit() and "." not in core.numeral.digits:
                return False
            return not (line_start and "." in core.numeral.digits and after > "\u2e7f")
        return True
    before = text[at - 1] if at else ""
    if _IDIOM.match(text, at) or (at > 1 and text[at - 2] == "一" and _IDIOM.match(text, at - 2)):
        return False
    single = core.numeral.end - core.numeral.start == 1
    if core.unit is None:
        if core.numeral.capital and not single:
            return True
        if core.power >= 4 and not single:
            return True
        after = text[core.end : core.end + 1]
        return core.base >= 100 and not single and (after == "" or after in "，。;；、)\n以左上之 ")
    if single:
        word = core.unit.word
        if text[at] == "一" and (before in _JOINED_ONE or word in _ARTICLES):
            return False
        if (word == "次" and text[at] == "二") or text[core.end : core.end + 2] == "年报":
            return False
        if (
            text[at] == "几"
            or (text[at] in "零〇" and core.unit.code != "CNY")
            or word in _ADJECTIVES
            or (word == "件" and before == "文")
        ):
            return False
        if text[at] == "一" and word == "套" and text[core.end : core.end + 1] == "路":
            return False
    return True


def _note_after(text: str, at: int) -> Unit | None:
    """The unit in brackets right after a number: 1236.8（万元）, 32（人）."""
    found = _NOTE.match(text, at)
    return None if found is None else unit_named(found.group(1), found.end())


def _finish(text: str, at: int, done: int, core: Core, lead: tuple[Bound | None, int]) -> Amount:
    unit, confidence = core.unit, 1.0
    timed = unit is not None and unit.code is None
    start, number_start = (lead[1], at) if lead[0] else (at, at)
    base, place, high, end = core.base, core.place, core.high, core.end
    sign = _SIGN.search(text, max(done, start - 10), start) if start > done else None
    if sign is not None:
        start = sign.start()
        code = CURRENCY_CODE[sign.group(1)]
        if unit is None:
            unit = Unit(code, sign.group(1), end)
        elif unit.code == "CNY" and unit.word == "元" and code != "CNY":
            unit = replace(unit, code=code)
    if unit is not None and unit.word == "元" and (note := _FOREIGN.match(text, unit.end)) is not None:
        unit = replace(unit, code=CURRENCY_CODE[note.group(1)])
    word = core.multiplier + ("" if core.unit is None else core.unit.word)
    power = core.power
    until = _range(text, end, core) if high is None else None
    if until is not None:
        base, place, high, end = until.base, until.place, until.high, until.end
        if until.unit is not None:
            unit, timed = until.unit, until.unit.code is None
            word, power = until.word, until.power
    elif core.unit is None and unit is None:
        label = _LABEL_UNIT.search(text, max(done, at - 14), at)
        named = unit_named(label.group(1), end) if label is not None and not core.power else None
        if named is not None:
            unit, word = named, named.word
        elif (noted := _note_after(text, end)) is not None:
            unit, word = noted, core.multiplier + noted.word
            end = noted.end
        elif (core.power >= 4 or (core.numeral.chinese and core.base >= 1000)) and MONEY_BEFORE.search(
            text[max(done, start - 14) : start]
        ):
            unit, confidence = Unit("CNY", "", end), 0.9
    if (
        start == at
        and start > done
        and _MINUS.search(text[max(0, at - 4) : at])
        and (unit is None or unit.code in ("ratio", None, "CNY"))
    ):
        start -= 1
        base = -base
    bound, start = (lead[0], start) if lead[0] else bound_before(text, done, start, timed)
    after, end = bound_after(text, end, timed)
    chosen: Bound = "range" if high is not None else bound or core.more or after or "exact"
    return Amount(
        start, end, number_start, base, place, _canonical(unit, base), None if high is None else _canonical(unit, high),
        _canonical(unit, place), chosen, None if unit is None else unit.code, word, unit, power, confidence,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Span:
    base: Decimal
    place: Decimal
    high: Decimal
    end: int
    unit: Unit | None
    word: str
    power: int


def _range(text: str, end: int, low: Core) -> _Span | None:
    """The upper end that follows a core (30—35人, 9亿~16亿, 800—1000万元); None where none does."""
    join = _JOIN.match(text, end)
    if join is None or join.end() >= len(text):
        return None
    char = text[join.end()]
    numeral = read_arabic(text, join.end()) if char in "0123456789" else read_chinese(text, join.end())
    if numeral is None or numeral.high is not None:
        return None
    high = complete_core(text, numeral)
    if low.unit is not None and (
        high.unit is None
        or high.unit.code != low.unit.code
        or (low.unit.code is None and low.unit.word != high.unit.word)
    ):
        return None
    if low.unit is None and high.unit is None and numeral.chinese != low.numeral.chinese:
        return None
    base, place = low.base, low.place
    if low.unit is None and not low.power and high.power:
        carried = scaled(base, high.power)
        if carried < high.base:
            base, place = plain(carried), scaled(place, high.power)
    if base >= high.base:
        return None
    word = high.multiplier + ("" if high.unit is None else high.unit.word)
    return _Span(base, max(place, high.place), high.base, high.end, high.unit, word, high.power)
