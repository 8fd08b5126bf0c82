"""The pilot-testing team: distinct persons of the roster, joined with the social-insurance list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from rapidfuzz.distance import Levenshtein

from pilotdocs.facts.casefile import CaseFile, Evidence
from pilotdocs.facts.entity import fold_name
from pilotdocs.facts.wording import sentence
from pilotdocs.model.document import Document
from pilotdocs.model.fact import CountedRow
from pilotdocs.model.figure import Cited
from pilotdocs.model.record import Group, PeopleList, Person

_INSURANCE = re.compile(r"社保|参保|社会保险|养老保险|缴费")
GROUPS: tuple[Group, ...] = ("technical", "skilled", "managerial", "marketing")


def mask_identity(identity: str | None) -> str:
    """An identity number with its middle hidden, "" for none."""
    return "" if not identity else identity[:4] + "*" * max(0, len(identity) - 6) + identity[-2:]


def person_label(person: Person) -> str:
    """How a person is named in a report: the name, and the masked number where there is one."""
    masked = mask_identity(person.identity)
    return f"{person.name}（{masked}）" if masked else person.name


def same_identity(first: str, second: str) -> bool:
    """Whether two identity numbers, masked ones too, can be the same: every position shown by both is equal."""
    if len(first) != len(second):
        return False
    shown = [(a, b) for a, b in zip(first.upper(), second.upper(), strict=True) if a not in "*xX×" and b not in "*xX×"]
    return len(shown) >= 6 and all(a == b for a, b in shown)


def same_person(person: Person, other: Person) -> bool:
    """Whether two rows name one person: by number where both have one (one wrong character of a recognised number is
    the recogniser's where the names agree), else by name."""
    if person.identity and other.identity:
        if same_identity(person.identity, other.identity):
            return True
        return (
            fold_name(person.name) == fold_name(other.name)
            and len(person.identity) == len(other.identity)
            and Levenshtein.distance(person.identity, other.identity, score_cutoff=1) <= 1
        )
    return bool(person.name) and fold_name(person.name) == fold_name(other.name)


def settle_staff(case: CaseFile) -> dict[str, Evidence]:
    """Evidence of the team and of its four groups (contract, `pilot_staff`)."""
    lists = case.records(PeopleList)
    rosters = [r for r in lists if not r.insurance and case.entity.owns(r.entity, r.uscc) is not False]
    insured_lists = [r for r in lists if r.insurance and case.entity.owns(r.entity, r.uscc) is not False]
    visible = [(roster, person) for roster in rosters for person in roster.persons]
    if not any(not person.hidden for _, person in visible):
        nothing = Evidence(None, (), sentence("staff_none"))
        return {"pilot_staff": nothing} | {f"pilot_staff_{group}": nothing for group in GROUPS}
    unread = [document.path for document in case.documents if not document.readable and _may_be_insurance(document)]
    if not insured_lists and unread:
        # An insurance list that nobody could read may hold fewer people than the roster: that is not known, not met.
        figures = case.figures_at("pilot_staff", [roster.source for roster in rosters])
        unknown = Evidence(None, figures, sentence("staff_unread", paths="、".join(unread)))
        return {"pilot_staff": unknown} | {f"pilot_staff_{group}": unknown for group in GROUPS}
    named = [p for paper in insured_lists for p in paper.persons if not p.hidden]
    distinct = _distinct(case, visible)
    counted = _counted(case, distinct, named)
    sources = [roster.source for roster in rosters] + [paper.source for paper in insured_lists]
    figures = case.figures_at("pilot_staff", sources)
    total = Decimal(len(counted))
    if named:
        basis = sentence("staff_insured", rows=len(visible), distinct=len(distinct), counted=len(counted))
        missing = [p for p in distinct if _employer_owned(case, p) and not any(same_person(p, o) for o in named)]
        if missing:
            names = "、".join(person_label(person) for person in missing[:20])
            case.report(
                "not_insured", "error", "pilot_staff", sentence("not_insured", count=len(missing), names=names),
                figures=figures, sources=[person.source for person in missing],
            )  # fmt: skip
    else:
        stated = _stated_total(insured_lists)
        if stated is not None and stated.value < total:
            basis = sentence("staff_total", distinct=len(distinct), total=stated.value, counted=stated.value)
            case.report(
                "not_insured", "error", "pilot_staff",
                sentence("not_insured_total", total=stated.value, distinct=len(distinct)),
                figures=figures, sources=[stated.source],
            )  # fmt: skip
            total = stated.value
        else:
            basis = sentence("staff_roster", distinct=len(distinct))
    result = {"pilot_staff": Evidence(total, figures, basis)}
    grouped = any(person.group is not None for person in distinct)
    for group in GROUPS:
        quantity = f"pilot_staff_{group}"
        if not grouped:
            result[quantity] = Evidence(None, (), sentence("group_none"))
            continue
        count = sum(person.group == group for person in counted)
        own = case.figures_at(quantity, sources) or figures
        result[quantity] = Evidence(Decimal(count), own, sentence("group", total=len(counted), count=count))
    return result


def _may_be_insurance(document: Document) -> bool:
    """Whether a file that gave no text may be the insurance list: its name says so, or it opened and showed nothing."""
    return bool(_INSURANCE.search(document.path)) or any(problem.code == "no_text" for problem in document.problems)


def _stated_total(papers: Sequence[PeopleList]) -> Cited[Decimal] | None:
    """The total that the newest insurance certificate states; None where none does."""
    stated = [(paper.day, paper.stated_total) for paper in papers if paper.stated_total is not None]
    if not stated:
        return None
    dated = [(day, total) for day, total in stated if day is not None]
    return max(dated, key=lambda item: item[0])[1] if dated else stated[0][1]


def _employer_owned(case: CaseFile, person: Person) -> bool:
    """Whether a row does not name another employer."""
    if not person.employer:
        return True
    employer = fold_name(person.employer)
    return any(employer in alias or alias in employer for alias in case.entity.aliases) or not case.entity.aliases


def _distinct(case: CaseFile, visible: Sequence[tuple[PeopleList, Person]]) -> list[Person]:
    """The persons of the rosters, each once; hidden rows and repeats are kept as rows that do not count."""
    distinct: list[Person] = []
    seen: dict[str, Person] = {}
    for _, person in visible:
        if person.hidden:
            _row(case, person, "hidden", sentence("row_hidden"))
            continue
        key = (person.identity or "").upper() or fold_name(person.name)
        first = seen.get(key)
        if first is None and person.identity is None:
            first = next((p for p in distinct if fold_name(p.name) == fold_name(person.name)), None)
        if first is not None:
            _row(case, person, "duplicate", sentence("row_duplicate"))
            case.report(
                "duplicate_row", "warning", "pilot_staff",
                sentence("duplicate_person", path=case.path(person.source), label=person_label(person)),
                sources=[first.source, person.source],
            )  # fmt: skip
            continue
        seen[key] = person
        distinct.append(person)
    return distinct


def _counted(case: CaseFile, distinct: Sequence[Person], named: Sequence[Person]) -> list[Person]:
    """Those who count: of the applicant, and in the insurance list where one names persons."""
    counted = []
    for person in distinct:
        insured = any(same_person(person, other) for other in named)
        if not _employer_owned(case, person):
            _row(case, person, "other_employer", sentence("row_other_employer", employer=person.employer))
        elif named and not insured:
            _row(case, person, "not_insured", sentence("row_not_insured"))
        elif person.excluded and not insured:
            _row(case, person, "excluded", sentence("row_excluded", why=person.excluded))
        else:
            _row(case, person, "", "")
            counted.append(person)
    return counted


def _row(case: CaseFile, person: Person, code: str, reason: str) -> None:
    counted = Decimal(0) if code else Decimal(1)
    case.rows.append(
        CountedRow("pilot_staff", person_label(person), person.source, person.quote, Decimal(1), counted, code, reason)
    )
