"""Numbers with units as a pack's author writes them (1000 万元, 15 %, 1.2 万平方米), in the canonical unit."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from pilotdocs.model.rule import Duration

UNITS: dict[str, str] = {
    "person": "人数", "m2": "面积", "CNY": "金额", "ratio": "比例", "date": "日期", "count": "次数或件数",
    "text": "文字", "year": "年数",
}  # fmt: skip

_WORDS: dict[str, tuple[str, Decimal]] = {
    **dict.fromkeys(("人", "名", "位"), ("person", Decimal(1))),
    **dict.fromkeys(("平方米", "㎡", "m2", "m²", "平米"), ("m2", Decimal(1))),
    "亩": ("m2", Decimal(2000) / Decimal(3)),
    "公顷": ("m2", Decimal(10000)),
    "平方公里": ("m2", Decimal(1000000)),
    "元": ("CNY", Decimal(1)),
    **dict.fromkeys(("%", "％"), ("ratio", Decimal("0.01"))),
    **dict.fromkeys(("次", "项", "家", "台", "套", "台套", "台（套）", "个", "件", "份", "批"), ("count", Decimal(1))),
    "年": ("year", Decimal(1)),
}
_SCALES = {"": Decimal(1), "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000), "百万": Decimal(10**6),
           "千万": Decimal(10**7), "亿": Decimal(10**8)}  # fmt: skip
_NUMBER = re.compile(r"([+-]?\d{1,15}(?:\.\d{1,12})?)\s*(百万|千万|百|千|万|亿)?\s*(\S*)")
_DURATION = re.compile(r"(\d{1,3})\s*(年|周年|个月|月|天|日)")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_amount(text: str) -> tuple[Decimal, str | None] | None:
    """The number in its canonical unit, and the unit (None where none is written). None: it is no such number."""
    match = _NUMBER.fullmatch(text.replace(",", "").strip())
    if match is None:
        return None
    number, scale, word = Decimal(match[1]), _SCALES[match[2] or ""], match[3]
    if not word:
        return number * scale, None
    if word not in _WORDS:
        return None
    unit, factor = _WORDS[word]
    return plain(number * scale * factor), unit


def read_duration(text: str) -> Duration | None:
    """“3 年”, “6 个月”, “90 天”; None where it is no duration."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        return None
    number = int(match[1])
    if match[2] in ("年", "周年"):
        return Duration(years=number)
    return Duration(months=number) if match[2] in ("个月", "月") else Duration(days=number)


def read_day(text: str) -> date | None:
    """An ISO day; None where it is none."""
    match = _DAY.fullmatch(text.strip())
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def plain(number: Decimal) -> Decimal:
    """The same number without an exponent and without noughts after the point."""
    whole = number.normalize()
    exponent = whole.as_tuple().exponent
    return whole.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else whole
