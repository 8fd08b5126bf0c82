"""Remarks that stand outside the rows they speak of: 注：序号10-14为外聘专家；标*者为拟购；其中280万元为租赁设备."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pilotdocs.figures.evidence.flow import cite, squeeze
from pilotdocs.figures.evidence.lists import ItemList, ListRow
from pilotdocs.figures.quantities import find_quantities
from pilotdocs.model.document import Block, Table
from pilotdocs.model.part import Part
from pilotdocs.model.record import Apart

_MARGIN = ("header", "footer", "comment", "seal")
_LONG = 300  # characters: a longer block is no remark
_UNIT = "[号项行台名位]?"
_PIECES = re.compile(r"[，:：、]|,(?!\d{3})")
_ONE = rf"第?\d{{1,3}}{_UNIT}"
_ROWS = re.compile(
    rf"(?:(?:序号|编号)(?:为|:)?|第|(?<=[:：])|^)(\d{{1,3}}{_UNIT}(?:(?:[-—–~～至到、,和及与]){_ONE})*)(?![\d.%年月日条章款页])(\D.*)"
)
_COUNTED = re.compile(r"[号项行台名位]")
_RANGE = re.compile(r"(\d{1,3})[号项行台名位]?(?:[-—–~～至到]第?(\d{1,3}))?")
_SIGNS = "*★☆△▲※#●◆◇○■□"
_LEGEND = re.compile(
    rf"(?:^|[,:])(?:凡|注)?(?:标注?|带|加|注|打)?有?[\"“”'‘’「]?([{re.escape(_SIGNS)}]{{1,2}})[\"“”'‘’」]?(?:号|标记|标识|符号|标志)?(?:的|者)?(.{{2,}})"
)
_PART = re.compile(
    r"更正|勘误|笔误|有误|其中|上[表述列]|以上|前述|本表|表中|清单|名[单册]|含有?|包括|包含|另有|尚有|[有后]\d+[人名位项台]"
)
# A clause ends with its sentence, or where a comma leads to the next rows: 第1-4项为自有，第5-6项为租赁.
_CLAUSES = re.compile(r"[。;；\n]|(?<=[^\d号项行台名位])[,，](?=(?:序号|编号|第)\d)")
# What the list leaves out anyway takes nothing out of it.
_BESIDE = re.compile(
    r"不在[本上此]|未[列计纳包]|不[计含列]|不包[括含]|除外|[剔扣]除|另[行附表列]|均为自有|无(?:租赁|借用|拟购)"
)


@dataclass(frozen=True, slots=True)
class Remark:
    """A clause about rows of a list: those of `numbers`, or those that bear `sign`; `words` is what it says of them.
    Where it has neither it speaks of a part of the list that it does not name, or (`loose`) perhaps not of it."""

    words: str
    block: Block
    numbers: frozenset[int] = frozenset()
    sign: str = ""
    loose: bool = False

    def speaks_of(self, row: ListRow) -> bool:
        """Whether the row is one of those that are meant."""
        if self.sign:
            return any(_bears(row.text(key), self.sign) for key in ("serial", "name", "remark", "number"))
        return bool(self.numbers) and _serial(row) in self.numbers

    def apart(self, part: Part, amount: Decimal | None, corrects: bool = False) -> Apart:
        """What the remark takes out of its list, with all of its words."""
        text = self.block.text
        return Apart(cite(part, squeeze(text), self.block, 0, len(text)), amount, corrects)


def find_remarks(part: Part, lists: Sequence[ItemList]) -> tuple[Remark, ...]:
    """The remarks in the part's running text and in the rows of its lists that are notes, clause by clause."""
    found: list[Remark] = []
    for block in _blocks(part, lists):
        if len(block.text) > _LONG:
            continue
        for clause in _CLAUSES.split(squeeze_lines(block.text)):
            found += _read(clause, block)
    return tuple(found)


def squeeze_lines(text: str) -> str:
    """The folded text without white space inside its lines."""
    return "\n".join(squeeze(line) for line in text.split("\n"))


def said_of(row: ListRow, remarks: Sequence[Remark]) -> str:
    """What the remarks say of a row, "" for nothing."""
    return "；".join(remark.words for remark in remarks if remark.speaks_of(row))


def told_by_name(row: ListRow, remarks: Sequence[Remark], against: re.Pattern[str]) -> str:
    """The clause that names the row's person or thing and speaks against it (王某、李某已离职), "" for none."""
    name = squeeze(row.text("name"))
    told = (r.words for r in remarks if not r.numbers and not r.sign and len(name) >= 2 and name in r.words)
    return next((words for words in told if against.search(words.replace(name, "")) and not _BESIDE.search(words)), "")


def unnamed(remarks: Sequence[Remark]) -> Iterator[Remark]:
    """The remarks about a part of the list whose rows are not named, each wording once: a list over several sheets
    repeats its notes."""
    return iter({r.words: r for r in reversed(remarks) if not (r.numbers or r.sign or r.loose)}.values())


def without_signs(name: str, remarks: Sequence[Remark]) -> str:
    """A name without the signs that a legend explains."""
    signs = "".join(remark.sign for remark in remarks)
    return name.strip(signs) or name if signs else name


def amount_in(remark: Remark, unit: str, told: Callable[[str], object]) -> Decimal | None:
    """How many of a unit (person, CNY) the remark says what `told` finds of, in all; None where it tells no number:
    共34人，其中减员1人 is 1; 其中返聘3人，兼职2人 is 5; 其中自有980万元、租赁280万元 is 280 ten-thousands."""
    pieces = [(piece, _amounts(piece, unit)) for piece in _PIECES.split(remark.words)]
    near = [amounts[-1] for piece, amounts in pieces if amounts and told(piece)]
    every = [amount for _, amounts in pieces for amount in amounts]
    if near:
        return sum(near, Decimal(0))
    return every[0] if len(every) == 1 and told(remark.words) else None


def _amounts(text: str, unit: str) -> list[Decimal]:
    return [q.value for q in find_quantities(text) if q.unit == unit and isinstance(q.value, Decimal)]


def _blocks(part: Part, lists: Sequence[ItemList]) -> Iterator[Block]:
    for item in part.content:
        if not isinstance(item, Table) and item.hidden is None and item.kind not in _MARGIN:
            yield item
    seen: set[int] = set()
    noted = [
        block for found in lists for row in found.rows if row.kind == "note" for c in row.all for block in c.blocks
    ]
    for block in [*noted, *(block for found in lists for block in found.notes)]:
        if block.hidden is None and id(block) not in seen:
            seen.add(id(block))
            yield block


def _read(clause: str, block: Block) -> Iterator[Remark]:
    clause = re.sub(r"^(?:备注|注释?|说明|附注)\d?[:：]?", ":", clause)
    legend = _LEGEND.search(clause)
    if legend is not None:
        yield Remark(legend[2], block, sign=legend[1])
        return
    rows = _ROWS.search(clause)
    if rows is not None and (rows[0].startswith(("序号", "编号", "第")) or _COUNTED.search(rows[1])):
        numbers = _numbers(rows[1])
        if numbers:
            yield Remark(rows[2], block, numbers)
            return
    if _PART.search(clause) and not _BESIDE.search(clause):
        yield Remark(clause.lstrip(":"), block)
    elif 4 <= len(clause) <= 120:
        yield Remark(clause.lstrip(":"), block, loose=True)


def _numbers(text: str) -> frozenset[int]:
    found: set[int] = set()
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2] or match[1])
        found |= set(range(first, min(last, first + 500) + 1))
    return frozenset(found)


def _serial(row: ListRow) -> int | None:
    """The row's number in the list: under its head, else a bare number in one of its first two cells."""
    texts = [row.text("serial"), *("".join(block.text for block in cell.blocks) for cell in row.all[:2])]
    return next((int(text) for t in texts if re.fullmatch(r"\d{1,3}", text := squeeze(t))), None)


def _bears(text: str, sign: str) -> bool:
    words = squeeze(text)
    return words == sign or (len(words.strip(_SIGNS)) >= 1 and (words.startswith(sign) or words.endswith(sign)))
