"""What callers rely on beyond the corpus: steps, accuracies, cells, unit words, days that count from the application."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pilotdocs.figures.quantities import find_quantities, parse_amount, parse_date, parse_number, unit_factor
from pilotdocs.model.figure import Quantity

DAY = date(2025, 9, 30)


def only(text: str, day: date | None = None) -> Quantity:
    (one,) = find_quantities(text, day=day)
    return one


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("1.2万㎡", "12000", "1000"),
        ("11,870㎡", "11870", "1"),
        ("21.3%", "0.213", "0.001"),
        ("2,380.56万元", "23805600", "100"),
        ("1200万元", "12000000", "10000"),
        ("1200余万元", "12000000", "1000000"),
        ("近500平方米", "500", "100"),
        ("近千万元", "10000000", "1000000"),
        ("约1500㎡", "1500", "100"),
        ("约500㎡", "500", "50"),
        ("约1200.5㎡", "1200.5", "0.1"),
        ("二十余名", "20", "10"),
        ("一千二百人", "1200", "1"),
        ("5000人", "5000", "1"),
    ],
)
def test_a_step_is_one_unit_of_the_last_digit_and_of_the_last_that_counts_for_a_bound(
    text: str, value: str, step: str
) -> None:
    one = only(text)
    assert (one.value, one.step) == (Decimal(value), Decimal(step))


@pytest.mark.parametrize(
    ("text", "written"),
    [("1.2万㎡", "12000"), ("21.3%", "0.213"), ("15.0%", "0.150"), ("2亿元", "200000000"), ("1,234.50元", "1234.50")],
)
def test_a_value_keeps_the_written_precision_without_an_exponent(text: str, written: str) -> None:
    assert str(only(text).value) == written


def test_an_area_in_mu_is_the_exact_quotient() -> None:
    value = only("35亩").value
    assert isinstance(value, Decimal)
    assert abs(value * 3 - 70000) < Decimal("1e-24")
    assert only("18亩").value == 12000


def test_relative_years_need_the_day_they_count_from() -> None:
    assert find_quantities("上一年度收入") == []
    assert only("上一年度收入", DAY).value == date(2024, 1, 1)
    assert only("今年6月底", DAY).value == date(2025, 6, 30)


def test_a_year_in_the_sentence_gives_the_month_its_year_before_the_day_does() -> None:
    _, second = find_quantities("2023年5月立项，6月底完成", day=DAY)
    assert (second.value, second.accuracy) == (date(2023, 6, 30), "month")
    assert only("6月底完成", DAY).value == date(2025, 6, 30)
    assert all(one.unit is None for one in find_quantities("6月底完成"))


def test_a_mended_digit_is_marked_and_less_sure() -> None:
    one = only("设备原值l236.8万元")
    assert (one.value, one.repaired) == (Decimal(12368000), True)
    assert one.confidence <= 0.5
    assert not only("设备原值1236.8万元").repaired


def test_digits_joined_over_a_gap_are_less_sure() -> None:
    assert only("2,38\n0.56万元").confidence < 1
    assert only("1 236.8万元").confidence < 1
    assert only("1\u202f236.8万元").confidence == 1


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,236.80", "1236.80"), ("１２３", "123"), (" 1 236.8 ", "1236.8"), ("￥9,876,543.21", "9876543.21"),
        ("21.3%", "0.213"), ("(1,200.00)", "-1200.00"), ("-35", "-35"), ("三十二", "32"), ("0", "0"), ("2,38\n0.56", "2380.56"),
    ],
)  # fmt: skip
def test_a_cell_with_a_number_gives_it_as_written(cell: str, value: str) -> None:
    assert str(parse_number(cell)) == value


@pytest.mark.parametrize(
    "cell", ["", "—", "/", "无", "-", "－", "…", "N/A", "12人", "30-35", "2024-06-18", "1,23", "abc", "(3)"]
)
def test_a_cell_without_one_number_gives_none(cell: str) -> None:
    assert parse_number(cell) is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2024年6月18日", (date(2024, 6, 18), "day")), ("2019.3", (date(2019, 3, 1), "month")),
        ("2024/06", (date(2024, 6, 1), "month")), ("20240618", (date(2024, 6, 18), "day")),
        ("2019-03-12 00:00:00", (date(2019, 3, 12), "day")), ("2023年底", (date(2023, 12, 31), "month")),
        ("二〇二四年六月", (date(2024, 6, 1), "month")), ("长期", None), ("45000", None), ("", None),
        ("2024年1月1日至2026年12月31日", None), ("2023-02-30", None),
    ],
)  # fmt: skip
def test_a_cell_with_a_date_gives_it_with_its_accuracy(cell: str, expected: object) -> None:
    assert parse_date(cell) == expected


def test_the_columns_unit_counts_for_a_number_without_its_own_only() -> None:
    bare, own = parse_amount("1,236.80", "万元"), parse_amount("1,236,800元", "万元")
    assert bare is not None
    assert own is not None
    assert (bare.value, bare.unit, bare.step) == (Decimal(12368000), "CNY", Decimal(100))
    assert (own.value, own.unit) == (Decimal(1236800), "CNY")
    people = parse_amount("32", "人")
    assert people is not None
    assert (people.value, people.unit) == (Decimal(32), "person")
    assert parse_amount("无", "万元") is None
    assert parse_amount("") is None


def test_a_bound_in_a_cell_is_kept() -> None:
    one = parse_amount("约1200", "万元")
    assert one is not None
    assert (one.value, one.bound) == (Decimal(12000000), "about")


@pytest.mark.parametrize(
    ("word", "factor"),
    [
        ("万元", ("CNY", "10000")), ("元", ("CNY", "1")), ("㎡", ("m2", "1")), ("（单位：万元）", ("CNY", "10000")),
        ("人民币万元", ("CNY", "10000")), ("%", ("ratio", "0.01")), ("人", ("person", "1")), ("台（套）", ("count", "1")),
        ("万美元", ("USD", "10000")), ("公顷", ("m2", "10000")), ("千元", ("CNY", "1000")), ("百万元", ("CNY", "1000000")),
    ],
)  # fmt: skip
def test_a_unit_word_gives_its_canonical_unit_and_worth(word: str, factor: tuple[str, str]) -> None:
    assert unit_factor(word) == (factor[0], Decimal(factor[1]))


def test_a_word_that_is_no_unit_gives_none() -> None:
    assert unit_factor("公斤") is None
    assert unit_factor("") is None
    assert unit_factor("备注") is None
