from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.notices import load_profile
from pilotdocs.notices.numerals import area, capital_amount, chinese_number, day_text, percent, span_text, wan
from pilotdocs.notices.seat import right_indents


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


def test_the_signature_stands_where_the_standard_puts_it() -> None:
    profile = load_profile()
    assert right_indents(8, 6, profile, sealed=True) == (3, 4)
    assert right_indents(12, 6, profile, sealed=False) == (2, 6)
    assert right_indents(6, 7, profile, sealed=False) == (5, 2)
