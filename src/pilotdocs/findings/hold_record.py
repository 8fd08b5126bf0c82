"""The record of bad entries: what credit reports show in a window, how fresh they are, and what is only declared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pilotdocs.findings import messages
from pilotdocs.findings.case import CaseFile
from pilotdocs.findings.outcome import Outcome, unique
from pilotdocs.model.finding import Step
from pilotdocs.model.record import CreditEntry, CreditReport
from pilotdocs.model.rule import Record


@dataclass(frozen=True, slots=True)
class _Entries:
    """The entries of the window by what they do."""

    grave: tuple[CreditEntry, ...]
    other: tuple[CreditEntry, ...]
    cured: tuple[CreditEntry, ...]
    undated_grave: tuple[CreditEntry, ...]
    outside: tuple[CreditEntry, ...]


def hold_record(test: Record, case: CaseFile) -> Outcome:
    """The record of bad entries, after the newest report that is fresh enough and every entry in the window.

    An entry in a report that is too old is handed to a person: it happened, but it may look different today.
    """
    anchor = case.anchor(test.anchor)
    first = test.first_day(anchor)
    oldest = None if test.max_age is None else test.max_age.before(case.day)
    reports = case.settlement.credit_reports
    fresh = [r for r in reports if r.issued is not None and (oldest is None or r.issued.value >= oldest)]
    usable = [report for report in fresh if report.issued is not None and report.issued.value <= case.day]
    steps = _report_steps(reports, oldest, test, case)
    entries = _sort_entries(usable or list(reports), test, first, anchor)
    steps += [Step(text) for text in _entry_words(entries)]
    if not usable:
        return _without_report(test, case, entries, tuple(steps), fresh)
    outcome = _by_entries(test, entries) or _by_silence(test, usable[0], entries, case)
    return replace(outcome, steps=tuple(steps))


def _by_entries(test: Record, entries: _Entries) -> Outcome | None:
    """What the entries of the window decide; None where there is none that counts."""
    treated = ((entries.grave, test.grave), (entries.other, test.other), (entries.cured, test.cured))
    proved = [entry for group, treatment in treated if treatment == "not_met" for entry in group if entry.day]
    if proved:
        return Outcome(False, "missed", messages.entries_decide(_words(proved), messages.ENTRIES_FORBIDDEN))
    doubtful = [entry for group, treatment in treated if treatment != "ignored" for entry in group]
    doubtful += entries.undated_grave
    if doubtful:
        return Outcome(None, "needs_person", messages.entries_decide(_words(doubtful), messages.ENTRIES_DOUBTFUL))
    return None


def _by_silence(test: Record, report: CreditReport, entries: _Entries, case: CaseFile) -> Outcome:
    """A report without an entry that counts: it must itself say so, and look back far enough."""
    anchor = case.anchor(test.anchor)
    first = test.first_day(anchor)
    known = any((entries.cured, entries.outside, entries.grave, entries.other))
    if report.clean is not True and not known:
        declared = any(case.seen(sign)[0] for sign in test.declared)
        return Outcome(None, "claim_only" if declared else "nothing_found", messages.report_unread())
    if report.entity is None and report.uscc is None:
        return Outcome(None, "needs_person", messages.report_nobody())
    lacking = [group for group in test.covers if not any(word in said for said in report.cleared for word in group)]
    if lacking and report.clean is True:
        return Outcome(None, "needs_person", messages.report_lacks("或".join(group) for group in lacking))
    start = report.span.start if report.span is not None else None
    needed = max(first, _established(case) or first)
    if test.window is not None and start is not None and start > needed:
        return Outcome(None, "needs_person", messages.report_short(start, needed))
    return Outcome(True, "reached", messages.report_clean(first, anchor))


def _established(case: CaseFile) -> date | None:
    fact = case.fact("established")
    return fact.used if fact is not None and isinstance(fact.used, date) else None


def _without_report(
    test: Record, case: CaseFile, entries: _Entries, steps: tuple[Step, ...], fresh: list[CreditReport]
) -> Outcome:
    bad = [*entries.grave, *entries.other, *entries.undated_grave]
    if bad:
        text = messages.entries_decide(_words(bad), messages.ENTRIES_STALE)
        return Outcome(None, "needs_person", text, steps)
    if fresh and fresh[0].issued is not None:
        return Outcome(None, "needs_person", messages.report_future(fresh[0].issued.value), steps)
    span = test.max_age.words() if test.max_age is not None else ""
    text = messages.report_none(span)
    if not case.settlement.credit_reports and case.settlement.has("credit_report"):
        text = messages.report_unread()
    figures = unique(figure.id for sign in test.declared for figure in case.seen(sign)[1])
    if any(case.seen(sign)[0] for sign in test.declared):
        return Outcome(None, "claim_only", f"{text}；{messages.declared_only()}", steps, figures)
    return Outcome(None, "nothing_found", text, steps)


def _report_steps(reports: tuple[CreditReport, ...], oldest: date | None, test: Record, case: CaseFile) -> list[Step]:
    steps: list[Step] = []
    for report in reports:
        issued = None if report.issued is None else report.issued.value
        steps.append(Step(messages.report_words(issued, report.entity.value if report.entity else "")))
        if issued is not None and oldest is not None and issued < oldest and test.max_age is not None:
            steps.append(Step(messages.report_too_old(issued, oldest, test.max_age.words())))
    return steps


def _sort_entries(reports: list[CreditReport], test: Record, first: date, anchor: date) -> _Entries:
    found: dict[tuple[date | None, str], CreditEntry] = {}
    for report in reports:
        for entry in report.entries:
            found.setdefault((entry.day, entry.text), entry)
    grave, other, cured, undated, outside = [], [], [], [], []
    for entry in found.values():
        serious = entry.grave or any(word in entry.text for word in test.grave_words)
        if entry.day is not None and entry.day < first:
            outside.append(entry)
        elif entry.cured and serious and test.cures_grave:
            cured.append(entry)
        elif serious and entry.day is None:
            undated.append(entry)
        elif serious:
            grave.append(entry)
        elif entry.cured:
            cured.append(entry)
        else:
            other.append(entry)
    return _Entries(tuple(grave), tuple(other), tuple(cured), tuple(undated), tuple(outside))


def _entry_words(entries: _Entries) -> list[str]:
    groups = (
        (entries.grave, messages.GRAVE), (entries.other, messages.OTHER), (entries.cured, messages.CURED),
        (entries.undated_grave, messages.UNDATED), (entries.outside, messages.OUTSIDE),
    )  # fmt: skip
    return [messages.entry_words(entry.text, entry.day, word) for group, word in groups for entry in group]


def _words(entries: list[CreditEntry]) -> list[str]:
    return [
        messages.entry_words(entry.text, entry.day, messages.CURED if entry.cured else messages.NOT_CURED)
        for entry in entries
    ]
