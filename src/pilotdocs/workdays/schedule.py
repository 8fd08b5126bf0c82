"""Work days and days off, for terms of so many work days and for deadlines that roll over (民法典203)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from pilotdocs.errors import DataError
from pilotdocs.workdays.messages import CALENDAR

SHIPPED = Path(__file__).with_name("years.yaml")


@dataclass(frozen=True, slots=True)
class Workdays:
    """`off` and `work` are days that the schedules name, `sources` the announcement of each year that has one."""

    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()
    sources: Mapping[int, str] = field(default_factory=dict)

    def is_work(self, day: date) -> bool:
        """Whether offices work on that day; for a year without a schedule, whether it is Monday to Friday."""
        return day in self.work or (day.weekday() < 5 and day not in self.off)

    def roll(self, day: date) -> date:
        """The day itself where it is a work day, else the next one that is."""
        while not self.is_work(day):
            day += timedelta(days=1)
        return day

    def known(self, day: date) -> bool:
        """Whether an official schedule covers the day."""
        return day.year in self.sources


def load_workdays(path: Path = SHIPPED) -> Workdays:
    """The schedules in the file (shipped: 2024 to 2026). Raises DataError where it can't be used."""
    return _shipped() if path == SHIPPED else _load(path)


@cache
def _shipped() -> Workdays:
    return _load(SHIPPED)


def _load(path: Path) -> Workdays:
    off: set[date] = set()
    work: set[date] = set()
    sources: dict[int, str] = {}
    try:
        tree = yaml.safe_load(path.read_text("utf-8")) or {}
        for year, lists in tree.items():
            off.update(day for span in lists["rest"] for day in _days(int(year), str(span)))
            work.update(day for span in lists["work"] for day in _days(int(year), str(span)))
            sources[int(year)] = str(lists["source"])
    except (OSError, UnicodeError, yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataError(str(path), CALENDAR["file"].format(error=error), CALENDAR["file_remedy"]) from error
    return Workdays(frozenset(off), frozenset(work), sources)


def _days(year: int, span: str) -> list[date]:
    first, _, last = span.partition("..")
    start, end = date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last or first}")
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]
