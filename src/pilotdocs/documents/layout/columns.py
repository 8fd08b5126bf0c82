"""Tables that nobody ruled: rows whose gaps stand one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pilotdocs.documents.layout.glyph import Glyph
from pilotdocs.documents.layout.lines import Row, Segment

# Ems. Rows further apart than this are not one table.
ROW_GAP = 3.2
# Inside a row, characters further apart than this may belong to two columns.
TOKEN_GAP = 0.35
# A gutter is this wide where no row crosses it, and rows leave this much free there (median).
GUTTER = 0.3
GUTTER_MEDIAN = 0.9
# One row in so many may cross a gutter (a title inside, a merged head).
CROSSING = 12


@dataclass(slots=True)
class Field:
    """What one row says in one column; `span` columns where it crosses a gutter."""

    column: int
    span: int
    glyphs: list[Glyph]
    x0: float
    x1: float


@dataclass(slots=True)
class Borderless:
    """A table told by gaps: rows `first` to `end` of the page's rows, the columns' borders, and its records: each is
    one line or several, each line its fields."""

    first: int
    end: int
    edges: list[float]
    records: list[list[list[Field]]]


def find_borderless(rows: Sequence[Row]) -> list[Borderless]:
    """The tables among rows that stand outside ruled areas, from top to bottom."""
    tables: list[Borderless] = []
    at = 0
    while at < len(rows):
        end = _reach(rows, at)
        if end - at >= 2:
            table = _fit(rows, at, end)
            if table is not None:
                _extend(table, rows)
                tables.append(table)
                at = table.end
                continue
        at = max(end, at + 1)
    return tables


def _reach(rows: Sequence[Row], at: int) -> int:
    """The end of the rows from `at` on that have gaps, up to two rows without between them allowed."""
    if len(rows[at].segments) < 2:
        return at
    end = last = at + 1
    while last < len(rows):
        row, before = rows[last], rows[last - 1]
        if row.top - before.bottom > ROW_GAP * max(row.size, before.size):
            break
        if len(row.segments) >= 2:
            end = last + 1
        elif last - end >= 2:
            break
        last += 1
    return end


def _fit(rows: Sequence[Row], first: int, end: int) -> Borderless | None:
    """The table in rows `first` to `end`, its ends trimmed of rows that do not fit; None where there is none."""
    for _ in range(6):
        body = rows[first:end]
        if sum(len(row.segments) >= 2 for row in body) < 2:
            return None
        tokens = [_tokens(row) for row in body]
        edges = _edges(tokens, median(row.size for row in body))
        if len(edges) < 3:
            # A head line that fits nothing below may hide the gutters of all the others.
            if len(body) <= 2:
                return None
            first += 1
            continue
        trimmed_first, trimmed_end = _trim(tokens, edges, first, end)
        if (trimmed_first, trimmed_end) == (first, end):
            return _table(body, tokens, edges, first, end)
        first, end = trimmed_first, trimmed_end
        if end - first < 2:
            return None
    return None


def _extend(table: Borderless, rows: Sequence[Row]) -> None:
    """Takes in the rows right below that go on with a cell of the last record: a wrapped value (经营范围)."""
    while table.end < len(rows):
        row, before = rows[table.end], rows[table.end - 1]
        size = row.size
        tokens = _tokens(row)
        columns = {_place(token, table.edges) for token in tokens}
        if len(columns) != 1 or row.top - before.bottom > 0.9 * size or row.top < before.top:
            return
        first, last = columns.pop()
        above = [field for line in table.records[-1] for field in line if field.column == first]
        if first != last or first == 0 or not above or abs(tokens[0].x0 - above[-1].x0) > 0.8 * size:
            return
        if any(token.x1 > table.edges[first + 1] + size for token in tokens):
            return
        table.records[-1].append(_fields(tokens, table.edges))
        table.end += 1


def _tokens(row: Row) -> list[Field]:
    """The row's pieces: finer than its segments, so that narrow columns can be told apart."""
    out: list[Field] = []
    for segment in row.segments:
        if _is_label(segment):
            out.append(Field(0, 1, segment.glyphs, segment.x0, segment.x1))
            continue
        current: list[Glyph] = []
        right = 0.0
        for glyph in segment.glyphs:
            if glyph.char.isspace():
                if current:
                    current.append(glyph)
                continue
            if current and glyph.box.x0 - right > TOKEN_GAP * glyph.size:
                out.append(_field(current))
                current = []
            current.append(glyph)
            right = glyph.box.x1
        if current:
            out.append(_field(current))
    return out


def _field(glyphs: list[Glyph]) -> Field:
    while glyphs and glyphs[-1].char.isspace():
        glyphs.pop()
    return Field(0, 1, glyphs, min(g.box.x0 for g in glyphs), max(g.box.x1 for g in glyphs))


def _is_label(segment: Segment) -> bool:
    """“名　称”: up to four Han characters spread to the width of the labels above and below."""
    ink = [glyph.char for glyph in segment.glyphs if not glyph.char.isspace()]
    return len(ink) <= 4 and all("\u4e00" <= char <= "\u9fff" for char in ink)


def _edges(tokens: list[list[Field]], size: float) -> list[float]:
    """The borders of the columns: the outer ones and the middle of every gutter."""
    events: list[tuple[float, int]] = []
    for row in tokens:
        for token in row:
            events.append((token.x0, 1))
            events.append((token.x1, -1))
    events.sort()
    allowed = len(tokens) // CROSSING
    gutters: list[tuple[float, float]] = []
    cover, start = 0, None
    for x, step in events:
        cover += step
        if cover <= allowed and start is None:
            start = x
        elif cover > allowed and start is not None:
            if x - start >= GUTTER * size:
                gutters.append((start, x))
            start = None
    left, right = events[0][0], max(x for x, _ in events)
    kept = [gutter for gutter in gutters if gutter[0] > left and _is_gutter(tokens, gutter, size)]
    return [left, *((a + b) / 2 for a, b in kept), right]


def _is_gutter(tokens: list[list[Field]], gutter: tuple[float, float], size: float) -> bool:
    """Whether the rows that have something on both sides keep clearly apart there."""
    middle = (gutter[0] + gutter[1]) / 2
    gaps: list[float] = []
    for row in tokens:
        left = max((token.x1 for token in row if token.x1 <= middle), default=None)
        right = min((token.x0 for token in row if token.x0 >= middle), default=None)
        if left is not None and right is not None:
            gaps.append(right - left)
    if len(gaps) < 2 or len(gaps) < 0.25 * len(tokens):
        return False
    return median(gaps) >= (GUTTER_MEDIAN if len(gaps) >= 3 else 1.3) * size


def _place(token: Field, edges: list[float]) -> tuple[int, int]:
    """First and last column that the token reaches into by more than a hair."""
    columns = [
        index
        for index, (a, b) in enumerate(pairwise(edges))
        if min(token.x1, b) - max(token.x0, a) > 0.25 * min(token.x1 - token.x0, b - a)
    ]
    if not columns:
        middle = (token.x0 + token.x1) / 2
        columns = [index for index, (a, b) in enumerate(pairwise(edges)) if a <= middle <= b][:1] or [0]
    return columns[0], columns[-1]


def _trim(tokens: list[list[Field]], edges: list[float], first: int, end: int) -> tuple[int, int]:
    """`first` and `end` without the outer rows that cross gutters: titles and notes above and below."""

    def fits(row: list[Field]) -> bool:
        spans = [_place(token, edges) for token in row]
        crossing = sum(a != b for a, b in spans)
        return crossing == 0 and len({a for a, _ in spans}) >= 2

    size = len(tokens)
    start, stop = 0, size
    while start < stop and not fits(tokens[start]):
        start += 1
    while stop > start and not fits(tokens[stop - 1]) and not _continues(tokens[stop - 1], edges):
        stop -= 1
    return first + start, end - (size - stop)


def _continues(row: list[Field], edges: list[float]) -> bool:
    """Whether a last row is the rest of a wrapped cell: one field that keeps inside its column, not the first."""
    spans = [_place(token, edges) for token in row]
    return all(a == b for a, b in spans) and len({a for a, _ in spans}) == 1 and spans[0][0] > 0


def _table(
    body: Sequence[Row], tokens: list[list[Field]], edges: list[float], first: int, end: int
) -> Borderless | None:
    lines = [_fields(row, edges) for row in tokens]
    if _is_prose(lines, edges):
        return None
    return Borderless(first, end, edges, _records(body, lines))


def _fields(row: list[Field], edges: list[float]) -> list[Field]:
    """The tokens of a row, those of one column joined."""
    out: list[Field] = []
    for token in row:
        a, b = _place(token, edges)
        if out and out[-1].column + out[-1].span - 1 >= a:
            last = out[-1]
            last.glyphs = last.glyphs + token.glyphs
            last.x1 = max(last.x1, token.x1)
            last.span = max(last.span, b - last.column + 1)
        else:
            out.append(Field(a, b - a + 1, token.glyphs, token.x0, token.x1))
    return out


def _is_prose(lines: list[list[Field]], edges: list[float]) -> bool:
    """Whether two columns are running text side by side: nearly every line fills its column."""
    if len(edges) != 3 or len(lines) < 5:
        return False
    for column in (0, 1):
        fields = [field for line in lines for field in line if field.column == column]
        width = max(field.x1 for field in fields) - min(field.x0 for field in fields) if fields else 0.0
        full = sum(field.x1 - field.x0 > 0.8 * width and len(field.glyphs) > 12 for field in fields)
        if full < 0.5 * len(lines):
            return False
    return True


def _records(body: Sequence[Row], lines: list[list[Field]]) -> list[list[list[Field]]]:
    """The lines gathered to records: a cell that was wrapped stands nearer to its own record than the next one."""
    filled = [{field.column for field in line} for line in lines]
    key = _key_column(filled)
    gaps = [row.top - before.bottom for before, row in pairwise(body)]
    records = [[lines[0]]]
    if not gaps:
        return records
    if _wraps(filled, key):
        groups = _by_gap(gaps)
        if all(sum(key in filled[index] for index in group) <= 1 for group in groups):
            return [[lines[index] for index in group] for group in groups]
    size = median(row.size for row in body)
    for index in range(1, len(lines)):
        begun = {field.column for field in records[-1][0]}
        if key not in filled[index] and filled[index] < begun and gaps[index - 1] < 0.9 * size:
            records[-1].append(lines[index])
        else:
            records.append([lines[index]])
    return records


def _key_column(filled: list[set[int]]) -> int:
    """The first column that tells a record's first line from the rest of a wrapped one: where it is filled, more
    columns are than where it is not."""
    columns = max(max(columns) for columns in filled) + 1
    for column in range(columns):
        having = [len(row) for row in filled if column in row]
        lacking = [len(row) for row in filled if column not in row]
        if len(having) >= 0.25 * len(filled) and (
            not lacking or sum(having) * len(lacking) > sum(lacking) * len(having)
        ):
            return column
    return 0


def _wraps(filled: list[set[int]], key: int) -> bool:
    return any(key not in columns for columns in filled)


def _by_gap(gaps: list[float]) -> list[list[int]]:
    """Row numbers grouped where the gaps are of two clearly different sizes; else each row for itself."""
    ordered = sorted(gaps)
    jump, cut = max(((b - a, (a + b) / 2) for a, b in pairwise(ordered)), default=(0.0, 0.0))
    groups = [[0]]
    for index, gap in enumerate(gaps):
        if jump > 2.0 and gap < cut:
            groups[-1].append(index + 1)
        else:
            groups.append([index + 1])
    return groups
