"""Forms that other packages' number tests brought up, and forms that were read wrong before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pilotdocs.figures.quantities import find_quantities

DAY = date(2025, 9, 30)


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("实缴1亿两千三百万元", "123000000", None, "CNY"),
        ("共100万三千项", "1003000", None, "count"),
        ("收入3万五，", "35000", None, "CNY"),
        ("投资八十来万元", "800000", None, "CNY"),
        ("一百二三十人", "120", "130", "person"),
        ("三四十人", "30", "49", "person"),
        ("百分百到岗", "1", None, "ratio"),
        ("利润负百分之二十", "-0.20", None, "ratio"),
        ("单价A$13.5", "13.5", None, "AUD"),
        ("面积10km²", "10000000", None, "m2"),
        ("二十五元三毛", "25.3", None, "CNY"),
    ],
)
def test_a_spoken_or_mixed_form_is_read_whole(text: str, value: str, high: str | None, unit: str) -> None:
    (found,) = find_quantities(text, day=DAY)
    assert (found.value, found.high, found.unit) == (Decimal(value), Decimal(high) if high else None, unit)


@pytest.mark.parametrize(
    ("text", "written", "value", "accuracy"),
    [
        ("2024年全年收入", "2024年全年", date(2024, 1, 1), "year"),
        ("2024会计年度收入", "2024会计年度", date(2024, 1, 1), "year"),
        ("23年度收入", "23年度", date(2023, 1, 1), "year"),
        ("23年底在岗", "23年底", date(2023, 12, 31), "month"),
        ("两千零二十三年八月五日成立", "两千零二十三年八月五日", date(2023, 8, 5), "day"),
    ],
)
def test_a_year_is_read_however_it_is_written(text: str, written: str, value: date, accuracy: str) -> None:
    (found,) = find_quantities(text, day=DAY)
    assert (found.text, found.value, found.accuracy) == (written, value, accuracy)


@pytest.mark.parametrize("text", ["近10年度考核合格", "运行15年", "第12年度检测"])
def test_a_span_of_time_is_no_year(text: str) -> None:
    assert all(found.unit != "date" for found in find_quantities(text, day=DAY))


@pytest.mark.parametrize("text", ["负责人编号后5 位、注册号", "博士工号后6位", "专家证书号码末四位"])
def test_places_of_a_code_are_no_persons(text: str) -> None:
    assert all(found.unit != "person" for found in find_quantities(text, day=DAY))


@pytest.mark.parametrize(
    ("text", "written", "value", "bound"),
    [
        ("折合约344万元", "约344万元", "3440000", "about"),
        ("资产12亿3,400万元", "12亿3,400万元", "1234000000", "exact"),
        ("预算执行过半", "过半", "0.5", "over"),
        ("授权专利中PCT2件", "2件", "2", "exact"),
        ("转速300-1200rpm", "300-1200rpm", "300", "range"),
    ],
)
def test_what_stands_before_a_number_does_not_hide_it(text: str, written: str, value: str, bound: str) -> None:
    (found,) = find_quantities(text, day=DAY)
    assert (found.text, found.value, found.bound) == (written, Decimal(value), bound)


@pytest.mark.parametrize(
    ("text", "value"),
    [("2025年元月起", date(2025, 1, 1)), ("填表日期：2025 - 09 - 12", date(2025, 9, 12))],
)
def test_a_day_is_read_in_spaced_and_in_old_words(text: str, value: date) -> None:
    (found,) = find_quantities(text, day=DAY)
    assert found.value == value


@pytest.mark.parametrize("text", ["注册号前两位", "洁净区10万级", "型号PX2"])
def test_names_that_hold_a_number_are_no_quantity(text: str) -> None:
    assert find_quantities(text, day=DAY) == []
