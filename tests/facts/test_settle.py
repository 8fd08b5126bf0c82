"""How facts are settled (contract, “How a fact is settled” and “Small print”)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from case_builder import (
    CODE,
    NAME,
    asset,
    audit_report,
    cited,
    codes,
    credit,
    equipment,
    fact,
    figure,
    insurance,
    licence,
    person,
    premises,
    rent,
    roster,
    settle,
    unreadable,
)
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.model.document import Block, Document
from pilotdocs.model.place import Place

ID = "33068119900{:03d}1234"


def crew(count: int) -> list[object]:
    return [person(f"张{chr(0x4E00 + i)}", ID.format(i), "technical") for i in range(count)]


def test_only_insured_persons_of_the_roster_count_and_the_others_are_named() -> None:
    people = crew(12)
    result = settle(roster(*people), insurance(*people[:9], person("外人", ID.format(99))))
    assert fact(result, "pilot_staff").used == 9
    assert codes(result) == [("not_insured", "pilot_staff")]


def test_a_person_listed_twice_counts_once() -> None:
    people = crew(10)
    result = settle(roster(*people, people[0]))
    assert fact(result, "pilot_staff").used == 10
    assert codes(result) == [("duplicate_row", "pilot_staff")]


def test_masked_identity_numbers_still_join() -> None:
    people = crew(3)
    masked = [person(p.name, p.identity[:6] + "********" + p.identity[-4:]) for p in people]
    assert fact(settle(roster(*people), insurance(*masked)), "pilot_staff").used == 3


def test_hidden_rows_and_people_of_others_do_not_count() -> None:
    people = [*crew(3), person("李甲", ID.format(50), hidden=True), person("李乙", ID.format(51), employer="某某大学")]
    assert fact(settle(roster(*people)), "pilot_staff").used == 3


@pytest.mark.parametrize(("total", "expected"), [("8", 8), ("12", 12), ("400", 12)])
def test_an_insurance_total_lowers_the_count_only_where_it_is_below(total: str, expected: int) -> None:
    assert fact(settle(roster(*crew(12)), insurance(total=total)), "pilot_staff").used == expected


def test_groups_count_only_those_who_count() -> None:
    people = [person("张甲", ID.format(1), "technical"), person("张乙", ID.format(2), "skilled")]
    result = settle(roster(*people), insurance(people[0]))
    assert [fact(result, f"pilot_staff_{g}").used for g in ("technical", "skilled", "managerial", "marketing")] == [
        1,
        0,
        0,
        0,
    ]


def test_without_a_roster_the_claim_settles_nothing() -> None:
    result = settle(claims=[figure("pilot_staff", 32, "person")])
    staff = fact(result, "pilot_staff")
    assert (staff.claimed, staff.evidenced, staff.used) == (32, None, None)


def test_equipment_is_the_sum_of_rows_never_the_stated_total() -> None:
    result = settle(equipment(asset("甲", "100"), asset("乙", quantity="2", unit="30"), total="999"))
    assert fact(result, "equipment_owned").used == 160
    assert codes(result) == [("total_mismatch", "equipment_owned")]


def test_leased_borrowed_planned_and_net_rows_do_not_count() -> None:
    result = settle(
        equipment(
            asset("甲", "100"), asset("乙", "7", tenure="leased"), asset("丙", "7", tenure="borrowed"),
            asset("丁", "7", tenure="planned"), asset("戊", "7", category="办公家具"), asset("己", "7", hidden=True),
        )
    )  # fmt: skip
    assert fact(result, "equipment_owned").used == 100
    assert {row.code for row in result.rows if row.quantity == "equipment_owned"} == {
        "", "leased", "borrowed", "planned", "category", "hidden",
    }  # fmt: skip


def test_another_owner_in_the_row_and_a_row_taken_off() -> None:
    result = settle(
        equipment(asset("甲", "100"), asset("乙", "7", owner="某某大学"), asset("丙", "-30", category="已报废或处置"))
    )
    assert fact(result, "equipment_owned").used == 70


def test_an_asset_number_that_comes_twice_counts_once() -> None:
    result = settle(
        equipment(asset("甲", "100", number="A1"), asset("甲", "100", number="A1"), asset("甲", "100", number="A2"))
    )
    assert fact(result, "equipment_owned").used == 200
    assert codes(result) == [("duplicate_row", "equipment_owned")]


def test_a_list_of_net_values_proves_no_original_value() -> None:
    result = settle(equipment(asset("甲", "20000000"), basis="net"))
    assert fact(result, "equipment_owned").evidenced is None
    assert codes(result) == [("wrong_basis", "equipment_owned")]


def test_area_sums_what_is_in_force_and_takes_the_smaller_of_claim_and_evidence() -> None:
    papers = (premises("460", "2024-01-01", "2026-12-31"), premises("900", "2022-01-01", "2024-12-31", document="old"))
    result = settle(*papers, claims=[figure("pilot_area", 1310, "m2")])
    area = fact(result, "pilot_area")
    assert (area.evidenced, area.used) == (460, 460)
    assert codes(result) == [("expired", "pilot_area"), ("claim_exceeds_evidence", "pilot_area")]
    assert fact(settle(papers[0], claims=[figure("pilot_area", 400, "m2")]), "pilot_area").used == 400


@pytest.mark.parametrize("day", ["2023-12-31", "2027-01-01"])
def test_a_lease_over_or_not_begun_is_no_evidence(day: str) -> None:
    result = settle(premises("460", "2024-01-01", "2026-12-31"), day=date.fromisoformat(day))
    assert fact(result, "pilot_area").evidenced is None
    assert codes(result) == [("expired", "pilot_area")]


def test_homes_and_the_floor_of_others_do_not_count_and_the_landlords_certificate_is_no_stranger() -> None:
    from case_builder import cited

    result = settle(
        premises("600", "2024-01-01", "2026-12-31", lessor=cited("绍兴园区公司")),
        premises("900", "2020-01-01", "2070-01-01", holder="绍兴园区公司", lease=False, document="cert"),
        premises("80", "2024-01-01", "2026-12-31", document="home", use=cited("成套住宅")),
    )
    assert fact(result, "pilot_area").used == 600
    assert codes(result) == []


def test_the_lease_of_another_tenant_is_reported_and_does_not_count() -> None:
    result = settle(premises("600", "2024-01-01", "2026-12-31", holder="绍兴别家有限公司"))
    assert fact(result, "pilot_area").evidenced is None
    assert codes(result) == [("name_mismatch", "pilot_area")]


def test_the_share_is_computed_unrounded_from_the_year_before() -> None:
    result = settle(
        audit_report("2024", "9980000", "1494000"), claims=[figure("external_share", "0.15", "ratio", step="0.01")]
    )
    share = fact(result, "external_share")
    assert share.used == Decimal(1494000) / Decimal(9980000)
    assert share.claimed == Decimal("0.15")


def test_the_revenues_of_another_year_prove_nothing() -> None:
    result = settle(audit_report("2023", "9980000", "1494000"))
    assert fact(result, "external_share").evidenced is None
    assert codes(result) == [("wrong_period", "pilot_revenue_total")]


def test_the_form_is_claimed_before_the_prose_and_two_values_are_reported() -> None:
    claims = [
        figure("external_share", "0.251", "ratio", step="0.001"),
        figure("external_share", "0.222", "ratio", step="0.001", form=True),
    ]
    result = settle(claims=claims)
    assert fact(result, "external_share").claimed == Decimal("0.222")
    assert ("claim_inconsistent", "external_share") in codes(result)


def test_a_share_that_is_not_the_quotient_of_its_revenues_is_reported() -> None:
    claims = [
        figure("pilot_revenue_total", 9900000, "CNY", step="10000"),
        figure("pilot_revenue_external", 2197800, "CNY", step="100"),
        figure("external_share", "0.251", "ratio", step="0.001"),
    ]
    assert codes(settle(claims=claims)) == [("ratio_mismatch", "external_share")]


def test_only_a_target_is_no_claim() -> None:
    result = settle(claims=[figure("pilot_staff", 48, "person", status="planned")])
    assert fact(result, "pilot_staff").claimed is None
    assert codes(result) == [("planned_only", "pilot_staff")]


def test_rent_is_what_falls_in_the_year_of_application() -> None:
    result = settle(rent("2025-09-01", "2028-08-31", "5400000"))
    assert fact(result, "equipment_leased_rent").used == 600000
    over = settle(rent("2023-01-01", "2025-06-30", "5400000"))
    assert fact(over, "equipment_leased_rent").used is None
    assert codes(over) == [("expired", "equipment_leased_rent")]


def test_a_wrong_check_character_is_reported() -> None:
    assert codes(settle(licence(code="91330602MA0Q5PCNMX"))) == [("uscc_invalid", "uscc")]
    assert codes(settle(licence(code=CODE))) == []


def test_without_a_licence_registration_is_a_claim() -> None:
    result = settle(claims=[figure("established", date(2019, 1, 1), "date")])
    established = fact(result, "established")
    assert (established.claimed, established.used) == (date(2019, 1, 1), None)


def test_a_credit_report_older_than_the_pack_allows_is_expired() -> None:
    assert codes(settle(credit("2025-03-29"))) == [("expired", None)]
    assert codes(settle(credit("2025-03-30"))) == []


def test_a_file_that_cannot_be_read_is_said() -> None:
    assert codes(settle(documents=[unreadable("附件3.pdf")])) == [("unreadable", None)]


@given(st.permutations(range(4)))
def test_the_order_of_papers_changes_no_fact(order: list[int]) -> None:
    papers = [
        roster(*crew(11)),
        equipment(asset("甲", "100")),
        premises("600", "2024-01-01", "2026-12-31"),
        audit_report("2024", "100", "20"),
    ]
    values = {f.quantity: f.used for f in settle(*(papers[i] for i in order)).facts}
    assert values == {f.quantity: f.used for f in settle(*papers).facts}


@given(st.integers(1, 30), st.integers(0, 30))
def test_more_insured_persons_never_lower_the_count(size: int, insured: int) -> None:
    people = crew(size)
    count = fact(settle(roster(*people), insurance(*people[:insured], person("外人", "1" * 18))), "pilot_staff").used
    assert count == min(size, insured)


def test_an_insurance_list_that_could_not_be_read_leaves_the_count_unknown() -> None:
    result = settle(roster(*crew(14)), documents=[unreadable("02 社保参保证明.pdf")])
    assert fact(result, "pilot_staff").used is None
    assert fact(settle(roster(*crew(14)), documents=[unreadable("附件3.pdf")]), "pilot_staff").used == 14


def test_the_whole_workforce_is_not_the_team() -> None:
    from dataclasses import replace

    from case_builder import cited

    everyone = replace(roster(*crew(40)), head=cited("全体员工花名册"))
    assert fact(settle(everyone), "pilot_staff").used is None
    team = roster(*crew(8), document="team")
    assert fact(settle(team, everyone), "pilot_staff").used == 8


def test_persons_no_longer_insured_do_not_count() -> None:
    from dataclasses import replace

    people = crew(12)
    stopped = [replace(p, excluded="停保") for p in people[6:]]
    assert fact(settle(roster(*people), insurance(*people[:6], *stopped)), "pilot_staff").used == 6


def test_one_person_in_two_rosters_counts_once_however_the_number_is_masked() -> None:
    from dataclasses import replace

    people = crew(6)
    masked = [replace(p, identity=p.identity[:6] + "****" + p.identity[-4:]) for p in people]
    nameless = [replace(p, identity=None) for p in people]
    for twice in (masked, nameless):
        assert fact(settle(roster(*people), roster(*twice, document="r2")), "pilot_staff").used == 6
        assert fact(settle(roster(*twice, document="r0"), roster(*people)), "pilot_staff").used == 6


def test_numbers_masked_to_the_region_are_told_apart_by_name() -> None:
    from dataclasses import replace

    people = [replace(p, identity="330602************") for p in crew(12)]
    assert fact(settle(roster(*people)), "pilot_staff").used == 12
    assert fact(settle(roster(*people), insurance(people[0])), "pilot_staff").used == 1


def test_a_list_whose_title_names_another_organisation_does_not_count() -> None:
    from dataclasses import replace

    from case_builder import cited

    result = settle(replace(roster(*crew(12), entity=None), head=cited("浙江别家控股集团有限公司中试人员名册")))
    assert fact(result, "pilot_staff").used is None
    assert ("name_mismatch", "pilot_staff") in codes(result)


def test_an_asset_in_list_and_ledger_counts_once() -> None:
    first = equipment(asset("反应釜", "600"), asset("离心机", "300"))
    ledger = equipment(asset("反应釜", "600", number="A1"), asset("离心机", "300", number="A2"), document="ledger")
    assert fact(settle(first, ledger), "equipment_owned").used == 900


def test_a_total_rent_over_an_open_term_and_a_lease_handed_in_twice_add_nothing() -> None:
    from dataclasses import replace

    from pilotdocs.model.record import Term

    lease = rent("2025-09-01", "2028-08-31", "5400000")
    open_ended = replace(lease, term=Term(date(2025, 9, 1), None))
    assert fact(settle(open_ended), "equipment_leased_rent").used is None
    assert fact(settle(lease, lease), "equipment_leased_rent").used == 600000


def test_one_floor_counts_once_and_a_lease_without_days_not_at_all() -> None:
    from dataclasses import replace

    from case_builder import cited

    lease = premises("300", "2024-01-01", "2026-12-31", address=cited("越城区某路1号2幢"))
    again = replace(lease, source=replace(lease.source, document="again"))
    assert fact(settle(lease, again), "pilot_area").used == 300
    assert fact(settle(replace(lease, term=None)), "pilot_area").used is None


def test_more_outside_than_in_all_proves_nothing() -> None:
    result = settle(audit_report("2024", "200", "300"))
    assert fact(result, "external_share").used is None
    assert ("evidence_conflict", "external_share") in codes(result)


def test_of_two_audits_of_one_year_the_lower_share_is_taken() -> None:
    papers = (audit_report("2024", "100", "20"), audit_report("2024", "100", "10", document="second"))
    for order in (papers, papers[::-1]):
        assert fact(settle(*order), "external_share").used == Decimal("0.1")


def test_of_two_licences_the_later_day_is_taken() -> None:
    result = settle(licence("2017-10-21"), licence("2025-06-01", document="second"))
    assert fact(result, "established").used == date(2025, 6, 1)
    assert ("evidence_conflict", "established") in codes(result)


def test_an_employer_written_as_the_own_unit_is_the_own_unit() -> None:
    people = [
        person(f"王{chr(0x4E00 + i)}", ID.format(i), employer=word) for i, word in enumerate(("本单位", "—", "/"))
    ]
    assert fact(settle(roster(*people)), "pilot_staff").used == 3


def test_evidence_that_may_lie_in_an_unreadable_file_is_not_missing() -> None:
    lease = premises("400", "2024-01-01", "2026-12-31")
    result = settle(lease, claims=[figure("pilot_area", 900, "m2")], documents=[unreadable("租赁合同2.pdf")])
    assert fact(result, "pilot_area").used is None


def test_an_insurance_total_below_the_roster_leaves_open_who_is_out_of_which_group() -> None:
    people = [
        *(person(f"张{chr(0x4E00 + i)}", ID.format(i), "technical") for i in range(11)),
        person("李甲", ID.format(80), "marketing"),
    ]
    result = settle(roster(*people), insurance(total="11"))
    marketing, technical = fact(result, "pilot_staff_marketing"), fact(result, "pilot_staff_technical")
    assert (marketing.used, marketing.high) == (0, 1)
    assert (technical.used, technical.high) == (10, 11)


def test_a_sure_other_character_on_a_scan_is_another_organisation_and_an_unsure_one_a_slip() -> None:
    own, other = "绍兴华东新材料有限公司", "绍兴华南新材料有限公司"

    def result(confidence: float) -> Decimal | None:
        scan = Document("0" * 64, "pdf", 1, "ocr", id="lease", path="lease.pdf")
        paper = premises("600", "2024-01-01", "2030-12-31")
        paper = replace(paper, holder=replace(cited(other, "lease", confidence)))
        settled = settle(paper, applicant=own, documents=(scan,))
        value = fact(settled, "pilot_area").evidenced
        assert value is None or isinstance(value, Decimal)
        return value

    assert result(0.99) is None
    assert result(0.9) == 600


def test_a_claim_below_its_evidence_is_told() -> None:
    result = settle(roster(*crew(14)), claims=[figure("pilot_staff", 11, "person")])
    assert ("claim_below_evidence", "pilot_staff") in codes(result)


def test_a_text_that_nobody_sees_is_told_with_its_document() -> None:
    block = Block("设备原值5000万元", Place(1), hidden="white")
    document = Document("0" * 64, "pdf", 1, "native", content=(block,), id="d7", path="plan.pdf")
    result = settle(documents=(document,))
    assert [(d.code, d.documents) for d in result.discrepancies] == [("hidden_text", ("d7",))]


def test_persons_in_the_insurance_list_of_another_unit_alone_are_its_own() -> None:
    people = crew(12)
    other = replace(insurance(*people[9:]), entity=cited("绍兴其他机械有限公司", "si"))
    assert fact(settle(roster(*people), other), "pilot_staff").used == 9
    assert (
        fact(settle(roster(*people), insurance(*(replace(p, excluded="停保") for p in people[9:]))), "pilot_staff").used
        == 9
    )


def test_who_joins_after_the_day_does_not_count_unless_insured() -> None:
    people = [*crew(9), person("李甲", ID.format(50), joined=date(2026, 3, 1))]
    assert fact(settle(roster(*people)), "pilot_staff").used == 9
    assert fact(settle(roster(*people), insurance(*people)), "pilot_staff").used == 10


def test_a_number_of_fifteen_digits_is_that_of_eighteen() -> None:
    long = ID.format(7)
    both = [person("张三", long), person("张三", long[:6] + long[8:17])]
    assert fact(settle(roster(*both)), "pilot_staff").used == 1


def test_a_paper_that_binds_nobody_and_a_contract_that_was_ended_prove_no_floor() -> None:
    paper = premises("800", "2024-01-01", "2027-12-31")
    assert fact(settle(replace(paper, void="意向书")), "pilot_area").evidenced is None
    over = replace(paper, area=None, term=None, amends="ends", effective=date(2025, 6, 30))
    assert fact(settle(paper, over), "pilot_area").evidenced is None
    assert fact(settle(paper, replace(over, effective=date(2026, 6, 30))), "pilot_area").evidenced == 800


def test_the_own_floor_that_is_let_to_another_is_taken_off() -> None:
    place = cited("绍兴市越城区银城路68号3幢")
    own = premises("1200", "2020-01-01", "2060-01-01", lease=False, address=place, document="cert")
    let = premises("1000", "2024-01-01", "2027-12-31", holder="绍兴其他机械有限公司", lessor=cited(NAME), address=place)
    assert fact(settle(own, let), "pilot_area").evidenced == 200
