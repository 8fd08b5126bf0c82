"""A raw sheet → the table and blocks of the model, with what nobody sees marked as such."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from pilotdocs.documents.sheets.grid import Area, Note, RawCell, RawSheet, cell_name
from pilotdocs.model.document import Block, Cell, Content, HiddenReason, Table
from pilotdocs.model.place import Place

# Places of a grid that are listed even where they are empty; a sheet with a stray cell far out is pressed together.
MAX_GRID = 2_000_000


@dataclass(frozen=True, slots=True)
class Grid:
    """Which rows and columns of the sheet the table has: all up to the last filled one, or only the filled ones."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    pressed: bool

    def row(self, number: int) -> int:
        """Index in the table of sheet row `number` (from 1), or of the one before it that the table has."""
        return bisect_right(self.rows, number) - 1 if self.pressed else number - 1

    def column(self, number: int) -> int:
        """As `row`, for columns."""
        return bisect_right(self.columns, number) - 1 if self.pressed else number - 1

    @property
    def height(self) -> int:
        """How many rows the table has."""
        return len(self.rows) if self.pressed else self.rows[-1]

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.columns) if self.pressed else self.columns[-1]


def assemble(sheet: RawSheet) -> list[Content]:
    """The sheet's table (left out where it has no cell), its text boxes, comments and print headers.

    A table's rows and columns are those of the sheet (`G15` is grid row 14, column 6) unless its filled cells lie so
    far apart that the grid would have more than `MAX_GRID` places: then empty rows and columns are left out, and the
    locators still give the sheet's own names.
    """
    content: list[Content] = []
    if sheet.cells:
        content.append(_table(sheet))
    over: HiddenReason | None = "hidden_sheet" if sheet.hidden else None
    for index, note in enumerate(sheet.boxes, 1):
        for line, text in enumerate(note.lines, 1):
            place = Place(locator=f"{sheet.name}!{cell_name(note.row, note.column)}/textbox[{index}]/p[{line}]")
            content.append(Block(text, place, "textbox", hidden=over))
    for note in sheet.comments:
        content.append(_comment(sheet, note))
    for index, text in enumerate(sheet.heads, 1):
        content.append(Block(text, Place(locator=f"{sheet.name}!header[{index}]"), "header", hidden=over))
    return content


def grid_of(sheet: RawSheet) -> Grid:
    """The rows and columns of the sheet's table. The sheet must have a cell."""
    rows = tuple(sorted({cell.row for cell in sheet.cells}))
    columns = tuple(sorted({cell.column for cell in sheet.cells}))
    return Grid(rows, columns, rows[-1] * columns[-1] > MAX_GRID)


def _table(sheet: RawSheet) -> Table:
    grid = grid_of(sheet)
    starts = {(area.row, area.column): area for area in sheet.merges}
    covered = _Covered(sheet.merges)
    cells = [
        _cell(raw, sheet, grid, starts.get((raw.row, raw.column)), covered)
        for raw in sorted(sheet.cells, key=lambda cell: (cell.row, cell.column))
    ]
    last = cell_name(grid.rows[-1], grid.columns[-1])
    return Table(grid.height, grid.width, tuple(cells), Place(locator=f"{sheet.name}!A1:{last}"), sheet.name)


def _cell(raw: RawCell, sheet: RawSheet, grid: Grid, merge: Area | None, covered: _Covered) -> Cell:
    row, column = grid.row(raw.row), grid.column(raw.column)
    height = width = 1
    if merge is not None:
        height = max(1, min(grid.row(merge.last_row), grid.height - 1) - row + 1)
        width = max(1, min(grid.column(merge.last_column), grid.width - 1) - column + 1)
    hidden = _why_hidden(raw, sheet, covered)
    place = Place(locator=f"{sheet.name}!{cell_name(raw.row, raw.column)}")
    if raw.parts and hidden is None and any(reason for _, reason in raw.parts):
        return Cell(row, column, height, width, _split(raw, place))
    if not raw.text and raw.formula is None:
        return Cell(row, column, height, width)
    block = Block(raw.text, place, "cell", value=raw.value, formula=raw.formula, hidden=hidden)
    return Cell(row, column, height, width, (block,))


def _split(raw: RawCell, place: Place) -> tuple[Block, ...]:
    """What is seen of a cell as one text, then each hidden run."""
    seen = "".join(text for text, reason in raw.parts if reason is None)
    blocks = [Block(seen, place, "cell", formula=raw.formula)] if seen.strip() else []
    blocks += [Block(text, place, "cell", hidden=reason) for text, reason in raw.parts if reason and text.strip()]
    return tuple(blocks)


def _why_hidden(raw: RawCell, sheet: RawSheet, covered: _Covered) -> HiddenReason | None:
    if sheet.hidden:
        return "hidden_sheet"
    if raw.row in sheet.hidden_rows:
        return "hidden_row"
    if sheet.column_is_hidden(raw.column):
        return "hidden_column"
    return "covered" if covered.holds(raw.row, raw.column) else raw.hidden


class _Covered:
    """Which cells lie under a merged one, found without trying every merge for every cell."""

    def __init__(self, merges: list[Area]) -> None:
        self._by_row: dict[int, list[Area]] = {}
        self._tall: list[Area] = []
        for area in merges:
            if area.last_row - area.row > 200:
                self._tall.append(area)
                continue
            for row in range(area.row, area.last_row + 1):
                self._by_row.setdefault(row, []).append(area)

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell is inside a merged area, and not its top left corner."""
        near = self._by_row.get(row, ())
        if not near and not self._tall:
            return False
        return any(
            area.holds(row, column) and (row, column) != (area.row, area.column)
            for areas in (near, self._tall)
            for area in areas
        )


def _comment(sheet: RawSheet, note: Note) -> Block:
    place = Place(locator=f"{sheet.name}!{cell_name(note.row, note.column)}/comment")
    return Block("\n".join(note.lines), place, "comment", hidden="comment")
