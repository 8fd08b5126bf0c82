"""The packs that ship: they load, their cases pass, their clauses are the guideline's own words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pilotdocs.model.pack import RulePack
from pilotdocs.resources import resource_dir
from pilotdocs.rules import describe_pack, list_packs, load_pack
from pilotdocs.rules.words import QUESTIONS
from pilotdocs.trial import CaseResult, run_cases, uncovered

SHIPPED = ["dazhou-pilot-platform-2025", "hefei-pilot-base-2023", "shandong-pilot-base-2024",
           "shaoxing-municipal-2025-draft"]  # fmt: skip
SMALL = sorted((Path(__file__).parent / "packs").glob("*.yaml"))
SHAOXING = "shaoxing-municipal-2025-draft"

# The guideline's own words for what the other three ask (public notices); a pack may not say it differently.
SEEN = {
    "hefei-pilot-base-2023": (
        "注册地、主要办公场所、科研场所和中试基地均在本市", "设备原值应当不低于300万元", "技术团队人员不少于8人",
        "其中具有本科(含)以上学历或中级(含)以上职称的科技人员不低于技术团队人员总人数的50%",
        "纯检验检测、纯委托研发等不纳入中试服务范围", "没有失信行为,如有失信行为需已完成修复",
    ),
    "dazhou-pilot-platform-2025": (
        "固定场地面积不少于400平方米", "用于中试服务的公共技术服务仪器设备等投入金额不少于400万元",
        "专职服务人才团队不少于10人",
        "2022年—2024年的开放性中试服务项目不少于30次或者中试服务收入不少于50万元",
        "自申报截止日期前三年内,未发生…严重违规违法及失信行为",
    ),
    "shandong-pilot-base-2024": (
        "具有独立法人资格", "须在省内注册", "正常经营满两年", "未发生司法、行政机关认定的严重违法失信行为",
        "以依托单位申报备案的中试示范基地应实行财务收支独立核算", "设备原值应当不低于1000万元",
    ),
}  # fmt: skip


def failures(results: tuple[CaseResult, ...]) -> list[str]:
    return [f"{r.case.title}: {r.finding.verdict} {r.finding.reason} {r.finding.explanation}" for r in results
            if not r.passed]  # fmt: skip


def test_the_four_packs_are_listed_by_their_ids() -> None:
    assert [pack.id for pack in list_packs()] == SHIPPED
    assert all(pack.path.stem == pack.id for pack in list_packs())


@pytest.mark.parametrize("name", SHIPPED)
def test_the_cases_of_a_shipped_pack_pass_and_cover_every_condition(name: str) -> None:
    pack = load_pack(name)
    assert failures(run_cases(pack)) == []
    assert uncovered(pack) == ()


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_pack_dropped_into_this_folder_passes_its_own_cases(path: Path) -> None:
    pack = load_pack(path)
    assert pack.cases
    assert failures(run_cases(pack)) == []


def test_a_case_that_fails_says_so() -> None:
    text = (resource_dir("rules") / f"{SHAOXING}.yaml").read_text(encoding="utf-8")
    changed = text.replace("quantity: pilot_staff, at_least: 10 人", "quantity: pilot_staff, at_least: 11 人")
    from pilotdocs.rules.read_pack import read_pack

    pack, faults = read_pack(changed.encode())
    assert pack is not None, faults
    assert [result.case.title for result in run_cases(pack) if not result.passed] == ["恰好10人"]


def shaoxing() -> tuple[RulePack, str]:
    source = resource_dir("rules") / "sources" / f"{SHAOXING}.txt"
    return load_pack(SHAOXING), source.read_text(encoding="utf-8")


def test_every_clause_of_the_shaoxing_pack_stands_word_for_word_in_the_guideline() -> None:
    pack, source = shaoxing()
    quotes = [condition.clause for condition in pack.conditions] + [pack.preamble]
    assert pack.lifecycle is not None
    life = pack.lifecycle
    quotes += [part.quote for part in (*life.steps, *life.obligations, *life.losses) if part.quote]
    assert [quote for quote in quotes if quote not in source] == []


def test_every_heading_that_the_shaoxing_pack_cites_is_in_the_guideline() -> None:
    pack, source = shaoxing()
    headings = {condition.cite.heading for condition in pack.conditions}
    assert headings
    assert all(f"\n{heading}\n" in source for heading in headings)


def test_the_hash_in_the_pack_is_of_the_shipped_guideline() -> None:
    pack, _ = shaoxing()
    data = (resource_dir("rules") / "sources" / f"{SHAOXING}.txt").read_bytes()
    assert pack.source_sha256 == hashlib.sha256(data).hexdigest()


def test_the_shaoxing_pack_has_the_fifteen_conditions_hard_and_soft_as_agreed() -> None:
    pack, _ = shaoxing()
    assert {condition.id: condition.strength for condition in pack.conditions} == {
        "1.registered": "hard", "1.operating": "hard", "1.legal_person": "hard", "2.staff": "hard",
        "2.structure": "soft", "2.leader": "none", "3.independence": "none", "3.rules": "none",
        "3.external_share": "soft", "4.area": "hard", "4.equipment": "soft", "4.environment": "none",
        "5.funding": "none", "5.plan": "none", "6.record": "hard",
    }  # fmt: skip


def test_the_shaoxing_pack_answers_every_question_or_hands_it_to_a_person() -> None:
    pack, _ = shaoxing()
    assert {question.id for question in pack.questions} == set(QUESTIONS)
    assert {"Q14", "Q18"} <= {question.id for question in pack.questions if question.person}


def test_the_shaoxing_pack_says_that_it_is_a_draft() -> None:
    pack, _ = shaoxing()
    assert pack.draft
    assert "征求意见稿" in pack.status
    assert pack.effective is None


def test_the_figures_room_is_told_the_thresholds_so_that_an_echo_is_known() -> None:
    pack, _ = shaoxing()
    thresholds = {concept.id: concept.thresholds for concept in pack.concepts}
    assert thresholds["pilot_area"] == ("500",)
    assert thresholds["equipment_owned"] == ("10000000",)
    assert thresholds["external_share"] == ("0.15",)


@pytest.mark.parametrize("name", sorted(SEEN))
def test_the_other_packs_say_what_was_seen_and_nothing_else(name: str) -> None:
    assert {condition.clause for condition in load_pack(name).conditions} == set(SEEN[name])


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pack_prints_every_clause_for_a_lawyer(name: str) -> None:
    pack = load_pack(name)
    text = describe_pack(pack)
    assert all(condition.clause in text for condition in pack.conditions)
    assert all(question.answer in text for question in pack.questions)


def test_a_lease_stands_in_for_a_certificate() -> None:
    pack, _ = shaoxing()
    everything = frozenset(paper.kind for paper in pack.papers)
    assert pack.missing_papers(everything - {"property_certificate"}) == ()
    missing = pack.missing_papers(everything - {"property_certificate", "premises_lease"})
    assert [paper.kind for paper in missing] == ["property_certificate", "premises_lease"]
    assert not pack.requires("property_certificate", frozenset({"premises_lease"}))
