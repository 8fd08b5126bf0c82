"""One `w:tbl` → a table with its merges resolved; what stands in its cells beside text follows it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pilotdocs.documents.docx.colours import shading
from pilotdocs.documents.docx.names import W
from pilotdocs.documents.docx.styles import PLAIN, Look, Styles, number_of, read_look, value_of
from pilotdocs.documents.docx.walk import Around, Walk, children, read_paragraph, row_is_on
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


def read_table(element: Element, locator: str, around: Around, walk: Walk) -> list[Content]:
    """The table, then the text boxes, comments and inner tables of its cells.

    A row's index in the grid is that of its `w:tr`, deleted and hidden rows included (their blocks say why nobody
    sees them), so that `r[n]` is always grid row n - 1.
    """
    drafts: list[_Draft] = []
    after: list[Content] = []
    open_merges: dict[int, _Draft] = {}
    paint = TablePaint(element, walk.styles)
    rows = list(children(element, around.hidden, around.inserted, walk, _ROWS))
    columns = 0
    heads = 0
    for index, (row, hidden, inserted) in enumerate(rows):
        if walk.full() or len(drafts) > TABLE_CELLS:
            walk.report("too_large", "文档表格过大，只读取了前面的部分。", "请拆分表格后重新提交。")
            break
        properties = row.find(W + "trPr")
        hidden = hidden or _why_row_hidden(properties)
        inserted = inserted or (properties is not None and properties.find(W + "ins") is not None)
        if row_is_on(properties, "tblHeader") and heads == index:
            heads += 1
        column = _skipped(properties, "gridBefore")
        cells = list(children(row, hidden, inserted, walk, _CELLS))
        merges: dict[int, _Draft] = {}
        for number, (cell, cell_hidden, cell_inserted) in enumerate(cells, 1):
            cell_properties = cell.find(W + "tcPr")
            width = max(1, min(int(number_of(_part(cell_properties, "gridSpan")) or 1), WIDEST))
            place = f"{locator}/r[{index + 1}]/c[{number}]"
            cell_hidden = cell_hidden or _why_cell_hidden(cell_properties)
            paper, look = paint.of(index, column, len(rows), number == len(cells), cell_properties, around.paper)
            inner = replace(
                around, kind="cell", hidden=cell_hidden, inserted=cell_inserted, table_look=look, paper=paper,
                depth=around.depth + 1,
            )  # fmt: skip
            blocks, more = _cell_content(cell, place, inner, walk)
            after.extend(more)
            draft = _merged(cell_properties, column, width, index, open_merges, drafts)
            if draft is None:
                draft = _Draft(index, column, width)
                drafts.append(draft)
            draft.blocks.extend(blocks)
            if _part(cell_properties, "vMerge") is not None:
                merges[draft.column] = draft
            column = min(column + width, WIDEST)
        open_merges = merges
        columns = max(columns, column + _skipped(properties, "gridAfter"))
    cells_read = tuple(
        Cell(draft.row, draft.column, draft.height, draft.width, tuple(draft.blocks))
        for draft in sorted(drafts, key=lambda draft: (draft.row, draft.column))
    )
    table = Table(len(rows), min(columns, WIDEST), cells_read, Place(locator=locator), head_rows=heads)
    return [table, *after] if cells_read else after


def _merged(
    properties: Element | None, column: int, width: int, row: int, above: dict[int, _Draft], drafts: list[_Draft]
) -> _Draft | None:
    """The cell that this one continues, downwards (`vMerge`) or to the right (the older `hMerge`); None for a new one."""
    across = _part(properties, "hMerge")
    if across is not None and value_of(across) != "restart" and drafts and drafts[-1].row == row:
        drafts[-1].width += width
        return drafts[-1]
    down = _part(properties, "vMerge")
    if down is None or value_of(down) == "restart":
        return None
    draft = above.get(column)
    if draft is None:
        return None
    draft.height = row - draft.row + 1
    return draft


def _cell_content(cell: Element, place: str, around: Around, walk: Walk) -> tuple[list[Block], list[Content]]:
    """The cell's own paragraphs, and what follows the table: boxes, comments, inner tables."""
    from pilotdocs.documents.docx.walk import DEEPEST

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
    return max(0, min(int(number_of(_part(properties, name)) or 0), WIDEST))


def _part(properties: Element | None, name: str) -> Element | None:
    return None if properties is None else properties.find(W + name)


class TablePaint:
    """The colour behind each cell and what the table's style says of its runs: head rows are often white on dark."""

    def __init__(self, table: Element, styles: Styles) -> None:
        self._styles = styles
        properties = table.find(W + "tblPr")
        stated = value_of(_part(properties, "tblStyle"))
        self._chain = styles.chain(stated if stated in styles.styles else styles.default_table)
        self._look = styles.look(stated if stated in styles.styles else styles.default_table)
        self._paper = shading(_part(properties, "shd"), styles.theme)
        flags = _part(properties, "tblLook")
        self._flags = {name: _flag(flags, name, mask) for name, mask in _FLAGS}
        self._parts: dict[str, tuple[str | None, Look]] = {}
        for style in reversed(self._chain):
            own = shading(style.element.find(f"{W}tcPr/{W}shd"), styles.theme)
            self._paper = self._paper or own
            for part in style.element.iterchildren(W + "tblStylePr"):
                name = part.get(W + "type", "")
                paper, look = self._parts.get(name, (None, PLAIN))
                found = shading(part.find(f"{W}tcPr/{W}shd"), styles.theme)
                self._parts[name] = (found or paper, read_look(part.find(W + "rPr"), styles.theme).over(look))

    def of(
        self, row: int, column: int, rows: int, last: bool, properties: Element | None, around: str | None
    ) -> tuple[str | None, Look]:
        """The colour behind the cell and the look that the table's style gives its runs."""
        paper, look = self._paper or around, self._look
        for name in self._names(row, column, rows, last):
            found = self._parts.get(name)
            if found is not None:
                paper, look = found[0] or paper, found[1].over(look)
        return shading(_part(properties, "shd"), self._styles.theme) or paper, look

    def _names(self, row: int, column: int, rows: int, last: bool) -> list[str]:
        """The conditional formats that hold for a cell, the weakest first (ECMA-376 part 1, 17.7.6)."""
        flags = self._flags
        first_row = flags["firstRow"] and row == 0
        last_row = flags["lastRow"] and row == rows - 1
        names = ["wholeTable"]
        if not flags["noVBand"]:
            names.append("band2Vert" if (column - flags["firstColumn"]) % 2 else "band1Vert")
        if not flags["noHBand"] and not first_row and not last_row:
            names.append("band2Horz" if (row - flags["firstRow"]) % 2 else "band1Horz")
        if flags["firstColumn"] and column == 0:
            names.append("firstCol")
        if flags["lastColumn"] and last:
            names.append("lastCol")
        if first_row:
            names.append("firstRow")
        if last_row:
            names.append("lastRow")
        return names


_FLAGS = (
    ("firstRow", 0x0020), ("lastRow", 0x0040), ("firstColumn", 0x0080), ("lastColumn", 0x0100),
    ("noHBand", 0x0200), ("noVBand", 0x0400),
)  # fmt: skip


def _flag(look: Element | None, name: str, mask: int) -> bool:
    if look is None:
        return False
    own = look.get(W + name)
    if own is not None:
        return own in ("1", "true", "on")
    try:
        return bool(int(look.get(W + "val") or "0", 16) & mask)
    except ValueError:
        return False
