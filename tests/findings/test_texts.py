"""Places, kinds of organisation, time, persons and papers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from findings_builder import fact, figure, found, outcome, settled, shaoxing
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.findings import find_findings
from pilotdocs.rules import load_pack


@pytest.mark.parametrize(
    "address",
    [
        "浙江省绍兴市越城区皋埠街道1号", "绍兴市柯桥区1号", "浙江绍兴上虞曹娥街道1号", "诸暨市大唐街道1号",
        "嵊州市甘霖镇1号",
        "新昌县七星街道1号", "浙江省上虞市1号", "浙江省绍兴县柯桥街道1号", "绍兴滨海新区沥海街道1号",
        "杭州湾上虞经济技术开发区1号",
        "中国（浙江）绍兴市越城区1号", "浙江省 绍兴市 越城区", "浙江省绍兴市诸暨市1号", "绍兴高新技术产业开发区1号",
    ],
)  # fmt: skip
def test_an_address_in_the_city_is_registered_there(address: str) -> None:
    assert outcome(settled(fact("registered_place", address)), "1.registered") == ("met", "reached")


@pytest.mark.parametrize(
    "address",
    [
        "上海市嘉定区江桥镇1号", "浙江省杭州市拱墅区绍兴路1号", "杭州市萧山区绍兴大道8号", "江苏省南京市鼓楼区1号",
        "天津市滨海新区1号",
        "安徽省合肥市1号", "北京朝阳区绍兴饭店", "浙江省宁波市余姚市1号", "广西壮族自治区南宁市1号", "吉林市船营区1号",
    ],
)  # fmt: skip
def test_an_address_elsewhere_misses_even_on_a_street_of_that_name(address: str) -> None:
    assert outcome(settled(fact("registered_place", address)), "1.registered") == ("not_met", "missed")


@pytest.mark.parametrize("address", ["皋埠街道五洲路330号", "绍兴路100号", "人民东路628号1幢", "滨海新区1号", "浙江省"])
def test_an_address_that_names_no_city_is_for_a_person(address: str) -> None:
    assert outcome(settled(fact("registered_place", address)), "1.registered") == ("judgement", "needs_person")


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("有限责任公司（自然人投资或控股的法人独资）", ("met", "reached")),
        ("其他股份有限公司（非上市）", ("met", "reached")),
        ("有限责任公司(港澳台法人独资)", ("met", "reached")),
        ("事业单位", ("met", "reached")),
        ("全民所有制", ("met", "reached")),
        ("有限责任公司分公司（自然人投资或控股）", ("not_met", "excluded")),
        ("个体工商户", ("not_met", "excluded")),
        ("特殊普通合伙企业", ("not_met", "excluded")),
        ("个人独资企业", ("not_met", "excluded")),
        ("全民所有制分支机构(非法人)", ("not_met", "excluded")),
        ("民办非企业单位", ("judgement", "needs_person")),
        ("农民专业合作社", ("judgement", "needs_person")),
    ],
)
def test_a_kind_of_organisation_is_let_in_excluded_or_left_to_a_person(kind: str, wanted: tuple[str, str]) -> None:
    assert outcome(settled(fact("organisation_type", kind)), "1.legal_person") == wanted


def test_what_the_plan_says_of_its_own_registration_may_miss_but_not_reach() -> None:
    partnership = fact("organisation_type", None, "普通合伙企业")
    company = fact("organisation_type", None, "有限责任公司")
    young = fact("established", None, date(2025, 3, 1))
    assert outcome(settled(partnership), "1.legal_person") == ("not_met", "excluded")
    assert outcome(settled(company), "1.legal_person") == ("unproven", "claim_only")
    assert outcome(settled(young), "1.operating") == ("not_met", "missed")


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_a_year_is_full_on_its_day_and_not_the_day_before(begun: date) -> None:
    pack = shaoxing()
    full = date(begun.year + 1, 2, 28) if (begun.month, begun.day) == (2, 29) else begun.replace(year=begun.year + 1)
    settlement = settled(fact("established", begun))
    assert found(settlement, "1.operating", pack, full).verdict == "met"
    assert found(settlement, "1.operating", pack, full - timedelta(days=1)).verdict == "not_met"


def test_a_leader_who_is_only_planned_is_no_leader() -> None:
    planned = figure("leader", status="planned")
    assert outcome(settled(figures=(planned,)), "2.leader") == ("unproven", "nothing_found")
    assert outcome(settled(figures=(figure("leader"),)), "2.leader") == ("manual", "needs_person")


def test_separate_accounts_in_the_plan_alone_are_a_claim() -> None:
    said = figure("separate_accounts")
    shown = figure("separate_accounts", role="evidence", identity="f2")
    assert outcome(settled(figures=(said,)), "3.independence") == ("unproven", "claim_only")
    assert outcome(settled(figures=(said, shown)), "3.independence") == ("manual", "needs_person")
    assert outcome(settled(), "3.independence") == ("unproven", "nothing_found")


def test_the_topics_that_the_rules_cover_and_leave_out_are_listed() -> None:
    charges = figure("rules_topic_charges", role="evidence")
    finding = found(settled(papers=("management_rules",), figures=(charges,)), "3.rules")
    assert finding.verdict == "manual"
    assert "材料涉及：收费标准" in finding.explanation
    assert "未见涉及：组织架构、服务流程、知识产权、商业秘密" in finding.explanation


def test_a_plan_for_the_future_may_speak_of_the_future() -> None:
    chapter = figure("development_plan_chapter", status="planned")
    assert outcome(settled(figures=(chapter,)), "5.plan") == ("manual", "needs_person")
    echo = figure("development_plan_chapter", status="echo")
    assert outcome(settled(figures=(echo,)), "5.plan") == ("unproven", "nothing_found")


def test_a_matter_for_experts_is_never_decided() -> None:
    settlement = settled(papers=("plan", "management_rules", "funding_proof", "development_plan"))
    for finding in find_findings(settlement, shaoxing(), date(2025, 9, 30)):
        if finding.hard is None:
            assert finding.verdict in ("manual", "unproven")


def test_a_paper_that_the_pack_does_not_name_is_still_called_by_a_chinese_name() -> None:
    pack = load_pack("hefei-pilot-base-2023")
    finding = found(settled(papers=("service_contract",)), "services", pack)
    assert finding.explanation.startswith("已提交中试服务合同")


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("浙江省杭州市拱墅区绍兴北路1号", "not_met"),
        ("杭州市绍兴北路1号", "not_met"),
        ("绍兴北路1号", "judgement"),
        ("浙江省绍兴大道1号", "judgement"),
        ("浙江省安吉县递铺街道1号", "not_met"),
        ("安吉县递铺街道1号", "not_met"),
        ("浙江省西湖区文三路1号", "not_met"),
        ("滨江科技园1号", "judgement"),
        ("新昌县七星街道1号", "met"),
        ("新昌路100号", "judgement"),
        ("诸暨大唐街道1号", "met"),
        ("绍兴柯桥区1号", "met"),
        ("绍兴县柯岩街道1号", "met"),
        ("绍兴商会转杭州市西湖区1号", "judgement"),
        ("杭州湾上虞经济技术开发区1号", "met"),
        ("上海绍兴路1号", "not_met"),
    ],
)
def test_streets_named_after_a_city_do_not_place_an_address_and_counties_do(address: str, inside: str) -> None:
    assert outcome(settled(fact("registered_place", address)), "1.registered")[0] == inside


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("非公司私营企业", ("judgement", "needs_person")),
        ("内资非公司企业法人", ("met", "reached")),
        ("事业单位分校", ("not_met", "excluded")),
        ("事业单位分支机构", ("not_met", "excluded")),
        ("事业单位", ("met", "reached")),
        ("个体工商户", ("not_met", "excluded")),
        ("个人独资企业", ("not_met", "excluded")),
        ("有限合伙企业", ("not_met", "excluded")),
        ("股份有限公司分公司（上市、自然人投资或控股）", ("not_met", "excluded")),
        ("有限责任公司（自然人独资）", ("met", "reached")),
        ("农民专业合作社", ("judgement", "needs_person")),
    ],
)
def test_a_type_of_organisation_is_held_as_a_word_of_its_own(kind: str, wanted: tuple[str, str]) -> None:
    assert outcome(settled(fact("organisation_type", kind)), "1.legal_person") == wanted
