"""Work days and days off, for deadlines that roll over (民法典203: a last day off moves to the day after it)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

from pilotdocs.errors import DataError

SHIPPED = Path(__file__).with_name("workdays.yaml")


@dataclass(frozen=True, slots=True)
class Workdays:
    """`off` and `work` are days that the yearly schedule names; `years` those that have a schedule."""

    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

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
        return day.year in self.years


def load_workdays(path: Path = SHIPPED) -> Workdays:
    """The schedules in the file (shipped: 2024 to 2026). Raises DataError where it can't be used."""
    off: set[date] = set()
    work: set[date] = set()
    try:
        tree = yaml.safe_load(path.read_text("utf-8")) or {}
        for year, lists in tree.items():
            off.update(day for span in lists["rest"] for day in _days(int(year), str(span)))
            work.update(day for span in lists["work"] for day in _days(int(year), str(span)))
    except (OSError, UnicodeError, yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataError(
            str(path), f"读不懂（{error}）", "请写成“2026: {rest: [01-01..01-03], work: [01-04]}”的样子"
        ) from error
    return Workdays(frozenset(off), frozenset(work), frozenset(int(year) for year in tree))


def _days(year: int, span: str) -> list[date]:
    first, _, last = span.partition("..")
    start, end = date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last or first}")
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]
