"""Quantities that a pack defines: the capped sum, people, papers, windows and labels."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.facts.derived import settle_derived
from pilotdocs.facts.derived_labelled import in_window, window_days
from pilotdocs.facts.people import passes
from pilotdocs.model.derive import (
    AllPeople,
    AnyPeople,
    CountPeople,
    CountRecords,
    FormulaReading,
    FullTime,
    InGroup,
    Insured,
    Labelled,
    NotPeople,
    QuantityRule,
    TextIs,
    Window,
)  # fmt: skip
from pilotdocs.model.fact import CountedRow, Fact
from pilotdocs.model.figure import Cited, Figure, Role
from pilotdocs.model.formula import CappedSum, Ratio, Sum
from pilotdocs.model.pack import RulePack
from pilotdocs.model.place import Place, Source
from pilotdocs.model.record import Contract, PeopleList, Person, Reading, Record, RevenueReport
from pilotdocs.model.rule import Duration

HERE = Source("d1", 0, Place())
DAY = date(2025, 9, 30)
CAP = Decimal("0.3")
READINGS = (
    FormulaReading("of_total", "占计入总额", CappedSum("equipment_owned", "equipment_leased_rent", CAP, "total")),
    FormulaReading("of_owned", "占自有", CappedSum("equipment_owned", "equipment_leased_rent", CAP, "base")),
    FormulaReading(
        "of_threshold", "占门槛", CappedSum("equipment_owned", "equipment_leased_rent", CAP, Decimal(10_000_000))
    ),
)
COUNTED = QuantityRule("equipment_counted", "CNY", "计入的设备原值", readings=READINGS)


def pack(*rules: QuantityRule) -> RulePack:
    return RulePack("test", "测试", "0" * 64, "现行", False, quantities=rules)


def money(quantity: str, evidenced: str | None, claimed: str | None = None) -> Fact:
    value = None if evidenced is None else Decimal(evidenced)
    return Fact(quantity, "CNY", None if claimed is None else Decimal(claimed), value, value, "", (f"f-{quantity}",))


def cited(value: object) -> Cited:  # type: ignore[type-arg]
    return Cited(value, str(value), HERE)


def counted(*facts: Fact, rule: QuantityRule = COUNTED) -> tuple[Fact, list[str]]:
    known = {fact.quantity: fact for fact in facts}
    made, problems, _ = settle_derived(known, Reading((), ()), pack(rule), DAY, ())
    return made[rule.id], [problem.code for problem in problems]


def test_owned_equipment_alone_is_counted_whole() -> None:
    fact, problems = counted(money("equipment_owned", "17604000"), money("equipment_leased_rent", None))
    assert (fact.claimed, fact.evidenced, fact.used) == (None, Decimal(17604000), Decimal(17604000))
    assert problems == []


def test_without_proof_of_own_equipment_nothing_is_counted_and_nothing_claimed() -> None:
    fact, problems = counted(money("equipment_owned", None, "24275000"), money("equipment_leased_rent", "900000"))
    assert (fact.claimed, fact.evidenced, fact.used) == (None, None, None)
    assert problems == []


def test_rent_counts_up_to_three_sevenths_of_what_is_owned() -> None:
    fact, problems = counted(money("equipment_owned", "11300000"), money("equipment_leased_rent", "5200000"))
    assert isinstance(fact.used, Decimal)
    assert fact.used.quantize(Decimal("0.01")) == Decimal("16142857.14")
    assert problems == ["over_cap"]
    assert fact.figures == ("f-equipment_owned", "f-equipment_leased_rent")


def test_rent_at_the_cap_is_not_over_it() -> None:
    assert counted(money("equipment_owned", "7000000"), money("equipment_leased_rent", "3000000"))[1] == []
    assert counted(money("equipment_owned", "7000000"), money("equipment_leased_rent", "3000001"))[1] == ["over_cap"]


def test_the_packs_own_reading_makes_the_number() -> None:
    facts = (money("equipment_owned", "11300000"), money("equipment_leased_rent", "5200000"))
    assert counted(*facts, rule=replace(COUNTED, own="of_owned"))[0].used == Decimal("14690000.0")
    assert counted(*facts, rule=replace(COUNTED, own="of_threshold"))[0].used == Decimal("14300000.0")


MONEY = st.integers(0, 10**9).map(Decimal)


@given(MONEY, MONEY, MONEY, st.sampled_from(READINGS))
def test_a_capped_sum_never_falls_and_never_counts_more_than_there_is(
    base: Decimal, add: Decimal, more: Decimal, reading: FormulaReading
) -> None:
    formula = reading.formula
    assert isinstance(formula, CappedSum)
    value = formula.value(base, add)
    assert base <= value <= base + add
    assert formula.value(base + more, add) >= value
    assert formula.value(base, add + more) >= value


@given(MONEY.filter(bool), MONEY)
def test_of_the_total_the_rent_is_never_more_than_the_cap(base: Decimal, add: Decimal) -> None:
    formula = READINGS[0].formula
    assert isinstance(formula, CappedSum)
    value = formula.value(base, add)
    assert (value - base) <= value * CAP + Decimal("0.000001")


def person(name: str, **fields: object) -> Person:
    return replace(Person(HERE, name, name), **fields)  # type: ignore[arg-type]


BACHELOR = TextIs("education", ("本科", "硕士", "博士"))
MIDDLE = TextIs("title", ("工程师", "中级"), ("助理",))


@pytest.mark.parametrize(
    ("education", "title", "wanted"),
    [
        ("本科", "", True), ("大专", "工程师", True), ("大专", "助理工程师", False), ("大专", "无", False),
        ("大专", "", None),
        ("", "", None), ("", "高级工程师", True), ("硕士研究生", "—", True),
    ],
)  # fmt: skip
def test_a_degree_or_a_title_is_enough_and_an_empty_cell_is_no_answer(
    education: str, title: str, wanted: bool | None
) -> None:
    assert passes(person("甲", education=education, title=title), AnyPeople((BACHELOR, MIDDLE)), DAY) is wanted


def test_predicates_are_three_valued() -> None:
    full = FullTime()
    assert passes(person("甲"), full, DAY) is None
    assert passes(person("甲", full_time=False), NotPeople(full), DAY) is True
    assert passes(person("甲"), NotPeople(full), DAY) is None
    assert passes(person("甲", group="skilled"), InGroup(("technical",)), DAY) is False
    assert passes(person("甲", full_time=False), AllPeople((full, BACHELOR)), DAY) is False


def test_months_insured_are_joined_from_the_insurance_list() -> None:
    listed = [person("甲", insured_from=date(2025, 3, 30)), person("乙", insured_months=2)]
    assert passes(person("甲"), Insured(6), DAY, listed) is True
    assert passes(person("甲"), Insured(7), DAY, listed) is False
    assert passes(person("乙"), Insured(3), DAY, listed) is False
    assert passes(person("丙"), Insured(3), DAY, listed) is None


TEAM = QuantityRule("team", "person", "团队", way=CountPeople())
QUALIFIED = QuantityRule("qualified", "person", "合格的人", way=CountPeople(AnyPeople((BACHELOR, MIDDLE))))
SHARE = QuantityRule("share", "ratio", "占比", readings=(FormulaReading("only", "", Ratio("qualified", "team")),))


def settle_people(
    *people: Person, rows: tuple[CountedRow, ...] = (), team: int | None = None
) -> tuple[dict[str, Fact], tuple[CountedRow, ...]]:
    reading = Reading((), (PeopleList(HERE, False, cited("名册"), people),))
    size = None if team is None else Decimal(team)
    facts = {} if team is None else {"pilot_staff": Fact("pilot_staff", "person", None, size, size, "")}
    made, _, new_rows = settle_derived(facts, reading, pack(SHARE, QUALIFIED, TEAM), DAY, rows)
    return made, new_rows


def test_a_share_of_people_is_a_span_where_the_roster_leaves_cells_empty() -> None:
    made, rows = settle_people(
        person("甲", education="本科"), person("乙", education="大专", title="无"), person("丙", education="大专")
    )
    assert made["team"].used == 3
    assert (made["qualified"].used, made["qualified"].high) == (Decimal(1), Decimal(2))
    assert (made["share"].used, made["share"].high) == (Decimal(1) / 3, Decimal(2) / 3)
    assert {row.label: row.code for row in rows if row.quantity == "qualified"} == {
        "甲": "", "乙": "not_in_group", "丙": "unknown",
    }  # fmt: skip


def test_only_persons_who_count_for_the_team_are_asked() -> None:
    people = (person("甲", education="本科"), person("乙", education="本科"))
    rows = (
        CountedRow("pilot_staff", "甲", HERE, "甲", Decimal(1), Decimal(1)),
        CountedRow("pilot_staff", "乙", HERE, "乙", Decimal(1), Decimal(0), "not_insured"),
    )
    made, _ = settle_people(*people, rows=rows, team=1)
    assert made["team"].used == 1
    assert made["qualified"].used == 1


def test_an_insurance_total_below_the_roster_leaves_open_who_is_out() -> None:
    people = (
        person("甲", education="本科"),
        person("乙", education="本科"),
        person("丙", education="大专", title="无"),
    )
    made, _ = settle_people(*people, team=2)
    assert (made["qualified"].used, made["qualified"].high) == (Decimal(1), Decimal(2))


def test_without_a_roster_nobody_is_counted() -> None:
    made, rows = settle_people()
    assert made["team"].evidenced is None
    assert made["share"].used is None
    assert rows == ()


def settle_records(rule: QuantityRule, *records: Record) -> Fact:
    return settle_derived({}, Reading((), records), pack(rule), DAY, ())[0][rule.id]


def contract(number: int, signed: date | None, amount: int | None = None) -> Contract:
    return Contract(
        Source("d2", number, Place()), cited(f"客户{number}"),
        amount=None if amount is None else cited(Decimal(amount)), signed=None if signed is None else cited(signed),
    )  # fmt: skip


THREE_YEARS = Window("fixed", first=date(2022, 1, 1), last=date(2024, 12, 31))
SERVICES = QuantityRule("services", "count", "服务", way=CountRecords("service_contract", window=THREE_YEARS))
INCOME = QuantityRule("income", "CNY", "收入", way=CountRecords("audit_report", "total", THREE_YEARS))


def test_services_are_contracts_signed_in_the_window_each_once() -> None:
    again = replace(contract(1, date(2022, 1, 1), 5), source=Source("d9", 0, Place()))
    fact = settle_records(
        SERVICES,
        contract(1, date(2022, 1, 1), 5),
        again,
        contract(2, date(2024, 12, 31)),
        contract(3, date(2025, 1, 1)),
    )
    assert (fact.used, fact.high) == (Decimal(2), None)


def test_a_contract_without_a_day_may_count() -> None:
    fact = settle_records(SERVICES, contract(1, date(2023, 5, 5)), contract(2, None))
    assert (fact.used, fact.high) == (Decimal(1), Decimal(2))


def test_no_contracts_at_all_is_nothing_and_not_zero() -> None:
    assert settle_records(SERVICES).evidenced is None


def audit(year: str, total: int) -> RevenueReport:
    return RevenueReport(HERE, year, total=cited(Decimal(total)))


def test_income_is_summed_over_the_years_and_open_where_a_year_is_missing() -> None:
    whole = settle_records(INCOME, audit("2022", 1), audit("2023", 2), audit("2024", 4), audit("2021", 100))
    assert (whole.used, whole.high) == (Decimal(7), None)
    part = settle_records(INCOME, audit("2024", 4), audit("2024", 3))
    assert part.used == 3
    assert part.high is not None
    assert part.high.is_infinite()


def labelled(value: int, role: Role, identity: str, period: str | None = None, *, form: bool = False) -> Figure:
    return Figure(
        identity, "invested", Decimal(value), "CNY", role, "actual", "exact", period, str(value), HERE, "", 1.0,
        step=Decimal(1), from_form=form,
    )  # fmt: skip


def settle_figures(way: Labelled, *figures: Figure) -> tuple[Fact, list[str]]:
    rule = QuantityRule("invested", "CNY", "投入金额", way=way, labels=("投入金额",))
    made, problems, _ = settle_derived({}, Reading(figures, ()), pack(rule), DAY, ())
    return made["invested"], [problem.code for problem in problems]


def test_of_labelled_evidence_that_differs_the_lowest_counts_and_it_is_said() -> None:
    fact, problems = settle_figures(Labelled(), labelled(5, "evidence", "f1"), labelled(4, "evidence", "f2"))
    assert fact.used == 4
    assert problems == ["evidence_conflict"]


def test_a_labelled_claim_is_held_against_its_evidence() -> None:
    fact, problems = settle_figures(
        Labelled(), labelled(8, "claim", "f1"), labelled(9, "claim", "f2", form=True), labelled(4, "evidence", "f3")
    )
    assert (fact.claimed, fact.used) == (Decimal(9), Decimal(4))
    assert problems == ["claim_exceeds_evidence"]


def test_yearly_figures_are_summed_over_the_window() -> None:
    figures = [labelled(n, "evidence", f"f{n}", year) for n, year in ((1, "2021"), (2, "2022"), (4, "2023"))]
    assert settle_figures(Labelled(THREE_YEARS, "sum"), *figures)[0].used == 6


def test_a_sum_needs_all_its_parts_unless_missing_means_zero() -> None:
    for zero, wanted in ((False, None), (True, Decimal(5))):
        formula = Sum(("equipment_owned", "pilot_revenue_total"), zero)
        rule = QuantityRule("both", "CNY", "合计", readings=(FormulaReading("only", "", formula),))
        assert counted(money("equipment_owned", "5"), rule=rule)[0].used == wanted


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [
        (Window("rolling", length=Duration(years=3)), date(2022, 9, 30), date(2025, 9, 30)),
        (Window("rolling", "last_year_end", Duration(months=12)), date(2023, 12, 31), date(2024, 12, 31)),
        (Window("years", years=1), date(2024, 1, 1), date(2024, 12, 31)),
        (Window("years", years=3), date(2022, 1, 1), date(2024, 12, 31)),
        (Window("years", "last_year_end", years=1), date(2024, 1, 1), date(2024, 12, 31)),
        (Window("years", years=1, fiscal_month=7), date(2024, 7, 1), date(2025, 6, 30)),
        (Window("years", years=1, fiscal_month=10), date(2023, 10, 1), date(2024, 9, 30)),
        (THREE_YEARS, date(2022, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_window_has_a_first_and_a_last_day(window: Window, first: date, last: date) -> None:
    assert window_days(window, DAY, pack()) == (first, last)


@pytest.mark.parametrize(
    ("period", "inside"),
    [("2022", True), ("2021", False), ("2024-12-31", True), ("2025-01-01", False), (None, True), ("近三年", True)],
)
def test_a_period_lies_in_a_window_or_says_nothing(period: str | None, inside: bool) -> None:
    assert in_window(period, (date(2022, 1, 1), date(2024, 12, 31))) is inside
