"""Work days after the State Council's calendar: 公示 of so many work days, and terms that end on a holiday."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from pilotdocs.errors import RefusedError
from pilotdocs.notices.messages import CALENDAR

CountFrom = Literal["当日起算", "次日起算"]


@dataclass(frozen=True, slots=True)
class Year:
    """One year's announcement: days off beside plain weekends, weekend days that are worked, and its source."""

    off: frozenset[date]
    work: frozenset[date]
    source: str


@cache
def calendar_years() -> Mapping[int, Year]:
    """Every year that has been announced and is in `calendar.yaml`."""
    data = yaml.safe_load(Path(__file__).with_name("calendar.yaml").read_text(encoding="utf-8"))
    years = {}
    for year, entry in data.items():
        off = {
            first + timedelta(days=number)
            for start, end in entry["holidays"]
            for first, last in [(_day(year, start), _day(year, end))]
            for number in range((last - first).days + 1)
        }
        years[int(year)] = Year(frozenset(off), frozenset(_day(year, day) for day in entry["makeup"]), entry["source"])
    return years


def _day(year: int, text: str) -> date:
    return date.fromisoformat(f"{year}-{text}")


def is_work_day(day: date) -> bool:
    """Whether the day is worked. Raises RefusedError for a year whose calendar is not in the data."""
    year = calendar_years().get(day.year)
    if year is None:
        raise RefusedError(CALENDAR["step"], CALENDAR["year"].format(year=day.year), CALENDAR["remedy"])
    return day in year.work or (day not in year.off and day.weekday() < 5)


def last_work_day(first: date, days: int, count_from: CountFrom) -> date:
    """The last of `days` work days: “当日起算” counts `first` itself where it is worked (as published notices do),
    “次日起算” begins the day after (民法典第二百零一条). Raises RefusedError for a year without a calendar."""
    if not 1 <= days <= 60:
        raise RefusedError(CALENDAR["step"], CALENDAR["days"].format(days=days), CALENDAR["remedy"])
    day = first if count_from == "当日起算" else first + timedelta(days=1)
    left = days
    while True:
        left -= is_work_day(day)
        if not left:
            return day
        day += timedelta(days=1)


def count_work_days(first: date, last: date) -> int:
    """Work days from `first` to `last`, both included; 0 where `last` is before `first`. Counts at most a year."""
    span = min((last - first).days, 366)
    return sum(is_work_day(first + timedelta(days=number)) for number in range(span + 1))


def months_after(day: date, months: int) -> date:
    """The corresponding day so many months on, or the month's last (民法典第二百零二条), and where that is no work day
    the next one (第二百零三条). Raises RefusedError for a year without a calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    while not is_work_day(last):
        last += timedelta(days=1)
    return last
