"""The pilot-testing team: distinct persons of the roster, joined with the social-insurance list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pilotdocs.facts.casefile import CaseFile, Evidence
from pilotdocs.facts.entity import fold_name, owns_list
from pilotdocs.facts.persons import MASKS, mended, person_label, same_person
from pilotdocs.facts.terms import add_months
from pilotdocs.facts.wording import sentence
from pilotdocs.model.document import Document
from pilotdocs.model.fact import CountedRow
from pilotdocs.model.figure import Cited
from pilotdocs.model.record import Group, PeopleList, Person

# A roster of everyone at the company is not the pilot-testing team's (contract, `pilot_staff`).
_EVERYONE = re.compile(
    r"(?:全体|全员|全公司|全院|公司|企业|集团|单位|在册|在职)(?:员工|职工|人员)|(?:员工|职工)(?:花)?名册|通讯录|工资|薪酬|考勤"
)
_TEAM = re.compile(r"中试|平台|团队|基地|专职")
_OWN_EMPLOYER = frozenset(
    {"本单位", "本公司", "我单位", "我公司", "依托单位", "申报单位", "申请单位", "本院", "本所", "同上", "无"}
)
_OURS = re.compile(r"[本我](?:单位|公司|院|所|中心|校|厂|企业|集团|平台|基地|研究院|研究所)")
_INSURANCE = re.compile(r"社保|参保|社会保险|养老保险|缴费")
GROUPS: tuple[Group, ...] = ("technical", "skilled", "managerial", "marketing")


def settle_staff(case: CaseFile) -> dict[str, Evidence]:
    """Evidence of the team and of its four groups (contract, `pilot_staff`)."""
    lists = case.records(PeopleList)
    own = [r for r in lists if owns_list(case.entity, r) is not False]
    rosters = [r for r in own if not r.insurance and not _is_everyone(r)]
    insured_lists = [r for r in own if r.insurance and not _too_old(case, r)]
    visible = [(roster, person) for roster in rosters for person in roster.persons]
    if not any(not person.hidden for _, person in visible):
        everyone = any(not r.insurance and _is_everyone(r) for r in own)
        nothing = Evidence(None, (), sentence("staff_everyone" if everyone else "staff_none"))
        return {"pilot_staff": nothing} | {f"pilot_staff_{group}": nothing for group in GROUPS}
    unread = [document.path for document in case.documents if not document.readable and _may_be_insurance(document)]
    blank = [case.path(r.source) for r in insured_lists if not r.persons and r.stated_total is None]
    if blank and len(blank) == len(insured_lists):
        insured_lists, unread = [], unread + blank
    if not insured_lists and unread:
        # An insurance list that nobody could read may hold fewer people than the roster: that is not known, not met.
        figures = case.figures_at("pilot_staff", [roster.source for roster in rosters])
        unknown = Evidence(None, figures, sentence("staff_unread", paths="、".join(unread)))
        return {"pilot_staff": unknown} | {f"pilot_staff_{group}": unknown for group in GROUPS}
    named = [
        p
        for paper in insured_lists
        for p in paper.persons
        if not p.hidden and not p.excluded and _employer_owned(case, p)
    ]
    elsewhere = _insured_elsewhere(case, lists, insured_lists)
    distinct = _distinct(case, visible)
    named = mended(distinct, named, case.entity.scanned)
    counted, doubted = _counted(case, distinct, named, elsewhere)
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
            basis = sentence("staff_roster", distinct=len(counted))
    sure, words = _doubted(total, doubted)
    told, remarks = _apart(case, [*rosters, *(insured_lists if named else ())], sure, bool(named))
    told = told or ((sure,) if sure < total else ())
    result = {"pilot_staff": Evidence(total, figures, basis, caution=words + remarks, told=told)}
    out = max(Decimal(0), len(counted) - len(doubted) - (min(total, *told) if told else total))
    grouped = any(person.group is not None for person in distinct)
    for group in GROUPS:
        quantity = f"pilot_staff_{group}"
        if not grouped:
            result[quantity] = Evidence(None, (), sentence("group_none"))
            continue
        count = sum(person.group == group for person in counted)
        unsure = sum(person.group == group for person, _ in doubted)
        cited = case.figures_at(quantity, sources) or figures
        basis = sentence("group", total=len(counted), count=count)
        if (out or unsure) and count:
            # Those in doubt are known; of those whom a total leaves out, as many may be of this group.
            sure = max(Decimal(0), count - unsure - out)
            basis += sentence("group_total", out=out, sure=sure, count=count)
            result[quantity] = Evidence(sure, cited, basis, Decimal(count))
            continue
        result[quantity] = Evidence(Decimal(count), cited, basis)
    return result


def _apart(
    case: CaseFile, papers: Sequence[PeopleList], total: Decimal, joined: bool
) -> tuple[tuple[Decimal, ...], str]:
    """How many would count if the papers' remarks about persons whom they don't name hold, and the sentences for it.
    A remark about persons whose rows say the same says nothing new, nor does one without a number where each person
    was found in an insurance list (`joined`)."""
    least, words = total, ""
    for paper in papers:
        marked = left = Decimal(sum(bool(person.excluded) for person in paper.persons))
        more = Decimal(0)
        for remark in paper.apart:
            path, quote = case.path(paper.source), remark.words.quote
            if remark.amount is None:
                if not marked and not joined:
                    least, words = Decimal(0), words + sentence("remark_staff_some", path=path, words=quote)
                continue
            more += max(Decimal(0), remark.amount - left)
            left = max(Decimal(0), left - remark.amount)
            if more:
                least = max(Decimal(0), min(least, total - more))
                words += sentence("remark_staff", path=path, words=quote, left=max(Decimal(0), total - more))
    return ((least,) if words else ()), words


def _doubted(total: Decimal, doubted: Sequence[tuple[Person, str]]) -> tuple[Decimal, str]:
    """How many count for sure, and the sentence for those who may not."""
    if not doubted:
        return total, ""
    sure = max(Decimal(0), total - len(doubted))
    told = [f"{person.name}：{words[:40]}" for person, words in doubted[:5]]
    return sure, sentence("doubted_staff", count=len(doubted), rows="；".join(told), left=sure)


def _is_everyone(roster: PeopleList) -> bool:
    title = roster.head.quote
    return bool(_EVERYONE.search(title)) and not _TEAM.search(title)


def _too_old(case: CaseFile, paper: PeopleList) -> bool:
    """Whether an insurance paper is of a month more than a year before the day: it says nothing of today's team."""
    if paper.day is None or paper.day >= add_months(case.day, -13):
        return False
    case.report(
        "wrong_period", "warning", "pilot_staff",
        sentence("old_insurance", path=case.path(paper.source), month=f"{paper.day.year}年{paper.day.month}月"),
        sources=[paper.source],
    )  # fmt: skip
    return True


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
    if employer in _OWN_EMPLOYER or _OURS.fullmatch(employer) or not re.search(r"[\u4e00-\u9fffA-Z]", employer):
        return True
    return any(employer in alias or alias in employer for alias in case.entity.aliases) or not case.entity.aliases


def _distinct(case: CaseFile, visible: Sequence[tuple[PeopleList, Person]]) -> list[Person]:
    """The persons of the rosters, each once; hidden rows and repeats are kept as rows that do not count."""
    distinct: list[Person] = []
    seen: dict[str, Person] = {}
    by_name: dict[str, list[Person]] = {}
    for _, person in visible:
        if person.hidden:
            _row(case, person, "hidden", sentence("row_hidden"))
            continue
        identity = (person.identity or "").upper()
        whole = identity if identity and not set(MASKS) & set(identity) else ""
        namesakes = by_name.setdefault(fold_name(person.name), [])
        first = seen.get(whole) if whole else None
        if first is None:
            first = next((other for other in namesakes if same_person(person, other)), None)
        if first is not None:
            _row(case, person, "duplicate", sentence("row_duplicate"))
            if (person.excluded or person.doubt) and not first.excluded:
                said = replace(first, excluded=person.excluded, absent=person.absent, doubt=first.doubt or person.doubt)
                distinct[:] = [said if other is first else other for other in distinct]
                namesakes[:] = [said if other is first else other for other in namesakes]
                seen.update({key: said for key, other in seen.items() if other is first})
            case.report(
                "duplicate_row", "warning", "pilot_staff",
                sentence("duplicate_person", path=case.path(person.source), label=person_label(person)),
                sources=[first.source, person.source],
            )  # fmt: skip
            continue
        if whole:
            seen[whole] = person
        namesakes.append(person)
        distinct.append(person)
    return distinct


def _insured_elsewhere(case: CaseFile, lists: Sequence[PeopleList], own: Sequence[PeopleList]) -> list[Person]:
    """The persons whom insurance lists show as another unit's, or as no longer insured."""
    strangers = [
        r
        for r in lists
        if r.insurance
        and owns_list(case.entity, r) is False
        and not (r.entity is not None and any(name in fold_name(r.entity.value) for name in case.entity.aliases))
    ]
    rows = [(p, True) for r in strangers for p in r.persons] + [
        (p, bool(p.excluded) or not _employer_owned(case, p)) for r in own for p in r.persons
    ]
    return [person for person, out in rows if out and not person.hidden]


def _counted(
    case: CaseFile, distinct: Sequence[Person], named: Sequence[Person], elsewhere: Sequence[Person]
) -> tuple[list[Person], list[tuple[Person, str]]]:
    """Those who count: of the applicant, and in the insurance list where one names persons; and those of them whose
    rows say something that may speak against it, with those words."""
    counted: list[Person] = []
    doubted: list[tuple[Person, str]] = []
    for person in distinct:
        own = [other for other in named if same_person(person, other)]
        insured = bool(own)
        if not _employer_owned(case, person):
            _row(case, person, "other_employer", sentence("row_other_employer", employer=person.employer))
        elif person.absent:
            _row(case, person, "excluded", sentence("row_absent" if insured else "row_excluded", why=person.excluded))
        elif not insured and (named or any(same_person(person, other) for other in elsewhere)):
            _row(case, person, "not_insured", sentence("row_not_insured"))
        elif person.excluded and not insured:
            _row(case, person, "excluded", sentence("row_excluded", why=person.excluded))
        elif person.joined is not None and person.joined > case.day and not insured:
            _row(case, person, "excluded", sentence("row_excluded", why="未入职"))
        else:
            doubt = person.excluded or person.doubt
            if not doubt and own and all(other.doubt for other in own):
                doubt = own[0].doubt
            _row(case, person, "", sentence("row_doubted", words=doubt) if doubt else "")
            counted.append(person)
            if doubt:
                doubted.append((person, doubt))
    return counted, doubted


def _row(case: CaseFile, person: Person, code: str, reason: str) -> None:
    counted = Decimal(0) if code else Decimal(1)
    case.rows.append(
        CountedRow("pilot_staff", person_label(person), person.source, person.quote, Decimal(1), counted, code, reason)
    )
