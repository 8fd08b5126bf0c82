"""Tables out of loose lines: a scan whose list was read as lines, not as cells, put back into rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from pilotdocs.figures.evidence.flow import squeeze
from pilotdocs.model.document import Block, Cell, Table
from pilotdocs.model.part import Part
from pilotdocs.model.place import Box


@dataclass(frozen=True, slots=True)
class _Line:
    """Blocks that stand beside each other, left to right."""

    blocks: tuple[tuple[Block, Box], ...]


def _lines(blocks: Iterable[tuple[Block, Box]]) -> list[_Line]:
    ordered = sorted(blocks, key=lambda entry: (entry[1].top + entry[1].bottom) / 2)
    heights = [box.bottom - box.top for _, box in ordered]
    if not heights:
        return []
    step = 0.6 * median(heights)
    groups: list[list[tuple[Block, Box]]] = []
    middle = -1e9
    for entry in ordered:
        own = (entry[1].top + entry[1].bottom) / 2
        if not groups or own - middle > step:
            groups.append([])
            middle = own
        groups[-1].append(entry)
        middle = sum((box.top + box.bottom) / 2 for _, box in groups[-1]) / len(groups[-1])
    return [_Line(tuple(sorted(group, key=lambda entry: entry[1].x0))) for group in groups]


def _column_of(box: Box, heads: list[Box]) -> int:
    """The column whose head the box lies under most, else the one whose head is nearest."""
    overlaps = [min(box.x1, head.x1) - max(box.x0, head.x0) for head in heads]
    best = max(range(len(heads)), key=lambda index: overlaps[index])
    if overlaps[best] > 0:
        return best
    middle = (box.x0 + box.x1) / 2
    return min(range(len(heads)), key=lambda index: abs((heads[index].x0 + heads[index].x1) / 2 - middle))


def loose_tables(part: Part, is_head: Callable[[str], bool], least: int) -> tuple[Table, ...]:
    """A table for every page of loose lines that has a line with at least `least` head words, or that follows such
    a page; pages without boxes give none."""
    pages: dict[int, list[tuple[Block, Box]]] = {}
    for item in part.content:
        if isinstance(item, Table) or item.hidden is not None or item.kind in ("header", "footer", "comment", "seal"):
            continue
        if item.place.page is not None and item.place.box is not None and "\n" not in item.text.strip():
            pages.setdefault(item.place.page, []).append((item, item.place.box))
    heads: list[Box] = []
    tables: list[Table] = []
    for number in sorted(pages):
        lines = _lines(pages[number])
        first = next(
            (i for i, line in enumerate(lines) if sum(is_head(squeeze(b.text)) for b, _ in line.blocks) >= least), None
        )
        if first is not None:
            heads = [box for _, box in lines[first].blocks]
            lines = lines[first:]
        if not heads or len(lines) < 2:
            continue
        tables.append(_table(lines, heads))
    return tuple(tables)


def _table(lines: list[_Line], heads: list[Box]) -> Table:
    cells: list[Cell] = []
    for row, line in enumerate(lines):
        columns: dict[int, list[Block]] = {}
        if len(line.blocks) == 1 and line.blocks[0][1].x1 - line.blocks[0][1].x0 > 0.5 * (heads[-1].x1 - heads[0].x0):
            columns[0] = [line.blocks[0][0]]
        else:
            for block, box in line.blocks:
                columns.setdefault(_column_of(box, heads), []).append(block)
        cells.extend(Cell(row, column, blocks=tuple(blocks)) for column, blocks in sorted(columns.items()))
    return Table(len(lines), len(heads), tuple(cells), lines[0].blocks[0][0].place, ruled=False)
