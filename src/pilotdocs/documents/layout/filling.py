"""Characters dealt out to the cells of ruled grids, and the grids written as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pilotdocs.documents.layout.characters import Characters, Indexes
from pilotdocs.documents.layout.columns import find_borderless
from pilotdocs.documents.layout.gapped import write_borderless
from pilotdocs.documents.layout.lines import WORD_GAP, Row, Segment, find_rows, write_line
from pilotdocs.documents.layout.paragraphs import (
    Paragraph,
    gather_paragraphs,
    least_confidence,
    make_block,
    write_paragraph,
)
from pilotdocs.documents.layout.ruled import Grid
from pilotdocs.model.document import Block, Cell, Table
from pilotdocs.model.place import Box, Boxes, Place

# Ems by which the tops of characters on one line of a cell may differ.
LEVEL = 0.2
# Text in a cell that stands in at least so many columns is a table of its own.
INNER_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class _Content:
    """What stands in one region: `line` where it is one plain line, else the numbers of its characters."""

    line: Block | None
    numbers: Indexes


def fill_grids(characters: Characters, grids: list[Grid], page: int) -> tuple[Indexes, list[Table]]:
    """The numbers of the characters outside all grids, and the grids that hold text as tables."""
    left = np.arange(len(characters))
    if not grids:
        return left, []
    edges = characters.edges
    x, y = (edges[:, 0] + edges[:, 2]) / 2, (edges[:, 1] + edges[:, 3]) / 2
    held: dict[int, Indexes] = {}
    for index in sorted(range(len(grids)), key=lambda at: grids[at].area):  # a table in a cell before the outer one
        grid = grids[index]
        inside = (x[left] >= grid.xs[0]) & (x[left] <= grid.xs[-1]) & (y[left] >= grid.ys[0]) & (y[left] <= grid.ys[-1])
        if inside.any():
            held[index] = left[inside]
            left = left[~inside]
    tables: list[Table] = []
    for index, numbers in sorted(held.items()):
        if "".join(characters.chars[number] for number in numbers.tolist()).strip():
            tables += _write_table(characters, grids[index], numbers, x[numbers], y[numbers], page)
    return left, tables


def _write_table(
    characters: Characters, grid: Grid, numbers: Indexes, x: np.ndarray, y: np.ndarray, page: int
) -> list[Table]:
    """The grid as a table, after it the tables that nobody ruled in its cells (the items of an invoice)."""
    rows = np.clip(np.searchsorted(grid.ys, y, side="right") - 1, 0, len(grid.ys) - 2)
    columns = np.clip(np.searchsorted(grid.xs, x, side="right") - 1, 0, len(grid.xs) - 2)
    regions = np.array(grid.owner)[rows, columns]
    order = np.argsort(regions, kind="stable")
    held = dict(_plain_lines(characters, numbers[order], regions[order], page))
    cells: list[Cell] = []
    inner: list[Table] = []
    for index, (row, column, row_span, column_span) in enumerate(grid.regions):
        blocks: tuple[Block, ...] = ()
        content = held.get(index)
        if content is not None:
            if content.line is not None:
                blocks = (content.line,)
            else:
                box = Box(grid.xs[column], grid.ys[row], grid.xs[column + column_span], grid.ys[row + row_span])
                blocks, tables = _write_cell(characters, content.numbers, box, page, wide=column_span > 1)
                inner += tables
        cells.append(Cell(row, column, row_span, column_span, blocks))
    box = Box(round(grid.xs[0], 2), round(grid.ys[0], 2), round(grid.xs[-1], 2), round(grid.ys[-1], 2))
    table = Table(
        len(grid.ys) - 1, len(grid.xs) - 1, tuple(cells), Place(page, box),
        confidence=None if grid.sound else 0.5, column_edges=tuple(round(border, 2) for border in grid.xs),
    )  # fmt: skip
    return [table, *inner]


def _plain_lines(
    characters: Characters, numbers: Indexes, regions: np.ndarray, page: int
) -> Iterator[tuple[int, _Content]]:
    """Each region's characters; where they are one line without gaps, as nearly every cell is, the block at once."""
    edges, sizes = characters.edges[numbers], characters.sizes[numbers]
    starts = np.flatnonzero(np.diff(regions, prepend=-1))
    firsts = np.repeat(starts, np.diff([*starts.tolist(), len(regions)]))
    gap = np.zeros(len(regions))
    gap[1:] = edges[1:, 0] - edges[:-1, 2]
    gap[starts] = 0.0
    odd = (gap < -LEVEL * sizes) | (gap > WORD_GAP * sizes) | (np.abs(edges[:, 1] - edges[firsts, 1]) > LEVEL * sizes)
    plain = ~np.logical_or.reduceat(odd, starts)
    x0, top = np.minimum.reduceat(edges[:, 0], starts).tolist(), np.minimum.reduceat(edges[:, 1], starts).tolist()
    x1, bottom = np.maximum.reduceat(edges[:, 2], starts).tolist(), np.maximum.reduceat(edges[:, 3], starts).tolist()
    # Cells of a row share their heights, cells of a column their left edge: one number for each is enough.
    same: dict[float, float] = {}
    x0, top, x1, bottom = ([same.setdefault(edge, edge) for edge in edges] for edges in (x0, top, x1, bottom))
    packed = np.ascontiguousarray(edges, dtype=np.float32).tobytes()
    chars = [characters.chars[number] for number in numbers.tolist()]
    native = characters.confidences is None
    ends = [*starts.tolist()[1:], len(chars)]
    for at, (start, end, region) in enumerate(zip(starts.tolist(), ends, regions[starts].tolist(), strict=True)):
        if native and plain[at]:
            text = "".join(chars[start:end])
            if len(text) == end - start and text == text.strip():
                boxes = Boxes.from_packed(packed[16 * start : 16 * end])
                place = Place(page, Box(x0[at], top[at], x1[at], bottom[at]))
                yield region, _Content(Block(text, place, "cell", None, boxes), numbers[start:end])
                continue
        yield region, _Content(None, numbers[start:end])


def _write_cell(
    characters: Characters, numbers: Indexes, box: Box, page: int, *, wide: bool
) -> tuple[tuple[Block, ...], list[Table]]:
    """The cell's paragraphs, and the tables that stand in it instead where it is a `wide` one."""
    glyphs = characters.glyphs(numbers.tolist())
    first = glyphs[0].box
    level = all(abs(glyph.box.top - first.top) < LEVEL * glyphs[0].size for glyph in glyphs)
    if level and all(right.box.x0 >= left.box.x1 - LEVEL * left.size for left, right in pairwise(glyphs)):
        chars, boxes = write_line((Segment(glyphs, 0.0, 0.0, 0.0, 0.0, 0.0),))
        return ((make_block(chars, boxes, page, "cell", None, least_confidence(glyphs)),) if chars else ()), []
    rows = find_rows(glyphs)
    if not rows:
        return (), []
    stacked = _stacked(rows)
    if stacked is not None:
        return (write_paragraph(stacked, page, "cell"),), []
    found = [table for table in find_borderless(rows) if len(table.edges) > INNER_COLUMNS] if wide else []
    inside = {number for table in found for number in range(table.first, table.end)}
    outside = [row for number, row in enumerate(rows) if number not in inside]
    paragraphs = gather_paragraphs(outside, box.x0, box.x1 - 4.0, cell=True)
    blocks = tuple(write_paragraph(paragraph, page, "cell") for paragraph in paragraphs)
    return blocks, [write_borderless(table, rows, page) for table in found]


def _stacked(rows: list[Row]) -> Paragraph | None:
    """A cell written from top to bottom, one character a line."""
    if len(rows) < 2 or any(len(row.segments) > 1 or len(row.segments[0].glyphs) > 1 for row in rows):
        return None
    if any(abs(row.x0 - before.x0) > 0.6 * row.size for before, row in pairwise(rows)):
        return None
    if len(rows) == 2 and not all("\u4e00" <= row.segments[0].glyphs[0].char <= "\u9fff" for row in rows):
        return None
    return Paragraph([row.segments for row in rows], vertical=True)
