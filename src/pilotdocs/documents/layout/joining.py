"""Tables that run over page breaks: one table again, each cell with its own page and boxes."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from pilotdocs.model.document import Block, Cell, Content, Table

# Points by which the same border may stand elsewhere on the next page.
SAME_EDGE = 4.0
MOST_HEAD_ROWS = 4
# Points by which a scanned sheet may lie elsewhere than the one before.
MOST_SHIFT = 30.0
# Two readings of one head are alike to this share.
READ_ALIKE = 0.85

_CONTINUED = re.compile(r"^[（(]?\s*(续\s*表|接上[页表]|续上[页表]|续前[页表])|[（(]\s*续\s*表?\s*[）)]$|^续$")
_UNIT_LINE = re.compile(r"^[（(]?\s*(?:金额)?单位\s*[:：]")
_ASIDE = ("header", "footer", "footnote")


@dataclass(slots=True)
class _Piece:
    """Where a table stands in the content of its page."""

    page: int
    index: int
    table: Table


def join_pages(pages: Sequence[tuple[Content, ...]]) -> tuple[Content, ...]:
    """The content of all pages in order, a table that goes on over the page break as one.

    Two pieces are one table when nothing but running heads, feet, a “续表” caption and a repeated unit line stands
    between them and their columns are the same within SAME_EDGE. A repeated head is dropped and its text kept in
    `repeated`; a row that the break split is joined. Paragraphs stay as they are.
    """
    out: list[Content] = []
    open_at: int | None = None  # where in `out` a table stands that the next page may continue
    for content in pages:
        first = _first_piece(content)
        start = 0
        if open_at is not None and first is not None:
            index, between = first
            before, piece = out[open_at], content[index]
            if isinstance(before, Table) and isinstance(piece, Table):
                continued = any(_CONTINUED.search(block.text.strip()) for block in between if block.kind != "header")
                joined = _join(before, piece, told=continued)
                if joined is not None:
                    out[open_at] = joined
                    out += content[:index]
                    start = index + 1
                    if not _ends_with_table(content, index):
                        open_at = None
                    out += content[start:]
                    if open_at is None:
                        open_at = _last_table(out, content, start)
                    continue
        base = len(out)
        out += content
        last = _last_index(content)
        open_at = base + last if last is not None else None
    return tuple(out)


def _last_table(out: list[Content], content: Sequence[Content], start: int) -> int | None:
    last = _last_index(content)
    return len(out) - len(content) + last if last is not None and last >= start else None


def _first_piece(content: Sequence[Content]) -> tuple[int, list[Block]] | None:
    """The page's first table and the blocks before it, where those may stand between two pieces of one table."""
    between: list[Block] = []
    for index, item in enumerate(content):
        if isinstance(item, Table):
            return index, between
        if item.hidden is None and item.kind not in _ASIDE:
            text = item.text.strip()
            if not (_CONTINUED.search(text) or _UNIT_LINE.match(text)):
                return None
        between.append(item)
    return None


def _last_index(content: Sequence[Content]) -> int | None:
    """The table that the page ends with, running feet aside."""
    for index in range(len(content) - 1, -1, -1):
        item = content[index]
        if isinstance(item, Table):
            return index
        if item.hidden is None and item.kind not in _ASIDE:
            return None
    return None


def _ends_with_table(content: Sequence[Content], index: int) -> bool:
    return _last_index(content) == index


def _join(before: Table, piece: Table, *, told: bool) -> Table | None:
    """Both as one; None where they are two tables. `told` says that a caption called the second a continuation."""
    if before.ruled != piece.ruled:
        return None
    columns = _same_columns(before, piece)
    if columns is None:
        return None
    head = _repeated_head(before, piece)
    if not told and head == 0 and _has_other_head(before, piece):
        return None
    cells = [replace(cell, column=columns[cell.column], column_span=_span(cell, columns)) for cell in piece.cells]
    dropped = _row_texts([cell for cell in cells if cell.row < head])
    rest = [replace(cell, row=cell.row - head) for cell in cells if cell.row >= head]
    page = piece.place.page
    repeated = tuple(f"第{page}页：{text}" for text in dropped)
    joined = list(before.cells)
    shift = before.rows
    if rest and _goes_on(before, rest):
        joined = _joined_row(joined, before.rows - 1, [cell for cell in rest if cell.row == 0])
        rest = [cell for cell in rest if cell.row > 0]
        shift -= 1
    elif rest:
        joined, rest = _merged_on(before, joined, rest)
    joined += [replace(cell, row=cell.row + shift) for cell in rest]
    joined.sort(key=lambda cell: (cell.row, cell.column))
    known = [value for value in (before.confidence, piece.confidence) if value is not None]
    return replace(
        before,
        rows=max((cell.row + cell.row_span for cell in joined), default=before.rows),
        cells=tuple(joined),
        head_rows=max(before.head_rows, head),
        confidence=min(known) if known else None,
        repeated=before.repeated + repeated,
    )


def _same_columns(before: Table, piece: Table) -> dict[int, int] | None:
    """Column of the piece → column of the table; None where the columns are others.

    Ruled borders must agree within SAME_EDGE. Columns told by gaps have no borders: each must overlap one column of
    the other, in order, and their number be the same.
    """
    if before.columns != piece.columns or not before.column_edges or not piece.column_edges:
        return None
    edges, others = before.column_edges, piece.column_edges
    if before.ruled:
        shifts = sorted(b - a for a, b in zip(edges, others, strict=True))
        # Sheets lie elsewhere on the scanner's glass; a printed page does not move.
        shift = shifts[len(shifts) // 2] if _is_recognised(before) and _is_recognised(piece) else 0.0
        if abs(shift) > MOST_SHIFT or any(abs(other - shift) > SAME_EDGE for other in shifts):
            return None
        return {column: column for column in range(before.columns)}
    widths = [right - left for left, right in itertools.pairwise(edges)]
    for index, (a, b) in enumerate(zip(edges[1:-1], others[1:-1], strict=True)):
        if abs(a - b) > max(12.0, 0.45 * min(widths[index], widths[index + 1])):
            return None
    return {column: column for column in range(before.columns)}


def _is_recognised(table: Table) -> bool:
    return any(block.confidence is not None for cell in table.cells for block in cell.blocks)


def _span(cell: Cell, columns: dict[int, int]) -> int:
    return columns[cell.column + cell.column_span - 1] - columns[cell.column] + 1


def _row_texts(cells: Sequence[Cell]) -> list[str]:
    rows: dict[int, list[str]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append("".join(cell.text.split()))
    return [" | ".join(texts) for _, texts in sorted(rows.items())]


def _row_shape(table: Table, row: int) -> list[tuple[int, int, int, str]]:
    return [
        (cell.column, cell.row_span, cell.column_span, "".join(cell.text.split()))
        for cell in table.cells
        if cell.row == row
    ]


def _repeated_head(before: Table, piece: Table) -> int:
    """How many rows at the top of the piece are those at the top of the table again."""
    count = 0
    while count < min(MOST_HEAD_ROWS, piece.rows, before.rows):
        mine, other = (_folded(table, count) for table in (before, piece))
        if not mine.strip("|"):
            break
        if mine != other and not (_is_recognised(piece) and SequenceMatcher(None, mine, other).ratio() >= READ_ALIKE):
            break
        count += 1
    return count


def _folded(table: Table, row: int) -> str:
    """The texts of a row, full and half width alike."""
    return unicodedata.normalize("NFKC", "|".join(text for *_, text in _row_shape(table, row)))


def _has_other_head(before: Table, piece: Table) -> bool:
    """Whether the piece begins with a head of its own: words only, where the rows of the table hold numbers."""
    own = [text for *_, text in _row_shape(piece, 0) if text]
    below = [text for *_, text in _row_shape(piece, 1) if text]
    if piece.rows < 2 or len(own) < piece.columns or not below:
        return False
    return (
        not any(_has_digit(text) for text in own)
        and any(_has_digit(text) for text in below)
        and (own != [text for *_, text in _row_shape(before, 0) if text])
    )


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _goes_on(before: Table, rest: list[Cell]) -> bool:
    """Whether the first row of the piece is the lower half of the table's last row: its key cells are empty, and
    what it adds goes on with cells that have begun."""
    first = {cell.column: cell for cell in rest if cell.row == 0}
    last = {cell.column: cell for cell in before.cells if cell.row + cell.row_span == before.rows}
    filled = {column for column, cell in first.items() if cell.text.strip()}
    begun = {column for column, cell in last.items() if cell.text.strip()}
    if not filled or not filled < begun or min(begun) in filled:
        return False
    # An empty first cell is usual (a merged one that the break cut): then the other cells hold whole values again.
    return not any(
        _is_whole(first[column].text) and _is_whole(last[column].text) and not _is_full(before, last[column])
        for column in filled
    )


def _is_whole(text: str) -> bool:
    """Whether a cell's text is a value in itself: a number, a date, a code."""
    squeezed = "".join(text.split())
    digits = sum(char.isdigit() for char in squeezed)
    return digits > 0 and digits >= 0.5 * len(squeezed)


def _merged_on(before: Table, cells: list[Cell], rest: list[Cell]) -> tuple[list[Cell], list[Cell]]:
    """Both parts with merged cells that the break cut made whole: an empty cell at the top of the piece, in a column
    whose cells are merged elsewhere and never empty, belongs to the cell above the break."""
    for cut in [cell for cell in rest if cell.row == 0 and not cell.text.strip() and cell.column_span == 1]:
        column = [cell for cell in cells if cell.column == cut.column and cell.column_span == 1]
        ending = [cell for cell in column if cell.row + cell.row_span == before.rows]
        if (
            len(ending) != 1
            or not any(cell.row_span > 1 for cell in (*column[1:], *rest) if cell.column == cut.column)
            or any(not cell.text.strip() for cell in column)
        ):
            continue
        whole = replace(ending[0], row_span=ending[0].row_span + cut.row_span)
        cells = [whole if cell is ending[0] else cell for cell in cells]
        rest = [cell for cell in rest if cell is not cut]
    return cells, rest


def _is_full(table: Table, cell: Cell) -> bool:
    """Whether the last line of a cell reaches so far that the next character went to a new line: nearly to the border
    or, where nobody drew one, as far as the widest line of the column."""
    line = _line_width(cell)
    if line is None or len(table.column_edges) <= cell.column + cell.column_span:
        return False
    width, size = line
    if table.ruled:
        room = table.column_edges[cell.column + cell.column_span] - table.column_edges[cell.column]
        return room - width < 2.2 * size
    others = [other for each in table.cells if each.column == cell.column and (other := _line_width(each))]
    return width > max(other for other, _ in others) - 0.3 * size


def _line_width(cell: Cell) -> tuple[float, float] | None:
    """Width of the last line of a cell and the height of its characters; None where it has none."""
    if not cell.blocks or not cell.blocks[-1].boxes:
        return None
    block = cell.blocks[-1]
    boxes = [box for box in (block.boxes or ())[block.text.rfind("\n") + 1 :] if box.x1 > box.x0]
    if not boxes:
        return None
    return max(box.x1 for box in boxes) - min(box.x0 for box in boxes), max(box.bottom - box.top for box in boxes)


def _joined_row(cells: list[Cell], row: int, more: list[Cell]) -> list[Cell]:
    added = {cell.column: cell.blocks for cell in more if cell.blocks}
    return [
        replace(cell, blocks=cell.blocks + added[cell.column])
        if cell.row + cell.row_span - 1 == row and cell.column in added
        else cell
        for cell in cells
    ]
