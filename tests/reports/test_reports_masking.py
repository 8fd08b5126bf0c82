"""What is covered, and what must stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.reports.masking import mask, secret_spans


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("330602198703124417", "330***********4417"),
        ("身份证号：33060219870312441X。", "身份证号：330***********441X。"),
        ("330602 19870312 4417", "330*** ******** 4417"),
        ("３３０６０２１９８７０３１２４４１７", "３３０***********４４１７"),
        ("330602870312441", "330********2441"),
        ("3306O2198703124417", "330***********4417"),
        ("联系电话13857512345", "联系电话138****2345"),
        ("138 5751 2345", "138 **** 2345"),
        ("+8613857512345", "+86138****2345"),
        ("0575-85123456", "057*-****3456"),
    ],
)
def test_identity_numbers_and_phones_lose_their_middle(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "91330602MA2BQ3XK7P",
        "123306004710021234",
        "25332000000012345678",
        "033002100411 12345678",
        "设备原值12,365,000.00元",
        "13857512345元",
        "13857512345.60",
        "2024年1月1日至2026年12月31日",
        "20240101-20261231",
        "资产编号 SB202306150012345",
        "1200余万元、11870平方米",
    ],
)
def test_codes_invoices_amounts_and_days_stay(text: str) -> None:
    assert mask(text) == text


@given(st.text(max_size=60))
def test_masking_twice_is_masking_once_and_keeps_the_length(text: str) -> None:
    once = mask(text)
    assert mask(once) == once
    assert len(once) == len(text)


@given(st.dates().filter(lambda day: 1900 <= day.year <= 2030), st.integers(0, 999))
def test_no_identity_number_survives_inside_a_sentence(day: object, sequence: int) -> None:
    number = f"330602{day:%Y%m%d}{sequence:03d}X"
    assert number not in mask(f"周某{number}技术岗")
    assert secret_spans(f"周某{number}技术岗") == [(2, 20)]
