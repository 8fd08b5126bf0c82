"""Numbers with units in a pack."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.model.rule import Duration
from pilotdocs.rules.units import read_amount, read_day, read_duration


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("500 平方米", "500", "m2"), ("1.2 万平方米", "12000", "m2"), ("1000万元", "10000000", "CNY"),
        ("2 亿元", "200000000", "CNY"),
        ("15 %", "0.15", "ratio"), ("21.3％", "0.213", "ratio"), ("10人", "10", "person"),
       
        ("30 次", "30", "count"), ("1,234.5 元", "1234.5", "CNY"), ("3 公顷", "30000", "m2"), ("0.2", "0.2", None),
    ],
)  # fmt: skip
def test_an_amount_comes_in_its_canonical_unit(text: str, value: str, unit: str | None) -> None:
    assert read_amount(text) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["", "约500平方米", "500 千克", "1e9 元", "五百人", "500平方米以上", "NaN 元"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize(
    ("text", "duration"),
    [("3 年", Duration(years=3)), ("6个月", Duration(months=6)), ("90 天", Duration(days=90)), ("三年", None)],
)
def test_a_duration_is_years_months_or_days(text: str, duration: Duration | None) -> None:
    assert read_duration(text) == duration


def test_a_day_is_iso_only() -> None:
    assert read_day("2025-09-30") == date(2025, 9, 30)
    assert read_day("2025-02-30") is None
    assert read_day("2025.9.30") is None


@pytest.mark.parametrize(
    ("start", "full"),
    [((2024, 6, 18), (2025, 6, 18)), ((2024, 2, 29), (2025, 2, 28)), ((2023, 2, 28), (2024, 2, 28))],
)
def test_a_year_is_full_on_the_corresponding_day(start: tuple[int, int, int], full: tuple[int, int, int]) -> None:
    assert Duration(years=1).after(date(*start)) == date(*full)


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.integers(1, 120))
def test_months_forth_and_back_come_near_the_same_day(day: date, months: int) -> None:
    span = Duration(months=months)
    assert 0 <= (day - span.before(span.after(day))).days <= 3
