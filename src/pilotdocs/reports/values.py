"""Values as text: exact and plain for programs, with units and separators for people."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, Decimal

from pilotdocs.model.figure import Value
from pilotdocs.reports.messages.names import BOUND_MARKS, POINTS, UNIT_NAMES

_TEN_THOUSAND = Decimal(10_000)
_CENT = Decimal("0.01")
_SHARE_STEP = Decimal("0.000001")
_POINT_STEP = Decimal("0.0001")


def plain(value: Value | None) -> str | None:
    """The value as `audit.json` writes it: a decimal without exponent and without idle zeros, an ISO day, or the text.

    A quotient keeps all its digits. None stays None: “not found” is never zero.
    """
    if value is None:
        return None
    if isinstance(value, Decimal):
        if not value.is_finite():
            return None
        text = format(value, "f")
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return "0" if text in ("-0", "") else text
    if isinstance(value, date):
        return value.isoformat()
    return value


def grouped(value: Decimal) -> str:
    """A plain decimal with a comma between thousands."""
    text = plain(value) or ""
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, rest = text.partition(".")
    return f"{sign}{int(whole):,}" + (f".{rest}" if rest else "")


def shown(value: Value | None, unit: str | None, *, detail: bool = False) -> str:
    """The value as the memo prints it, “—” for None.

    Money stands in 万元 (in 元 where `detail`), exact to the cent; a share in per cent. What has no last digit is
    cut, never rounded, so that 14.99999 % is never shown as 15 %.
    """
    if value is None:
        return "—"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, str):
        return value
    if not value.is_finite():
        return "—"
    if unit == "CNY":
        cents = value.quantize(_CENT, rounding=ROUND_DOWN)
        if detail or abs(cents) < _TEN_THOUSAND:
            return f"{grouped(cents)}元"
        return f"{grouped(cents / _TEN_THOUSAND)}万元"
    if unit == "ratio":
        return f"{grouped(value.quantize(_SHARE_STEP, rounding=ROUND_DOWN) * 100)}%"
    name = UNIT_NAMES.get(unit or "", unit or "")
    return f"{grouped(_cut(value))}{name}"


def _cut(value: Decimal) -> Decimal:
    """The value to four decimals, cut: a third of a 亩 has no last digit."""
    exponent = value.as_tuple().exponent
    return value.quantize(_POINT_STEP, ROUND_DOWN) if isinstance(exponent, int) and exponent < -4 else value


def shown_gap(value: Decimal, unit: str | None) -> str:
    """A difference without its sign: of two shares in percentage points, cut to four decimals, else as `shown`."""
    if unit == "ratio":
        return POINTS.format(n=grouped((abs(value) * 100).quantize(_POINT_STEP, rounding=ROUND_DOWN)))
    return shown(abs(value), unit)


def bounded(text: str, bound: str, high: str | None = None) -> str:
    """A shown value with the word of its bound: 不少于, 超过, 约, or both ends of a range."""
    if bound == "range" and high:
        return f"{text}～{high}"
    return BOUND_MARKS.get(bound, "") + text


def has_number(text: str) -> bool:
    """Whether the text holds a digit of any script (full width too)."""
    return any(character.isdigit() for character in text)
