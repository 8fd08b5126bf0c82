"""What a sentence of a plan claims, and what it must not be taken for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from pilotdocs.figures.claims.context import SectionKind, Setting
from pilotdocs.figures.claims.prose import ProseReader, Said
from pilotdocs.figures.pipeline import Marker
from pilotdocs.figures.quantities import find_quantities
from pilotdocs.figures.vocabulary import load_vocabulary

DAY = date(2025, 9, 30)


@cache
def reader() -> ProseReader:
    vocabulary = load_vocabulary()
    return ProseReader(Marker(vocabulary), vocabulary, lambda text: find_quantities(text, day=DAY))


def read(text: str, section: SectionKind | None = None) -> list[Said]:
    return reader().read(text, Setting(section, (), DAY))


def claims(text: str, section: SectionKind | None = None) -> set[tuple[str, str]]:
    """What a text says of the platform's present: concept and value."""
    return {
        (said.concept, format(said.quantity.value, "f") if isinstance(said.quantity.value, Decimal) else str(said.quantity.value))
        for said in read(text, section)
        if said.status == "actual" and said.party == "platform"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拥有专职中试人员32名", {("pilot_staff", "32")}),
        ("平台现有中试技术团队28人，其中博士5人、硕士11人", {("pilot_staff", "28")}),
        ("公司现有员工356人，其中中试人员42人，占比11.8%", {("pilot_staff", "42")}),
        ("现有职工总数一百二十余人，从事中试工作的有十八人", {("pilot_staff", "18")}),
        ("专兼职中试人员共25人（专职16人、兼职9人）", {("pilot_staff", "25")}),
        ("中试人员9人，计划年内再引进6人", {("pilot_staff", "9")}),
        ("到2027年，中试人才队伍达到50人以上", set()),
        ("中试人员由2023年的18人增至2024年的27人", {("pilot_staff", "27")}),
        ("拥有省级以上人才12人次", set()),
        ("中试人员不少于10人", set()),
        ("平台拥有一支32名专职中试人员的队伍", {("pilot_staff", "32")}),
        ("中试车间已投用，目前中试场地面积约1.2万㎡", {("pilot_area", "12000")}),
        ("占地面积35亩，总建筑面积2.1万平方米，其中中试平台使用面积860㎡", {("pilot_area", "860")}),
        ("中试场地近500平方米", {("pilot_area", "500")}),
        ("一期中试车间已投用600㎡，二期拟建1200㎡", {("pilot_area", "600")}),
        ("新建中试楼正在装修，建成后面积可达3000平方米", set()),
        ("办公面积600平方米，实验室面积300平方米，中试面积420平方米", {("pilot_area", "420")}),
        ("设备原值合计2,380.56万元", {("equipment_owned", "23805600")}),
        ("设备原值1.28亿元，净值8,640万元", {("equipment_owned", "128000000")}),
        ("固定资产原值5,600万元，其中中试设备原值1,120万元", {("equipment_owned", "11200000")}),
        ("中试设备净值860万元，累计折旧340万元", set()),
        ("租赁设备三年租金合计540万元", set()),
        ("借用某大学设备一批，原值约400万元", set()),
        ("设备原值不低于1000万元", set()),
        ("其中单价50万元以上大型设备9台", set()),
        ("对外服务收入占营业总收入的3.6%", set()),
        ("对外服务收入同比增长35%", set()),
        ("2025年1—9月对外服务收入占比18%", set()),
        ("力争对外服务收入占比提升至30%", set()),
    ],
)  # fmt: skip
def test_a_sentence_claims_what_it_says_of_the_platform_today_and_nothing_else(
    text: str, expected: set[object]
) -> None:
    assert claims(text) == expected


def test_revenues_take_the_year_of_their_sentence() -> None:
    said = read("2024年，平台实现中试服务总收入998.3万元，其中对外中试服务收入212.6万元，占21.3%。")
    assert [(s.concept, s.period) for s in said] == [
        ("pilot_revenue_total", "2024"),
        ("pilot_revenue_external", "2024"),
        ("external_share", "2024"),
    ]


def test_other_years_keep_their_own_year() -> None:
    said = read("此外，2022年中试服务总收入917.07万元；2023年中试服务总收入1091.75万元。")
    assert [s.period for s in said] == ["2022", "2023"]


def test_a_half_year_is_no_year() -> None:
    assert read("2025年上半年，平台已实现中试服务收入986.62万元。") == []


def test_what_is_said_of_other_platforms_is_theirs() -> None:
    text = "省内杭州等地已有同领域平台3家，其中规模较大的一家拥有中试场地2.6万平方米、中试人员101人。"
    assert {said.party for said in read(text)} == {"other"}


def test_a_background_section_speaks_of_others_unless_it_names_the_own_platform() -> None:
    assert claims("平台拥有中试人员15名", "background") == set()
    assert claims("本平台拥有中试人员15名", "background") == {("pilot_staff", "15")}


def test_a_plan_section_holds_plans_unless_the_sentence_says_now() -> None:
    assert claims("中试场地面积3000平方米", "planned") == set()
    assert claims("现有中试场地面积800平方米", "planned") == {("pilot_area", "800")}


def test_a_number_wrapped_by_the_layout_keeps_its_label() -> None:
    said = read("平台实现对外中试服务收\n入822.14万\n元")
    assert [(s.concept, str(s.quantity.value)) for s in said] == [("pilot_revenue_external", "8221400")]


def test_each_number_says_what_spoke_for_it() -> None:
    (said,) = read("拥有专职中试人员32名")
    assert any("专职中试人员" in cue for cue in said.cues)
