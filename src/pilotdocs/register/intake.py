"""Existing 中试基地 taken in from a list (自动纳入): what each row would do, and then, only when asked, doing it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pilotdocs.errors import RefusedError
from pilotdocs.facts.codes import uscc_valid
from pilotdocs.register.intake_file import ListRow, plain
from pilotdocs.register.life import Books, Entered, Life
from pilotdocs.register.obligations import Setting
from pilotdocs.register.records import Organisation, OrganisationName, Paper, Platform, PlatformName, Step
from pilotdocs.register.states import missing_for_now
from pilotdocs.register.store import Pen
from pilotdocs.register.words import INTAKE

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+00:00:00)?")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class RowReport:
    """What becomes of a row: taken in, or refused with every reason. `former` are former names that were given."""

    number: int
    name: str
    organisation: str
    action: Literal["take", "refuse"]
    why: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row after reading; `day` and `paper_day` None where not readable."""

    number: int
    name: str
    organisation: str
    uscc: str
    former: str
    organisation_former: str
    paper_day: date | None
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Intake:
    """A list held against the register: a report a row, and the rows that will be taken in."""

    reports: tuple[RowReport, ...]
    rows: tuple[_Row, ...]

    @property
    def refused(self) -> int:
        return sum(report.action == "refuse" for report in self.reports)


def plan_intake(rows: tuple[ListRow, ...], books: Books, setting: Setting, day: date) -> Intake:
    """What taking the list in on `day` would do. Nothing is written. A row is refused with every reason at once: no
    name, an unreadable day, a credit code that can't be, a platform that is there already or twice in the list, a
    code or a name that the register or the list gives to another organisation."""
    if next((step for step in setting.lifecycle.steps if step.id == "include"), None) is None:
        raise RefusedError(INTAKE["step"], INTAKE["no_step"], INTAKE["no_step_remedy"])
    seen = _Seen.of(books)
    reports, taken = [], []
    for listed in rows:
        row, why = _read(listed, day)
        why += seen.against(row)
        former = tuple(name for name in (row.former, row.organisation_former) if name)
        if not why:
            why += _lacking(row, setting, day)
        reports.append(
            RowReport(row.number, row.name, row.organisation, "refuse" if why else "take", tuple(why), former)
        )
        if not why:
            taken.append(row)
            seen.add(row, INTAKE["row"].format(row=row.number))
    return Intake(tuple(reports), tuple(taken))


def write_intake(pen: Pen, intake: Intake, books: Books, day: date) -> tuple[int, ...]:
    """Enter the rows that were not refused, with their papers and the step; the platforms' numbers. All in the pen's
    transaction. `books` must have been read through the same connection as the plan was made from."""
    by_code, by_name = _organisations(books)
    numbers = []
    for row in intake.rows:
        organisation = by_code.get(row.uscc) if row.uscc else None
        organisation = organisation or by_name.get(plain(row.organisation))
        if organisation is None:
            first = row.organisation_former or row.organisation
            organisation = pen.add(
                Organisation(first, row.uscc, row.values.get("district", ""), row.values.get("contact", ""))
            )
            if row.organisation_former:
                pen.add(OrganisationName(organisation, row.organisation, day))
        by_name[plain(row.organisation)] = organisation
        if row.uscc:
            by_code[row.uscc] = organisation
        details = (row.values.get(key, "") for key in ("district", "area", "industry"))
        platform = pen.add(Platform(row.former or row.name, organisation, *details))
        if row.former:
            pen.add(PlatformName(platform, row.name, day))
        if row.paper_day is not None:
            pen.add(Paper(platform, INTAKE["paper"], row.paper_day, row.values.get("number", "")))
        pen.add(Step(platform, "include", "building", "recognised", day))
        numbers.append(platform)
    return tuple(numbers)


def _lacking(row: _Row, setting: Setting, day: date) -> list[str]:
    """What the pack's own step still asks for, with the row's paper entered."""
    step = next(step for step in setting.lifecycle.steps if step.id == "include")
    papers = (Entered(1, Paper(0, INTAKE["paper"], row.paper_day)),) if row.paper_day is not None else ()
    life = Life(
        0, Platform(row.name, 0), Organisation(row.organisation), row.name, row.organisation, (), {"paper": papers}
    )
    return list(missing_for_now(life, step, day, setting))


def _read(listed: ListRow, day: date) -> tuple[_Row, list[str]]:
    values = {key: value for key, value in listed.values.items() if value}
    why = [INTAKE["hidden"]] if listed.hidden else []
    why += [INTAKE["no_" + key] for key in ("platform", "organisation") if not values.get(key)]
    why += [INTAKE["long"].format(limit=_LONGEST)] if any(len(text) > _LONGEST for text in values.values()) else []
    code = plain(values.get("uscc", "")).upper()
    if code and not uscc_valid(code):
        why.append(INTAKE["uscc"].format(code=code[:40]))
    written, paper_day = values.get("day", ""), None
    if not written:
        why.append(INTAKE["no_day"])
    else:
        paper_day = _day(written)
        if paper_day is None:
            why.append(INTAKE["day"].format(text=written[:40]))
        elif paper_day > day:
            why.append(INTAKE["later"].format(paper=paper_day, day=day))
    name, organisation = values.get("platform", ""), values.get("organisation", "")
    former = [
        "" if plain(values.get(key, "")) == plain(now) else values.get(key, "")
        for key, now in (("former", name), ("organisation_former", organisation))
    ]
    return _Row(listed.number, name, organisation, code, former[0], former[1], paper_day, values), why


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is taken already: platforms by any name they ever had, organisations' codes and names; each with where."""

    platforms: dict[str, str]
    names: dict[str, set[str]]  # code → names, former ones too
    codes: dict[str, str]  # name → code

    @classmethod
    def of(cls, books: Books) -> _Seen:
        seen = cls({}, {}, {})
        for life in books.lives.values():
            where = INTAKE["there"].format(number=life.number)
            own = (life.name, life.platform.name, *(entry.record.name for entry in life.all(PlatformName)))
            for name in own:
                seen.platforms.setdefault(plain(name), where)
            later = (entry.record.name for entry in life.all(OrganisationName))
            seen._organisation(life.organisation.uscc, (life.organisation_name, life.organisation.name, *later))
        return seen

    def against(self, row: _Row) -> list[str]:
        why = []
        for name in (row.name, row.former):
            where = self.platforms.get(plain(name)) if name else None
            if where is not None:
                why.append(INTAKE["double_row"].format(name=name, where=where))
        known = self.names.get(row.uscc, set()) if row.uscc else set()
        if known and not known & {plain(row.organisation), plain(row.organisation_former)}:
            why.append(INTAKE["code_of"].format(code=row.uscc, name="、".join(sorted(known))))
        for name in (row.organisation, row.organisation_former):
            code = self.codes.get(plain(name))
            if row.uscc and code and code != row.uscc:
                why.append(INTAKE["name_of"].format(name=name, code=code))
        return why

    def add(self, row: _Row, where: str) -> None:
        for name in (row.name, row.former):
            if name:
                self.platforms[plain(name)] = where
        self._organisation(row.uscc, tuple(name for name in (row.organisation, row.organisation_former) if name))

    def _organisation(self, code: str, names: tuple[str, ...]) -> None:
        for name in names:
            if code:
                self.names.setdefault(code, set()).add(plain(name))
                self.codes.setdefault(plain(name), code)


def _organisations(books: Books) -> tuple[dict[str, int], dict[str, int]]:
    by_code: dict[str, int] = {}
    by_name: dict[str, int] = {}
    for life in books.lives.values():
        number = life.platform.organisation
        if life.organisation.uscc:
            by_code.setdefault(life.organisation.uscc, number)
        for name in (life.organisation.name, life.organisation_name):
            by_name.setdefault(plain(name), number)
    return by_code, by_name
