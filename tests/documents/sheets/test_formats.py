"""Numbers are shown as their format shows them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.documents.sheets.formats import is_date_format, shown, shows_nothing


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("12", "General", "12"), ("12.0", "General", "12"), ("0.012", "General", "0.012"), ("5", "00000", "00005"),
        ("1234567.891", "#,##0.00", "1,234,567.89"), ("1000000", "#,##0", "1,000,000"), ("0.213", "0.0%", "21.3%"),
        ("12345", '0!.0,"万"', "1.2万"), ("12345", '0"."0,"万"', "1.2万"), ("1234567", "#,##0,", "1,235"),
        ("-1234.5", "#,##0.00;(#,##0.00)", "(1,234.50)"), ("0", '#,##0.00;;"-"', "-"), ("-0.001", "0.00", "0.00"),
        ("3", 'G/通用格式"台"', "3台"), ("1200.5", '[$¥-804]#,##0.00', "¥1,200.50"), ("7", "[Red]0", "7"),
        ("1500", '[>=1000]0.0,"千";0', "1.5千"), ("15", '[>=1000]0.0,"千";0', "15"), ("12", "0.##", "12"),
        ("45658", "yyyy/m/d", "2025/1/1"), ("45658", 'yyyy"年"m"月"', "2025年1月"), ("45658", "[$-804]yyyy\\-mm\\-dd;@", "2025-01-01"),
        ("45658.5", "yyyy-mm-dd hh:mm:ss", "2025-01-01 12:00:00"), ("0.75", "h:mm", "18:00"), ("0.75", "h:mm AM/PM", "6:00 PM"),
        ("1.5", "[h]:mm", "36:00"), ("59", "yyyy-mm-dd", "1900-02-28"), ("61", "yyyy-mm-dd", "1900-03-01"), ("45658", "aaaa", "星期三"),
        ("99999999", "yyyy-mm-dd", "99999999"), ("1", '"', ""),
    ],
)  # fmt: skip
def test_a_number_is_shown(value: str, code: str, text: str) -> None:
    assert shown(Decimal(value), code) == text


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("yyyy-mm-dd", True),
        ('m"月"', True),
        ("h:mm", False),
        ("[h]:mm:ss", False),
        ("0.00", False),
        ('"day" 0', False),
        ("mm:ss", False),
    ],
)
def test_days_are_told_from_times_and_numbers(code: str, day: bool) -> None:
    assert is_date_format(code) is day


def test_a_format_that_shows_nothing_is_known() -> None:
    assert shows_nothing(";;;")
    assert not shows_nothing("0;;")


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_grouped_digits_are_the_number(value: Decimal) -> None:
    assert Decimal(shown(value, "#,##0.0000").replace(",", "")) == value


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20),
    st.text('0#?.,%;"yYmdhsE+-@_*!\\[]$元 ', max_size=25),
)
def test_any_format_shows_something_or_nothing(value: Decimal, code: str) -> None:
    assert isinstance(shown(value, code), str)
