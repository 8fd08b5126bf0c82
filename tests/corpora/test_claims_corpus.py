"""The labelled sentences and tables: what the reader of claims must not fall below."""

from __future__ import annotations

import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

BENCHMARK = runpy.run_path(
    str(Path(__file__).resolve().parents[2] / "benchmarks" / "claims.py"), run_name="benchmark_claims"
)

# Quantity: at least so many rightly taken, at most so many wrongly taken, on the part that is worked with.
FLOORS = {
    "pilot_staff": (54, 11),
    "pilot_staff_technical": (6, 0),
    "pilot_staff_skilled": (8, 0),
    "pilot_staff_managerial": (8, 0),
    "pilot_staff_marketing": (8, 0),
    "pilot_area": (38, 8),
    "equipment_owned": (46, 19),
    "equipment_leased_rent": (12, 1),
    "pilot_revenue_total": (22, 1),
    "pilot_revenue_external": (16, 1),
    "external_share": (15, 1),
    "established": (8, 0),
    "registered_place": (3, 0),
    "organisation_type": (3, 0),
    "uscc": (2, 0),
}
# Traps that nothing may fall into.
CLOSED = (
    "not target",
    "not echo",
    "not company_staff",
    "not company_area",
    "not company_assets",
    "not company_revenue",
    "not net_value",
    "not multi_year_rent",
    "not deposit",
    "not cumulative",
    "not average",
    "not person_times",
    "not land_area",
    "not contract",
    "not denominator",
    "not dates",
)


@cache
def score() -> Any:
    done = BENCHMARK["Score"]()
    for case in BENCHMARK["load"]("dev"):
        BENCHMARK["judge"](case, done)
    return done


def test_the_corpus_is_large_and_a_third_of_its_sentences_are_traps() -> None:
    cases = [*BENCHMARK["load"]("dev"), *BENCHMARK["load"]("held_out")]
    sentences = [case for case in cases if case.name.startswith("claims/")]
    traps = [case for case in sentences if case.category.startswith("not ")]
    assert len(sentences) >= 620
    assert len(cases) - len(sentences) >= 85
    assert len(traps) * 3 >= len(sentences)


def test_no_case_stands_in_both_parts_or_twice() -> None:
    shown = [case.shown for part in ("dev", "held_out") for case in BENCHMARK["load"](part)]
    assert len(set(shown)) == len(shown)


def test_a_marked_text_is_what_stands_in_the_text() -> None:
    for part in ("dev", "held_out"):
        for case in BENCHMARK["load"](part):
            text = "\n".join(
                block.text
                for item in case.content
                for block in ([b for cell in item.cells for b in cell.blocks] if hasattr(item, "cells") else [item])
            )
            assert all(label.written in text for label in case.labels), case.name
            assert not set("[]〖〗") & set(text), case.name


@pytest.mark.parametrize(("quantity", "right", "wrong"), [(name, *floor) for name, floor in FLOORS.items()])
def test_a_quantity_is_read_as_well_as_before(quantity: str, right: int, wrong: int) -> None:
    assert score().right[quantity] >= right
    assert score().wrong[quantity] <= wrong


@pytest.mark.parametrize("trap", CLOSED)
def test_nothing_falls_into_a_trap_that_is_closed(trap: str) -> None:
    assert score().clean[trap] == score().cases[trap]
