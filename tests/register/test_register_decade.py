"""Three hundred platforms through ten years, against a calculation that shares no code with the program's."""

from __future__ import annotations

import calendar
import itertools
import random
from datetime import date, timedelta

from register_builder import AT, LIFECYCLE, SETTING

from pilotdocs.register.life import load_books
from pilotdocs.register.obligations import find_duties, find_grounds, setting_of
from pilotdocs.register.records import (
    Call,
    Change,
    ChangeFiling,
    Evaluation,
    Organisation,
    Platform,
    Record,
    Step,
    Submission,
)
from pilotdocs.register.store import Register
from pilotdocs.register.verify import verify_register

PLATFORMS, FIRST, LAST = 300, 2025, 2034
HOLIDAYS = {date(2026, 10, n) for n in range(1, 8)} | {date(2026, 2, n) for n in range(15, 24)}
HOLIDAYS |= {date(2025, 10, n) for n in range(1, 9)} | {date(2025, 5, n) for n in range(1, 6)}
HOLIDAYS |= {date(2026, 5, n) for n in range(1, 6)} | {date(2026, 1, n) for n in (1, 2, 3)} | {date(2025, 6, 2)}
HOLIDAYS |= {date(2026, 4, n) for n in (4, 5, 6)} | {date(2026, 6, n) for n in (19, 20, 21)}
HOLIDAYS |= {date(2026, 9, n) for n in (25, 26, 27)} | {date(2025, 5, 31), date(2025, 6, 1)}
HOLIDAYS |= {date(2025, 4, n) for n in (4, 5, 6)}
WORKED = {date(2025, 4, 27), date(2025, 9, 28), date(2025, 10, 11), date(2026, 1, 4), date(2026, 2, 14)}
WORKED |= {date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)}


def three_months_on(day: date) -> date:
    month = day.month + 3
    year, month = (day.year + 1, month - 12) if month > 12 else (day.year, month)
    due = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    while due in HOLIDAYS or (due.isoweekday() > 5 and due not in WORKED):
        due += timedelta(days=1)
    return due


def came_or_not(came: date | None, due: date, on: date) -> str:
    if came is not None and came <= on:
        return "late" if came > due else "submitted"
    return "missing" if on > due else "not_due"


def runs_of_two(hits: list[bool]) -> bool:
    return any(first and second for first, second in itertools.pairwise(hits))


def test_a_simulated_decade_is_counted_right(register: Register) -> None:
    chance = random.Random(20260105)
    calls = {
        (obligation, year): date(year + 1, 3, 31)
        for obligation in ("yearly_report", "next_year_plan")
        for year in range(FIRST, LAST + 1)
        if year % 3
    }
    stories = {}
    with register.writing(by="模拟", why="十年", at=AT) as pen:
        for (obligation, year), due in calls.items():
            pen.add(Call(obligation, year, due))
        organisation = pen.add(Organisation("甲公司"))
        for number in range(PLATFORMS):
            platform = pen.add(Platform(f"平台{number}", organisation))
            start = date(FIRST, 1, 1) + timedelta(days=chance.randrange(1500))
            records: list[Record] = [Step(platform, "recognise", "proposed", "recognised", start)]
            end = None
            if chance.random() < 0.2:
                end = start + timedelta(days=chance.randrange(1, 2500))
                records.append(Step(platform, "disqualify", "recognised", "lost", end))
            papers = {}
            for year in range(start.year, LAST + 1):
                careless = chance.random() < 0.5
                for obligation in ("yearly_report", "next_year_plan"):
                    if chance.random() < (0.4 if careless else 0.9):
                        papers[obligation, year] = date(year + 1, 1, 10) + timedelta(days=chance.randrange(500))
                        records.append(Submission(platform, obligation, year, papers[obligation, year]))
            grades = []
            for year in range(start.year + 1, LAST + 1, 2):
                grades.append((date(year, 6, 1), chance.choice(["合格", "不合格", "优秀"])))
                records.append(Evaluation(platform, str(year), *grades[-1]))
            for record in records:
                pen.add(record)
            changes = []
            for _ in range(chance.randrange(3)):
                happened = date(FIRST, 1, 1) + timedelta(days=chance.randrange(3600))
                filed = happened + timedelta(days=chance.randrange(30, 150)) if chance.random() < 0.8 else None
                change = pen.add(Change(platform, "更名", happened))
                if filed is not None:
                    pen.add(ChangeFiling(change, filed))
                changes.append((happened, filed))
            stories[platform] = (start, end, papers, grades, changes)
    assert verify_register(register).faults == ()
    with register.reading() as connection:
        books = load_books(connection)
    setting = setting_of(LIFECYCLE, books.calls, SETTING.workdays)
    grounds_seen = 0
    for on in (date(2027, 4, 1), date(2030, 12, 31), date(2035, 1, 1)):
        for platform, (start, end, papers, grades, changes) in stories.items():
            gone = end if end is not None and end <= on else None
            expected, years = [], []
            if start <= on:
                for year in range(start.year, on.year + 1):
                    if gone is not None and date(year, 12, 31) >= gone:
                        break
                    statuses = []
                    for obligation in ("yearly_report", "next_year_plan"):
                        due = calls.get((obligation, year), date(year + 1, 12, 31))
                        came = papers.get((obligation, year))
                        came = came if came is not None and came <= on else None
                        if gone is None or came is not None or due < gone:
                            expected.append((obligation, str(year) + "年", due, came_or_not(came, due, on)))
                            statuses.append(expected[-1][3])
                    years.append((year, statuses))
                for happened, filed in changes:
                    if start <= happened <= on and (gone is None or happened < gone):
                        due = three_months_on(happened)
                        came = filed if filed is not None and filed <= on else None
                        if gone is None or came is not None or due < gone:
                            expected.append(("change_report", f"更名（{happened}）", due, came_or_not(came, due, on)))
            life = books.lives[platform]
            found = [(duty.obligation, duty.about, duty.due, duty.status) for duty in find_duties(life, setting, on)]
            assert sorted(found) == sorted(expected), (platform, on)
            owed = set()
            if start <= on and gone is None:
                if runs_of_two([s == ["missing", "missing"] and year != start.year for year, s in years]):
                    owed.add("no_reports")
                if runs_of_two([grade == "不合格" for day, grade in grades if day <= on]):
                    owed.add("failed_twice")
            strict = {ground.loss for ground in find_grounds(life, setting, on) if ground.strict}
            assert strict == owed, (platform, on)
            grounds_seen += len(strict)
    assert grounds_seen > 50
