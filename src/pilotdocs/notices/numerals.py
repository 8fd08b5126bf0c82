"""Numbers as an official paper writes them: 大写金额, Chinese numerals, 万元, 平方米, percent, dates."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_CAPITAL = "零壹贰叁肆伍陆柒捌玖"
_SMALL = "零一二三四五六七八九"
_PLACES = ("", "拾", "佰", "仟")
_SMALL_PLACES = ("", "十", "百", "千")
_LIMIT = 10**16


def _group(number: int, digits: str, places: tuple[str, ...]) -> str:
    """Below 10 000, with one zero for a gap inside; "" for zero."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + places[place]
            gap = False
        else:
            gap = True
    return text


def _joined(number: int, unit: int, mark: str, digits: str, places: tuple[str, ...]) -> str:
    """`number` as so many `unit`s (万 or 亿) and the rest, with a zero between where the rest begins lower."""
    high, low = divmod(number, unit)
    smaller = 10000 if unit > 10000 else 1

    def part(value: int) -> str:
        return _joined(value, 10000, "万", digits, places) if smaller > 1 else _group(value, digits, places)

    if not high:
        return part(low)
    zero = digits[0] if low and low < unit // 10 else ""
    return part(high) + mark + zero + part(low)


def _integer(number: int, digits: str, places: tuple[str, ...]) -> str:
    return _joined(number, 10**8, "亿", digits, places) if number else digits[0]


def chinese_number(number: int) -> str:
    """一, 十二, 一百零三. Raises ValueError below 0 or from 10¹⁶."""
    if not 0 <= number < _LIMIT:
        raise ValueError(number)
    text = _integer(number, _SMALL, _SMALL_PLACES)
    return text.removeprefix("一") if text.startswith("一十") else text


def capital_amount(amount: Decimal) -> str:
    """大写金额 of an amount in 元, to the 分 (rounded half up): 壹万贰仟叁佰元整, 伍角, 叁元零伍分.

    Source: 支付结算办法 annex 1 (正确填写票据和结算凭证的基本规定). Raises ValueError from 10¹⁶ 元.
    """
    if amount < 0:
        return "负" + capital_amount(-amount)
    cents = int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    if yuan >= _LIMIT:
        raise ValueError(amount)
    text = _integer(yuan, _CAPITAL, _PLACES) + "元" if yuan or not cents else ""
    if jiao:
        text += _CAPITAL[jiao] + "角"
    elif fen and yuan:
        text += "零"
    if fen:
        return text + _CAPITAL[fen] + "分"
    return text + "整"


def _plain(number: Decimal, places: int) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def wan(amount: Decimal) -> str:
    """An amount in 元 as 万元 with at most two decimals: 2,380.56万元."""
    return _plain(amount / 10000, 2) + "万元"


def yuan(amount: Decimal) -> str:
    """An amount in 元: 1,234.50元 with two decimals, or none where it is whole."""
    return (
        f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount.quantize(Decimal('0.01')):,f}"
    ) + "元"


def area(square_metres: Decimal) -> str:
    """An area: 1,250.5平方米, at most two decimals."""
    return _plain(square_metres, 2) + "平方米"


def percent(ratio: Decimal) -> str:
    """A fraction as a percentage with at most two decimals: 21.3%."""
    return _plain(ratio * 100, 2) + "%"


def day_text(day: date) -> str:
    """2026年3月5日: full year, month and day without a padded zero (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def span_text(first: date, last: date) -> str:
    """2026年3月5日至3月11日; the year again where it changes."""
    end = f"{last.month}月{last.day}日" if first.year == last.year else day_text(last)
    return f"{day_text(first)}至{end}"
