"""Numbers, money, areas and days in a cell or a phrase of evidence; built on the room's own grammar of quantities."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pilotdocs.figures.evidence.flow import fold

FACTORS = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10000),
    "万": Decimal(10000),
    "百万元": Decimal(1000000),
    "亿元": Decimal(100000000),
}
UNIT_WORD = re.compile(r"(百万元|万元|千元|亿元|元)")
_CURRENCIES = {
    "USD": "美元|美金|美圆|USD|US\\$|(?<![A-Z])\\$",
    "EUR": "欧元|EUR|€",
    "JPY": "(?<!每)日[元圆]|円|JPY",
    "HKD": "(?<!家)港[元币圆纸]|HKD|HK\\$",
    "GBP": "英镑|GBP|£",
    "KRW": "韩[元币圆]|KRW|₩",
    "CHF": "瑞士法郎|瑞郎|CHF",
    "AUD": "澳元|澳大利亚元|AUD",
    "CAD": "加元|加拿大元|CAD",
    "SGD": "新加坡[元币]|SGD",
    "TWD": "台币|新台币|TWD",
    "MOP": "澳门[元币]|MOP",
    "RUB": "卢布|RUB",
    "XXX": "外币|原币|泰铢|卢比|越南盾|克朗|法郎|马克|比索|里亚尔|里拉|兰特|第纳尔|林吉特",
}
_CURRENCY = re.compile("|".join(f"(?P<{code}>{words})" for code, words in _CURRENCIES.items()))
_NUMBER = re.compile(r"[-+]?\d{1,3}(?:[,，' ]\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?")
_WRITTEN_DAY = re.compile(
    r"(\d{4})\s*[年.\-/]\s*(\d{1,2})(?:\s*[月.\-/]\s*(\d{1,2})\s*[日号]?)?(?!\d)"
    r"|(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)|(?<!\d)((?:19|20)\d{2})(\d{2})(?!\d)"
)
_CHINESE_DAY = re.compile(
    r"([二一][〇零○OＯ0一二三四五六七八九]{3})年([元正一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十廿卅]{1,3})[日号])?"
)
_DIGITS = dict(zip("〇零○O0一二三四五六七八九", [0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], strict=True))
_SMALL = {"元": 1, "正": 1, "廿": 20, "卅": 30}


@dataclass(frozen=True, slots=True)
class Day:
    """A day (or month, with `exact` False and the first day) at `start:end` of the text it was found in."""

    value: date
    start: int
    end: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the canonical unit at `start:end` of the text it was found in."""

    value: Decimal
    start: int
    end: int


def read_number(text: str) -> Decimal | None:
    """The one number of a cell (￥1,236.80, 1 236.8, (5.0) …), its unit left aside; None for none, "/", "—"."""
    folded = fold(text).replace("，", ",").strip()
    match = _NUMBER.search(folded)
    if match is None:
        return None
    return Decimal(re.sub(r"[,' ]", "", match[0]))


def unit_factor_of(text: str) -> Decimal | None:
    """What money of the unit that the text names (单价（万元）) is multiplied by; None where it names none."""
    match = UNIT_WORD.search(fold(text))
    if match is None:
        return None
    return FACTORS.get(match[1], Decimal(1))


def currency_of(text: str) -> str | None:
    """The ISO code of the foreign currency that a head, a unit note or a cell names (XXX where it has none here);
    None where it names none, so that its money is yuan. Amounts of another currency never count as yuan."""
    match = _CURRENCY.search(fold(text))
    return match.lastgroup if match else None


def read_money(text: str, factor: Decimal | None) -> Decimal | None:
    """The money of a cell in CNY. A unit in the cell itself (16.18万元) goes before the column's `factor`; where
    neither says a unit the number is taken as yuan."""
    number = read_number(text)
    if number is None:
        return None
    match = _NUMBER.search(fold(text).replace("，", ","))
    after = fold(text)[match.end() :].strip() if match else ""
    own = re.match(r"(百万元|万元|千元|亿元|元|万)", after)
    return number * (FACTORS[own[1]] if own else (factor if factor is not None else Decimal(1)))


def _small(text: str) -> int | None:
    if text in _SMALL:
        return _SMALL[text]
    if text.startswith(("廿", "卅")):
        return _SMALL[text[0]] + _DIGITS.get(text[1:], 0)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    return _DIGITS.get(text)


def _day(year: int, month: int, day: int | None) -> date | None:
    if not (1900 <= year <= 2100 and 1 <= month <= 12):
        return None
    if day is not None and not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day or 1)


def find_days(text: str) -> tuple[Day, ...]:
    """Every day and month in a folded text, in order: 2024年3月5日, 2024-03-05, 2024.3, 二〇二四年三月五日."""
    found: list[Day] = []
    for match in _WRITTEN_DAY.finditer(text):
        parts = [g for g in match.groups() if g is not None]
        value = _day(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) > 2 else None)
        if value is not None:
            found.append(Day(value, match.start(), _after_month(text, match.end()), len(parts) > 2))
    for match in _CHINESE_DAY.finditer(text):
        year = int("".join(str(_DIGITS[char]) for char in match[1]))
        month, day = _small(match[2]), _small(match[3]) if match[3] else None
        value = _day(year, month, day) if month else None
        if value is not None:
            found.append(Day(value, match.start(), match.end(), day is not None))
    return tuple(sorted(found, key=lambda found_day: found_day.start))


def _after_month(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == "月" else end


def read_day(text: str) -> date | None:
    """The first full day in the text; None where there is none (a month alone is none)."""
    return next((found.value for found in find_days(fold(text)) if found.exact), None)


def read_month(text: str) -> date | None:
    """The first day or month in the text, a month as its first day."""
    return next((found.value for found in find_days(fold(text))), None)
