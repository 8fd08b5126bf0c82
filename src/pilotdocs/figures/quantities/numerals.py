"""Written numbers: Arabic with separators and inner multipliers, Chinese and capital numerals, vague ones (三四十)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal

EXACT = Context(prec=60)
_ARABIC = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])|[0-9]{1,3}(?:'[0-9]{3}){1,6}(?![0-9])|[0-9]{1,20}(?![0-9]))"
    r"(?:\.[0-9]{1,20}(?![0-9]))?"
)
_SMALL_STEPS = re.compile(r"[0-9]千(?:[0-9]百)(?:[0-9]十)?[万亿]|[0-9]百[0-9]十[万亿]")
_STEP = re.compile(r"([0-9])([千百十])")
_GUARD = {
    "千": re.compile(r"千(?![瓦克米帕伏卡安兆赫焦斤字分级股牛])"),
    "百": re.compile(r"百(?![分度姓叶科帕级])"),
    "万": re.compile(r"万(?!能|向节|向轮|用表)"),
    "亿": re.compile(r"亿"),
    "十": re.compile(r"十(?=万|亿|千万)"),
}
_POWER = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_CHINESE_CHARS = "零〇一二两三四五六七八九十百千万亿廿卅几壹贰叁肆伍陆柒捌玖拾佰仟仨"
_CHINESE = re.compile("[" + _CHINESE_CHARS + "]{1,40}")
_CAPITAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟〇两", "一二三四五六七八九十百千零二")
_CAPITAL_ONLY = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")}
_POINT = re.compile(r"点([零〇一二三四五六七八九]{1,20})(?![分钟十])")
_SHORT_REST = re.compile(r"[一二三四五六七八九](?=元|平|㎡|[，。;；、)\n]|$)")
_OPENS_REST = frozenset("零一二两三四五六七八九壹贰叁肆伍陆柒捌玖")
_SECTION_GUARD = re.compile(r"[瓦克米帕伏卡安兆赫焦斤字分级牛能]")
_CARDINAL = re.compile(r"[百千万亿]{1,2}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written at `text[start:end]`. `place` is one unit of its last digit. `high` is the upper end of a
    vague one (三四十 is 30 to 49). `multiplier` is the inner 万, 千万, 亿 … of the last part, as written. `power` is
    its power of ten, 0 for none. `chinese` and `capital` say how it was written, `digits` its first part."""

    value: Decimal
    place: Decimal
    start: int
    end: int
    high: Decimal | None = None
    multiplier: str = ""
    power: int = 0
    chinese: bool = False
    capital: bool = False
    digits: str = ""


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent above zero: Decimal("1.2E+4") is Decimal("12000")."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return value.quantize(Decimal(1), context=EXACT)
    return value


def scaled(value: Decimal, power: int) -> Decimal:
    """value × 10^power, exact."""
    return value.scaleb(power, context=EXACT)


def last_place(value: Decimal) -> Decimal:
    """One unit of the last digit that is not zero: 100 for 1200, 0.1 for 12.50."""
    exponent = value.normalize(EXACT).as_tuple().exponent
    return scaled(Decimal(1), exponent) if isinstance(exponent, int) else Decimal(1)


def read_multiplier(text: str, at: int) -> tuple[int, int]:
    """The power of ten of the multipliers at `at` (万, 千万, 百亿, 万亿 …) and where they end; (0, at) for none."""
    power, end = 0, at
    while end < len(text) and text[end] in _GUARD and end - at < 3:
        if _GUARD[text[end]].match(text, end) is None:
            break
        step = _POWER[text[end]]
        if power and step <= power and text[end] not in "万亿":
            break
        power += step
        end += 1
    return power, end


def read_arabic(text: str, at: int) -> Numeral | None:
    """The Arabic number at `at` with its inner multipliers (3千万, 1亿2000万, 2.5亿); None where there is none."""
    found = _ARABIC.match(text, at)
    if found is None:
        return None
    digits = found.group().replace(",", "").replace("'", "")
    value = Decimal(digits)
    exponent = value.as_tuple().exponent
    place = scaled(Decimal(1), exponent if isinstance(exponent, int) else 0)
    power, end = read_multiplier(text, found.end())
    if not power:
        return Numeral(value, place, at, found.end(), digits=digits)
    small = _SMALL_STEPS.match(text, at)
    if small is not None and not text[found.start() : found.end()].count("."):
        pieces = [scaled(Decimal(digit), _POWER[unit]) for digit, unit in _STEP.findall(small.group())]
        outer = _POWER[small.group()[-1]]
        return Numeral(
            plain(scaled(sum(pieces, Decimal(0)), outer)), scaled(Decimal(1), outer), at, small.end(), None,
            small.group()[-1], outer, digits=digits,
        )  # fmt: skip
    total, place = scaled(value, power), scaled(place, power)
    multiplier = text[found.end() : end]
    while True:
        further = _ARABIC.match(text, end + (text[end : end + 1] == "零"))
        if further is None and (spoken := _spoken_rest(text, end, power)) is not None:
            total, place = EXACT.add(total, spoken.value), spoken.place
            multiplier, power, end = spoken.multiplier, spoken.power, spoken.end
            break
        if further is None or "." in further.group():
            break
        inner, after = read_multiplier(text, further.end())
        written = further.group().replace(",", "").replace("'", "")
        part = scaled(Decimal(written), inner)
        if part >= scaled(Decimal(1), power) or (not inner and len(written) < min(power, 3)):
            break
        total, place = EXACT.add(total, part), scaled(Decimal(1), inner)
        power, end = inner, after
        multiplier = text[further.end() : after]
        if not inner:
            break
    return Numeral(plain(total), place, at, end, None, multiplier, power, digits=digits)


def _spoken_rest(text: str, at: int, power: int) -> Numeral | None:
    """The Chinese numeral that goes on an Arabic one after 万 or 亿 (1亿两千万, 3万五千); None where none does."""
    if power >= 4 and (short := _SHORT_REST.match(text, at)) is not None:
        value = scaled(Decimal(_DIGIT[short.group()]), power - 1)
        return Numeral(value, scaled(Decimal(1), power - 1), at, short.end(), None, text[at - 1], power, True)
    rest = read_chinese(text, at) if text[at : at + 1] in _OPENS_REST and power >= 4 else None
    if rest is None or rest.high is not None or rest.value >= scaled(Decimal(1), power):
        return None
    return rest if rest.value >= scaled(Decimal(1), max(power - 4, 2)) else None


def read_chinese(text: str, at: int) -> Numeral | None:
    """The Chinese numeral at `at`; None where the characters there make no number (a name, 四 of 四川 is one)."""
    found = _CHINESE.match(text, at)
    if found is None or len(found.group()) == 40:
        return None
    run = found.group()
    while run and run[-1] in "千百万" and _SECTION_GUARD.match(text, at + len(run)):
        run = run[:-1]
    capital = any(char in _CAPITAL_ONLY for char in run)
    read = _whole(run.translate(_CAPITAL)) if run else None
    if read is None:
        return None
    low, high, place, power = read
    end = at + len(run)
    point = _POINT.match(text, end)
    if point is not None and high is None and low < 1000 and not power:
        decimals = "".join(str(_DIGIT[char]) for char in point.group(1).translate(_CAPITAL))
        value = Decimal(f"{low}.{decimals}")
        power, end = read_multiplier(text, point.end())
        return Numeral(
            plain(scaled(value, power)), scaled(Decimal(1), power - len(decimals)), at, end, None,
            text[point.end() : end], power, True, capital, str(value),
        )  # fmt: skip
    upper = None if high is None else Decimal(high)
    multiplier = run[-1] if power and run[-1] in "万亿" else ""
    return Numeral(Decimal(low), Decimal(place), at, end, upper, multiplier, power, True, capital, str(low))


def _whole(run: str) -> tuple[int, int | None, int, int] | None:
    """(value, upper end, place, power of the outer multiplier) of a run of plain Chinese numeral characters."""
    low = high = 0
    vague = False
    place, outer, section = 1, 0, ""
    ceiling = 99
    for char in run + "$":
        if char not in "万亿$":
            section += char
            continue
        last = char == "$"
        if not section:
            if last:
                break
            if not low:
                return None
            unit = 10 ** _POWER[char]
            low, high, outer = low * unit, high * unit, outer + _POWER[char]
            place = 10**outer
            continue
        abbreviated = last and outer > 0 and len(section) == 1 and section in _DIGIT and section != "零"
        part = (_DIGIT[section], None, 1) if abbreviated else _section(section)
        if part is None:
            return None
        lower, upper, small = part
        if last:
            if abbreviated:
                scale = 10 ** (outer - 1)
                low, high, place = low + lower * scale, high + lower * scale, scale
            else:
                if outer and lower >= 10**outer:
                    return None
                low, high = low + lower, high + (lower if upper is None else upper)
                vague = vague or upper is not None
                place = small
            outer = 0
            break
        power = _POWER[char]
        if power >= ceiling and char != "亿":
            return None
        unit = 10**power
        if upper is not None:
            vague = True
            spread = unit - 1 if lower < 10 and section[0] == "几" else 0
            high = high + upper * unit + spread
        else:
            high = high + lower * unit
        if char == "亿" and low:
            low, high = (low + lower) * unit, high + (low * unit - low)
        else:
            low += lower * unit
        ceiling, outer, place, section = power, power, unit * small, ""
    else:
        return None
    if low == 0 and run not in ("零", "〇"):
        return None
    return low, (high if vague else None), place, outer


def _section(part: str) -> tuple[int, int | None, int] | None:
    """(value, upper end, place) of a number below 万; None where it is none."""
    if part in ("仨",):
        return 3, None, 1
    part = part.replace("廿", "二十").replace("卅", "三十")
    zero = len(part) > 1 and part[0] == "零"
    if zero:
        part = part[1:]
    if all(char in _DIGIT or char == "几" for char in part):
        return _digits(part)
    total = upper = 0
    vague = False
    pending = ""
    last, place = 10000, 1
    for char in part:
        if char in _DIGIT or char == "几":
            if char == "零":
                if pending:
                    return None
                zero = True
                continue
            pending += char
            continue
        unit = 10 ** _POWER[char]
        if unit >= last:
            return None
        if not pending:
            if total and not zero and unit != 10:
                return None
            if not total and unit != 10 and not zero:
                return None
            few: tuple[int, int] | None = (1, 1)
        else:
            few = _few(pending)
        if few is None:
            return None
        total += few[0] * unit
        vague = vague or few[0] != few[1]
        # 三四十 reaches to the end of its forties; 一百二三十 names two round numbers, 120 and 130.
        spread = unit - 1 if few[0] != few[1] and last == 10000 else 0
        upper += few[1] * unit + spread
        last, pending, zero = unit, "", False
    if pending:
        few = _few(pending, first=1) if pending == "几" else _few(pending)
        if few is None:
            return None
        scale = last // 10 if last > 10 and not zero and few[0] == few[1] else 1
        if last > 10 and not zero and few[0] != few[1]:
            return None
        total += few[0] * scale
        upper += few[1] * scale
        vague = vague or few[0] != few[1]
        place = scale
    return total, (upper if vague else None), place


def _digits(part: str) -> tuple[int, int | None, int] | None:
    if len(part) == 1 and part != "几":
        return _DIGIT[part], None, 1
    pair = _few(part)
    return (pair[0], pair[1], 1) if pair is not None else None


def _few(part: str, first: int = 2) -> tuple[int, int] | None:
    """One digit, or two neighbours that mean “one or the other” (三四, 七八; 三五 is 3 to 5); 几 is a few."""
    if part == "几":
        return first, 9
    if len(part) == 1:
        return _DIGIT[part], _DIGIT[part]
    if len(part) == 2 and "几" not in part:
        one, two = _DIGIT[part[0]], _DIGIT[part[1]]
        if 0 < one < two and (two == one + 1 or (one, two) == (3, 5)):
            return one, two
    return None


def read_power(text: str, at: int) -> Numeral | None:
    """A bare power that a bound word makes a number (上百, 近千, 过亿, 数万 without the word itself); None for none."""
    found = _CARDINAL.match(text, at)
    if found is None:
        return None
    power, end = read_multiplier(text, at)
    if end == at:
        return None
    value = plain(scaled(Decimal(1), power))
    shown = text[end - 1] if text[end - 1] in "万亿" else ""
    return Numeral(value, value, at, end, None, shown, power if shown else 0, True, False, "1")
