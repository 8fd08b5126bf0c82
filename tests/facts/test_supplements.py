"""Supplements to leases: one floor, of the area that the last one in effect leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from case_builder import cited

from pilotdocs.facts.supplements import fold_supplements
from pilotdocs.model.record import Premises, Term

DAY = date(2025, 9, 30)


def paper(area: str, **more: object) -> Premises:
    base = Premises(
        source=cited("x").source,
        lease=True,
        area=cited(Decimal(area)),
        term=Term(date(2022, 6, 1), date(2027, 5, 31)),
        holder=cited("绍兴某公司"),
        lessor=cited("绍兴某园区"),
        number=cited("CJ-2022-017"),
        issued=date(2022, 5, 12),
    )
    return replace(base, **more)  # type: ignore[arg-type]


def areas(*papers: Premises, day: date = DAY) -> list[Decimal | None]:
    folded = fold_supplements(papers, day)
    return [lease.paper.area.value if lease.paper.area is not None else None for lease in folded]


def test_a_supplement_in_effect_takes_the_place_of_the_area() -> None:
    change = paper("380", amends="whole", effective=date(2025, 1, 1), term=Term(None, date(2028, 5, 31)))
    assert areas(paper("680"), change) == [Decimal(380)]
    assert areas(change, paper("680")) == [Decimal(380)]
    assert areas(paper("680"), change, day=date(2024, 12, 31)) == [Decimal(680)]
    assert fold_supplements([paper("680"), change], DAY)[0].paper.term == Term(date(2022, 6, 1), date(2028, 5, 31))


def test_what_is_given_back_is_taken_off_and_the_last_change_counts() -> None:
    back = paper("300", amends="less", effective=date(2024, 1, 1))
    again = paper("500", amends="whole", effective=date(2025, 6, 1))
    assert areas(paper("680"), back) == [Decimal(380)]
    assert areas(paper("680"), again, back) == [Decimal(500)]


def test_a_supplement_finds_its_lease_by_number_by_day_or_by_parties() -> None:
    other = paper("200", number=cited("CJ-2023-001"), issued=date(2023, 3, 1))
    by_day = paper("380", amends="whole", number=None, amended=date(2022, 5, 12))
    assert areas(paper("680"), other, by_day) == [Decimal(380), Decimal(200)]
    unknown = paper("380", amends="whole", number=None)
    assert areas(paper("680"), other, unknown) == [Decimal(380), Decimal(200)]
    assert areas(paper("680"), unknown) == [Decimal(380)]
    stranger = paper("380", amends="whole", number=None, lessor=cited("杭州某园区"))
    assert areas(paper("680"), stranger) == [Decimal(680), Decimal(380)]
