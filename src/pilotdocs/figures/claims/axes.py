"""What speaks of a cell in a table: the labels at its left, the heads above, the banner over its rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pilotdocs.figures.pipeline import Wording
from pilotdocs.figures.view import fold
from pilotdocs.model.document import Cell

UNIT_WORDS = r"亿元|万元|千元|元|万平方米|万㎡|平方米|平米|㎡|m2|m²|公顷|亩|人|名|位|%|％|台套|台"
YEAR = re.compile(r"(20\d\d)(?:年度?)?")
_YEAR_CELL = re.compile(
    r"20\d\d(?:年度?)?(?:末|底|初|\d{1,2}月(?:末|底)?|(?:\d{1,2}月?[-—–~～至到])?\d{1,2}月|[上下]半年|第?[一二三四1-4]季度)?"
    r"(?:\([^()\d]{1,6}\))?"
)
_NUMERIC = re.compile(r"^[\s\d.,，％%+\-—–/~～约近逾超余多以上万亿元人名台套㎡平方米m²年月日()（）¥￥]*$")
_VALUE = re.compile(
    r"^(?:不低于|不少于|不小于|至少|约|近|逾|超过|大于|高于|低于|≥|≤|>|<|¥|￥)*"
    r"[\d一二三四五六七八九十百千][\d.,，\s一二三四五六七八九十百千万亿余多]*"
    rf"(?:{UNIT_WORDS}|家|项|个|件|年|月|日)*(?:以上|左右|以内|以下)?(?:[(（].*[)）])?$"
)
# Rows above a cell that are kept as its heads, and cells at its left.
_DEEPEST = 3
_WIDEST = 40


@dataclass(frozen=True, slots=True)
class Label:
    """What a label cell says: its wording (None for plain text), its unit note, its year and whether it is a plan."""

    text: str
    wording: Wording | None
    unit: str
    year: str | None
    planned: bool
    present: bool


@dataclass(frozen=True, slots=True)
class Axes:
    """Labels nearest first: `left` in the cell's row, `heads` above it. `siblings` are the texts of the nearest head
    row, `above_left` the labels of the rows before. `beside`: nothing stands between the nearest left label and the
    cell. `unit` is a unit column's."""

    left: tuple[Label, ...]
    heads: tuple[Label, ...]
    banner: Label | None
    siblings: tuple[str, ...]
    above_left: tuple[str, ...]
    first: str
    beside: bool
    unit: str

    def all(self) -> tuple[Label, ...]:
        """Every label, the heads first."""
        return (*self.heads, *self.left, *((self.banner,) if self.banner is not None else ()))


_BRACKETS = re.compile(r"\([^()]*\)")


def is_value(text: str) -> bool:
    """Whether a folded cell text is a number (不少于10人, 1,350), and no year."""
    if _YEAR_CELL.fullmatch(text):
        return False
    return bool(_NUMERIC.match(text) and re.search(r"\d", text)) or bool(_VALUE.match(text))


def _unit_beside(row: list[Cell | None], cell: Cell) -> str:
    """The unit in the next cell at the right, "" where it holds anything else."""
    after = cell.column + cell.column_span
    other = row[after] if after < len(row) else None
    text = fold(other.text) if other is not None else ""
    return text if re.fullmatch(UNIT_WORDS, text) else ""


@dataclass(slots=True)
class Heads:
    """Reads a table's rows from the top and keeps the head rows and the banner over the row reached."""

    label: Callable[[str], Label]
    rows: list[list[str]] = field(default_factory=list)
    banner: str = ""
    open: bool = False
    labels: list[str] = field(default_factory=list)

    def enter(self, row: list[Cell | None]) -> None:
        """Go past a row: it becomes a head row, a banner, or closes the head above."""
        cells = list(dict.fromkeys(id(cell) for cell in row if cell is not None))
        texts = [fold(cell.text) if cell is not None else "" for cell in row]
        distinct = {text for text in texts if text}
        self.labels = [*(text for text in texts[:2] if text and not is_value(text)), *self.labels][: _DEEPEST * 2]
        if not distinct:
            return
        if any(is_value(text) for text in distinct) or any(
            len(text) > 26 or re.search(r"[，。；]", _BRACKETS.sub("", text)) for text in distinct
        ):
            self.open = False
            return
        if len(distinct) == 1 and (len(cells) == 1 or sum(bool(text) for text in texts) == 1):
            if len(row) > 1:
                self.banner = next(iter(distinct))
                self.open = False
            return
        self.rows = [texts, *(self.rows if self.open else [])][:_DEEPEST]
        self.open = True

    def axes(self, row: list[Cell | None], cell: Cell) -> Axes:
        """What speaks of a cell of the row that is read now, before `enter`."""
        left: list[Label] = []
        unit, beside = "", True
        seen: set[int] = set()
        for column in range(cell.column - 1, max(-1, cell.column - _WIDEST), -1):
            other = row[column]
            if other is None or other is cell or id(other) in seen:
                continue
            seen.add(id(other))
            text = fold(other.text)
            if not text:
                continue
            if re.fullmatch(UNIT_WORDS, text):
                unit = unit or text
            elif _YEAR_CELL.fullmatch(text):
                left.append(self.label(other.text))
            elif _NUMERIC.match(text) or is_value(text):
                beside = beside and bool(left)
            else:
                left.append(self.label(other.text))
        unit = unit or _unit_beside(row, cell)
        above = dict.fromkeys(texts[cell.column] for texts in self.rows if cell.column < len(texts))
        heads = tuple(self.label(text) for text in above if text and text != fold(cell.text))
        first = next((fold(one.text) for one in row if one is not None and one is not cell and fold(one.text)), "")
        banner = self.label(self.banner) if self.banner else None
        siblings = tuple(self.rows[0]) if self.rows else ()
        return Axes(tuple(left), heads, banner, siblings, tuple(self.labels), first, beside, unit)
