"""Thresholds: evidence first, claims with their bounds, nothing rounded, missing never met and never missed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from findings_builder import DAY, fact, figure, found, outcome, settled, shaoxing
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.findings import find_findings
from pilotdocs.findings.messages import gap
from pilotdocs.model.fact import CountedRow, Discrepancy
from pilotdocs.model.figure import Bound
from pilotdocs.model.pack import RulePack

MONEY = st.integers(0, 30_000_000).map(Decimal)


@pytest.mark.parametrize(
    ("evidenced", "wanted"),
    [("500", ("met", "reached")), ("499.9", ("not_met", "missed")), ("499.9999999999", ("not_met", "missed"))],
)
def test_an_area_is_held_unrounded(evidenced: str, wanted: tuple[str, str]) -> None:
    assert outcome(settled(fact("pilot_area", Decimal(evidenced))), "4.area") == wanted


@pytest.mark.parametrize(
    ("claimed", "bound", "quote", "wanted"),
    [
        (500, "exact", "", ("unproven", "claim_only")),
        (499, "exact", "", ("not_met", "missed")),
        (500, "under", "近500", ("not_met", "missed")),
        (500, "at_most", "不超过500", ("unproven", "claim_only")),
        (499, "at_most", "不超过499", ("not_met", "missed")),
        (480, "at_least", "480以上", ("unproven", "claim_only")),
        (400, "at_least", "400余平方米", ("not_met", "missed")),
        (450, "at_least", "设备较多，450平方米以上", ("unproven", "claim_only")),
        (500, "about", "约500", ("unproven", "claim_only")),
        (450, "about", "约450", ("not_met", "missed")),
        (500, "over", "超过500", ("unproven", "claim_only")),
    ],
)
def test_a_claim_alone_may_miss_and_never_reaches(
    claimed: int, bound: Bound, quote: str, wanted: tuple[str, str]
) -> None:
    said = figure("pilot_area", claimed, bound=bound, step=1, quote=quote)
    assert outcome(settled(fact("pilot_area", None, claimed, said), figures=(said,)), "4.area") == wanted


def test_a_range_that_cannot_reach_is_missed_and_one_that_can_is_a_claim() -> None:
    short = figure("pilot_staff", 6, bound="range", high=9)
    wide = figure("pilot_staff", 8, bound="range", high=12)
    assert outcome(settled(fact("pilot_staff", None, 6, short)), "2.staff") == ("not_met", "missed")
    assert outcome(settled(fact("pilot_staff", None, 8, wide)), "2.staff") == ("unproven", "claim_only")


def test_a_claim_just_below_the_line_stays_below_though_the_certificate_covers_more() -> None:
    said = figure("pilot_area", 500, bound="under", step=1)
    assert outcome(settled(fact("pilot_area", 700, 500, said), figures=(said,)), "4.area") == ("not_met", "missed")


def test_about_the_line_beside_a_larger_certificate_is_for_a_person() -> None:
    said = figure("pilot_area", 500, bound="about", step=1)
    assert outcome(settled(fact("pilot_area", 700, 500, said), figures=(said,)), "4.area") == (
        "judgement", "needs_person",
    )  # fmt: skip


def test_evidence_beats_a_larger_and_a_smaller_claim() -> None:
    assert outcome(settled(fact("pilot_staff", 9, 14)), "2.staff") == ("not_met", "missed")
    assert outcome(settled(fact("pilot_staff", 12, 8)), "2.staff") == ("met", "reached")


def test_without_any_fact_nothing_numeric_is_met_or_missed() -> None:
    for finding in find_findings(settled(), shaoxing(), DAY):
        assert finding.verdict in ("unproven", "manual"), finding.condition


@given(MONEY, MONEY, MONEY)
def test_raising_the_evidence_never_turns_met_into_not_met(owned: Decimal, rent: Decimal, more: Decimal) -> None:
    pack = shaoxing()
    before = found(settled(fact("equipment_owned", owned), fact("equipment_leased_rent", rent)), "4.equipment", pack)
    for facts in (
        (fact("equipment_owned", owned + more), fact("equipment_leased_rent", rent)),
        (fact("equipment_owned", owned), fact("equipment_leased_rent", rent + more)),
    ):
        after = found(settled(*facts), "4.equipment", pack)
        assert before.verdict != "met" or after.verdict == "met"


@given(MONEY, MONEY)
def test_the_readings_of_the_cap_agree_but_where_owned_is_between_seven_million_and_ten_thirteenths(
    owned: Decimal, rent: Decimal
) -> None:
    facts = (fact("equipment_owned", owned), fact("equipment_leased_rent", rent))
    finding = found(settled(*facts), "4.equipment")
    reached = {reading.id: reading.reached for reading in finding.readings}
    assert reached["of_total"] == reached["of_threshold"]
    if not (owned >= 7_000_000 and owned * 13 < 100_000_000):
        assert len(set(reached.values())) == 1
        assert finding.reason in ("reached", "soft_missed")


@pytest.mark.parametrize(
    ("owned", "rent", "wanted"),
    [
        ("7000000", "3000000", "reading_decides"), ("6999999.99", "3000000", "soft_missed"),
        ("7692307.69", "3000000", "reading_decides"), ("7692307.70", "3000000", "reached"),
        ("7000000", "2999999.99", "soft_missed"),
    ],
)  # fmt: skip
def test_the_zone_where_the_reading_decides_has_sharp_ends(owned: str, rent: str, wanted: str) -> None:
    facts = (fact("equipment_owned", Decimal(owned)), fact("equipment_leased_rent", Decimal(rent)))
    assert found(settled(*facts), "4.equipment").reason == wanted


def test_every_reading_is_shown_with_its_number() -> None:
    facts = (fact("equipment_owned", 20_000_000), fact("equipment_leased_rent", 9_000_000))
    numbers = {r.id: r.value for r in found(settled(*facts), "4.equipment").readings}
    assert numbers["of_owned"] == 26_000_000
    assert numbers["of_threshold"] == 23_000_000
    total = numbers["of_total"]
    assert isinstance(total, Decimal)
    assert total.quantize(Decimal("0.01")) == Decimal("28571428.57")


def with_own_reading(pack: RulePack, own: str) -> RulePack:
    rules = tuple(replace(rule, own=own) if rule.id == "equipment_counted" else rule for rule in pack.quantities)
    return replace(pack, quantities=rules)


def test_a_reading_that_the_office_has_taken_decides_and_the_others_are_still_shown() -> None:
    facts = settled(fact("equipment_owned", 7_120_000), fact("equipment_leased_rent", 3_000_000))
    assert outcome(facts, "4.equipment", with_own_reading(shaoxing(), "of_owned")) == ("judgement", "soft_missed")
    assert outcome(facts, "4.equipment", with_own_reading(shaoxing(), "of_total")) == ("met", "reached")
    assert len(found(facts, "4.equipment", with_own_reading(shaoxing(), "of_total")).readings) == 3


def test_claimed_rent_without_a_lease_is_not_counted_and_said() -> None:
    facts = settled(fact("equipment_owned", 8_000_000), fact("equipment_leased_rent", None, 3_000_000))
    finding = found(facts, "4.equipment")
    assert (finding.verdict, finding.reason) == ("judgement", "soft_missed")
    assert "没有可用的佐证，未计入" in finding.explanation


def test_claimed_equipment_and_rent_are_read_together_before_a_claim_is_called_missed() -> None:
    short = settled(fact("equipment_owned", None, 8_400_000), fact("equipment_leased_rent", None, 1_000_000))
    enough = settled(fact("equipment_owned", None, 8_400_000), fact("equipment_leased_rent", None, 2_000_000))
    assert outcome(short, "4.equipment") == ("judgement", "soft_missed")
    assert outcome(enough, "4.equipment") == ("unproven", "claim_only")


def test_a_share_just_below_the_line_is_never_shown_as_the_line() -> None:
    finding = found(settled(fact("external_share", Decimal("0.1499999999"))), "3.external_share")
    assert finding.reason == "soft_missed"
    assert "14.9999%" in finding.explanation


def test_a_count_that_leaves_rows_open_is_not_missed() -> None:
    open_rows = replace(fact("pilot_staff", 9), high=Decimal(11))
    assert outcome(settled(open_rows), "2.staff") == ("unproven", "nothing_found")
    assert outcome(settled(replace(open_rows, high=Decimal(9))), "2.staff") == ("not_met", "missed")
    unlimited = replace(fact("pilot_staff", 9), high=Decimal("Infinity"))
    assert outcome(settled(unlimited), "2.staff") == ("unproven", "nothing_found")


def test_what_a_pack_does_not_count_hands_a_met_condition_to_a_person() -> None:
    pack = shaoxing()
    conditions = tuple(replace(c, excluded_words=("检验检测",)) if c.id == "4.area" else c for c in pack.conditions)
    row = CountedRow("pilot_area", "检验检测楼", figure("pilot_area").source, "检验检测楼", Decimal(600), Decimal(600))
    settlement = replace(settled(fact("pilot_area", 600)), rows=(row,))
    assert outcome(settlement, "4.area", replace(pack, conditions=conditions)) == ("judgement", "needs_person")
    assert outcome(settlement, "4.area", pack) == ("met", "reached")


def test_unreadable_files_are_named_where_a_proof_is_missing() -> None:
    unreadable = Discrepancy("unreadable", "error", None, "读不出", documents=("d7",))
    finding = found(settled(discrepancies=(unreadable,)), "4.area")
    assert finding.verdict == "unproven"
    assert "另有1份文件未能识别" in finding.explanation


def test_a_shaky_reading_that_decides_is_pointed_out() -> None:
    seen = figure("pilot_area", 600, role="evidence", confidence=0.5, quote="建筑面积600平方米")
    settlement = settled(replace(fact("pilot_area", 600), figures=("f1",)), figures=(seen,))
    assert "请核对原件" in found(settlement, "4.area").explanation


def test_a_finding_unrolls_into_clause_claim_evidence_and_comparison() -> None:
    said = figure("pilot_area", 800, step=1)
    finding = found(settled(fact("pilot_area", 460, 800, said), figures=(said,)), "4.area")
    text = "\n".join(f"{step.text} {step.result}" for step in finding.steps)
    for words in (
        "原文：中试固定场地及配套设施面积不低于500平方米",
        "“四、建设标准”第4项",
        "800平方米",
        "460平方米",
        "口径Q3",
        "结论：不符合",
    ):
        assert words in text
    assert finding.margin == "低于门槛40平方米（8%）"
    assert "500平方米" in finding.flips
    assert finding.ask
    assert finding.hard is True


def test_an_unproved_claim_above_the_line_is_not_told_as_if_it_were_above_the_line() -> None:
    said = figure("pilot_area", 800, step=1)
    finding = found(settled(fact("pilot_area", None, 800, said), figures=(said,)), "4.area")
    assert finding.verdict == "unproven"
    assert finding.margin is None
    for words in (finding.explanation, finding.flips, finding.ask, *(step.text for step in finding.steps)):
        assert "高于门槛" not in words
    assert "不能认定达到" in finding.explanation


def test_finding_ids_come_from_the_condition_and_not_from_the_order() -> None:
    pack = shaoxing()
    turned = replace(pack, conditions=pack.conditions[::-1])
    first = {finding.condition: finding.id for finding in find_findings(settled(), pack, DAY)}
    second = {finding.condition: finding.id for finding in find_findings(settled(), turned, DAY)}
    assert first == second
    assert first["4.equipment"] == "F-4.equipment-01"
    assert len(set(first.values())) == 15


def test_the_applicant_is_named_in_the_steps_and_nowhere_in_the_verdict() -> None:
    named = find_findings(settled(fact("pilot_area", 600)), shaoxing(), DAY, "绍兴某某公司")
    bare = find_findings(settled(fact("pilot_area", 600)), shaoxing(), DAY)
    assert all("绍兴某某公司" in finding.steps[0].text for finding in named)
    assert [(f.verdict, f.explanation) for f in named] == [(f.verdict, f.explanation) for f in bare]


@pytest.mark.parametrize("bound", ["under", "about"])
@pytest.mark.parametrize("shown", [500, 520])
def test_a_bounded_claim_at_the_threshold_does_not_become_the_threshold(bound: Bound, shown: int) -> None:
    claim = figure("pilot_area", 500, bound=bound)
    area = fact("pilot_area", shown, 500, claim)
    assert outcome(settled(area, figures=(claim,)), "4.area")[0] in ("not_met", "judgement")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("9999900", "低于门槛100元（不足0.01%）"),
        ("9999000", "低于门槛1000元（0.01%）"),
        ("10000000", "恰好等于门槛"),
        ("12600000", "高于门槛260万元（26%）"),
    ],
)
def test_a_gap_is_never_told_as_nothing(value: str, told: str) -> None:
    assert gap(Decimal(value), Decimal(10_000_000), "CNY") == told
