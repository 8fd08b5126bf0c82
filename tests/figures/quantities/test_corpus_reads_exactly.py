"""The labelled strings of corpora/quantities, read with the benchmark's own judge."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
BENCHMARK = runpy.run_path(str(ROOT / "benchmarks" / "quantities.py"), run_name="benchmark")
CASES = [case for path in sorted((ROOT / "corpora" / "quantities").glob("*.txt")) for case in BENCHMARK["load"](path)]


def test_the_corpus_is_large_and_a_third_of_it_are_look_alikes() -> None:
    traps = [case for case in CASES if case.category.startswith("not")]
    assert len(CASES) >= 700
    assert len(traps) * 3 >= len(CASES)


def test_at_least_ninety_nine_percent_of_the_strings_are_read_exactly() -> None:
    missed = [(case.text, trouble) for case in CASES if (trouble := BENCHMARK["judge"](case))]
    assert len(missed) * 100 <= len(CASES), missed


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.category.startswith("not")], ids=lambda case: case.text
)
def test_a_look_alike_is_never_read_as_people_area_or_money_that_it_does_not_state(case: object) -> None:
    from pilotdocs.figures.quantities import find_quantities

    hard = {"person", "m2", "CNY"}
    found = [one.unit for one in find_quantities(case.text, day=BENCHMARK["DAY"]) if one.unit in hard]  # type: ignore[attr-defined]
    assert found == [one.unit for one in case.expected if one.unit in hard]  # type: ignore[attr-defined]
