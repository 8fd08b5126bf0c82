"""Corresponding days, and the rent that falls in a calendar year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.facts.terms import add_months, in_force, months_in, rent_in_year, whole_months
from pilotdocs.model.figure import Cited
from pilotdocs.model.place import Place, Source
from pilotdocs.model.record import EquipmentLease, Rent, Term

HERE = Source("d1", 0, Place())


def lease(start: str, end: str, *rents: Rent, total: str | None = None, free: tuple[Term, ...] = ()) -> EquipmentLease:
    """A lease of a term (ISO days) with its rents or its total."""
    amount = Cited(Decimal(total), total, HERE) if total else None
    term = Term(date.fromisoformat(start), date.fromisoformat(end))
    return EquipmentLease(HERE, Cited("", "设备租赁合同", HERE), rents, free, term, amount)


@pytest.mark.parametrize(
    ("contract", "year", "expected"),
    [
        (lease("2025-09-01", "2028-08-31", total="5400000"), 2025, "600000"),
        (lease("2025-09-01", "2028-08-31", total="5400000"), 2026, "1800000"),
        (lease("2025-09-01", "2028-08-31", total="5400000"), 2028, "1200000"),
        (lease("2025-01-01", "2027-12-31", Rent(Decimal(1800000), "year")), 2025, "1800000"),
        (lease("2025-04-01", "2026-03-31", Rent(Decimal(25000), "month")), 2025, "225000"),
        (lease("2025-04-16", "2026-04-15", Rent(Decimal(30000), "month")), 2025, "255000"),
        (lease("2025-01-01", "2025-12-31", Rent(Decimal(90000), "quarter")), 2025, "360000"),
        (lease("2023-01-01", "2024-12-31", total="100"), 2025, "0"),
        (
            lease("2025-01-01", "2025-12-31", Rent(Decimal(10000), "month"), free=(Term(date(2025, 1, 1), date(2025, 2, 28)),)),
            2025, "100000",
        ),
        (
            lease(
                "2024-07-01", "2026-06-30",
                Rent(Decimal(10000), "month", date(2024, 7, 1), date(2025, 6, 30)),
                Rent(Decimal(12000), "month", date(2025, 7, 1), date(2026, 6, 30)),
            ),
            2025, "132000",
        ),
    ],
)  # fmt: skip
def test_the_rent_of_a_year_is_counted_month_by_month(contract: EquipmentLease, year: int, expected: str) -> None:
    assert rent_in_year(contract, year) == Decimal(expected)


def test_a_lease_without_a_start_gives_no_rent() -> None:
    assert rent_in_year(EquipmentLease(HERE, Cited("", "", HERE)), 2025) is None


def test_the_corresponding_day_of_a_leap_day_is_the_last_of_february() -> None:
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2025, 8, 31), -6) == date(2025, 2, 28)


def test_a_term_covers_both_its_ends() -> None:
    term = Term(date(2025, 1, 1), date(2025, 9, 30))
    assert [in_force(term, d) for d in (date(2024, 12, 31), date(2025, 1, 1), date(2025, 9, 30), date(2025, 10, 1))] == [
        False, True, True, False,
    ]  # fmt: skip
    assert in_force(Term(None, None), date(2025, 1, 1)) is None
    assert in_force(None, date(2025, 1, 1)) is None


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(1, 60))
def test_a_term_of_whole_months_has_as_many(start: date, months: int) -> None:
    from datetime import timedelta

    if start.day > 28:
        return
    assert whole_months(start, add_months(start, months) - timedelta(days=1)) == months


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 2000), st.decimals(1, 10**7, places=2))
def test_the_rents_of_all_years_are_the_whole_rent(start: date, days: int, total: Decimal) -> None:
    from datetime import timedelta

    end = start + timedelta(days=days)
    contract = lease(start.isoformat(), end.isoformat(), total=str(total))
    months = months_in(start, end)
    parts = [rent_in_year(contract, year) or Decimal(0) for year in range(start.year, end.year + 1)]
    assert abs(sum(parts) * whole_months(start, end) / months - total) < Decimal("0.1")
