"""The State Council's calendar: which days are worked, how terms of work days are counted. One source for all rooms."""

from pilotdocs.workdays.count import CountFrom, count_work_days, is_work_day, last_work_day, months_after
from pilotdocs.workdays.schedule import Workdays, load_workdays

__all__ = [
    "CountFrom",
    "Workdays",
    "count_work_days",
    "is_work_day",
    "last_work_day",
    "load_workdays",
    "months_after",
]
