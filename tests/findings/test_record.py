"""The record of bad entries: windows with both ends, freshness, grave, cured, undated, and what is only declared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from findings_builder import DAY, entry, fact, figure, found, outcome, report, settled

from pilotdocs.model.record import CreditEntry


@pytest.mark.parametrize(
    ("bad", "wanted"),
    [
        (entry(date(2022, 9, 30), grave=True), ("not_met", "missed")),
        (entry(date(2022, 9, 29), grave=True), ("met", "reached")),
        (entry(date(2024, 5, 1)), ("judgement", "needs_person")),
        (entry(date(2024, 5, 1), cured=True), ("judgement", "needs_person")),
        (entry(date(2024, 5, 1), grave=True, cured=True), ("not_met", "missed")),
        (entry(None, grave=True), ("judgement", "needs_person")),
        (entry(None), ("judgement", "needs_person")),
    ],
)
def test_an_entry_counts_by_its_day_and_its_gravity(bad: CreditEntry, wanted: tuple[str, str]) -> None:
    assert outcome(settled(reports=(report(DAY, bad),)), "6.record") == wanted


def test_a_clean_report_is_good_for_six_months_to_the_day() -> None:
    assert outcome(settled(reports=(report(date(2025, 3, 30)),)), "6.record") == ("met", "reached")
    assert outcome(settled(reports=(report(date(2025, 3, 29)),)), "6.record") == ("unproven", "nothing_found")


def test_a_report_that_is_too_old_leaves_only_what_was_declared() -> None:
    old = report(date(2025, 1, 5))
    letter = settled(reports=(old,), papers=("credit_report", "commitment_letter"))
    plan = settled(reports=(old,), papers=("credit_report",), figures=(figure("clean_record"),))
    assert outcome(letter, "6.record") == ("unproven", "claim_only")
    assert outcome(plan, "6.record") == ("unproven", "claim_only")


def test_an_entry_in_a_report_that_is_too_old_is_not_forgotten() -> None:
    old = report(date(2025, 1, 5), entry(date(2024, 5, 1), grave=True))
    assert outcome(settled(reports=(old,), papers=("commitment_letter",)), "6.record") == ("judgement", "needs_person")


def test_an_older_report_speaks_through_its_entries_beside_a_clean_newer_one() -> None:
    both = (report(date(2025, 9, 1)), report(date(2025, 6, 1), entry(date(2025, 1, 1), grave=True)))
    assert outcome(settled(reports=both), "6.record") == ("not_met", "missed")


@pytest.mark.parametrize("clean", [None, False])
def test_a_report_that_does_not_say_it_is_clean_meets_nothing(clean: bool | None) -> None:
    unread = report(DAY)
    assert outcome(settled(reports=(replace(unread, clean=clean),)), "6.record") == ("unproven", "nothing_found")


def test_a_report_whose_day_could_not_be_read_proves_nothing() -> None:
    assert outcome(settled(reports=(report(None),)), "6.record") == ("unproven", "nothing_found")


def test_a_report_from_after_the_day_is_for_a_person() -> None:
    assert outcome(settled(reports=(report(date(2025, 10, 8)),)), "6.record") == ("judgement", "needs_person")


def test_a_report_that_looks_back_one_year_only_is_for_a_person() -> None:
    short = report(DAY, start=date(2024, 9, 30))
    full = report(DAY, start=date(2022, 9, 30))
    young = fact("established", date(2024, 9, 30))
    assert outcome(settled(reports=(short,)), "6.record") == ("judgement", "needs_person")
    assert outcome(settled(reports=(full,)), "6.record") == ("met", "reached")
    assert outcome(settled(young, reports=(short,)), "6.record") == ("met", "reached")


def test_the_entries_are_listed_with_day_and_words() -> None:
    bad = entry(date(2024, 5, 6), "未批先建罚款3.2万元", cured=True)
    finding = found(settled(reports=(report(DAY, bad),)), "6.record")
    assert "2024年5月6日：未批先建罚款3.2万元（已修复）" in finding.explanation


def test_a_letter_alone_is_declared_and_not_checked() -> None:
    finding = found(settled(papers=("commitment_letter",)), "6.record")
    assert (finding.verdict, finding.reason) == ("unproven", "claim_only")
    assert "已声明、未核实" in finding.explanation


def test_a_clean_report_must_say_so_of_penalties_and_of_dishonesty_and_name_its_subject() -> None:
    said = settled(reports=(report(cleared=("行政处罚信息",)),))
    assert outcome(said, "6.record") == ("judgement", "needs_person")
    assert "失信" in found(said, "6.record").explanation
    assert outcome(settled(reports=(report(cleared=("未发现不良信用记录",)),)), "6.record") == ("met", "reached")
    assert outcome(settled(reports=(report(whose=None),)), "6.record") == ("judgement", "needs_person")
