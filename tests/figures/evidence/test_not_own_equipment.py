"""Rows and lists that name equipment and prove none: to come, of others, no equipment, no original value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.figures.evidence.build import Items, page, part, sheet, table

from pilotdocs.figures.evidence import read_evidence
from pilotdocs.model.record import EquipmentList

DAY = date(2025, 9, 30)
HEAD = ["设备名称", "数量", "原值（元）"]


def equipment(*content: Items) -> EquipmentList:
    _, records = read_evidence(part("equipment_list", *content), DAY)
    assert isinstance(records[0], EquipmentList)
    return records[0]


@pytest.mark.parametrize(
    ("remark", "tenure"),
    [
        ("客户寄存", "borrowed"), ("供应商试用", "borrowed"), ("母公司所有，无偿使用", "borrowed"), ("非本单位资产", "borrowed"),
        ("招标中", "planned"), ("采购合同已签订，2026年交付", "planned"), ("2026年3月到货", "planned"), ("计划2026年采购", "planned"),
        ("2023年3月到货", "owned"), ("用于第三方委托检测", "owned"), ("存放于租赁厂房一层", "owned"),
    ],
)  # fmt: skip
def test_a_remark_says_whose_the_thing_is_or_that_it_is_to_come(remark: str, tenure: str) -> None:
    made = equipment(table([[*HEAD, "备注"], ["扫描电镜", "1", "1900000", remark]]))
    assert [asset.tenure for asset in made.assets] == [tenure]


@pytest.mark.parametrize(
    ("head", "word", "tenure"),
    [
        ("是否自有", "否", "borrowed"),
        ("是否自有", "是", "owned"),
        ("是否到位", "否", "planned"),
        ("到货情况", "未到货", "planned"),
    ],
)
def test_no_under_own_or_in_place_denies_it(head: str, word: str, tenure: str) -> None:
    made = equipment(table([[*HEAD, head], ["扫描电镜", "1", "1900000", word]]))
    assert [asset.tenure for asset in made.assets] == [tenure]


def test_what_was_bought_after_the_day_is_to_come() -> None:
    rows = [[*HEAD, "购置日期"], ["甲机", "1", "100", "2026-05-01"], ["乙机", "1", "100", "2021-05-01"]]
    assert [asset.tenure for asset in equipment(table(rows)).assets] == ["planned", "owned"]


@pytest.mark.parametrize("title", ["设备报价单", "拟购设备清单", "设备购置预算表", "设备需求表", "设备采购合同"])
def test_a_list_of_wishes_is_to_come_by_its_title(title: str) -> None:
    made = equipment(*page(title), table([HEAD, ["甲机", "1", "100"]]))
    assert [asset.tenure for asset in made.assets] == ["planned"]


def test_a_word_of_hope_does_not_speak_against_rows_that_were_bought() -> None:
    made = equipment(*page("招标采购设备清单"), table([[*HEAD, "购置日期"], ["甲机", "1", "100", "2021-05-01"]]))
    assert [asset.tenure for asset in made.assets] == ["owned"]


@pytest.mark.parametrize(
    "words", [["报价单价", "报价总价"], ["预算单价", "预算金额"], ["重置单价", "重置成本"], ["市场单价", "市场价"]]
)
def test_a_quoted_or_estimated_price_is_no_original_value(words: list[str]) -> None:
    made, records = read_evidence(
        part("equipment_list", table([["设备名称", "数量", *words], ["甲机", "1", "5", "5"]])), DAY
    )
    assert made == ()
    assert records == ()


@pytest.mark.parametrize(
    "name", ["培训费", "增值税", "预付设备款", "中试车间厂房", "专利技术使用权", "流动资金", "实验室改造工程"]
)
def test_costs_buildings_and_rights_are_no_equipment(name: str) -> None:
    assert equipment(table([HEAD, [name, "1", "100"]])).assets[0].category


def test_a_section_of_software_is_none_and_the_next_one_is() -> None:
    rows = [
        ["序号", *HEAD],
        ["一、软件", "", "", ""],
        ["1", "控制包", "1", "5"],
        ["二、工艺设备", "", "", ""],
        ["2", "反应釜", "1", "5"],
    ]
    assert [bool(asset.category) for asset in equipment(table(rows)).assets] == [True, False]


@pytest.mark.parametrize("word", ["Total", "∑", "设备总值", "承前页", "过次页", "结转"])
def test_a_total_by_any_word_is_no_row(word: str) -> None:
    made = equipment(table([["序号", *HEAD], ["1", "甲机", "1", "100"], ["2", word, "", "100"]]))
    assert [asset.name for asset in made.assets] == ["甲机"]


def test_a_second_sheet_of_the_same_columns_has_its_own_title_and_its_own_unit() -> None:
    first = sheet([["设备清单"], ["名称", "数量", "原值（万元）"], ["甲机", 1, 12]], name="一")
    second = sheet([["报价单"], ["名称", "数量", "原值（千元）"], ["乙机", 1, 12]], name="二")
    made = equipment(first, second)
    assert [(asset.value, asset.tenure) for asset in made.assets] == [
        (Decimal(120000), "owned"),
        (Decimal(12000), "planned"),
    ]


def test_a_second_sheet_that_names_no_unit_has_that_of_the_first() -> None:
    first = sheet([["单位：万元"], ["设备名称", "数量", "原值"], ["甲机", 1, 12]], name="一")
    second = sheet([["设备清单（续）"], ["设备名称", "数量", "原值"], ["乙机", 1, 12]], name="二")
    assert [asset.value for asset in equipment(first, second).assets] == [Decimal(120000), Decimal(120000)]
