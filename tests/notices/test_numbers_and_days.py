from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.errors import RefusedError
from pilotdocs.notices import load_profile
from pilotdocs.notices.numerals import area, capital_amount, chinese_number, day_text, percent, span_text, wan
from pilotdocs.notices.seat import right_indents
from pilotdocs.notices.workdays import is_work_day, last_work_day, months_after

TODAY, NEXT = "当日起算", "次日起算"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "零元整"), ("10", "壹拾元整"), ("12300", "壹万贰仟叁佰元整"), ("3.05", "叁元零伍分"), ("0.5", "伍角整"),
        ("10000001", "壹仟万零壹元整"), ("100000000", "壹亿元整"), ("105000000", "壹亿零伍佰万元整"), ("1409.50", "壹仟肆佰零玖元伍角整"),
    ],
)  # fmt: skip
def test_amounts_in_capital_letters(amount: str, text: str) -> None:
    assert capital_amount(Decimal(amount)) == text


def test_numbers_as_official_papers_write_them() -> None:
    assert [chinese_number(n) for n in (0, 10, 12, 103, 10010)] == ["零", "十", "十二", "一百零三", "一万零一十"]
    assert wan(Decimal("23805600")) == "2,380.56万元"
    assert area(Decimal("1250.50")) == "1,250.5平方米"
    assert percent(Decimal("0.213")) == "21.3%"
    assert day_text(date(2026, 3, 5)) == "2026年3月5日"
    assert span_text(date(2026, 12, 30), date(2027, 1, 6)) == "2026年12月30日至2027年1月6日"


@given(st.integers(0, 10**15))
def test_capital_amounts_tell_different_numbers_apart(number: int) -> None:
    assert capital_amount(Decimal(number)) != capital_amount(Decimal(number + 1))


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


def test_the_signature_stands_where_the_standard_puts_it() -> None:
    profile = load_profile()
    assert right_indents(8, 6, profile, sealed=True) == (3, 4)
    assert right_indents(12, 6, profile, sealed=False) == (2, 6)
    assert right_indents(6, 7, profile, sealed=False) == (5, 2)
