"""Lists with a row an item: where the head is, what its columns mean, in which unit, and which rows are items.

Knows heads of two levels, title rows above them, units beside a head or in a title row, repeated heads, continuation
tables without one, total and sub-total rows, notes, and hidden rows and columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from pilotdocs.figures.evidence.flow import squeeze
from pilotdocs.figures.evidence.heads import Head, Side, bare, head_at, money_currencies, money_factors, visible
from pilotdocs.figures.evidence.loose import loose_tables
from pilotdocs.figures.evidence.merged import line_of
from pilotdocs.figures.evidence.words import Keys
from pilotdocs.model.document import Block, Cell, Table
from pilotdocs.model.part import Part

RowKind = Literal["item", "total", "subtotal", "note", "blank"]
HEAD_SEARCH = 25
_TOTAL = re.compile(
    r"^(总|合|共|累|统)计(金额|价值|数)?(\(.*\))?[:：]?|^(合计|总计|共计|总金额|合计金额|总额|总价|总值|资产合计|设备合计|设备总值|资产总值)|^(?i:total)[:：]?$|^[∑Σ][:：]?$"
)
_SUBTOTAL = re.compile(
    r"^(小计|本页(小计|合计)|分项合计|.{1,10}小计|.{2,12}合计|结转(下页)?$|承前页|过次页|转下页|接上页|上页结转)"
)
_NOTE = re.compile(
    r"^(备注|注|说明|填表|制表|审核|复核|填报|单位负责人|负责人|编制|经办|日期|打印|以上|盖章|第\d+页|续表)[:：0-9人\s、.]?"
)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row under a head. `cells` are its visible cells by column key; `all` every cell, hidden ones too."""

    index: int
    kind: RowKind
    cells: Mapping[str, Cell]
    all: tuple[Cell, ...]
    hidden: bool

    def text(self, key: str) -> str:
        """The cell's text without wraps and outer space; "" where there is none."""
        cell = self.cells.get(key)
        return re.sub(r"\s*\n\s*", "", cell.text).strip() if cell is not None else ""

    def block(self, key: str) -> Block | None:
        """The cell's first visible block; None where it has none."""
        cell = self.cells.get(key)
        return next((block for block in cell.blocks if block.hidden is None), None) if cell is not None else None

    @property
    def quote_block(self) -> Block | None:
        """The first block of the row with text, hidden or not."""
        return next((block for cell in self.all for block in cell.blocks if block.text.strip()), None)


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list found in a part. `heads` are the head texts by key, `factors` what money of a column is multiplied by
    (None: no unit said), `currencies` the foreign currency of those columns that are in one. `title` is the block that
    stands for the list: a title above the head, else the head's cell
    of the first key. `notes` are the texts of title rows and captions above. `spare` are the heads of the columns
    that fit no key, by column."""

    table: Table
    heads: Mapping[str, str]
    factors: Mapping[str, Decimal | None]
    rows: tuple[ListRow, ...]
    title: Block
    notes: tuple[Block, ...] = field(default=())
    currencies: Mapping[str, str] = field(default_factory=dict)
    spare: Mapping[int, str] = field(default_factory=dict)


def _kind(cells: Mapping[str, Cell], line: Sequence[Cell | None], keys: Keys, width: int) -> RowKind:
    seen: list[Cell] = []
    for cell in line:
        if cell is not None and not any(cell is other for other in seen):
            seen.append(cell)
    texts = [squeeze(cell.text) for cell in seen]
    filled = [text for text in texts if text]
    if not filled:
        return "blank"
    lead = [text for text in filled[:3] if not re.fullmatch(r"[\d.,]+", text)]
    named = squeeze(cells[keys.named].text) if keys.named in cells else ""
    for text in lead[:2]:
        if _SUBTOTAL.match(text) and not _TOTAL.match(text) and len(text) <= 14:
            return "subtotal"
        if _TOTAL.match(text) and len(text) <= 24:
            return "total"
    if filled and _NOTE.match(filled[0]) and (len(filled) == 1 or len(filled) <= 2 < width):
        return "note"
    if not named or (len(filled) == 1 and (width > 3 or seen[0].column_span > 1)):
        return "note"
    return "item"


def _rows(grid: list[list[Cell | None]], head: Head, side: Side, keys: Keys, start: int) -> Iterator[ListRow]:
    column, words = side.columns[keys.named], bare(head.texts[keys.named])
    for index in range(start, len(grid)):
        line = grid[index][: side.stop]
        line[: side.start] = [None] * min(side.start, len(line))
        if column < len(line) and bare(visible(line[column])) == words:
            continue  # a head repeated after a page break
        line = [line_of(cell, index, named=at == column) if cell is not None else None for at, cell in enumerate(line)]
        own = [cell for cell in line if cell is not None]
        unique = tuple({id(cell): cell for cell in own}.values())
        filled = [cell for cell in unique if any(block.text.strip() for block in cell.blocks)]
        hidden = bool(filled) and all(cell.hidden for cell in filled)
        cells = {
            key: cell
            for key, column in side.columns.items()
            if column < len(line) and (cell := line[column]) is not None and (hidden or not cell.hidden)
        }
        kind = _kind(
            _shown(cells) if hidden else cells,
            [_show(c) if c else c for c in line] if hidden else line,
            keys,
            side.stop - side.start,
        )
        yield ListRow(index, kind, cells, unique, hidden)


def _show(cell: Cell) -> Cell:
    """The cell as if it were not hidden."""
    return replace(cell, blocks=tuple(replace(block, hidden=None) for block in cell.blocks))


def _shown(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    return {key: _show(cell) for key, cell in cells.items()}


def find_lists(part: Part, keys: Keys) -> tuple[ItemList, ...]:
    """Every list of the part whose head fits the keys, in order; a table that goes on without a head joins the list
    before it as a list of its own rows with the same columns."""
    found: list[ItemList] = []
    head: Head | None = None
    width = 0
    notes: list[Block] = []
    for item in part.content:
        if not isinstance(item, Table):
            if item.hidden is None and item.kind not in ("header", "footer", "comment", "seal"):
                notes.append(item)
            continue
        table, unseen = _unhidden(item)
        grid = table.grid()
        own = next((h for row in range(min(HEAD_SEARCH, len(grid))) if (h := head_at(grid, row, keys))), None)
        repeats = own is not None and head is not None and item.columns == width and own.columns == head.columns
        repeats = repeats and own is not None and _carried(grid, own)
        if own is not None and not repeats:
            same = head is not None and item.columns == width and (own.texts, own.units) == (head.texts, head.units)
            head, width = own, item.columns
            above = [*notes[-6:], *_above(grid, own.first)]
            made = _list(_Place(table, grid, unseen), own, keys, above)
            if found and same and not made.currencies and all(factor is None for factor in made.factors.values()):
                made = replace(made, factors=found[-1].factors, currencies=found[-1].currencies)
            found.append(made)
        elif head is not None and item.columns == width and found:
            found.append(_list(_Place(table, grid, unseen), head, keys, [], previous=found[-1]))
        notes = []
    if not found:
        words = {word for group in keys.words.values() for word in group}
        loose = loose_tables(part, lambda text: bare(text) in words, keys.least)
        above = [item for item in part.content if not isinstance(item, Table) and item.hidden is None][:6]
        for table in loose:
            grid = table.grid()
            own = next((h for row in range(min(3, len(grid))) if (h := head_at(grid, row, keys))), None)
            if own is not None:
                head = own
                found.append(_list(_Place(table, grid, False), own, keys, list(above)))
            elif head is not None and found:
                found.append(_list(_Place(table, grid, False), head, keys, [], previous=found[-1]))
    return tuple(found)


def _carried(grid: list[list[Cell | None]], head: Head) -> bool:
    """Whether the rows above a repeated head carry on the list of the page before: as many of their cells are filled
    as the head has columns, and none is a label as titles have."""
    rows = ({id(cell): cell.text for cell in line if cell is not None}.values() for line in grid[: head.first])
    return any(
        sum(bool(text.strip()) for text in row) >= len(head.columns) and not any(re.search("[:：]", t) for t in row)
        for row in rows
    )


def _above(grid: list[list[Cell | None]], first: int) -> list[Block]:
    """The visible blocks of the rows above a head: title, reporting unit, unit of money."""
    blocks: list[Block] = []
    for row in range(first):
        for cell in {id(cell): cell for cell in grid[row] if cell is not None}.values():
            blocks.extend(block for block in cell.blocks if block.hidden is None and block.text.strip())
    return blocks


@dataclass(frozen=True, slots=True)
class _Place:
    """A table with its grid; `unseen`: all of it is hidden (a hidden sheet), and was unhidden to be read."""

    table: Table
    grid: list[list[Cell | None]]
    unseen: bool


def _unhidden(table: Table) -> tuple[Table, bool]:
    """The table, made visible where nothing of it is, and whether that was so."""
    filled = [cell for cell in table.cells if any(block.text.strip() for block in cell.blocks)]
    if not filled or not all(cell.hidden for cell in filled):
        return table, False
    return replace(table, cells=tuple(_show(cell) for cell in table.cells)), True


def _list(place: _Place, head: Head, keys: Keys, notes: list[Block], *, previous: ItemList | None = None) -> ItemList:
    start = 0 if previous is not None else head.last + 1
    rows = tuple(row for side in head.blocks for row in _rows(place.grid, head, side, keys, start))
    if place.unseen:
        rows = tuple(replace(row, hidden=True) for row in rows)
    if previous is not None:
        return ItemList(
            place.table, previous.heads, previous.factors, rows, previous.title, previous.notes,
            previous.currencies, previous.spare,
        )  # fmt: skip
    cell = place.grid[head.last][head.columns[keys.named]]
    fallback = next((b for b in cell.blocks if b.hidden is None), None) if cell is not None else None
    titled = [b for b in notes if 4 <= len(squeeze(b.text)) <= 60 and not re.search(r"[:：]", b.text)]
    title = titled[0] if titled else (fallback or place.table.cells[0].blocks[0])
    return ItemList(
        place.table, head.texts, money_factors(head, notes, keys), rows, title, tuple(notes),
        money_currencies(head, notes, keys), head.spare,
    )  # fmt: skip
