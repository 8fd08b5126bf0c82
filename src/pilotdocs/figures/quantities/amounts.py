"""One amount at a place: bound, currency, number, multiplier, unit, range."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pilotdocs.figures.quantities.bounds import bound_after, bound_before
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
from pilotdocs.figures.quantities.shares import read_share
from pilotdocs.figures.quantities.units import CURRENCY_CODE, Unit, read_unit, unit_named
from pilotdocs.model.figure import Bound

_SIGN = re.compile(
    r"(人民币|RMB|CNY|¥|US\$|HK\$|\$|€|£|USD|EUR|JPY|HKD|GBP|KRW|CHF|AUD|CAD|SGD|TWD|美元|欧元|港币)(?:\(大写\)|\(小写\)|大写|小写)?[: ]{0,2}¥?$"
)
_LABEL_UNIT = re.compile(r"\((?:单位:)?([^()0-9]{1,8})\)[: ]{0,2}$")
_MONEY_BEFORE = re.compile(
    r"(?:原值|净值|价值|总值|金额|资金|收入|投资|投入|租金|月租|年租|费|费用|单价|总价|价款|价格|资本|利润|产值|成本|补助|经费|预算|营收|营业额|税额|合同额|到账|贷款"
    r"|押金|保证金|罚款|奖励|资助|融资|货款|销售额|售价|支出|款|价)[^，。;；、0-9\n㎡人]{0,6}$"
)
_JOIN = re.compile(r" ?(?:[-~]{1,2}|至|到) ?(?:人民币|¥|约)?")
_MINUS = re.compile(r"(?:^|[:(=,，。;；、 \n]|增长率?|增幅|降幅|同比|环比|利润|收益|净额|现金流量?|变动|为|度)(-|负)$")
_SMALL = re.compile(
    r"(?:([0-9]|[一二三四五六七八九壹贰叁肆伍陆柒捌玖])角)?(?:零?([0-9]|[一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?(?:整|正(?![常在好式确]))?"
)
_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    char: value + 1 for value, char in enumerate("壹贰叁肆伍陆柒捌玖")
}
_W = re.compile(r"[wW](?=元|㎡|平|人|块|$|[^A-Za-z0-9])")
_IDIOM = re.compile(
    r"一[^十百千万亿点零]一[^十百千万亿]|[百千万]名?人(?:计划|工程|会(?!议))|[二两三四]轮(?:电|摩|车)|[一二三四五六七八九]元(?:材料|锂|乙丙|催化|复合|共聚|正极|结构|体系|化|前驱|醇|酸)"
)
_ARTICLES = frozenset(
    "个 种 批 类 支 次 组 对 双 群 队 层 度 步 道 方 倍 代 维 轴 楼 级 强 星 转 室 寸 核 卡 分 部 处 片 起 头 路 块".split()
)
_ADJECTIVES = frozenset(
    "次 类 级 层 楼 代 维 轴 方 步 道 期 届 版 章 节 室 星 转 强 核 卡 度 寸 伏 分 安 瓦 兆 匹".split()
)
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
        base, place = scaled(self.base, other.multiplied), scaled(self.base_place, other.multiplied)
        high = None if self.high is None else scaled(self.high, other.multiplied)
        return replace(
            self, base=plain(base), base_place=place, value=_canonical(other.unit, base), step=_canonical(other.unit, place),
            high=None if high is None else _canonical(other.unit, high), code=other.code, word=other.word,
            unit=other.unit, multiplied=other.multiplied, confidence=min(self.confidence, 0.9),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Core:
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
    core, lead = _core(text, at, done)
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
    join = _JOIN.match(text, end)
    if join is not None and high is None:
        until = read_share(text, join.end())
        if (
            until is None
            and word in ("百分之", "千分之")
            and (numeral := read_chinese(text, join.end()) or read_arabic(text, join.end()))
        ):
            power = -2 if word == "百分之" else -3
            if read_unit(text, numeral.end) is None:
                high, end = scaled(numeral.value, power), numeral.end
        elif until is not None and until.value > value:
            high, end = until.value, until.end
    if text[end : end + 1] in ("多", "余") and text[end + 1 : end + 2] not in ("种", "个", "元", "样", "项"):
        bound, start = bound_before(text, done, at, False)
        return Amount(start, end + 1, at, value, step, value, high, step, bound or "at_least", "ratio", word, unit)
    bound, start = bound_before(text, done, at, False)
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
    if at and text[at - 1] in "上下前后两各大多夜":
        return None
    bound, start = bound_before(text, done, at, True)
    after, end = bound_after(text, unit.end, True)
    value, step = Decimal("0.5"), Decimal("0.1")
    return Amount(start, end, at, value, step, value, None, step, bound or after or "exact", None, unit.word, unit)


def _core(text: str, at: int, done: int) -> tuple[_Core | None, tuple[Bound | None, int]]:
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
            core = _complete(text, numeral)
            return (core, (None, at)) if core.more or core.unit else (None, (None, at))
        return None, (None, at)
    return (None if numeral is None else _complete(text, numeral)), (None, at)


_NOT_MANY = frozenset("总人台件套户家次参系指函位基分负整小倍多少无项个款积岁层级票页字张篇码")


def _led(text: str, at: int, done: int) -> tuple[_Core | None, tuple[Bound | None, int]]:
    char, before = text[at], text[at - 1] if at else ""
    if char == "数":
        if before in _NOT_MANY:
            return None, (None, at)
        vague = read_chinese("几" + text[at + 1 : at + 12], 0)
        if vague is None:
            return None, (None, at)
        moved = replace(vague, start=at, end=at + vague.end)
        return _complete(text, moved), (None, at)
    numeral = read_power(text, at + 1)
    if numeral is None:
        return None, (None, at)
    core = _complete(text, numeral)
    if core.unit is None and not (core.power >= 4 and _MONEY_BEFORE.search(text[max(done, at - 14) : at])):
        return None, (None, at)
    bound: Bound = {"上": "at_least", "近": "under", "约": "about"}.get(char, "over")  # type: ignore[assignment]
    if char in "近超过" and before in ("将", "接", "逼", "已", "超") and at - 1 >= done:
        return core, (bound, at - 1)
    if char in "约近" and before and before in "节预合条契制违签邀简附最邻":
        return core, (None, at + 1)
    return core, (bound, at)


def _complete(text: str, numeral: Numeral) -> _Core:
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
    return _Core(numeral, plain(base), place, high, end, more, power, multiplier, unit)


_MORE = re.compile(
    r"余(?![额下款姚杭热量弦料压])|多(?![功数样维级层轴路通点模]|元[化素件])|来(?=[人名位个家台项年天])|几(?=[人名位个家台项年天])"
)
_LOOSE = re.compile(r"[多余](?![功种项家个次方样元级维轴路通点用模台套人名年])")


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
    if text[end : end + 1] in ("元", "㎡", "平", "人", "块"):
        return True
    head = text[max(0, start - 14) : start]
    return text[end - 1] == "w" and _MONEY_BEFORE.search(head) is not None


def _change(text: str, base: Decimal, place: Decimal, unit: Unit, numeral: Numeral) -> tuple[Decimal, Decimal, int]:
    """角 and 分 after 元, and 整, which says that the amount is exact to the yuan."""
    found = _SMALL.match(text, unit.end)
    if found is None or found.end() == unit.end or not unit.word.startswith("元"):
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


def _stands(text: str, at: int, core: _Core, line_start: bool) -> bool:
    """Whether a core is a quantity: Chinese numerals are inside countless words (统一, 四川, 一般, 三元材料)."""
    if not core.numeral.chinese:
        if core.unit is None and not core.power:
            after = text[core.end : core.end + 1]
            if after.isascii() and after.isalpha():
                return False
            if after == "/" and text[core.end + 1 : core.end + 2].isdigit():
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
        if text[at] == "几" or (text[at] in "零〇" and core.unit.code != "CNY") or word in _ADJECTIVES or (word == "件" and before == "文"):
            return False
        if text[at] == "一" and word == "套" and text[core.end : core.end + 1] == "路":
            return False
    return True


def _finish(text: str, at: int, done: int, core: _Core, lead: tuple[Bound | None, int]) -> Amount:
    unit, confidence = core.unit, 1.0
    timed = unit is not None and unit.code is None
    start, number_start = (lead[1], at) if lead[0] else (at, at)
    base, place, high, end = core.base, core.place, core.high, core.end
    sign = _SIGN.search(text, max(done, start - 10), start) if start > done else None
    if sign is not None:
        start = sign.start()
        if unit is None:
            unit = Unit(CURRENCY_CODE[sign.group(1)], sign.group(1), end)
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
        elif (core.power >= 4 or (core.numeral.chinese and core.base >= 1000)) and _MONEY_BEFORE.search(
            text[max(done, start - 14) : start]
        ):
            unit, confidence = Unit("CNY", "", end), 0.9
    if (
        start == at
        and start > done
        and _MINUS.search(text[max(done, at - 4) : at])
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


def _range(text: str, end: int, low: _Core) -> _Span | None:
    """The upper end that follows a core (30—35人, 9亿~16亿, 800—1000万元); None where none does."""
    join = _JOIN.match(text, end)
    if join is None or join.end() >= len(text):
        return None
    char = text[join.end()]
    numeral = read_arabic(text, join.end()) if char in "0123456789" else read_chinese(text, join.end())
    if numeral is None or numeral.high is not None:
        return None
    high = _complete(text, numeral)
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
