"""Money of other currencies: told by the head, the note, a column or the cell itself, and never taken for yuan."""

from __future__ import annotations

from datetime import date

import pytest
from build import paragraphs, part, table

from pilotdocs.figures.evidence.amounts import currency_of
from pilotdocs.figures.evidence.equipment import read_equipment

DAY = date(2025, 9, 30)


def currencies(rows: list[list[object]], note: str = "中试设备清单") -> list[str]:
    _, records = read_equipment(part("equipment_list", *paragraphs(note), table(rows)), DAY)
    return [asset.currency for asset in records[0].assets]


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        ([["序号", "设备名称", "数量", "原值（美元）"], [1, "反应釜", 2, "450000"]], "设备清单"),
        ([["序号", "设备名称", "数量", "原值"], [1, "反应釜", 2, "4500"]], "设备清单\n金额单位：万日元"),
        ([["序号", "设备名称", "数量", "原值"], [1, "反应釜", 2, "45万美元"]], "设备清单"),
        ([["序号", "设备名称", "币种", "数量", "原值"], [1, "反应釜", "欧元", 2, "450000"]], "设备清单"),
        ([["序号", "设备名称", "数量", "原值（万元）"], [1, "反应釜", 2, "USD 450,000"]], "设备清单"),
    ],
)
def test_the_currency_of_a_row_is_told_from_head_note_column_and_cell(rows: list[list[object]], note: str) -> None:
    assert currencies(rows, note) != ["CNY"]
    figures, _ = read_equipment(part("equipment_list", *paragraphs(note), table(rows)), DAY)
    assert figures == ()


def test_a_head_in_yuan_and_a_column_of_renminbi_are_yuan() -> None:
    assert currencies([["序号", "设备名称", "数量", "原值（万元）"], [1, "反应釜", 2, "45"]]) == ["CNY"]
    assert currencies([["序号", "设备名称", "币种", "数量", "原值"], [1, "反应釜", "人民币", 2, "450000"]]) == ["CNY"]


def test_words_that_only_look_like_currencies_name_none() -> None:
    assert [currency_of(text) for text in ("单位：万元", "每日元", "￥12,000", "人民币元", "RMB 12万")] == [None] * 5
    assert [currency_of(text) for text in ("HK$ 12万", "US$ 3", "１２万日元", "1200万泰铢")] == [
        "HKD",
        "USD",
        "JPY",
        "XXX",
    ]
