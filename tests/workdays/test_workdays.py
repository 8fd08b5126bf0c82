"""Days counted by the State Council's calendar."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.errors import DataError, RefusedError
from pilotdocs.workdays import is_work_day, last_work_day, load_workdays, months_after

TODAY, NEXT = "当日起算", "次日起算"


@pytest.mark.parametrize(
    ("first", "practice", "strict"),
    [
        ((2026, 2, 12), (2026, 2, 25), (2026, 2, 26)),
        ((2026, 9, 17), (2026, 9, 22), (2026, 9, 23)),
        ((2026, 9, 28), (2026, 10, 9), (2026, 10, 10)),
        ((2025, 9, 26), (2025, 10, 9), (2025, 10, 10)),
    ],
)
def test_five_work_days_by_both_conventions(first: tuple, practice: tuple, strict: tuple) -> None:
    assert last_work_day(date(*first), 5, TODAY) == date(*practice)
    assert last_work_day(date(*first), 5, NEXT) == date(*strict)


def test_a_year_without_a_calendar_is_refused() -> None:
    with pytest.raises(RefusedError, match="2027年"):
        last_work_day(date(2026, 12, 30), 5, TODAY)


def test_three_months_end_on_the_corresponding_day_and_roll_over_holidays() -> None:
    assert months_after(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert months_after(date(2026, 7, 1), 3) == date(2026, 10, 8)
    assert months_after(date(2026, 1, 15), 3) == date(2026, 4, 15)


@given(st.dates(date(2025, 1, 1), date(2026, 11, 1)), st.integers(1, 20))
def test_the_last_day_is_worked_and_more_days_end_later(first: date, days: int) -> None:
    assert is_work_day(last_work_day(first, days, TODAY))
    assert last_work_day(first, days, TODAY) < last_work_day(first, days + 1, TODAY)


@given(st.dates(date(2024, 1, 1), date(2026, 12, 1)))
def test_a_rolled_day_is_the_first_work_day_not_before(day: date) -> None:
    workdays = load_workdays()
    rolled = workdays.roll(day)
    assert workdays.is_work(rolled)
    assert not any(workdays.is_work(day + timedelta(days=n)) for n in range((rolled - day).days))


def test_a_calendar_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_text("2027: [01-01]", "utf-8")
    with pytest.raises(DataError, match="读不懂"):
        load_workdays(path)
