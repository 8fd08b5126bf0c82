"""A decision stays while its figures stay, and is opened again where they changed."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from reports_builder import Application

from pilotdocs.errors import DataError
from pilotdocs.model.audit import Audit
from pilotdocs.model.place import Place
from pilotdocs.reports import load_decisions, memo_text, merge_decisions
from pilotdocs.reports.decisions import SCHEMA, Decision, digest, snapshot


def decided(audit: Audit, identifier: str) -> Decision:
    finding = next(item for item in audit.findings if item.id == identifier)
    taken = snapshot(audit, finding)
    return Decision(identifier, "rejected", "现场核实2人在岗", digest(taken), taken, finding.condition, "某某")


def with_staff(audit: Audit, number: int) -> Audit:
    facts = tuple(
        replace(fact, evidenced=Decimal(number), used=Decimal(number)) if fact.quantity == "pilot_staff" else fact
        for fact in audit.settlement.facts
    )
    return replace(audit, settlement=replace(audit.settlement, facts=facts))


def test_a_decision_on_unchanged_figures_is_kept(application: Application) -> None:
    (merged,) = merge_decisions(application.audit, [decided(application.audit, "F-2.staff-01")])
    assert merged.state == "kept"
    assert merged.changes == ()


def test_a_decision_on_changed_figures_is_opened_again_and_says_what_changed(application: Application) -> None:
    decision = decided(application.audit, "F-2.staff-01")
    (merged,) = merge_decisions(with_staff(application.audit, 11), [decision])
    assert merged.state == "reopened"
    assert merged.changes == ("中试人才队伍佐证数由2人变为11人", "中试人才队伍核定数由2人变为11人")


def test_a_figure_that_only_moved_to_another_place_changes_nothing(application: Application) -> None:
    audit = application.audit
    moved = tuple(replace(figure, source=replace(figure.source, place=Place(7))) for figure in audit.reading.figures)
    later = replace(
        audit,
        reading=replace(audit.reading, figures=moved),
        settlement=replace(audit.settlement, figures=moved),
    )
    (merged,) = merge_decisions(later, [decided(audit, "F-2.staff-01")])
    assert merged.state == "kept"


def test_a_decision_without_a_finding_is_told_and_not_lost(application: Application) -> None:
    stranger = Decision("F-9.other-01", "noted", "x", "0", {})
    merged = merge_decisions(application.audit, [stranger, decided(application.audit, "F-2.staff-01")])
    assert [item.state for item in merged] == ["kept", "unmatched"]


def test_the_memo_shows_what_was_decided_and_why(application: Application) -> None:
    merged = merge_decisions(with_staff(application.audit, 11), [decided(application.audit, "F-2.staff-01")])
    text = memo_text(application.audit, decisions=merged)
    assert "人工决定" in text
    assert "不采纳（某某）" in text
    assert "现场核实2人在岗" in text
    assert "数据有变，重新审核" in text
    front = text[: text.index("形式审查表")]
    assert "人工：不采纳（须重审）" in front
    kept = merge_decisions(application.audit, [decided(application.audit, "F-2.staff-01")])
    assert "**不符合**<br>人工：不采纳 |" in memo_text(application.audit, decisions=kept)
    assert "人工：" not in memo_text(application.audit)


def write(path: Path, data: object) -> Path:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def test_decisions_read_back_as_they_were_saved_and_the_later_one_holds(
    application: Application, tmp_path: Path
) -> None:
    decision = decided(application.audit, "F-2.staff-01")
    saved = {
        "finding": decision.finding, "condition": decision.condition, "decision": decision.decision,
        "reason": decision.reason, "by": decision.by, "digest": decision.digest, "snapshot": decision.snapshot,
    }  # fmt: skip
    first = {**saved, "decision": "noted"}
    path = write(tmp_path / "decisions.json", {"schema": SCHEMA, "decisions": [first, saved]})
    assert load_decisions(path) == (decision,)


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        {"schema": SCHEMA},
        {"schema": SCHEMA, "decisions": [3]},
        {"schema": SCHEMA, "decisions": [{"finding": "F", "decision": "maybe"}]},
        {"schema": SCHEMA, "decisions": [{"finding": "", "decision": "noted"}]},
        {"schema": SCHEMA, "decisions": [{"finding": "F", "decision": "noted", "reason": 3}]},
        {"schema": SCHEMA, "decisions": [{"finding": "F", "decision": "noted", "snapshot": 3}]},
    ],
)
def test_a_file_of_decisions_that_is_wrong_is_refused_with_one_sentence(data: object, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"decisions\.json"):
        load_decisions(write(tmp_path / "decisions.json", data))


def test_a_strange_snapshot_breaks_nothing(application: Application) -> None:
    odd = replace(decided(application.audit, "F-2.staff-01"), digest="x", snapshot={"verdict": 3, "facts": [1]})
    (merged,) = merge_decisions(application.audit, [odd])
    assert merged.state == "reopened"
    assert merged.changes
