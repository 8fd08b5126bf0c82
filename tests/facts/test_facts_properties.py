"""What always holds: order, unrelated papers, the cut of the bundles, more evidence, and rents that add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from case_builder import (
    DAY,
    NAME,
    asset,
    audit_report,
    cited,
    credit,
    equipment,
    figure,
    insurance,
    licence,
    person,
    premises,
    rent,
    roster,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotdocs.facts.settle import settle_facts
from pilotdocs.facts.terms import add_months, rent_in_year
from pilotdocs.findings import find_findings
from pilotdocs.model.place import Place, Source
from pilotdocs.model.record import Contract, Paper, Reading, Record
from pilotdocs.rules import load_pack

PACKS = (
    "shaoxing-municipal-2025-draft", "hefei-pilot-base-2023", "dazhou-pilot-platform-2025", "shandong-pilot-base-2024",
)  # fmt: skip
SHAOXING = load_pack(PACKS[0])
ID = "33068119900{:03d}1234"


def crew(count: int) -> list[object]:
    return [person(f"张{chr(0x4E00 + i)}", ID.format(i), "technical", education="本科") for i in range(count)]


def papers(staff: int = 11, area: str = "520", own: str = "7200000", external: str = "160") -> list[Record]:
    people = crew(staff)
    return [
        licence(), roster(*people), insurance(*people), premises(area, "2024-01-01", "2030-12-31"),
        equipment(asset("反应釜", own), asset("离心机", "300000")), rent("2025-01-01", "2025-12-31", "2600000"),
        audit_report("2024", "1000", external), credit("2025-09-01"),
    ]  # type: ignore[arg-type]  # fmt: skip


CLAIMS = (
    figure("pilot_staff", 12, "person"), figure("pilot_area", 520, "m2"), figure("equipment_owned", 7500000, "CNY"),
    figure("external_share", "0.16", "ratio", step="0.01"),
)  # fmt: skip


def verdicts(records: list[Record], pack: object = SHAOXING) -> dict[str, tuple[str, str, str]]:
    reading = Reading(CLAIMS, tuple(records), cited(NAME, "plan"))
    settlement, _ = settle_facts(reading, (), (), pack, DAY)  # type: ignore[arg-type]
    return {f.condition: (f.verdict, f.reason, f.explanation) for f in find_findings(settlement, pack, DAY)}  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(8)))
def test_the_order_of_the_papers_changes_no_finding(order: list[int]) -> None:
    records = papers()
    assert verdicts([records[i] for i in order]) == verdicts(records)


STRANGE: list[Record] = [
    Paper(Source("u1", 0, Place()), "other", cited("杭州某某咨询有限公司", "u1")),
    Contract(Source("u2", 0, Place()), cited("客户甲", "u2"), cited(NAME, "u2")),
    premises("900", "2020-01-01", "2021-12-31", holder="宁波某某有限公司", document="u3"),
    audit_report("2021", "5", "5", "u4"),
    replace(equipment(asset("注塑机", "99000000"), document="u5"), entity=cited("宁波某某有限公司", "u5")),
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(STRANGE), unique_by=id), st.integers(0, 8))
def test_papers_that_have_nothing_to_do_with_it_change_no_verdict(more: list[Record], at: int) -> None:
    records = papers()
    bare = {key: value[:2] for key, value in verdicts(records).items()}
    mixed = verdicts([*records[:at], *more, *records[at:]])
    assert {key: value[:2] for key, value in mixed.items()} == bare


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=8, max_size=8))
def test_how_the_papers_are_bundled_into_files_changes_no_verdict(files: list[int]) -> None:
    records = papers()
    bundled = [
        replace(record, source=Source(f"b{number}", index, record.source.place))
        for index, (record, number) in enumerate(zip(records, files, strict=True))
    ]
    assert {k: v[:2] for k, v in verdicts(bundled).items()} == {k: v[:2] for k, v in verdicts(records).items()}


@settings(max_examples=60, deadline=None)
@given(
    st.integers(5, 20), st.integers(0, 10), st.integers(300, 700), st.integers(0, 400), st.integers(600, 1100),
    st.integers(0, 500), st.integers(100, 200), st.integers(0, 100),
)  # fmt: skip
def test_more_evidence_never_turns_met_into_anything_less(
    staff: int, staff_more: int, area: int, area_more: int, own: int, own_more: int, share: int, share_more: int
) -> None:
    before = verdicts(papers(staff, str(area), str(own * 10000), str(share)))
    after = verdicts(
        papers(staff + staff_more, str(area + area_more), str((own + own_more) * 10000), str(share + share_more))
    )
    for condition in ("2.staff", "4.area", "4.equipment", "3.external_share"):
        if before[condition][0] == "met":
            assert after[condition][0] == "met"


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2000), st.integers(0, 1500))
def test_the_readings_of_the_cap_differ_only_where_own_equipment_is_from_700_to_769_23(own: int, leased: int) -> None:
    records: list[Record] = [equipment(asset("反应釜", str(own * 10000)))] if own else []
    if leased:
        records.append(rent("2025-01-01", "2025-12-31", str(leased * 10000)))
    verdict, reason, _ = verdicts(records)["4.equipment"]
    if reason == "reading_decides":
        assert 700 <= own < Decimal(1000) / Decimal("1.3")
        assert leased * Decimal(1) + own >= 1000
    elif 700 <= own < Decimal(1000) / Decimal("1.3"):
        assert own + leased < 1000 or own >= 1000
    else:
        assert verdict in ("met", "judgement", "unproven")


@pytest.mark.parametrize("name", PACKS)
def test_one_folder_is_held_against_every_pack(name: str) -> None:
    pack = load_pack(name)
    found = verdicts(papers(), pack)
    assert list(found) == [condition.id for condition in pack.conditions]
    assert {value[0] for value in found.values()} <= {"met", "not_met", "judgement", "unproven", "manual"}
    assert verdicts([], pack).keys() == found.keys()


@pytest.mark.parametrize("name", PACKS)
def test_what_is_missing_is_neither_met_nor_missed(name: str) -> None:
    pack = load_pack(name)
    settlement, _ = settle_facts(Reading((), (), None), (), (), pack, DAY)
    assert {f.verdict for f in find_findings(settlement, pack, DAY)} <= {"unproven", "manual"}


@settings(max_examples=100, deadline=None)
@given(st.integers(2022, 2026), st.integers(1, 12), st.integers(1, 60), st.integers(1, 900))
def test_the_rents_of_all_years_of_a_term_of_whole_months_add_up(year: int, month: int, months: int, tens: int) -> None:
    start = date(year, month, 1)
    end = add_months(start, months) - timedelta(days=1)
    lease = rent(start.isoformat(), end.isoformat(), str(tens * 10000))
    years = [rent_in_year(lease, one) or Decimal(0) for one in range(start.year, end.year + 1)]
    assert abs(sum(years) - tens * 10000) < 1
