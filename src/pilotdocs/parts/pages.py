"""One page (or one sheet, or a whole flowing document) as a person sees it at a glance: lines, sizes, page number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from pilotdocs.model.document import Block, Cell, Content, Document, Table
from pilotdocs.model.place import Box, Boxes

PAGE_NUMBER = re.compile(
    r"^[-—–－_\s]*第?\s*(?P<n>\d{1,4})\s*页?[-—–－_\s]*(?:[/／,，;；]?\s*(?:共|of)?\s*(?P<total>\d{1,4})\s*页?)?[-—–－_\s]*$",
    re.IGNORECASE,
)
_PAGE_WORD = re.compile(r"^Page\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One visual line outside the running head and foot. `text` as written, `squeezed` folded (NFKC) and without
    spaces. `box` and `size` (character height, points) are None where the format has no layout. `cell` says that the
    line stands in a table; `heading` that the reader marked it as one; `ocr` that it was recognised."""

    text: str
    squeezed: str
    box: Box | None
    size: float | None
    cell: bool
    heading: bool
    ocr: bool


@dataclass(frozen=True, slots=True)
class Page:
    """`number` counts from 1 and is None for documents without pages. `printed` is the page number that the page
    itself shows, `printed_total` the total beside it (第1页/共3页). `size` is width and height in points."""

    number: int | None
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    printed: int | None
    printed_total: int | None
    size: tuple[float, float] | None
    body_size: float

    @property
    def text(self) -> str:
        """All lines' squeezed text, one a line."""
        return "\n".join(line.squeezed for line in self.lines)


_WIDE = str.maketrans({"(": "（", ")": "）", ":": "：", ",": "，", ";": "；"})


def squeeze(text: str) -> str:
    """The text folded to NFKC without any white space, its brackets, colons and commas in full width."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).translate(_WIDE)


def _extent(block: Block, start: int, end: int) -> tuple[Box | None, float | None]:
    """The box around the characters that have an extent, and the median of their heights."""
    boxes = (block.boxes or ())[start:end]
    return (boxes if isinstance(boxes, Boxes) else Boxes(boxes)).around() or (block.place.box, None)


def _lines_of(block: Block, *, cell: bool) -> Iterable[Line]:
    start = 0
    for piece in block.text.split("\n"):
        end = start + len(piece)
        squeezed = squeeze(piece)
        if squeezed:
            box, size = _extent(block, start, end)
            heading = block.kind == "heading" or (block.kind == "textbox" and len(squeezed) < 40)
            yield Line(block.number + piece, squeeze(block.number) + squeezed, box, size, cell, heading,
                       block.confidence is not None)  # fmt: skip
        start = end + 1


def cut_table(table: Table, first: int, last: int) -> Table | None:
    """The rows of the table whose cells stand on those pages, renumbered from 0; None where there are none. Empty
    cells go with the rest of their row."""
    default = table.place.page
    pages: dict[int, int] = {}
    for cell in table.cells:
        for block in cell.blocks:
            page = block.place.page if block.place.page is not None else default
            if page is not None:
                pages[cell.row] = min(page, pages.get(cell.row, page))
    previous = default
    for row in range(table.rows):
        previous = pages.setdefault(row, previous if previous is not None else first)
    rows = [row for row in range(table.rows) if first <= pages[row] <= last]
    if len(rows) == table.rows:
        return table
    if not rows:
        return None
    index = {row: position for position, row in enumerate(rows)}
    cells = tuple(replace(cell, row=index[cell.row]) for cell in table.cells if cell.row in index)
    place = next((block.place for cell in cells for block in cell.blocks), table.place)
    head = table.head_rows if rows[0] == 0 else 0
    return replace(table, rows=len(rows), cells=cells, place=place, head_rows=head)


def content_by_page(document: Document) -> dict[int, list[Content]]:
    """The document's content by page, in reading order; a table over a page break is cut at the break."""
    pages: dict[int, list[Content]] = {}
    for item in document.content:
        if isinstance(item, Table):
            on = {block.place.page for cell in item.cells for block in cell.blocks} | {item.place.page}
            for number in sorted(page for page in on if page is not None):
                part = cut_table(item, number, number)
                if part is not None:
                    pages.setdefault(number, []).append(part)
        elif item.place.page is not None:
            pages.setdefault(item.place.page, []).append(item)
    return pages


def content_on(document: Document, first: int, last: int) -> tuple[Content, ...]:
    """The document's content on those pages, in reading order; a table that reaches beyond them is cut."""
    kept: list[Content] = []
    for item in document.content:
        if isinstance(item, Table):
            part = cut_table(item, first, last)
            if part is not None:
                kept.append(part)
        elif item.place.page is None or first <= item.place.page <= last:
            kept.append(item)
    return tuple(kept)


def _page_number(text: str) -> tuple[int, int | None] | None:
    match = PAGE_NUMBER.match(_PAGE_WORD.sub("", unicodedata.normalize("NFKC", text).strip()))
    if not match:
        return None
    total = match["total"]
    return int(match["n"]), int(total) if total else None


def _find_printed(lines: Sequence[tuple[Line, str]], height: float | None) -> tuple[int, int | None] | None:
    """The page number that a page prints at its foot or head."""
    for line, kind in reversed(lines):
        found = _page_number(line.text)
        if found is None or line.cell:
            continue
        if kind in ("header", "footer"):
            return found
        if line.box is not None and height:
            middle = (line.box.top + line.box.bottom) / 2
            if middle > 0.86 * height or middle < 0.08 * height:
                return found
        elif line is lines[-1][0]:
            return found
    return None


def _cell_lines(cells: Iterable[Cell]) -> Iterable[tuple[Line, str]]:
    for cell in cells:
        for block in cell.blocks:
            if block.hidden is None:
                for line in _lines_of(block, cell=True):
                    yield line, block.kind


def view_page(content: Iterable[Content], number: int | None, size: tuple[float, float] | None) -> Page:
    """The page made of that content."""
    found: list[tuple[Line, str]] = []
    tables: list[Table] = []
    for item in content:
        if isinstance(item, Table):
            tables.append(item)
            found.extend(_cell_lines(item.cells))
        elif item.hidden is None and item.kind not in ("comment", "seal"):
            found.extend((line, item.kind) for line in _lines_of(item, cell=False))
    printed = _find_printed(found, size[1] if size else None)
    body = [line for line, kind in found if kind not in _MARGIN and not _is_printed(line, printed)]
    if body and all(line.box is not None for line in body):
        body.sort(key=_reading_order)
    sizes = [line.size for line in body for _ in line.squeezed if line.size]
    body_size = median(sizes) if sizes else 0.0
    number_of, total = printed or (None, None)
    return Page(number, _join_spaced(body, body_size), tuple(tables), number_of, total, size, body_size)


_MARGIN = ("header", "footer", "footnote", "endnote")


def _is_printed(line: Line, printed: tuple[int, int | None] | None) -> bool:
    return printed is not None and not line.cell and _page_number(line.text) == printed


def _reading_order(line: Line) -> tuple[float, float]:
    return (round(line.box.top / 4), line.box.x0) if line.box else (0.0, 0.0)


def _join_spaced(lines: Sequence[Line], body_size: float) -> tuple[Line, ...]:
    """Lines of one or two large characters beside each other (营 业 执 照 set wide) made one line."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last is not None and last.box and line.box and last.size and line.size
            and len(line.squeezed) <= 2 and len(last.squeezed) <= 6
            and min(last.size, line.size) > 1.3 * body_size and line.box.x0 >= last.box.x1
            and abs(line.box.top - last.box.top) < 0.4 * line.size
        ):  # fmt: skip
            joined[-1] = replace(last, text=last.text + line.text, squeezed=last.squeezed + line.squeezed,
                                 box=last.box.union(line.box))  # fmt: skip
        else:
            joined.append(line)
    return tuple(joined)


def view_pages(document: Document) -> tuple[Page, ...]:
    """Every page of a document that has pages, blank ones too."""
    content = content_by_page(document)
    sizes = document.page_sizes
    return tuple(
        view_page(content.get(number, ()), number, sizes[number - 1] if number <= len(sizes) else None)
        for number in range(1, (document.pages or 0) + 1)
    )
