"""What only papers and words can show: presence, matters for a person, and the record of bad entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pilotdocs.findings import messages
from pilotdocs.findings.case import CaseFile
from pilotdocs.findings.outcome import Outcome, unique
from pilotdocs.model.figure import Figure
from pilotdocs.model.finding import Step
from pilotdocs.model.record import CreditEntry, CreditReport
from pilotdocs.model.rule import PaperThere, Person, Record, Said, Sign

_SHOWN = 3
_QUOTE = 60


def hold_paper(test: PaperThere, case: CaseFile) -> Outcome:
    """True where one of the papers is there; a missing paper is unknown."""
    there = [kind for kind in test.kinds if case.settlement.has(kind)]
    if there:
        return Outcome(True, "reached", messages.paper_there(paper_name(kind, case) for kind in there))
    return Outcome(None, "nothing_found", messages.paper_missing(paper_name(kind, case) for kind in test.kinds))


def paper_name(kind: str, case: CaseFile) -> str:
    """What the pack calls that kind of paper."""
    paper = case.pack.paper(kind)
    return paper.name if paper is not None else kind


def hold_said(test: Said, case: CaseFile) -> Outcome:
    """True where the words were found; words in a claim only are a claim."""
    name = case.name(test.quantity)
    found, figures = case.seen(Sign("evidence" if test.where == "evidence" else "anywhere", test.quantity))
    if found:
        return Outcome(True, "reached", _quoted(name, figures), figures=_ids(figures))
    claimed, claims = case.seen(Sign("claim", test.quantity))
    if claimed:
        return Outcome(None, "claim_only", messages.only_claimed(_quoted(name, claims)), figures=_ids(claims))
    return Outcome(None, "nothing_found", messages.words_missing(name))


def hold_person(test: Person, case: CaseFile) -> Outcome:
    """Never decided here: for a person where there is something to look at, else what is missing."""
    alarms = [sign for sign in test.alarms if case.seen(sign)[0]]
    if alarms:
        figures = unique(figure.id for sign in alarms for figure in case.seen(sign)[1])
        text = messages.alarm(messages.listed(_sign_name(sign, case) for sign in alarms))
        return Outcome(None, "needs_person", text, figures=figures)
    steps, figures, present = _signs(test.needs, case)
    if present or not test.needs:
        steps += _topics(test, case)
        words = [step.text for step in steps] + [messages.for_person(test.look)]
        topics = unique(f.id for topic in test.topics for f in case.seen(Sign("evidence", topic))[1])
        return Outcome(None, "manual", "；".join(words), tuple(steps), unique((*figures, *topics)))
    claim_steps, claim_figures, claimed = _signs(test.claimed, case)
    missing = messages.words_missing(messages.listed(unique(_sign_name(sign, case) for sign in test.needs)))
    if claimed:
        text = messages.only_claimed("；".join(step.text for step in claim_steps))
        return Outcome(None, "claim_only", f"{text}；{missing}", tuple(claim_steps), claim_figures)
    return Outcome(None, "nothing_found", missing, (Step(missing),))


def _signs(signs: tuple[Sign, ...], case: CaseFile) -> tuple[list[Step], tuple[str, ...], bool]:
    steps: list[Step] = []
    ids: list[str] = []
    present = False
    for sign in signs:
        found, figures = case.seen(sign)
        if not found:
            continue
        present = True
        ids += _ids(figures)
        name = _sign_name(sign, case)
        text = messages.paper_there([name]) if sign.kind == "paper" else _quoted(name, figures)
        steps.append(Step(text, "", _ids(figures)))
    return steps, unique(ids), present


def _topics(test: Person, case: CaseFile) -> list[Step]:
    if not test.topics:
        return []
    found = [topic for topic in test.topics if case.seen(Sign("evidence", topic))[0]]
    missing = [topic for topic in test.topics if topic not in found]
    return [Step(messages.topics(map(case.name, found), map(case.name, missing)))]


def _sign_name(sign: Sign, case: CaseFile) -> str:
    return paper_name(sign.name, case) if sign.kind == "paper" else case.name(sign.name)


def _quoted(name: str, figures: tuple[Figure, ...]) -> str:
    quotes = unique(" ".join(figure.quote.split()) for figure in figures)[:_SHOWN]
    return messages.words_found(name, (quote if len(quote) <= _QUOTE else quote[:_QUOTE] + "…" for quote in quotes))


def _ids(figures: tuple[Figure, ...]) -> tuple[str, ...]:
    return tuple(figure.id for figure in figures)


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
    first = test.window.before(anchor)
    oldest = None if test.max_age is None else test.max_age.before(case.day)
    reports = case.settlement.credit_reports
    fresh = [r for r in reports if r.issued is not None and (oldest is None or r.issued.value >= oldest)]
    usable = [report for report in fresh if report.issued is not None and report.issued.value <= case.day]
    steps = _report_steps(reports, oldest, test, case)
    entries = _sort_entries(usable or list(reports), test, first, anchor)
    steps += [Step(text) for text in _entry_words(entries)]
    if not usable:
        return _without_report(test, case, entries, steps, bool(reports), fresh)
    return _by_entries(test, usable[0], entries, steps, first, anchor, case)


def _by_entries(
    test: Record, report: CreditReport, entries: _Entries, steps: list[Step], first: date, anchor: date, case: CaseFile
) -> Outcome:
    treated = ((entries.grave, test.grave), (entries.other, test.other), (entries.cured, test.cured))
    proved = [entry for group, treatment in treated if treatment == "not_met" for entry in group if entry.day]
    if proved:
        text = messages.entries_decide(_words(proved), "窗口期内有不得有的记录")
        return Outcome(False, "missed", text, tuple(steps))
    doubtful = [entry for group, treatment in treated if treatment != "ignored" for entry in group]
    doubtful += entries.undated_grave
    if doubtful:
        text = messages.entries_decide(_words(doubtful), "窗口期内有记录，须由人判断")
        return Outcome(None, "needs_person", text, tuple(steps))
    known = any((entries.cured, entries.outside, entries.grave, entries.other))
    if report.clean is None and not known:
        declared = any(case.seen(sign)[0] for sign in test.declared)
        text = messages.report_unread()
        return Outcome(None, "claim_only" if declared else "nothing_found", text, tuple(steps))
    start = report.span.start if report.span is not None else None
    needed = max(first, _established(case) or first)
    if start is not None and start > needed:
        return Outcome(None, "needs_person", messages.report_short(start, needed), tuple(steps))
    text = messages.report_clean(first, anchor)
    return Outcome(True, "reached", text, (*steps, Step(text)))


def _established(case: CaseFile) -> date | None:
    fact = case.fact("established")
    return fact.used if fact is not None and isinstance(fact.used, date) else None


def _without_report(
    test: Record, case: CaseFile, entries: _Entries, steps: list[Step], any_report: bool, fresh: list[CreditReport]
) -> Outcome:
    bad = [*entries.grave, *entries.other, *entries.undated_grave]
    if bad:
        text = messages.entries_decide(_words(bad), "信用报告已过期，但其中有窗口期内的记录，须由人判断")
        return Outcome(None, "needs_person", text, tuple(steps))
    if fresh and fresh[0].issued is not None:
        return Outcome(None, "needs_person", messages.report_future(fresh[0].issued.value), tuple(steps))
    span = test.max_age.words() if test.max_age is not None else ""
    text = messages.report_none(span)
    if not any_report and case.settlement.has("credit_report"):
        text = messages.report_unread()
    figures = unique(figure.id for sign in test.declared for figure in case.seen(sign)[1])
    if any(case.seen(sign)[0] for sign in test.declared):
        return Outcome(None, "claim_only", f"{text}；{messages.declared_only()}", tuple(steps), figures)
    return Outcome(None, "nothing_found", text, tuple(steps))


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
        (entries.grave, "属于重大、严重的记录"), (entries.other, "其他记录"), (entries.cured, "已修复"),
        (entries.undated_grave, "日期未读出"), (entries.outside, "在窗口期之外，不影响结论"),
    )  # fmt: skip
    return [messages.entry_words(entry.text, entry.day, word) for group, word in groups for entry in group]


def _words(entries: list[CreditEntry]) -> list[str]:
    return [messages.entry_words(entry.text, entry.day, "已修复" if entry.cured else "未见修复") for entry in entries]
