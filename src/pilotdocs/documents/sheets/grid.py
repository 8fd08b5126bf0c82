"""A sheet between its file format and the model: cells at places, what is merged, what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pilotdocs.model.document import HiddenReason

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
_REFERENCE = re.compile(r"^\$?([A-Za-z]{1,3})\$?(\d{1,7})$")


@dataclass(slots=True)
class RawCell:
    """One non-empty cell. `row` and `column` count from 1. `text` is what the sheet shows, `value` its typed value,
    `scalar` what formulas see (a date is its serial number there). `waiting` while a formula has no result."""

    row: int
    column: int
    text: str
    value: Decimal | date | None = None
    formula: str | None = None
    hidden: HiddenReason | None = None
    scalar: Decimal | str | bool | None = None
    style: int = 0
    waiting: bool = False
    parts: tuple[tuple[str, HiddenReason | None], ...] = ()  # where runs of one cell differ in being seen


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both ends included, counted from 1."""

    row: int
    column: int
    last_row: int
    last_column: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.row <= row <= self.last_row and self.column <= column <= self.last_column


@dataclass(frozen=True, slots=True)
class Note:
    """A cell comment or a text box: the cell it hangs on (from 1) and its paragraphs."""

    row: int
    column: int
    lines: tuple[str, ...]


@dataclass(slots=True)
class RawSheet:
    """One worksheet as read. `hidden_columns` and `merges` are areas; `filtered` says that a filter hides rows."""

    name: str
    hidden: bool = False
    cells: list[RawCell] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: list[Area] = field(default_factory=list)
    painted: list[Area] = field(default_factory=list)  # where a table style or a condition colours cells
    comments: list[Note] = field(default_factory=list)
    boxes: list[Note] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)  # print headers and footers
    shared: dict[str, tuple[int, int, str]] = field(default_factory=dict)  # shared formulas: where they stand, text
    filtered: bool = False
    pictures: int = 0

    def column_is_hidden(self, column: int) -> bool:
        """Whether a column, counted from 1, is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)


def column_name(column: int) -> str:
    """Letters of a column counted from 1 (28 → AB)."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Column, from 1, of its letters (AB → 28)."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_name(row: int, column: int) -> str:
    """`G15` of row 15 and column 7."""
    return f"{column_name(column)}{row}"


def place_of_name(name: str | None) -> tuple[int, int] | None:
    """Row and column, from 1, of `G15` or `$G$15`; None where it is no cell of a sheet."""
    match = _REFERENCE.match(name or "")
    if not match:
        return None
    row, column = int(match.group(2)), column_number(match.group(1))
    return (row, column) if 1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN else None


def area_of_name(name: str) -> Area | None:
    """The area of `A1:C3` or of one cell; None where it is neither."""
    first, _, last = name.partition(":")
    start, end = place_of_name(first), place_of_name(last or first)
    if start is None or end is None:
        return None
    return Area(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
