"""A small builder of documents, so that a test says what a paper looks like in a few lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pilotdocs.model.document import Block, BlockKind, Cell, Content, Document, HiddenReason, Table
from pilotdocs.model.part import Kind, Part
from pilotdocs.model.place import Box, Place

A4 = (595.0, 842.0)
Value = str | int | Decimal | date | None
Items = Content | Sequence[Content]
Rows = list[list[object]]


def block(text: str, x: float, top: float, *, page: int = 1, size: float = 10, ocr: bool = False,
          kind: BlockKind = "paragraph", second: str | None = None) -> Block:  # fmt: skip
    """A line (or lines) of text with a box for every character, each as wide as it is high."""
    boxes: list[Box] = []
    at, y = x, top
    for char in text:
        if char == "\n":
            boxes.append(Box(at, y, at, y))
            at, y = x, y + 1.5 * size
            continue
        boxes.append(Box(at, y, at + size, y + size))
        at += size
    box = Box(min(b.x0 for b in boxes), top, max(b.x1 for b in boxes), y + size)
    return Block(text, Place(page, box), kind, boxes=tuple(boxes), confidence=0.97 if ocr else None, second=second)


def page(lines: str, *, number: int = 1, ocr: bool = False, size: float = 10, left: float = 60) -> list[Content]:
    """A page from lines of text: `@120 text` sets x, `^18` the size, ` || ` parts what stands beside each other."""
    content: list[Content] = []
    top = 50.0
    for line in lines.strip("\n").split("\n"):
        height = size
        for piece in line.split("||"):
            text, x = piece.strip(" "), left
            own = size
            while text[:1] in "@^" and text:
                word, _, text = text.partition(" ")
                if word[0] == "@":
                    x = float(word[1:])
                else:
                    own = float(word[1:])
            if text.strip():
                content.append(block(text, x, top, page=number, size=own, ocr=ocr))
            height = max(height, own)
        top += 1.8 * height
    return content


def foot(text: str, number: int) -> Block:
    """A page number at the foot."""
    return block(text, 290, 805, page=number, size=9)


def table(rows: Sequence[Sequence[object]], *, page: int | None = None, where: str = "body/tbl[1]",
          spans: dict[tuple[int, int], tuple[int, int]] | None = None, top: float = 200) -> Table:  # fmt: skip
    """A table of texts; None leaves a place without a cell; `spans` gives row and column spans by (row, column)."""
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value is None:
                continue
            text = str(value)
            row_span, column_span = (spans or {}).get((r, c), (1, 1))
            if page is None:
                made = Block(text, Place(locator=f"{where}/r[{r + 1}]/c[{c + 1}]/p[1]"), "cell")
            else:
                made = replace(block(text or " ", 60 + 90 * c, top + 20 * r, page=page), kind="cell")
            cells.append(Cell(r, c, row_span, column_span, (made,) if text else ()))
    first = cells[0].blocks[0].place if cells and cells[0].blocks else Place(page)
    return Table(len(rows), max(len(row) for row in rows), tuple(cells), first)


def sheet(rows: Sequence[Sequence[object]], *, name: str = "Sheet1", hidden_rows: Sequence[int] = (),
          hidden_columns: Sequence[int] = (), hidden: bool = False,
          spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> Table:  # fmt: skip
    """A worksheet; numbers and days are typed cells. Hidden rows and columns count from 1."""
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value is None:
                continue
            reason: HiddenReason | None = None
            if hidden:
                reason = "hidden_sheet"
            elif r + 1 in hidden_rows:
                reason = "hidden_row"
            elif c + 1 in hidden_columns:
                reason = "hidden_column"
            typed = Decimal(value) if isinstance(value, int) else value if isinstance(value, Decimal | date) else None
            place = Place(locator=f"{name}!{chr(65 + c)}{r + 1}")
            made = Block(str(value), place, "cell", value=typed, hidden=reason)
            row_span, column_span = (spans or {}).get((r, c), (1, 1))
            cells.append(Cell(r, c, row_span, column_span, (made,)))
    return Table(len(rows), max(len(row) for row in rows), tuple(cells), Place(locator=f"{name}!A1"), sheet=name)


def paragraphs(text: str) -> list[Content]:
    """Paragraphs of a flowing document, one a line."""
    lines = [line.strip() for line in text.strip().split("\n")]
    return [Block(line, Place(locator=f"body/p[{i}]")) for i, line in enumerate(lines, 1) if line]


def document(*content: Items, pages: int | None = None, path: str = "") -> Document:
    """A document of that content; `pages` as many A4 pages."""
    items: list[Content] = []
    for entry in content:
        if isinstance(entry, (Block, Table)):
            items.append(entry)
        else:
            items.extend(entry)
    sizes = (A4,) * (pages or 0)
    return Document("0" * 64, "pdf" if pages else "docx", pages, "native", tuple(items), page_sizes=sizes, id="d1",
                    path=path)  # fmt: skip


def part(kind: Kind, *content: Items, pages: int | None = None) -> Part:
    """A part of that kind that is the whole of a document."""
    whole = document(*content, pages=pages)
    return Part(whole, 0, kind, (1, pages) if pages else None, whole.content)
