"""The days behind a spreadsheet's serial numbers (ECMA-376 part 1, 18.17.4.1)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

_LAST_SERIAL = 2_958_465  # 9999-12-31


def day_of(serial: Decimal, from_1904: bool = False) -> datetime | None:
    """The moment of a serial number; None outside the calendar. Serial 60 is the day that never was."""
    if not 0 <= serial <= _LAST_SERIAL:
        return None
    days = int(serial)
    seconds = int(((serial - days) * 86_400).to_integral_value(ROUND_HALF_UP))
    before_leap = datetime(1899, 12, 31)  # noqa: DTZ001 - a sheet's days have no time zone
    start = datetime(1904, 1, 1) if from_1904 else before_leap - timedelta(days=int(serial >= 60))  # noqa: DTZ001
    try:
        return start + timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None


def serial_of(day: date) -> Decimal:
    """The serial number of a day in the 1900 system."""
    return Decimal((day - date(1899, 12, 30)).days)
