"""社会保险参保证明: the unit, the month, the stated number of insured persons, and those persons that it lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pilotdocs.figures.evidence.amounts import find_days, read_month, read_number
from pilotdocs.figures.evidence.cited import evidence_figure
from pilotdocs.figures.evidence.fields import Form
from pilotdocs.figures.evidence.flow import Flow, cite, flow_of, part_source, source_of, squeeze
from pilotdocs.figures.evidence.licence import read_uscc
from pilotdocs.figures.evidence.lists import ListRow, find_lists
from pilotdocs.figures.evidence.people import clean_identity, entity_of, excluded_by
from pilotdocs.figures.evidence.remarks import Remark, amount_in, find_remarks, said_of, unnamed
from pilotdocs.figures.evidence.standing import Standing, standings, weights
from pilotdocs.figures.evidence.words import form_words, list_keys
from pilotdocs.model.document import Block, Table
from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.part import Part
from pilotdocs.model.record import Apart, PeopleList, Person

KEYS = list_keys("insurance")
FIELDS = form_words("insurance")
WEIGHTS = weights("standing_people")
_PERSONS = re.compile(
    r"(?:参保|缴费|在保|投保|缴纳)[^\d。；\n]{0,26}?(?:共计?|合计|总计|为|人数|总数|有|职工|人员)?[:：]?(\d{1,5})(?:人|名|位)"
    r"|(?:共有?|合计|共计|总计|为)(\d{1,5})(?:人|名|位)[^。；\n]{0,14}(?:参保|参加|缴纳|缴费|在保|职工)"
)
_HEADS = re.compile(
    r"^(?:当前|本月|现|在册|单位|实际)?(?:参保|缴费|在保|投保)(?:职工|人员)?(?:总)?人数(?:[(（]人[)）])?$"
)
_LEFT = re.compile(
    r"(?<![未无非不])(?:停保|中断|暂停|减员|已退|退保|封存|终止|停缴|欠费|欠缴|注销|死亡|离职|转出)|未参保|未缴"
)
# Insurance that somebody pays for himself, or that an intern has, proves no employment.
_OWN_COST = re.compile(r"灵活就业|居民|新农保|个人缴费窗口|实习")
_NOW = re.compile(r"当前|现|在保|本月|目前")
_EVER = re.compile(r"历年|累计|历史|曾")


def read_insurance(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[PeopleList, ...]]:
    """The certificate with the persons it lists (none where it states a total only). Its figure speaks of all insured
    persons of the unit, which need not all belong to the platform: `cues` say so."""
    lists = find_lists(part, KEYS)
    flow, form = flow_of(part), Form(part, FIELDS)
    last = _month(form, flow)
    remarks = find_remarks(part, lists)
    persons = tuple(
        person
        for found in lists
        for row, standing in zip(found.rows, standings(found, day, WEIGHTS, remarks), strict=True)
        if row.kind == "item" and (person := _person(part, row, last, said_of(row, remarks), standing)) is not None
    )
    total = _total(part, form, flow)
    head = _head(part, total)
    if _LEFT.search(head.value) and "参保" not in head.value:
        persons = tuple(replace(person, excluded=person.excluded or "停保") for person in persons)
    record = PeopleList(
        source=part_source(part),
        insurance=True,
        head=head,
        persons=persons,
        entity=entity_of(part, form, "entity") or _entity_in_prose(flow),
        uscc=read_uscc(part, form),
        stated_total=total,
        day=last,
        apart=_apart(part, remarks),
    )
    cited = _figure_cited(record)
    if cited is None:
        return (), (record,)
    method = "社保证明·参保人员名单" if persons else "社保证明·参保人数"
    figure = evidence_figure(part, "pilot_staff", cited, method, period=record.day.isoformat() if record.day else None,
                             cues=("单位参保人数，不限于中试人员",))  # fmt: skip
    return (figure,), (record,)


def _apart(part: Part, remarks: Sequence[Remark]) -> tuple[Apart, ...]:
    """The remarks that take insured persons out without naming them: 其中5人为退休返聘，仅缴纳工伤保险.
    Who has left this month stands in no list of those who are insured."""
    found = [(remark, amount_in(remark, "person", _is_out)) for remark in unnamed(remarks)]
    return tuple(remark.apart(part, count) for remark, count in found if count)


def _is_out(words: str) -> bool:
    return not _LEFT.search(words) and bool(_OWN_COST.search(words) or excluded_by(words))


def _figure_cited(record: PeopleList) -> Cited[Decimal] | None:
    visible = sum(not person.hidden and not person.excluded for person in record.persons)
    if not record.persons:
        return record.stated_total
    return Cited(Decimal(visible), record.head.quote, record.head.source, record.head.confidence)


def _head(part: Part, total: Cited[Decimal] | None) -> Cited[str]:
    """The paper's title: its first block that speaks of insurance, else its first block."""
    first = None
    for item in part.content:
        for block in [item] if not hasattr(item, "cells") else [b for cell in item.cells for b in cell.blocks]:
            words = squeeze(block.text)
            if block.hidden is not None or not words:
                continue
            first = first or block
            if re.search(r"保险|参保|社保|缴费", words) and len(words) <= 40:
                return cite(part, words, block, 0, len(block.text))
    if first is not None:
        return cite(part, squeeze(first.text), first, 0, len(first.text))
    return Cited("", "", part_source(part))


def _total(part: Part, form: Form, flow: Flow) -> Cited[Decimal] | None:
    """The stated number of insured persons: beside its label, else in a sentence that says so."""
    for field in form.fields("total"):
        number = read_number(field.text)
        if number is not None and number == int(number) and not re.search(r"月|年", field.text):
            return field.cite(part, Decimal(int(number)))
    counted = _counted_by_kind(part)
    if counted is not None:
        return counted
    found = list(_PERSONS.finditer(flow.text))
    if not found:
        return None
    match = next((m for m in found if _NOW.search(_lead(flow.text, m))), None) or next(
        (m for m in found if not _EVER.search(_lead(flow.text, m))), found[0]
    )
    index = 1 if match[1] else 2
    return flow.cite(Decimal(match[index]), match.start(index), match.end(index))


def _lead(text: str, match: re.Match[str]) -> str:
    """The number's own words and those before it in its clause."""
    return re.split(r"[，,。；;\n]", text[max(0, match.start() - 10) : match.start()])[-1] + match[0]


def _counted_by_kind(part: Part) -> Cited[Decimal] | None:
    """The number of persons in a table with a row for each kind of insurance: that of the pensions, else the least."""
    for item in part.content:
        if not isinstance(item, Table):
            continue
        grid = item.grid()
        for index, head in enumerate(grid[:-1]):
            column = next((at for at, cell in enumerate(head) if cell and _HEADS.search(squeeze(cell.text))), None)
            if column is None:
                continue
            found: list[tuple[bool, Decimal, Block]] = []
            for line in grid[index + 1 :]:
                cell = line[column]
                block = next((b for b in cell.blocks if b.hidden is None and b.text.strip()), None) if cell else None
                number = read_number(block.text) if block is not None else None
                words = "".join(squeeze(other.text) for other in line if other is not None)
                if block is not None and number is not None and number == int(number) and "险" in words:
                    found.append(("养老" not in words, number, block))
            if found:
                _, number, block = min(found, key=lambda entry: entry[:2])
                return cite(part, Decimal(int(number)), block, 0, len(block.text))
    return None


def _entity_in_prose(flow: Flow) -> Cited[str] | None:
    """兹证明XX有限公司…参加…保险 names the unit without a label."""
    match = re.search(
        r"(?:兹(?:有|证明)|证明|查询)[:：,，]?([\u4e00-\u9fffA-Za-z0-9()（）]{4,36}?(?:公司|研究院|研究所|大学|学院|中心|院|所|企业|厂))",
        flow.text,
    )
    return flow.cite(match[1], match.start(1), match.end(1)) if match else None


def _month(form: Form, flow: Flow) -> date | None:
    """The first day of the month that the certificate covers: the last where it covers several."""
    for field in form.fields("month"):
        days = find_days(squeeze(field.text))
        if days:
            last = max(found.value for found in days)
            return last.replace(day=1)
    match = re.search(r"(?:截至|截止|所属期|参保)[^\d]{0,8}(?=\d{4})", flow.text)
    if match is not None:
        days = find_days(flow.text[match.end() : match.end() + 14])
        return days[0].value.replace(day=1) if days else None
    return None


def _person(part: Part, row: ListRow, last: date | None, told: str, standing: Standing) -> Person | None:
    cell = row.cells.get("name")
    block = next((b for b in cell.blocks if b.text.strip()), None) if cell is not None else None
    if block is None:
        return None
    name = squeeze(block.text)
    if not re.match(r"^[\u4e00-\u9fffA-Za-z·•*＊某×]{1,24}$", name) or name in ("姓名", "合计", "小计", "总计"):
        return None
    start, end = len(block.text) - len(block.text.lstrip()), len(block.text.rstrip())
    identity = clean_identity(row.text("identity"))
    months = read_number(row.text("months"))
    status = next((left for key in ("status", "pension", "remark") if (left := _LEFT.search(row.text(key)))), None)
    status = status or next(
        (own for key in ("status", "kind", "remark") if (own := _OWN_COST.search(row.text(key)))), None
    )
    status = status or _LEFT.search(told) or _OWN_COST.search(told)
    until = read_month(row.text("to"))
    ended = until is not None and last is not None and (last.year - until.year) * 12 + last.month - until.month > 3
    return Person(
        source=source_of(part, block, start, end),
        name=name,
        quote=block.text[start:end],
        identity=identity if len(identity) >= 6 else None,
        employer=row.text("employer"),
        insured_months=int(months) if months is not None and months < 1000 else None,
        insured_from=read_month(row.text("from")),
        hidden=row.hidden or block.hidden is not None,
        excluded=status[0] if status else "停保" if ended else standing.out,
        doubt=standing.doubt,
    )
