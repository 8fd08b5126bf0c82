"""人员名册: who is on the list, in which group, and what speaks against counting a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pilotdocs.figures.evidence.amounts import read_month
from pilotdocs.figures.evidence.cited import evidence_figure
from pilotdocs.figures.evidence.fields import Form
from pilotdocs.figures.evidence.flow import cite, flow_of, part_source, source_of, squeeze
from pilotdocs.figures.evidence.licence import read_uscc
from pilotdocs.figures.evidence.lists import ItemList, ListRow, find_lists
from pilotdocs.figures.evidence.people import (
    GROUP_NAMES,
    clean_identity,
    entity_of,
    excluded_by,
    is_absent,
    is_full_time,
    list_day,
    post_group,
    stated_group,
    stated_total,
    title_excludes,
)
from pilotdocs.figures.evidence.remarks import Remark, amount_in, find_remarks, said_of, unnamed, without_signs
from pilotdocs.figures.evidence.standing import Standing, standings, weights
from pilotdocs.figures.evidence.words import form_words, list_keys
from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.part import Part
from pilotdocs.model.record import Apart, Group, PeopleList, Person

KEYS = list_keys("roster")
FIELDS = form_words("roster")
WEIGHTS = weights("standing_people")
_NAME = re.compile(
    r"^[\u4e00-\u9fff·•]{2,20}$|^[A-Za-z][A-Za-z .·]{2,40}$|^[\u4e00-\u9fff][＊*×某Xx]{1,3}$"
    r"|^[\u4e00-\u9fff]{1,3}[*＊]{1,2}[\u4e00-\u9fff]?$"
)
_NO_NAME = re.compile(
    r"人员|小计|合计|总计|人数|人才|队伍|招聘|待[定聘招]|空缺|缺岗|^[待拟备]|^(?:姓名|审核人?|制表人?|填表人?|负责人|某某|暂无|无)$"
)
_ABSENT = re.compile(r"^(?:否|不在[职岗]|无)$")
_JOINS = re.compile(r"入职|报到|到岗|到任|入所|入司")
_SECTION = re.compile(r"^[(（]?[一二三四五六1-6][)）]?[、.．)]?")
_INCLUDES = re.compile(r"含有?|包括|包含|其中有")


def read_roster(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[PeopleList, ...]]:
    """The persons of all lists of the part in one record, hidden rows marked, and a figure for the whole and for each
    group: the number of visible rows. Nothing where no list with names was found."""
    lists = find_lists(part, KEYS)
    if not lists:
        return (), ()
    remarks = find_remarks(part, lists)
    persons = tuple(person for found in lists for person in _persons(part, found, day, remarks))
    flow, form = flow_of(part), Form(part, FIELDS)
    title = lists[0].title
    record = PeopleList(
        source=part_source(part),
        insurance=False,
        head=cite(part, squeeze(title.text), title, 0, len(title.text)),
        persons=persons,
        entity=entity_of(part, form, "entity"),
        uscc=read_uscc(part, form) if form.fields("uscc") else None,
        stated_total=stated_total(flow),
        day=list_day(flow),
        apart=persons_apart(part, remarks),
    )
    return roster_figures(part, record), (record,)


def roster_figures(part: Part, record: PeopleList) -> tuple[Figure, ...]:
    """One figure for the head count of the visible rows, one for each group that has someone."""
    seen = [person for person in record.persons if not person.hidden]
    if not seen:
        return ()
    counts: list[tuple[str, str, int]] = [("pilot_staff", "人数", len(seen))]
    counts += [
        (f"pilot_staff_{group}", f"{name}人员数", sum(person.group == group for person in seen))
        for group, name in GROUP_NAMES.items()
    ]
    head: Cited[str] = record.head
    return tuple(
        evidence_figure(
            part,
            quantity,
            Cited(Decimal(count), head.quote, head.source, head.confidence),
            f"人员名册·{label}",
            party="platform",
            cues=(f"名册可见行数 {count}",),
        )
        for quantity, label, count in counts
        if count
    )


def persons_apart(part: Part, remarks: Sequence[Remark]) -> tuple[Apart, ...]:
    """The remarks that take persons out of the list without naming them, with their number where they tell it."""
    found = [(remark, amount_in(remark, "person", excluded_by)) for remark in unnamed(remarks)]
    return tuple(
        remark.apart(part, count)
        for remark, count in found
        if count or (count is None and _INCLUDES.search(remark.words) and excluded_by(remark.words))
    )


def _persons(part: Part, found: ItemList, day: date, remarks: Sequence[Remark]) -> Sequence[Person]:
    persons: list[Person] = []
    section: Group | None = None
    whole = _titled_out(found)
    out = whole
    for row, standing in zip(found.rows, standings(found, day, WEIGHTS, remarks), strict=True):
        if row.kind == "note":
            words = next(
                (squeeze(b.text) for c in row.all for b in c.blocks if b.hidden is None and b.text.strip()), ""
            )
            if 2 <= len(words) <= 20 and (_SECTION.match(words) or words.endswith(("人员", "类", "队伍", "人才"))):
                section = stated_group(words) or section
                out = whole or title_excludes(words)
        elif row.kind == "item":
            person = _person(part, row, section, day, remarks)
            if person is not None:
                persons.append(_weighed(person, out or excluded_by(said_of(row, remarks)), standing))
    return persons


def _weighed(person: Person, said: str, standing: Standing) -> Person:
    """The person with what speaks against counting the row: its own cells, what is said of it, its other columns."""
    against = person.excluded or said or standing.out
    gone = is_absent(person.excluded or said) if person.excluded or said else bool(standing.out)
    return replace(person, excluded=against, absent=bool(against) and gone, doubt=standing.doubt)


def _titled_out(found: ItemList) -> str:
    """The word in the list's title or its sheet's name that speaks against all of its persons."""
    sheet = (found.table.place.locator or "").rpartition("!")[0]
    return title_excludes(sheet) or (title_excludes(found.title.text) if len(squeeze(found.title.text)) <= 40 else "")


def _working_group(post: str, department: str) -> Group | None:
    """The group of a post; that of the department where the post tells none, or where sales are managed there."""
    own, around = post_group(post), stated_group(department)
    if own is None or (own == "managerial" and around == "marketing"):
        return around or post_group(department)
    return own


def _person(part: Part, row: ListRow, section: Group | None, day: date, remarks: Sequence[Remark]) -> Person | None:
    cell = row.cells.get("name")
    block = next((b for b in cell.blocks if b.text.strip()), None) if cell is not None else None
    if block is None:
        return None
    name = without_signs(squeeze(block.text), remarks)
    if not _NAME.match(name) or _NO_NAME.search(name):
        return None
    identity = clean_identity(row.text("identity"))
    group = stated_group(row.text("group")) or section
    post = row.text("post")
    group = group or _working_group(post, row.text("department"))
    start = len(block.text) - len(block.text.lstrip())
    end = len(block.text.rstrip())
    return Person(
        source=source_of(part, block, start, end),
        name=name,
        quote=block.text[start:end],
        identity=identity if len(identity) >= 6 else None,
        group=group,
        post=post,
        education=row.text("education"),
        title=row.text("title"),
        employer=row.text("employer"),
        full_time=is_full_time(row.text("full_time")),
        joined=read_month(row.text("joined")) or _joins(row.text("remark")),
        insured_from=read_month(row.text("insured_from")),
        hidden=row.hidden or block.hidden is not None,
        excluded=_gone(row, day)
        or excluded_by(*(row.text(key) for key in ("full_time", "remark", "post", "group", "employer", "title"))),
    )


def _joins(remark: str) -> date | None:
    """The month in a remark that says when the person joins."""
    return read_month(remark) if _JOINS.search(squeeze(remark)) else None


def _gone(row: ListRow, day: date) -> str:
    """What the row's state or its day of leaving says against it; "" for nothing."""
    state = squeeze(row.text("state"))
    if _ABSENT.match(state):
        return "不在职"
    left = read_month(row.text("left"))
    if left is not None and left <= day:
        return "离职"
    return excluded_by(state)
