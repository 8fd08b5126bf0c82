"""Shares in words: 百分之十五, 千分之三, 三分之一, 七成, 一成五, 八折, 一半, 过半."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pilotdocs.figures.quantities.numerals import EXACT, Numeral, plain, read_arabic, read_chinese, scaled
from pilotdocs.model.figure import Bound

# 百分百 and 百分三十 are said for 百分之百 and 百分之三十.
_PER = re.compile(r"(百|千|万)分之|(百)分(?=百(?!分)|[一二三四五六七八九]十)")
_POWER = {"百": -2, "千": -3, "万": -4}
_MAYBE = re.compile(
    r"[百千万]分(?:之|百|[一二三四五六七八九]十)"
    r"|[0-9.零一二两三四五六七八九十百千几]{1,12}(?:成|折|分之| ?/)|[一半对大]半|半"
)
_PARTS = re.compile(r"分之")
_TENTHS = re.compile(
    r"(?:([一二两三四五六七八九十])([一二三四五六七八九])?|几|([0-9](?:\.[0-9])?))成"
    r"(?![立果本员功品都型熟长为绩套分就交份像组事材因])(?!不变)(?:([一二三四五六七八九])(?![金个家人年月日万千百十项台]))?"
)
_OFF = re.compile(r"(?:([一二三四五六七八九])([一二三四五六七八九])?|([0-9](?:\.[0-9])?))折(?![叠旧射合弯线算扣光返])")
_HALF = re.compile(r"一半|半数|(?<=[过超近])半(?=$|[^年天月日小导径封自成圆])|对半|大半")
_SLASH = re.compile(r"([0-9]{1,2}) ?/ ?([0-9]{1,3})(?![0-9/.年月])")
_SLASH_BEFORE = re.compile(r"(?:占|约|近|超过|不足|达|的|为|是)\Z")
_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
_QUOTIENT = EXACT.copy()
_QUOTIENT.prec = 34


@dataclass(frozen=True, slots=True)
class Share:
    """A share as a fraction, with the place of its last digit; `word` names the form."""

    value: Decimal
    step: Decimal
    end: int
    word: str
    high: Decimal | None = None
    bound: Bound | None = None


def read_share(text: str, at: int) -> Share | None:
    """The share in words at `at`; None where there is none."""
    if _MAYBE.match(text, at) is None:
        return None
    per = _PER.match(text, at)
    if per is not None:
        return _per(text, per)
    half = _HALF.match(text, at)
    if half is not None:
        return Share(Decimal("0.5"), Decimal("0.1"), half.end(), "半")
    found = _TENTHS.match(text, at)
    if found is not None:
        return _tenths(found)
    found = _OFF.match(text, at)
    if found is not None:
        if found.group(3):
            value = scaled(Decimal(found.group(3)), -1)
        else:
            value = Decimal(f"0.{_DIGIT[found.group(1)]}{_DIGIT[found.group(2)] if found.group(2) else ''}")
        return Share(value, scaled(Decimal(1), _exponent(value)), found.end(), "折")
    found = _SLASH.match(text, at)
    spoken = found is not None and (
        text.startswith(("以上", "以下", "左右"), found.end()) or _SLASH_BEFORE.search(text[max(0, at - 3) : at])
    )
    if found is not None and spoken:
        return _quotient(Decimal(found.group(2)), Decimal(found.group(1)), found.end())
    below = _numeral(text, at)
    if below is None or below.high is not None or below.power:
        return None
    parts = _PARTS.match(text, below.end)
    if parts is None:
        return None
    above = _numeral(text, parts.end())
    return None if above is None or above.high is not None else _quotient(below.value, above.value, above.end)


def _numeral(text: str, at: int) -> Numeral | None:
    return read_arabic(text, at) or read_chinese(text, at)


def _per(text: str, per: re.Match[str]) -> Share | None:
    power = _POWER[per.group(1) or per.group(2)]
    if text[per.end() : per.end() + 1] == "百" and text[per.end() + 1 : per.end() + 2] != "分":
        return Share(Decimal(1), scaled(Decimal(1), power), per.end() + 1, "百分之")
    above = _numeral(text, per.end())
    if above is None:
        return None
    high = None if above.high is None else scaled(above.high, power)
    return Share(
        scaled(above.value, power), scaled(above.place, power), above.end, f"{per.group(1) or per.group(2)}分之", high
    )


def _tenths(found: re.Match[str]) -> Share | None:
    one, two, arabic, after = found.groups()
    if arabic:
        value = scaled(Decimal(arabic), -1)
        return Share(value, scaled(Decimal(1), _exponent(value)), found.end(), "成")
    if one is None:
        return Share(Decimal("0.2"), Decimal("0.1"), found.end(), "成", Decimal("0.9"))
    first = _DIGIT[one]
    if two:
        if _DIGIT[two] <= first:
            return None
        return Share(Decimal(first).scaleb(-1), Decimal("0.1"), found.end(), "成", Decimal(_DIGIT[two]).scaleb(-1))
    if after:
        return Share(Decimal(first * 10 + _DIGIT[after]).scaleb(-2), Decimal("0.01"), found.end(), "成")
    if found.string[found.end() : found.end() + 1] == "半":
        return Share(Decimal(first * 10 + 5).scaleb(-2), Decimal("0.01"), found.end() + 1, "成")
    return Share(Decimal(first).scaleb(-1), Decimal("0.1"), found.end(), "成")


def _quotient(below: Decimal, above: Decimal, end: int) -> Share | None:
    if below <= 0 or above > below:
        return None
    return Share(plain(_QUOTIENT.divide(above, below)), Decimal("0.01"), end, "分之")


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
