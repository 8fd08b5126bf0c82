"""What the cells of a list's row say against counting it, in columns that no reader knows by name as well.

Lists are written freely: 在岗情况 已离岗, 调离时间 2025-06-15, 是否纳入团队 否. Heads that are known to say nothing
of it (学历, 型号) are let be. In every other column the words are weighed: those clearly against the row put it out;
those that nobody here knows, where other rows have good ones, leave it in doubt. What is not understood is no proof.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pilotdocs.figures.evidence.amounts import find_days, read_month
from pilotdocs.figures.evidence.flow import squeeze
from pilotdocs.figures.evidence.lists import ItemList
from pilotdocs.figures.evidence.remarks import Remark, told_by_name
from pilotdocs.figures.evidence.words import patterns

_NOTHING = re.compile(r"[/\\\-—–－、.。·*]*|无|暂无|不适用|N/?A", re.IGNORECASE)
_NO = re.compile(r"否|不是|不|×|✗|✘|x|n|no", re.IGNORECASE)
_YES = re.compile(r"是|√|✓|✔|对|y|yes", re.IGNORECASE)
_BARE = re.compile(r"(?=.*\d\d)[\d年月日号.,，/\-—~～至到起止:%元 ]+")  # a day, a span of days, an amount; no code
_ASKS = re.compile(r"是否|有无|是不是|与否")
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_SHORT = 24
# A row that heads those below it: 二、2026年拟引进人员; 以下为合作单位人员.
_HEADING = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十1-9][)）]?[、.．)]|第[一二三四五六]部分|以下|下列|其他|其它|附)[:：]?"
)
_HEADING_LENGTH = 40
_BESIDE = re.compile(r"不[含包计]|未[含列计]")


@dataclass(frozen=True, slots=True)
class Standing:
    """What speaks against a row: `out` for certain, `doubt` in words that nobody here knows; "" for nothing."""

    out: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Weights:
    """The words of one kind of list (`patterns` in `words.yaml`).

    Of heads: `harmless` say nothing of whether a row counts, `ended` and `due` hold the day on which it ended or
    begins, `status` its state, `asked` what it must have (是否在岗), `adverse` a fault that it may have (是否外聘). Of
    values: `good` is a whole one that speaks for a row, `against` is in one that speaks against it. `keys` are the
    known columns that are weighed too."""

    harmless: re.Pattern[str]
    ended: re.Pattern[str]
    due: re.Pattern[str]
    status: re.Pattern[str]
    asked: re.Pattern[str]
    adverse: re.Pattern[str]
    good: re.Pattern[str]
    against: re.Pattern[str]
    keys: re.Pattern[str]


def weights(name: str) -> Weights:
    """The words for a kind of list: standing_people, standing_things."""
    return Weights(**dict(patterns(name)))


def standings(found: ItemList, day: date, known: Weights, remarks: Sequence[Remark] = ()) -> tuple[Standing, ...]:
    """What speaks against each row of the list, in the order of its rows; nothing for rows that are no items. A remark
    that tells a row's name, and the heading above it, are words about it too."""
    result = []
    heading = ""
    for row in found.rows:
        told = ""
        if row.kind == "item":
            told = heading or told_by_name(row, remarks, known.against)
        elif row.kind == "note":
            words = next((squeeze(cell.text) for cell in row.all if cell.text.strip()), "")
            if _HEADING.match(words) and len(words) <= _HEADING_LENGTH:
                bare = _HEADING.sub("", words)
                heading = words if known.against.search(bare) and not _BESIDE.search(bare) else ""
        result.append(Standing(doubt=told))
    for head, said in _columns(found, known):
        dated = known.ended.search(head) or known.due.search(head)
        if not dated and known.harmless.search(head):
            continue
        for index, standing in _column(head, said, day, known).items():
            before = result[index]
            result[index] = Standing(before.out or standing.out, before.doubt or standing.doubt)
    return tuple(result)


def _columns(found: ItemList, known: Weights) -> list[tuple[str, dict[int, str]]]:
    """The columns to be weighed: their heads, and what they say by the index of the row."""
    columns: dict[int | str, dict[int, str]] = {}
    for index, row in enumerate(found.rows):
        if row.kind != "item" or row.hidden:
            continue
        for cell in row.all:
            if cell.column in found.spare:
                columns.setdefault(cell.column, {})[index] = squeeze(cell.text)
        for key in found.heads:
            if known.keys.fullmatch(key):
                columns.setdefault(key, {})[index] = squeeze(row.text(key))
    # In a picture a tick is recognised as anything or as nothing.
    least = 2 if any(block.confidence is not None for cell in found.table.cells for block in cell.blocks) else 0
    return [
        (
            squeeze(found.heads[column] if isinstance(column, str) else found.spare[column]),
            {index: text for index, text in said.items() if len(text) >= least},
        )
        for column, said in columns.items()
    ]


def _column(head: str, said: Mapping[int, str], day: date, known: Weights) -> dict[int, Standing]:
    free = re.search(r"备注|说明|注$", head) is not None
    status = not free and known.status.search(head) is not None
    good = any(_is_good(text, known) for text in said.values() if text)
    result: dict[int, Standing] = {}
    for index, text in said.items():
        words = f"{head}：{text}" if head else text
        if _NOTHING.fullmatch(text):
            if status and good and text != "无":
                result[index] = Standing(doubt=f"{head}：{text or '（空白）'}")
        elif known.ended.search(head) or known.due.search(head):
            result[index] = _dated(text, words, day, known, due=known.due.search(head) is not None)
        elif _ASKS.search(head):
            adverse, asked = known.adverse.search(head), known.asked.search(head)
            if (adverse and _YES.fullmatch(text)) or (asked and not adverse and _NO.fullmatch(text)):
                result[index] = Standing(out=words)
        elif status:
            if known.against.search(text):
                result[index] = Standing(out=words)
            elif not _is_good(text, known) and (good or len(set(said.values())) > 1):
                result[index] = Standing(doubt=words)
        elif len(text) <= _SHORT and known.against.search(text):
            result[index] = Standing(doubt=words)
    return {index: standing for index, standing in result.items() if standing.out or standing.doubt}


def _dated(text: str, words: str, day: date, known: Weights, *, due: bool) -> Standing:
    """A day of leaving that is past, or one of coming that is not."""
    when = read_month(text)
    if when is None:
        return Standing(out=words) if known.against.search(text) else Standing()
    last = max(found.value for found in find_days(text))
    if due:
        return Standing(out=words) if when > day else Standing()
    return Standing(out=words) if last <= day else Standing()


def _is_good(text: str, known: Weights) -> bool:
    bare = _ASIDE.sub("", text) if not known.against.search(text) else text
    return bool(known.good.fullmatch(bare) or _YES.fullmatch(bare) or _BARE.fullmatch(bare))
