"""What one file says: blocks of text and tables in reading order, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from pilotdocs.model.place import Box, Place

BlockKind = Literal[
    "paragraph", "heading", "caption", "cell", "header", "footer", "footnote", "endnote", "textbox", "seal", "comment"
]
TextKind = Literal["native", "ocr", "mixed", "none"]

# Why a person looking at the document would not see a text, or would see it crossed out (`struck`). It is reported and
# counts for nothing.
HiddenReason = Literal[
    "vanish", "white", "tiny", "covered", "off_page", "clipped", "render_mode", "deleted", "moved_away",
    "hidden_row", "hidden_column", "hidden_sheet", "comment", "struck",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that belongs together: a paragraph, a heading, one paragraph of a table cell, a seal's name.

    `text` is as written; where the layout wraps a line inside it, it holds a newline. `boxes` has one box per
    character of `text` (a newline's box is empty; `Boxes` keeps many of them small), or is None where the format has
    no fixed layout. `confidence`
    is the reader's, from 0 to 1; None for text that was not recognised from a picture. `number` is the automatic
    heading or list number that Word would show before the text and that is not in it (“一、”). `value` is the typed
    value of a spreadsheet cell; None where the cell holds text. `formula` is a cell's formula without the “=”.
    `inserted` are the [start, end) spans that a tracked change put in. `hidden` says why a person would not see it.
    `second` is what a second recogniser read where it differs from `text` (None: not read twice, or the same).
    """

    text: str
    place: Place
    kind: BlockKind = "paragraph"
    level: int | None = None
    boxes: Sequence[Box] | None = None
    confidence: float | None = None
    number: str = ""
    value: Decimal | date | None = None
    formula: str | None = None
    inserted: tuple[tuple[int, int], ...] = ()
    hidden: HiddenReason | None = None
    second: str | None = None

    def place_of(self, start: int, end: int) -> Place:
        """The place of `text[start:end]`: this block's, narrowed to the characters' boxes where they are known.

        Where the characters stand on several lines the box covers those of the line that holds the most of them.
        """
        if not self.boxes:
            return self.place
        lines: list[tuple[int, Box]] = []
        broken = True
        for index in range(start, min(end, len(self.boxes))):
            box = self.boxes[index]
            if self.text[index : index + 1] == "\n":
                broken = True
            if box.x1 <= box.x0 and box.bottom <= box.top:
                continue
            if not broken and _goes_on(lines[-1][1], box):
                lines[-1] = (lines[-1][0] + 1, lines[-1][1].union(box))
            else:
                lines.append((1, box))
            broken = False
        if not lines:
            return self.place
        return Place(self.place.page, max(lines, key=lambda line: line[0])[1], self.place.locator)


def _goes_on(line: Box, box: Box) -> bool:
    """Whether a character stands on the line of those before it: beside them, or below or above them where the line
    runs down or up the page."""
    if line.top <= (box.top + box.bottom) / 2 <= line.bottom:
        return True
    wide, gap = box.x1 - box.x0, max(box.top - line.bottom, line.top - box.bottom)
    upright = line.x1 - line.x0 <= 1.6 * wide and gap <= wide
    return upright and line.x0 <= (box.x0 + box.x1) / 2 <= line.x1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. `row` and `column` count from 0 in the table's grid; a merged cell stands once, at its
    top left corner, with its spans. `blocks` are its paragraphs; `page` may differ from cell to cell."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    blocks: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """The cell's visible text, its paragraphs joined by newlines."""
        return "\n".join(block.text for block in self.blocks if block.hidden is None)

    @property
    def hidden(self) -> HiddenReason | None:
        """Why none of the cell can be seen; None where some of it can, or it is empty."""
        reasons = [block.hidden for block in self.blocks]
        return reasons[0] if reasons and all(reasons) else None


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells in reading order (by row, then column). `rows` and `columns` are the grid's size.

    `place` is the table's own (page of its first cell). `sheet` is the worksheet's name. `ruled` is False where the
    columns were told by gaps only. `head_rows` is how many rows at the top are a repeated head, 0 where unknown.
    `repeated` are page-break heads that were dropped ((page, row text) for the record). `column_edges` are the x of
    the columns' borders in points, on its first page as the text is read; () where there are none. A table inside a
    cell follows its outer table in the document and its locator says so.
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    place: Place
    sheet: str | None = None
    ruled: bool = True
    head_rows: int = 0
    confidence: float | None = None
    repeated: tuple[str, ...] = ()
    column_edges: tuple[float, ...] = ()

    def grid(self) -> list[list[Cell | None]]:
        """Rows of columns; a merged cell stands in every place that it covers; None where there is no cell."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    grid[row][column] = cell
        return grid


Content = Block | Table


@dataclass(frozen=True, slots=True)
class Seal:
    """A stamp on a page: the name that could be read from it ("" where none could) and where it stands."""

    name: str
    place: Place
    confidence: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a file that the reviewer must know. `code` is stable, `message` is one Chinese sentence that
    says what is wrong, `remedy` one that says what to do. `place` where it is about a place."""

    code: str
    message: str
    remedy: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read. `id` (`d1`) and `path` (POSIX, relative to the folder, `附件.zip/设备清单.xlsx` for a member
    of an archive) are given by the folder; a reader leaves them empty.

    `pages` is None where the format has none. `page_sizes` are width and height in points, as displayed.
    `content` holds all text in reading order, hidden text too (each block says so).
    """

    sha256: str
    format: str
    pages: int | None
    text: TextKind
    content: tuple[Content, ...] = ()
    problems: tuple[Problem, ...] = ()
    seals: tuple[Seal, ...] = ()
    page_sizes: tuple[tuple[float, float], ...] = ()
    id: str = ""
    path: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def readable(self) -> bool:
        """Whether any text could be read."""
        return self.text != "none"

    def blocks(self) -> Iterator[Block]:
        """Every block, those of tables included, in reading order."""
        for item in self.content:
            if isinstance(item, Table):
                for cell in item.cells:
                    yield from cell.blocks
            else:
                yield item
