"""One paper of a good application is changed: what is no longer proved must not be called met."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

BENCHMARK: dict[str, Any] = runpy.run_path(
    str(Path(__file__).resolve().parents[2] / "benchmarks" / "variants.py"), run_name="benchmark_variants"
)
NUMBERED = BENCHMARK["NUMBERED"]
SLICES = [(group, part) for group in BENCHMARK["GROUPS"] for part in range(4 if group == "equipment" else 1)]


def test_the_base_is_met_throughout() -> None:
    with BENCHMARK["auditing"]() as audit:
        verdicts = {finding["condition"]: finding["verdict"] for finding in audit(None)["findings"]}
    assert {condition: verdicts[condition] for condition in NUMBERED} == dict.fromkeys(NUMBERED, "met")


@pytest.mark.slow
@pytest.mark.parametrize(("group", "part"), SLICES)
def test_a_changed_paper_changes_the_verdict(group: str, part: int) -> None:
    step = sum(name == group for name, _ in SLICES)
    wrong = []
    with BENCHMARK["auditing"]() as audit:
        for variant in BENCHMARK["variants_of"](group)[part::step]:
            fault = BENCHMARK["outcome"](variant, audit(variant))
            if fault and not variant.left:
                wrong.append(f"{variant.name}: {fault}")
            elif variant.left and not fault:
                wrong.append(f"{variant.name}: comes out right now, take its reason away")
    assert wrong == []


def test_names_are_unique_and_every_reason_belongs_to_a_variant() -> None:
    variants = [variant for group in BENCHMARK["GROUPS"] for variant in BENCHMARK["variants_of"](group)]
    names = [variant.name for variant in variants]
    assert len(set(names)) == len(names)
    reasons = {
        name
        for group in BENCHMARK["GROUPS"]
        for name in BENCHMARK["import_module"](f"corpora.variants.{group}").GROUP.left
    }
    assert reasons <= set(names)
