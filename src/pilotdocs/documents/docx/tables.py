"""One `w:tbl` → a table with its merges resolved; what stands in its cells beside text follows it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pilotdocs.documents.docx.colours import shading
from pilotdocs.documents.docx.names import W
from pilotdocs.documents.docx.paint import TablePaint, part_of
from pilotdocs.documents.docx.styles import number_of, value_of
from pilotdocs.documents.docx.walk import DEEPEST, Around, Walk, children, read_paragraph, row_is_on
from pilotdocs.documents.limits import TABLE_CELLS
from pilotdocs.documents.package import Element
from pilotdocs.model.document import Block, Cell, Content, HiddenReason, Table
from pilotdocs.model.place import Place

WIDEST = 512  # columns; Word itself allows 63
_ROW_SLIT = 40  # twips: a row cut to 2 points shows nothing
_ROWS = frozenset({W + "tr"})
_CELLS = frozenset({W + "tc"})


@dataclass(slots=True)
class _Draft:
    """A cell while its table is read: merged ones still grow."""

    row: int
    column: int
    width: int
    height: int = 1
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Sheet:
    """A table while it is read: its cells, merges that reach into the next row, and what is to follow it."""

    paint: TablePaint
    drafts: list[_Draft] = field(default_factory=list)
    merges: dict[int, _Draft] = field(default_factory=dict)
    after: list[Content] = field(default_factory=list)
    columns: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    """Which row of how many (from 0), and its locator."""

    index: int
    count: int
    locator: str


def read_table(element: Element, locator: str, around: Around, walk: Walk) -> list[Content]:
    """The table, then the text boxes, comments and inner tables of its cells.

    A row's index in the grid is that of its `w:tr`, deleted and hidden rows included (their blocks say why nobody
    sees them), so that `r[n]` is always grid row n - 1.
    """
    sheet = _Sheet(TablePaint(element, walk.styles))
    rows = list(children(element, around.hidden, around.inserted, walk, _ROWS))
    heads = 0
    for index, (row, hidden, inserted) in enumerate(rows):
        if walk.full() or len(sheet.drafts) > TABLE_CELLS:
            walk.report("too_large", "文档表格过大，只读取了前面的部分。", "请拆分表格后重新提交。")
            break
        properties = row.find(W + "trPr")
        if row_is_on(properties, "tblHeader") and heads == index:
            heads += 1
        here = replace(
            around,
            kind="cell",
            hidden=hidden or _why_row_hidden(properties),
            inserted=inserted or part_of(properties, "ins") is not None,
            depth=around.depth + 1,
        )
        _read_row(row, _Row(index, len(rows), f"{locator}/r[{index + 1}]"), here, walk, sheet)
    cells = tuple(
        Cell(draft.row, draft.column, draft.height, draft.width, tuple(draft.blocks))
        for draft in sorted(sheet.drafts, key=lambda draft: (draft.row, draft.column))
    )
    table = Table(len(rows), min(sheet.columns, WIDEST), cells, Place(locator=locator), head_rows=heads)
    return [table, *sheet.after] if cells else sheet.after


def _read_row(row: Element, where: _Row, around: Around, walk: Walk, sheet: _Sheet) -> None:
    properties = row.find(W + "trPr")
    column = _skipped(properties, "gridBefore")
    cells = list(children(row, around.hidden, around.inserted, walk, _CELLS))
    merges: dict[int, _Draft] = {}
    for number, (cell, hidden, inserted) in enumerate(cells, 1):
        stated = cell.find(W + "tcPr")
        width = max(1, min(int(number_of(part_of(stated, "gridSpan")) or 1), WIDEST))
        painted, look = sheet.paint.of(where.index, column, where.count, number == len(cells))
        inner = replace(
            around,
            hidden=hidden or _why_cell_hidden(stated),
            inserted=inserted,
            table_look=look,
            paper=shading(part_of(stated, "shd"), walk.styles.theme) or painted or around.paper,
        )
        blocks, more = _cell_content(cell, f"{where.locator}/c[{number}]", inner, walk)
        sheet.after.extend(more)
        draft = _merged(stated, column, width, where.index, sheet)
        if draft is None:
            draft = _Draft(where.index, column, width)
            sheet.drafts.append(draft)
        draft.blocks.extend(blocks)
        if part_of(stated, "vMerge") is not None:
            merges[draft.column] = draft
        column = min(column + width, WIDEST)
    sheet.merges = merges
    sheet.columns = max(sheet.columns, column + _skipped(properties, "gridAfter"))


def _merged(properties: Element | None, column: int, width: int, row: int, sheet: _Sheet) -> _Draft | None:
    """The cell that this one continues, downwards (`vMerge`) or to the right (the older `hMerge`); None if none."""
    across = part_of(properties, "hMerge")
    if across is not None and value_of(across) != "restart" and sheet.drafts and sheet.drafts[-1].row == row:
        sheet.drafts[-1].width += width
        return sheet.drafts[-1]
    down = part_of(properties, "vMerge")
    if down is None or value_of(down) == "restart":
        return None
    draft = sheet.merges.get(column)
    if draft is None:
        return None
    draft.height = row - draft.row + 1
    return draft


def _cell_content(cell: Element, place: str, around: Around, walk: Walk) -> tuple[list[Block], list[Content]]:
    """The cell's own paragraphs, and what follows the table: boxes, comments, inner tables."""
    own: list[Block] = []
    after: list[Content] = []
    if around.depth > DEEPEST:
        walk.report("too_deep", "文档内表格或文本框嵌套过深，最内层未读取。", "请简化排版后重新提交。")
        return own, after
    paragraphs = tables = 0
    for element, hidden, inserted in children(cell, around.hidden, around.inserted, walk):
        here = replace(around, hidden=hidden, inserted=inserted)
        if element.tag == W + "p":
            paragraphs += 1
            blocks, more = read_paragraph(element, f"{place}/p[{paragraphs}]", here, walk)
            own.extend(blocks)
            after.extend(more)
        else:
            tables += 1
            after.extend(read_table(element, f"{place}/tbl[{tables}]", here, walk))
    return own, after


def _why_row_hidden(properties: Element | None) -> HiddenReason | None:
    if properties is None:
        return None
    if properties.find(W + "del") is not None:
        return "deleted"
    if row_is_on(properties, "hidden"):
        return "vanish"
    height = properties.find(W + "trHeight")
    if height is not None and height.get(W + "hRule") == "exact":
        size = number_of(height)
        if size is not None and 0 < size <= _ROW_SLIT:
            return "clipped"
    return None


def _why_cell_hidden(properties: Element | None) -> HiddenReason | None:
    return "deleted" if properties is not None and properties.find(W + "cellDel") is not None else None


def _skipped(properties: Element | None, name: str) -> int:
    return max(0, min(int(number_of(part_of(properties, name)) or 0), WIDEST))
