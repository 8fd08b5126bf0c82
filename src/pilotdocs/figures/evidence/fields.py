"""Labels and their values in forms: beside a colon, in the next cell, to the right on the page, or below.

A vocabulary names each field's labels; all of them together tell where a value ends and the next label begins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from pilotdocs.figures.evidence.flow import cite, fold
from pilotdocs.model.document import Block, Cell, Table
from pilotdocs.model.figure import Cited
from pilotdocs.model.part import Part
from pilotdocs.model.place import Box

T = TypeVar("T")
MOST_WRAPS = 4
_LEAD = re.compile(r"^[\s:：]+")
_COPY_MARK = re.compile(r"^\(?[正副](\s*本)?\)?$|^本\)$")


@dataclass(frozen=True, slots=True)
class Row:
    """One visual line: `block.text[start:end]`. `table` and `cell` say where in a table it stands; None outside."""

    block: Block
    start: int
    end: int
    box: Box | None
    table: int | None = None
    cell: Cell | None = None

    @property
    def text(self) -> str:
        """The line as folded text of the same length."""
        return fold(self.block.text[self.start : self.end])


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its value. `text` is the value with wraps dropped; `spans` are (block, start, end) of its lines."""

    name: str
    text: str
    spans: tuple[tuple[Block, int, int], ...]

    def cite(self, part: Part, value: T) -> Cited[T]:
        """The value, cited by the field's words; where they stand in several blocks by the longest stretch."""
        return cite(part, value, *self.span())

    def span(self) -> tuple[Block, int, int]:
        """The block and span that stand for the whole value."""
        block = self.spans[0][0]
        if all(span[0] is block for span in self.spans):
            return block, self.spans[0][1], self.spans[-1][2]
        return max(self.spans, key=lambda span: span[2] - span[1])


@dataclass(frozen=True, slots=True)
class _Hit:
    name: str
    start: int
    end: int
    colon: bool


def rows_of(part: Part) -> tuple[Row, ...]:
    """Every visible line of the part, running heads and page feet too (a licence's foot holds fields)."""
    rows: list[Row] = []
    tables = 0
    for item in part.content:
        if isinstance(item, Table):
            for cell in item.cells:
                for block in cell.blocks:
                    rows.extend(_block_rows(block, tables, cell))
            tables += 1
        else:
            rows.extend(_block_rows(item, None, None))
    return tuple(rows)


def _block_rows(block: Block, table: int | None, cell: Cell | None) -> list[Row]:
    if block.hidden is not None or block.kind == "comment":
        return []
    rows: list[Row] = []
    start = 0
    for line in block.text.split("\n"):
        end = start + len(line)
        if line.strip():
            rows.append(Row(block, start, end, block.place_of(start, end).box, table, cell))
        start = end + 1
    return rows


@lru_cache(maxsize=64)
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    spaced = (r"\s*".join(map(re.escape, label)) for label in sorted(labels, key=lambda label: -len(label)))
    return re.compile(r"(?:" + "|".join(spaced) + r")(?:\s*\([^()]{0,16}\))?")


class Form:
    """The lines of a part held against a vocabulary. `loose`: a label at a line's start may touch its value."""

    def __init__(self, part: Part, vocabulary: Mapping[str, Sequence[str]], *, loose: bool = False) -> None:
        self.part = part
        self.rows = rows_of(part)
        self._loose = loose
        self._names = {label: name for name, labels in vocabulary.items() for label in labels}
        self._labels = _pattern(tuple(self._names))
        self._hits = [self._hits_in(row) for row in self.rows]
        self._grids = [item.grid() for item in part.content if isinstance(item, Table)]
        self._by_page: dict[int | None, list[int]] = {}
        for index, row in enumerate(self.rows):
            self._by_page.setdefault(row.block.place.page, []).append(index)
        self._join_spread_labels()
        self._by_cell: dict[int, list[int]] = {}
        for index, row in enumerate(self.rows):
            if row.cell is not None:
                self._by_cell.setdefault(id(row.cell), []).append(index)
        self._label_cells = {cell for cell in self._by_cell if self._join_wrapped_label(cell)}

    def _hits_in(self, row: Row) -> tuple[_Hit, ...]:
        hits: list[_Hit] = []
        text = row.text
        for match in self._labels.finditer(text):
            before, rest = text[: match.start()], text[match.end() :]
            colon = bool(re.match(r"\s*[:：]", rest))
            opens = (
                not before.strip()
                or before[-1] in " \t,;、|。（()）"
                or bool(re.fullmatch(r"\s*\d{0,2}[.、)]?\s*", before))
                or (colon and len(match[0]) >= 4 and before[-1].isascii() and before[-1].isalnum())
            )
            closes = colon or not rest.strip() or rest[0].isspace() or (self._loose and not before.strip())
            if opens and closes:
                words = re.sub(r"\([^()]*\)$", "", re.sub(r"\s+", "", match[0]))
                name = self._names.get(re.sub(r"\s+", "", match[0])) or self._names.get(words)
                if name is not None:
                    hits.append(_Hit(name, match.start(), match.end(), colon))
        if not hits and row.block.confidence is not None and (name := self._slipped(text)):
            hits.append(_Hit(name, 0, len(text), False))
        return tuple(hits)

    def _slipped(self, text: str) -> str | None:
        """The field whose label a short recognised line is but for noise between its characters or one wrong one."""
        words = re.sub(r"[^\u4e00-\u9fff]", "", text)
        if not 2 <= len(words) <= 10 or len(text) > len(words) + 6:
            return None
        if words in self._names:
            return self._names[words]
        near = (
            name
            for label, name in self._names.items()
            if len(label) == len(words) >= 4 and sum(a != b for a, b in zip(label, words, strict=True)) == 1
        )
        return next(near, None)

    def _join_spread_labels(self) -> None:
        """A label set so wide that a reader made lines of its characters (名 …… 称) is a hit on its last character."""
        for index, row in enumerate(self.rows):
            text = row.text.strip()
            if not 1 <= len(text) <= 2 or row.box is None or row.cell is not None or self._hits[index]:
                continue
            after = self._right_of(index)
            if after is None or len(self.rows[after].text.strip()) > 2 or self._hits[after]:
                continue
            name = self._names.get(text + self.rows[after].text.strip())
            if name is not None:
                self._hits[after] = (_Hit(name, 0, self.rows[after].end - self.rows[after].start, False),)

    def _join_wrapped_label(self, cell: int) -> bool:
        """A label that a narrow cell wraps (成立日 / 期) is a hit on its last line; whether the cell is one."""
        indexes = self._by_cell[cell]
        if len(indexes) < 2 or any(self._hits[index] for index in indexes):
            return False
        words = "".join("".join(self.rows[index].text.split()) for index in indexes)
        colon = words.endswith((":", "："))
        name = self._names.get(words.rstrip(":："))
        if name is None:
            return False
        last = self.rows[indexes[-1]]
        self._hits[indexes[-1]] = (_Hit(name, 0, last.end - last.start, colon),)
        return True

    def _right_of(self, index: int) -> int | None:
        """The nearest line to the right of that line on the same page."""
        row = self.rows[index]
        best: int | None = None
        for other in self._by_page[row.block.place.page]:
            box = self.rows[other].box
            if other == index or box is None or row.box is None:
                continue
            overlap = min(box.bottom, row.box.bottom) - max(box.top, row.box.top)
            if overlap < 0.4 * min(box.bottom - box.top, row.box.bottom - row.box.top) or box.x0 < row.box.x1 - 2:
                continue
            nearest = self.rows[best].box if best is not None else None
            if nearest is None or box.x0 < nearest.x0:
                best = other
        return best

    def fields(self, name: str, *, wraps: bool = False) -> tuple[Field, ...]:
        """Every value that stands beside a label of that field, in reading order; `wraps` follows a value over its
        line's end."""
        found: list[Field] = []
        for index, hits in enumerate(self._hits):
            for position, hit in enumerate(hits):
                if hit.name == name:
                    field = self._value(index, position, wraps)
                    if field is not None:
                        found.append(field)
        return tuple(found)

    def field(self, name: str, *, wraps: bool = False) -> Field | None:
        """The first value of the field; None where no label of it has one."""
        return next(iter(self.fields(name, wraps=wraps)), None)

    def _value(self, index: int, position: int, wraps: bool) -> Field | None:
        row, hits = self.rows[index], self._hits[index]
        hit = hits[position]
        stop = hits[position + 1].start if position + 1 < len(hits) else row.end - row.start
        span = self._trim(row, hit.end, stop)
        if span is not None:
            spans = [span]
            if wraps and position + 1 == len(hits):
                spans += self._continued(index, span)
            return self._field(hit.name, spans)
        if position + 1 < len(hits) and not hit.colon and row.cell is None:
            return None
        if row.cell is not None:
            spans = self._cell_value(row, index)
        else:
            spans = self._beside(index, wraps) or self._next_line(index, wraps)
        return self._field(hit.name, spans) if spans else None

    def _field(self, name: str, spans: list[tuple[Block, int, int]]) -> Field | None:
        text = "".join(block.text[start:end].strip() for block, start, end in spans)
        return Field(name, text, tuple(spans)) if text else None

    def _trim(self, row: Row, start: int, end: int) -> tuple[Block, int, int] | None:
        """The block span of `row.text[start:end]` without a leading colon and space; None where nothing is left."""
        text = row.text[start:end]
        lead = _LEAD.match(text)
        start += lead.end() if lead else 0
        if not row.text[start:end].strip():
            return None
        return row.block, row.start + start, row.start + end

    def _cell_value(self, row: Row, index: int) -> list[tuple[Block, int, int]]:
        """The rest of the label's own cell, else the next cell to the right, else the cell below."""
        cell, table = row.cell, row.table
        if cell is None or table is None:
            return []
        own = self._by_cell[id(cell)]
        later = [i for i in own if i > index and not self._hits[i]]
        if later:
            return [span for i in later if (span := self._trim(self.rows[i], 0, self.rows[i].end - self.rows[i].start))]
        grid = self._grids[table]
        line = grid[cell.row] if cell.row < len(grid) else []
        for column in range(cell.column + cell.column_span, len(line)):
            right = line[column]
            if right is not None and right is not cell:
                spans = self._whole(right)
                if spans or self._by_cell.get(id(right)):
                    return spans or self._below(grid, cell)
        return self._below(grid, cell)

    def _below(self, grid: list[list[Cell | None]], cell: Cell) -> list[tuple[Block, int, int]]:
        row = cell.row + cell.row_span
        under = grid[row][cell.column] if row < len(grid) and cell.column < len(grid[row]) else None
        return self._whole(under) if under is not None else []

    def _whole(self, cell: Cell) -> list[tuple[Block, int, int]]:
        """All lines of a cell that holds no label at its start."""
        indexes = self._by_cell.get(id(cell), [])
        if (
            not indexes
            or id(cell) in self._label_cells
            or any(hit.start == 0 and not hit.colon for hit in self._hits[indexes[0]][:1])
        ):
            return []
        lines = [self.rows[i] for i in indexes if not _COPY_MARK.match(self.rows[i].text.strip())]
        return [span for row in lines if (span := self._trim(row, 0, row.end - row.start))]

    def _beside(self, index: int, wraps: bool) -> list[tuple[Block, int, int]]:
        """The nearest line to the right of a label on the same page."""
        best = self._right_of(index) if self.rows[index].box is not None else None
        if best is None:
            return []
        hits = self._hits[best]
        if hits and hits[0].start == len(self.rows[best].text) - len(self.rows[best].text.lstrip()):
            return []
        stop = hits[0].start if hits else self.rows[best].end - self.rows[best].start
        span = self._trim(self.rows[best], 0, stop)
        if span is None:
            return []
        return [span, *(self._continued(best, span) if wraps and not hits else [])]

    def _next_line(self, index: int, wraps: bool) -> list[tuple[Block, int, int]]:
        """The line after a label that ends its own line: the next one, close below where boxes are known."""
        row = self.rows[index]
        if index + 1 >= len(self.rows) or self._hits[index + 1]:
            return []
        after = self.rows[index + 1]
        if row.box is not None and after.box is not None:
            height = row.box.bottom - row.box.top
            aligned = after.box.x0 < row.box.x1 and after.box.x1 > row.box.x0
            if not (aligned and -0.5 * height < after.box.top - row.box.bottom < 1.6 * height):
                return []
        span = self._trim(after, 0, after.end - after.start)
        return [span, *(self._continued(index + 1, span) if wraps else [])] if span else []

    def _continued(self, index: int, span: tuple[Block, int, int]) -> list[tuple[Block, int, int]]:
        """The further lines of a value: in its own block, or right below it where the reader made blocks of lines."""
        spans: list[tuple[Block, int, int]] = []
        row = self.rows[index]
        for after in range(index + 1, min(index + MOST_WRAPS, len(self.rows))):
            if self.rows[after].block is not row.block or self._hits[after]:
                break
            more = self._trim(self.rows[after], 0, self.rows[after].end - self.rows[after].start)
            if more:
                spans.append(more)
        if spans or row.cell is not None:
            return spans
        box = row.block.place_of(span[1], span[2]).box
        while box is not None and len(spans) < MOST_WRAPS:
            below = self._line_below(row, box)
            if below is None:
                break
            row = self.rows[below]
            more = self._trim(row, 0, row.end - row.start)
            if more is None or row.box is None:
                break
            spans.append(more)
            box = Box(box.x0, row.box.top, max(box.x1, row.box.x1), row.box.bottom)
        return spans

    def _line_below(self, row: Row, box: Box) -> int | None:
        height = box.bottom - box.top
        for index in self._by_page[row.block.place.page]:
            below = self.rows[index].box
            if below is None or self._hits[index] or self.rows[index].cell:
                continue
            gap = below.top - box.bottom
            if not -0.5 * height < gap < 1.1 * height or below.top <= box.top + 0.5 * height:
                continue
            if abs(below.x0 - box.x0) <= 1.2 * height and not self._label_left_of(index):
                return index
        return None

    def _label_left_of(self, index: int) -> bool:
        """Whether a label stands on the same line to the left, whose value this line then is."""
        box = self.rows[index].box
        if box is None:
            return False
        nearest: tuple[float, bool] | None = None
        for other in self._by_page[self.rows[index].block.place.page]:
            row = self.rows[other]
            if other == index or row.box is None:
                continue
            overlap = min(row.box.bottom, box.bottom) - max(row.box.top, box.top)
            if overlap > 0.4 * (box.bottom - box.top) and row.box.x1 <= box.x0 + 2:
                hits = self._hits[other]
                if nearest is None or row.box.x1 > nearest[0]:
                    ends = bool(hits) and not row.text[hits[-1].end :].strip(" :")
                    nearest = (row.box.x1, ends)
        return nearest is not None and nearest[1]
