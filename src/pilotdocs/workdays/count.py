"""Work days after the State Council's calendar: 公示 of so many work days, and terms that end on a holiday."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

from pilotdocs.errors import RefusedError
from pilotdocs.workdays.messages import CALENDAR
from pilotdocs.workdays.schedule import load_workdays

CountFrom = Literal["当日起算", "次日起算"]


def is_work_day(day: date) -> bool:
    """Whether the day is worked. Raises RefusedError for a year whose calendar is not in the data."""
    workdays = load_workdays()
    if not workdays.known(day):
        raise RefusedError(CALENDAR["step"], CALENDAR["year"].format(year=day.year), CALENDAR["remedy"])
    return workdays.is_work(day)


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
