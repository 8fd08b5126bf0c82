"""What a platform owes, year by year and change by change, and whether a ground to take the title stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pilotdocs.model.lifecycle import Lifecycle, Loss, Obligation
from pilotdocs.register.life import Life
from pilotdocs.register.records import Call, Change, ChangeFiling, Evaluation, Submission
from pilotdocs.workdays import Workdays

Span = tuple[date, date | None]

# not_due: open and in time; submitted, late: came in; missing: overdue and nothing came. A year can be partly.
Status = Literal["not_due", "submitted", "late", "partly", "missing"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What duties are counted by: the pack's lifecycle, the office's calls by (obligation, year), the calendar."""

    lifecycle: Lifecycle
    calls: Mapping[tuple[str, int], date] = field(default_factory=dict)
    workdays: Workdays = field(default_factory=Workdays)


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing owed. `about` is the year it is about, or the event. `due` is the last day, both rolled and called
    for; `called` says that an office's notice set it. `came` is the day it came in (None: not yet).

    `first` marks the year of recognition: whether a report is owed for it can be read both ways, so it is listed
    but doesn't count in the strict streak.
    """

    platform: int
    obligation: str
    name: str
    about: str
    due: date
    came: date | None
    status: Status
    called: bool = False
    first: bool = False
    note: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of the proof table: its status, and each obligation's day of coming in (None: never)."""

    year: int
    status: Status
    came: tuple[date | None, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """A proposal to take the title, with its proof; never a decision. `proof` are rows of words (when, what).

    `strict` False: it stands only under the wider reading (a partial year counts as missing, the year of
    recognition counts, 未参评 between two results is passed over); that is shown and doesn't open the step.
    """

    platform: int
    loss: str
    name: str
    quote: str
    strict: bool
    proof: tuple[tuple[str, str], ...]


def setting_of(lifecycle: Lifecycle, calls: tuple[Call, ...], workdays: Workdays) -> Setting:
    """The setting; of several calls for the same duty the newest counts (a deadline that was put off)."""
    return Setting(lifecycle, {(call.obligation, call.year): call.due for call in calls}, workdays)


def title_spans(life: Life, lifecycle: Lifecycle, day: date) -> tuple[Span, ...]:
    """When the platform held the title up to `day`: [first day, day it ended), None where it still did."""
    titled = {state.id for state in lifecycle.states if state.title}
    spans: list[Span] = []
    start: date | None = None
    for entry in life.steps:
        if entry.record.day > day:
            break
        holds = entry.record.target in titled
        if holds and start is None:
            start = entry.record.day
        elif not holds and start is not None:
            spans.append((start, entry.record.day))
            start = None
    return (*spans, (start, None)) if start is not None else tuple(spans)


def find_duties(life: Life, setting: Setting, day: date) -> tuple[Duty, ...]:
    """Everything owed up to `day`, open or done; what was entered with a later day doesn't count yet."""
    yearly = [rule for rule in setting.lifecycle.obligations if rule.every == "year"]
    events = [rule for rule in setting.lifecycle.obligations if rule.every == "event"]
    spans = title_spans(life, setting.lifecycle, day)
    first_day: dict[tuple[str, int], date] = {}
    for entry in life.all(Submission):
        paper = entry.record
        if paper.day <= day:
            key = (paper.obligation, paper.year)
            first_day[key] = min(first_day.get(key, paper.day), paper.day)
    duties = [
        duty
        for year, (first, end) in _years(spans, day).items()
        for rule in yearly
        if _owed(duty := _yearly_duty(life, rule, year, first, first_day.get((rule.id, year)), setting, day), end)
    ]
    for rule in events:
        duties.extend(_change_duties(life, rule, spans, setting, day))
    return tuple(duties)


def year_rows(life: Life, setting: Setting, day: date, obligations: tuple[str, ...]) -> tuple[YearRow, ...]:
    """One row a year: submitted (all in time), late (all in), partly (some, the rest overdue), missing (none, all
    overdue), not due otherwise. A late paper is a paper."""
    by_year: dict[int, list[Duty]] = {}
    for duty in find_duties(life, setting, day):
        if duty.year and duty.obligation in obligations:
            by_year.setdefault(duty.year, []).append(duty)
    return tuple(
        YearRow(year, _together(duties), tuple(duty.came for duty in duties), duties[0].first)
        for year, duties in sorted(by_year.items())
    )


def find_grounds(life: Life, setting: Setting, day: date) -> tuple[Ground, ...]:
    """The grounds that stand on `day` for the title the platform holds now; none where it holds no title then."""
    spans = title_spans(life, setting.lifecycle, day)
    if not spans or spans[-1][1] is not None:
        return ()
    grounds = []
    for loss in setting.lifecycle.losses:
        find = _missed if loss.missed else _failed
        for strict in (True, False):
            proof = find(life, loss, setting, day, spans[-1][0], strict)
            if proof:
                grounds.append(Ground(life.number, loss.id, loss.name, loss.quote, strict, proof))
                break
    return tuple(grounds)


def _years(spans: tuple[Span, ...], day: date) -> dict[int, tuple[bool, date | None]]:
    # A year is owed for where the title was held at its end, the running year included: whether it is the year of
    # recognition, and the day the title ended.
    return {
        year: (year == start.year, end)
        for start, end in spans
        for year in range(start.year, (day.year if end is None else end.year - 1) + 1)
    }


def _owed(duty: Duty, end: date | None) -> bool:
    """Nothing is owed any more after the title went before the last day; what came in stays."""
    return end is None or duty.came is not None or duty.due < end


def _yearly_duty(
    life: Life, rule: Obligation, year: int, first: bool, came: date | None, setting: Setting, day: date
) -> Duty:
    called = setting.calls.get((rule.id, year))
    note = ""
    if called is not None:
        due = called
    elif rule.due is not None:
        due = _last_day(date(year + 1, *rule.due), rule, setting)
    else:
        due = date(year + 1, 12, 31)
        note = "指引没有写截止日，也没有登记通知，按次年年末计"
    return Duty(
        life.number, rule.id, rule.name, f"{year}年", due, came, _status(due, came, day), called is not None, first,
        note or ("" if called is not None else _unknown(due, setting)), year,
    )  # fmt: skip


def _change_duties(life: Life, rule: Obligation, spans: tuple[Span, ...], setting: Setting, day: date) -> list[Duty]:
    filed: dict[int, date] = {}
    for filing in life.all(ChangeFiling):
        if filing.record.day <= day:
            filed[filing.record.change] = min(filing.record.day, filed.get(filing.record.change, filing.record.day))
    duties: list[Duty] = []
    for entry in life.all(Change):
        change = entry.record
        held = [span for span in spans if span[0] <= change.happened and (span[1] is None or change.happened < span[1])]
        if change.happened > day or not held or rule.within is None:
            continue
        due = _last_day(rule.within.after(change.happened), rule, setting)
        came = filed.get(entry.number)
        about = f"{change.event}（{change.happened}）"
        duty = Duty(
            life.number, rule.id, rule.name, about, due, came, _status(due, came, day), note=_unknown(due, setting)
        )
        if _owed(duty, held[0][1]):
            duties.append(duty)
    return duties


def _last_day(day: date, rule: Obligation, setting: Setting) -> date:
    return setting.workdays.roll(day) if rule.roll else day


def _unknown(due: date, setting: Setting) -> str:
    return "" if setting.workdays.known(due) else f"{due.year}年放假安排未收入，只按周末顺延"


def _status(due: date, came: date | None, day: date) -> Status:
    if came is not None:
        return "submitted" if came <= due else "late"
    return "not_due" if day <= due else "missing"


def _together(duties: list[Duty]) -> Status:
    statuses = {duty.status for duty in duties}
    if "not_due" in statuses:
        return "not_due"
    if statuses == {"missing"}:
        return "missing"
    if "missing" in statuses:
        return "partly"
    return "late" if "late" in statuses else "submitted"


def _missed(
    life: Life, loss: Loss, setting: Setting, day: date, since: date, strict: bool
) -> tuple[tuple[str, str], ...]:
    counted = ("missing",) if strict else ("missing", "partly")
    rows = [row for row in year_rows(life, setting, day, loss.missed) if row.year >= since.year]
    run: list[YearRow] = []
    longest: list[YearRow] = []
    for row in rows:
        hit = row.status in counted and not (strict and row.first)
        run = [*run, row] if hit else []
        longest = run if len(run) >= max(loss.consecutive, len(longest)) else longest
    return tuple((f"{row.year}年", "未提交" if row.status == "missing" else "部分提交") for row in longest)


def _failed(
    life: Life, loss: Loss, setting: Setting, day: date, since: date, strict: bool
) -> tuple[tuple[str, str], ...]:
    held = sorted(
        ((entry.record.day, entry.number, entry.record) for entry in life.all(Evaluation)), key=lambda item: item[:2]
    )
    run: list[Evaluation] = []
    longest: list[Evaluation] = []
    for when, _, evaluation in held:
        if not since <= when <= day or (not strict and not evaluation.grade):
            continue
        run = [*run, evaluation] if evaluation.grade == loss.grade else []
        longest = run if len(run) >= max(loss.consecutive, len(longest)) else longest
    return tuple((f"{item.round}（{item.day}）", item.grade) for item in longest)
