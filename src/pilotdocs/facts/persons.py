"""Whether two rows name one person, by numbers, masked ones too, and names; and how a person is named in a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from pilotdocs.facts.entity import fold_name
from pilotdocs.model.record import Person

MASKS = "*×＊"


def mask_identity(identity: str | None) -> str:
    """An identity number with its middle hidden, "" for none."""
    return "" if not identity else identity[:4] + "*" * max(0, len(identity) - 6) + identity[-2:]


def person_label(person: Person) -> str:
    """How a person is named in a report: the name, and the masked number where there is one."""
    masked = mask_identity(person.identity)
    return f"{person.name}（{masked}）" if masked else person.name


def same_identity(first: str, second: str) -> bool:
    """Whether two identity numbers, masked ones too, can be the same: what both show is equal. A number masked with
    fewer stars than it hides is held by its beginning and its end."""
    if len(first) != len(second):
        short, whole = sorted((first.upper(), second.upper()), key=len)
        if len(short) == 15 and len(whole) == 18 and short.isdigit():
            return short == whole[:6] + whole[8:17]  # a number of fifteen digits, as issued until 1999
        ends = re.split(r"[*×＊]+", short)
        return len(ends) > 1 and whole.startswith(ends[0]) and whole.endswith(ends[-1])
    shown = [(a, b) for a, b in zip(first.upper(), second.upper(), strict=True) if a not in MASKS and b not in MASKS]
    return all(a == b for a, b in shown)


def same_person(person: Person, other: Person) -> bool:
    """Whether two rows name one person: by number where both have one (one wrong character of a recognised number is
    the recogniser's where the names agree), else by name."""
    if person.identity and other.identity:
        if same_identity(person.identity, other.identity):
            full = not set(MASKS) & set(person.identity + other.identity)
            return full or fold_name(person.name) == fold_name(other.name)
        return (
            fold_name(person.name) == fold_name(other.name)
            and len(person.identity) == len(other.identity)
            and Levenshtein.distance(person.identity, other.identity, score_cutoff=1) <= 1
        )
    return bool(person.name) and fold_name(person.name) == fold_name(other.name)


def mended(distinct: Sequence[Person], named: Sequence[Person], scanned: frozenset[str]) -> list[Person]:
    """The insured persons; one whose name on a scan is a character away from the only unmatched roster person that it
    can be bears that person's name: the difference is the recogniser's."""
    alone = [p for p in distinct if not any(same_person(p, other) for other in named)]
    result: list[Person] = []
    for person in named:
        fits: list[Person] = []
        if person.source.document in scanned and not any(same_person(p, person) for p in distinct):
            fits = [p for p in alone if _one_slip(fold_name(p.name), fold_name(person.name)) and _may_be(p, person)]
        if len(fits) == 1:
            alone.remove(fits[0])
        result.append(replace(person, name=fits[0].name) if len(fits) == 1 else person)
    return result


def _one_slip(first: str, second: str) -> bool:
    return len(first) == len(second) >= 3 and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _may_be(person: Person, other: Person) -> bool:
    return not person.identity or not other.identity or same_identity(person.identity, other.identity)
