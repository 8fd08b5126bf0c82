"""Which persons of the team pass a pack's predicate: three-valued, because rosters leave things out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from pilotdocs.facts.persons import same_person
from pilotdocs.model.derive import (
    AllPeople,
    AnyPeople,
    FullTime,
    InGroup,
    Insured,
    NotPeople,
    PersonTest,
    TextIs,
)  # fmt: skip
from pilotdocs.model.fact import CountedRow
from pilotdocs.model.record import PeopleList, Person, Reading
from pilotdocs.model.rule import Duration

# What a roster writes for “none”: that is an answer, an empty cell is not.
_NONE = frozenset({"无", "没有", "/", "-", "--", "—", "——", "\\", "无职称", "无学历"})


def counted_people(reading: Reading, rows: Sequence[CountedRow]) -> list[Person]:
    """The roster persons that count for the team, as settled in `rows`; insurance months are joined from the list.

    Where nothing was settled of the team, every visible roster person once.
    """
    lists = [record for record in reading.records if isinstance(record, PeopleList)]
    persons = [person for paper in lists if not paper.insurance for person in paper.persons if not person.hidden]
    settled = [row for row in rows if row.quantity == "pilot_staff"]
    if settled:
        counting = [(row.source, row.quote) for row in settled if row.counted]
        chosen: list[Person] = []
        for person in persons:
            key = (person.source, person.quote)
            if key in counting:
                counting.remove(key)
                chosen.append(person)
        return chosen
    distinct: list[Person] = []
    for person in persons:
        if not any(same_person(person, other) for other in distinct):
            distinct.append(person)
    return distinct


def insured_people(reading: Reading) -> list[Person]:
    """The persons of the insurance lists that can be seen."""
    lists = [record for record in reading.records if isinstance(record, PeopleList) and record.insurance]
    return [person for paper in lists for person in paper.persons if not person.hidden]


def passes(person: Person, test: PersonTest, day: date, insured: Sequence[Person] = ()) -> bool | None:
    """Whether a person passes; None where the papers don't say."""
    match test:
        case FullTime(wanted):
            return None if person.full_time is None else person.full_time is wanted
        case InGroup(groups):
            return None if person.group is None else person.group in groups
        case Insured(months):
            return _insured(person, months, day, insured)
        case TextIs():
            return _text_is(str(getattr(person, test.field)), test)
        case NotPeople(one):
            inner = passes(person, one, day, insured)
            return None if inner is None else not inner
        case AllPeople(tests):
            return _all(passes(person, one, day, insured) for one in tests)
        case AnyPeople(tests):
            opposite = _all(_not(passes(person, one, day, insured)) for one in tests)
            return _not(opposite)


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _all(values: Iterable[bool | None]) -> bool | None:
    unknown = False
    for value in values:
        if value is False:
            return False
        unknown = unknown or value is None
    return None if unknown else True


def _text_is(text: str, test: TextIs) -> bool | None:
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not plain:
        return None
    if plain in _NONE:
        return not test.any_of
    if any(unicodedata.normalize("NFKC", word) in plain for word in test.none_of):
        return False
    return not test.any_of or any(unicodedata.normalize("NFKC", word) in plain for word in test.any_of)


def _insured(person: Person, months: int, day: date, insured: Sequence[Person]) -> bool | None:
    entries = [person, *(other for other in insured if same_person(person, other))]
    known = [entry.insured_months for entry in entries if entry.insured_months is not None]
    if known:
        return max(known) >= months
    starts = [entry.insured_from for entry in entries if entry.insured_from is not None]
    return Duration(months=months).after(min(starts)) <= day if starts else None
