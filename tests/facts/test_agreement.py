"""When two statements could be the same number (contract, “Agreement”)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.facts.agreement import agree, coarse_step, consistent, interval
from pilotdocs.model.figure import Bound, Figure
from pilotdocs.model.place import Place, Source


def claim(
    value: str, step: str, bound: Bound = "exact", unit: str = "CNY", quote: str = "", high: str | None = None
) -> Figure:
    """A claim as a reader would bring it."""
    return Figure(
        "f1", "q", Decimal(value), unit, "claim", "actual", bound, None, quote, Source("d1", 0, Place()), "", 1.0,
        Decimal(high) if high else None, Decimal(step),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "value", "expected"),
    [
        (claim("12000", "1000", unit="m2"), "11870", True),
        (claim("12000", "1000", unit="m2"), "11400", False),
        (claim("23805600", "100"), "23815600", False),
        (claim("17604000", "1000"), "17604321", True),
        (claim("12000000", "1000000", "at_least", quote="1200余万元"), "12900000", True),
        (claim("12000000", "1000000", "at_least", quote="1200余万元"), "13000000", False),
        (claim("12000000", "1000000", "at_least", quote="不低于1200万元"), "90000000", True),
        (claim("500", "1", "under", "m2"), "450", True),
        (claim("500", "1", "under", "m2"), "500", False),
        (claim("1500", "1", "about", "m2"), "1530", True),
        (claim("1500", "1", "about", "m2"), "1600", False),
        (claim("30", "1", "range", "person", high="35"), "33", True),
        (claim("15", "1", unit="person"), "14", False),
        (claim("0.391", "0.001", unit="ratio"), "0.3908536309819693614713724072", True),
        (claim("0.251", "0.001", unit="ratio"), "0.222", False),
    ],
)
def test_a_claim_agrees_with_what_it_could_be_rounded_from(figure: Figure, value: str, expected: bool) -> None:
    assert agree(figure, Decimal(value)) is expected


def test_numbers_written_to_the_same_accuracy_must_be_equal() -> None:
    assert not agree(claim("23805600", "100"), Decimal("23805500"), Decimal("100"))
    assert not consistent(claim("23805600", "100"), claim("23805700", "100"))


@given(st.decimals(min_value=1, max_value=10**9, places=2), st.sampled_from(["0.01", "1", "100", "10000"]))
def test_what_is_rounded_agrees_with_what_it_was_rounded_from(value: Decimal, step: str) -> None:
    unit = Decimal(step)
    rounded = (value / unit).to_integral_value() * unit
    assert agree(claim(str(rounded), step), value)


@given(st.decimals(min_value=1, max_value=10**9, places=0))
def test_two_intervals_meet_each_other_or_neither_does(value: Decimal) -> None:
    first, second = interval(value, Decimal(10)), interval(value + 7, Decimal(1))
    assert first.meets(second) == second.meets(first)


def test_the_coarse_step_is_the_last_digit_that_is_not_zero() -> None:
    assert [coarse_step(Decimal(v)) for v in ("1500", "1530", "0.25", "0")] == [100, 10, Decimal("0.01"), 1]
