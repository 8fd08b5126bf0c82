"""What the words around a number make of it, in prose and in tables."""

from __future__ import annotations

from datetime import date

import pytest

from pilotdocs.figures.reader import find_figures
from pilotdocs.model.document import Block, Cell, Document, Table
from pilotdocs.model.figure import Figure
from pilotdocs.model.part import Part
from pilotdocs.model.place import Place

DAY = date(2025, 9, 30)


def figures_of(*content: Block | Table) -> list[Figure]:
    document = Document("", "docx", None, "native", content, id="d1", path="plan.docx")
    return list(find_figures([Part(document, 0, "plan", None, content)], (), DAY).figures)


def claims_of(*content: Block | Table) -> set[tuple[str, str]]:
    return {
        (figure.quantity, str(figure.value))
        for figure in figures_of(*content)
        if figure.status == "actual" and figure.party == "platform"
    }


def said(text: str) -> set[tuple[str, str]]:
    return claims_of(Block(text, Place()))


def table(*rows: str) -> Table:
    grid = [[text.strip() for text in row.split("|")] for row in rows]
    cells = []
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            if text == "^":
                continue
            high = 1
            while r + high < len(grid) and grid[r + high][c] == "^":
                high += 1
            cells.append(Cell(r, c, high, 1, (Block(text, Place(), "cell"),)))
    return Table(len(grid), max(map(len, grid)), tuple(cells), Place())


@pytest.mark.parametrize(
    ("text", "staff"),
    [
        ("中试人员并非外界传说的80人，而是31人。", "31"),
        ("中试人员由2022年的12人、2023年的19人，增加到2025年8月底的31人。", "31"),
        ("竞争对手拥有中试人员60人，而本平台为31人。", "31"),
        ("中试人员较上年增加9人，现为31人。", "31"),
    ],
)
def test_a_number_without_a_wording_goes_on_about_the_one_before(text: str, staff: str) -> None:
    assert said(text) == {("pilot_staff", staff)}


@pytest.mark.parametrize(
    "text",
    [
        "苏州某中试平台设备原值2亿元。",
        "不具备500平方米以上的中试场地。",
        "平台托管外单位设备一批，设备原值900万元。",
        "中试场地面积较上年增加600平方米。",
        "2021年平台设备原值仅为680万元。",
        "示范线归某大学所有，原值300万元。",
    ],
)
def test_what_is_not_the_platforms_present_is_no_claim(text: str) -> None:
    assert not [pair for pair in said(text) if pair[0] != "external_share"]


def test_numbers_after_their_wordings_are_told_in_order() -> None:
    found = said("技术人员、技能人员、管理人员、营销人员依次为14人、9人、4人、2人，合计29人。")
    assert found == {
        ("pilot_staff_technical", "14"), ("pilot_staff_skilled", "9"), ("pilot_staff_managerial", "4"),
        ("pilot_staff_marketing", "2"), ("pilot_staff", "29"),
    }  # fmt: skip


def test_goals_merged_at_the_left_are_plans() -> None:
    found = table(
        "类别|指标|单位|数值",
        "现有基础|专职中试人员|人|24",
        "^|中试场地面积|㎡|1350",
        "建设目标|专职中试人员|人|45",
        "^|中试场地面积|㎡|3000",
    )
    assert claims_of(found) == {("pilot_staff", "24"), ("pilot_area", "1350")}
    assert {str(figure.value) for figure in figures_of(found) if figure.status == "planned"} == {"45", "3000"}


def test_years_may_stand_as_rows() -> None:
    found = figures_of(table("年份|中试服务总收入（万元）|对外中试服务收入（万元）", "2023|688|131", "2024|934|226"))
    told = {(figure.quantity, str(figure.period), str(figure.value)) for figure in found}
    assert ("pilot_revenue_total", "2024", "9340000") in told
    assert ("pilot_revenue_external", "2023", "1310000") in told


def test_a_column_of_the_rule_and_rows_of_others_are_no_claims() -> None:
    assert claims_of(table("认定条件|要求|本平台情况", "中试人员|不少于10人|27人", "设备原值|不低于1000万元|1233万元")) == {
        ("pilot_staff", "27"), ("equipment_owned", "12330000"),
    }  # fmt: skip
    assert not claims_of(
        table("平台名称|中试面积（㎡）|中试人员（人）", "苏州某中试平台|8000|120", "上海某中试基地|12000|150")
    )


def test_the_applicants_own_name_is_nobody_elses_wherever_it_sits() -> None:
    plan = (
        Block("依托单位：杭州澄德医疗器械有限公司", Place()),
        Block("杭州澄德医疗器械有限公司成立于2020年4月20日，现有中试场地面积800平方米。", Place()),
        Block("澄德医疗是浙江澄德集团（成立于2003年，设备原值4.3亿元）的全资子公司。", Place()),
    )
    assert claims_of(*plan) == {("established", "2020-04-20"), ("pilot_area", "800")}


def test_a_rule_that_is_told_is_an_echo_whatever_its_number() -> None:
    assert said("根据申报要求，设备原值应当不低于300万元、场地面积不少于400平方米，我单位均已满足。") == set()
    assert said("平台设备原值不少于1200万元。") == {("equipment_owned", "12000000")}


def test_a_second_head_row_and_a_short_label_beside_its_whole() -> None:
    form = table(
        "现有专职中试人员 | 其中：技术 | 技能",
        "21人 | 10人 | 6人",
        "中试场地面积合计（㎡） | 自有设备原值（万元） | 设备租金（2025年，万元）",
        "1,840 | 1,532.8 | 74",
    )
    assert claims_of(form) >= {("pilot_staff", "21"), ("pilot_area", "1840"), ("equipment_owned", "15328000")}
    assert ("pilot_staff", "1840") not in claims_of(form)
    revenue = table("服务 | 2024年中试服务总收入（万元） | 1120.5 | 其中对外（万元） | 402.2")
    assert ("pilot_revenue_external", "4022000") in claims_of(revenue)
