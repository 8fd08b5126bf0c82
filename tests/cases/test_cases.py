"""Whole folders with a known truth: dropping a folder and its truth, marked fast, into corpora/folders adds a test."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import pytest

from pilotdocs.audit import audit_folder
from pilotdocs.reports import audit_to_data
from pilotdocs.rules import load_pack

REPO = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPO / "benchmarks"))

from score import Tally, score  # noqa: E402

FAST = [
    path
    for path in sorted((REPO / "corpora" / "folders").glob("*.truth.json"))
    if json.loads(path.read_text(encoding="utf-8")).get("fast")
]


@pytest.mark.parametrize("path", FAST, ids=lambda path: path.name.removesuffix(".truth.json"))
def test_no_condition_is_called_met_that_is_not_and_an_exact_folder_is_read_as_a_reviewer_would(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    name = path.name.removesuffix(".truth.json")
    audit = audit_folder(
        path.parent / name, load_pack("shaoxing-municipal-2025-draft"), day=date.fromisoformat(truth["as_of"])
    )
    tally = Tally()
    score(name, {**truth, "discrepancies": [], "parts": {}}, audit_to_data(audit), tally)
    assert tally.false_met == []
    if truth.get("exact"):
        assert [miss for miss in tally.misses if miss and "discrepancy" not in miss] == []
