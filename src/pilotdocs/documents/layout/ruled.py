"""Ruled lines → grids with merged cells. A border that is missing between two fields joins them to one cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pilotdocs.documents.layout.glyph import Rule

# Points. Lines nearer than this are one line drawn twice (double borders, both edges of a thin rectangle).
SNAP = 2.6
# A line may stop this far from the line it meets.
REACH = 3.2
# Pieces of one line (dashes, a border drawn cell by cell) may be this far apart.
DASH = 3.0
# Shorter lines rule nothing.
SHORTEST = 5.0
# A border counts where it covers this share of a field's side.
COVERED = 0.6
# A row lower than this share of the usual one, and than this (points), hardly holds a line of text.
THIN_ROW, THIN = 0.7, 14.0
# Lines of a page that are looked at, the longest first: an honest form has below 300.
MOST_LINES = 1200
# Fields (rows times columns) of one grid; an honest page has below 2 000.
MOST_FIELDS = 20_000


@dataclass(slots=True)
class Line:
    """A merged line: `at` is its y (horizontal) or x (vertical), `start` and `end` the other coordinate."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Grid:
    """A ruled table without its text. `xs` and `ys` are the borders; `regions` are cells as (row, column, row span,
    column span) in reading order; `owner` says which region holds a field. `sound` is False where some cell was no
    rectangle, so that the grid is a guess."""

    xs: list[float]
    ys: list[float]
    regions: list[tuple[int, int, int, int]]
    owner: list[list[int]]
    sound: bool

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


def find_grids(rules: Sequence[Rule], middles: Sequence[float] = ()) -> list[Grid]:
    """Every ruled table of at least two cells, from top to bottom. Lone lines and frames rule nothing. `middles` are
    the heights of the page's characters in order: where some are, a row is no blank, however low it is."""
    across, down = _merge_lines(rules)
    if len(across) < 2 or not down:
        return []
    grids = [grid for group in _connected(across, down) for grid in _grids(*group, middles)]
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return grids


def _merge_lines(rules: Iterable[Rule]) -> tuple[list[Line], list[Line]]:
    across: list[Line] = []
    down: list[Line] = []
    for rule in rules:
        x0, x1 = (rule.x0, rule.x1) if rule.x0 <= rule.x1 else (rule.x1, rule.x0)
        y0, y1 = (rule.y0, rule.y1) if rule.y0 <= rule.y1 else (rule.y1, rule.y0)
        if not (x0 > -1e6 and x1 < 1e6 and y0 > -1e6 and y1 < 1e6):  # also false for what is no number
            continue
        if x1 - x0 >= y1 - y0:
            across.append(Line((y0 + y1) / 2, x0, x1))
        else:
            down.append(Line((x0 + x1) / 2, y0, y1))
    return _collinear(across), _collinear(down)


def _collinear(lines: list[Line]) -> list[Line]:
    """Pieces at one height joined where they touch; what is too short after that is dropped."""
    lines.sort(key=lambda line: line.at)
    merged: list[Line] = []
    band: list[Line] = []
    for line in lines:
        if band and line.at - band[0].at > SNAP / 2:
            merged += _join(band)
            band = []
        band.append(line)
    merged += _join(band)
    merged = [line for line in merged if line.end - line.start >= SHORTEST]
    if len(merged) > MOST_LINES:
        merged = sorted(merged, key=lambda line: line.start - line.end)[:MOST_LINES]
        merged.sort(key=lambda line: line.at)
    return merged


def _join(band: list[Line]) -> list[Line]:
    band.sort(key=lambda line: line.start)
    out: list[Line] = []
    for line in band:
        if out and line.start - out[-1].end <= DASH:
            out[-1].end = max(out[-1].end, line.end)
        else:
            out.append(Line(line.at, line.start, line.end))
    return out


def _connected(across: list[Line], down: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Groups of lines that touch each other."""
    parent = list(range(len(across) + len(down)))

    def find(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    places = [line.at for line in down]  # sorted by _collinear
    for index, line in enumerate(across):
        first = bisect_left(places, line.start - REACH)
        last = bisect_right(places, line.end + REACH)
        for other in range(first, last):
            if down[other].start - REACH <= line.at <= down[other].end + REACH:
                parent[find(len(across) + other)] = find(index)
    groups: dict[int, tuple[list[Line], list[Line]]] = {}
    for index in range(len(parent)):
        group = groups.setdefault(find(index), ([], []))
        if index < len(across):
            group[0].append(across[index])
        else:
            group[1].append(down[index - len(across)])
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _borders(lines: list[Line]) -> list[float]:
    """Where the lines stand, those nearer than SNAP taken as one."""
    out: list[list[float]] = []
    for line in sorted(lines, key=lambda line: line.at):
        if out and line.at - out[-1][-1] <= SNAP:
            out[-1].append(line.at)
        else:
            out.append([line.at])
    return [sum(band) / len(band) for band in out]


def _open_sides(lines: list[Line], borders: list[float]) -> list[Line]:
    """Lines that stand for the sides nobody drew: where at least two cross lines reach past the outermost border."""
    ends = []
    low = sorted(line.start for line in lines if line.start < borders[0] - 4 * REACH) if borders else []
    high = sorted(line.end for line in lines if line.end > borders[-1] + 4 * REACH) if borders else []
    for found, outer in ((low, min), (high, max)):
        if len(found) >= 2:
            place = outer(found)
            reaching = [line.at for line in lines if line.start - REACH <= place <= line.end + REACH]
            if len(reaching) >= 2:
                ends.append(Line(place, min(reaching), max(reaching)))
    return ends


def _grids(across: list[Line], down: list[Line], middles: Sequence[float]) -> list[Grid]:
    """The grids that a group of lines makes: one, or several that stand close below each other."""
    xs, ys = _borders(down), _borders(across)
    sides, ends = _open_sides(across, xs), _open_sides(down, ys)
    if sides:
        down = down + sides
        xs = _borders(down)
    if ends:
        across = across + ends
        ys = _borders(across)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2 or rows * columns > MOST_FIELDS:
        return []
    walls = _covered(down, xs, ys)
    band = _empty_band(walls, ys, middles)
    if band is not None:
        top, bottom = ys[band], ys[band + 1]
        if _inner(walls, band - 1) == _inner(walls, band + 1):  # one table, a double line across it
            return _grids([line for line in across if abs(line.at - bottom) > SNAP], down, middles)
        middle = (top + bottom) / 2
        above = [Line(line.at, line.start, min(line.end, top)) for line in down if line.start < top - REACH]
        below = [Line(line.at, max(line.start, bottom), line.end) for line in down if line.end > bottom + REACH]
        return [
            *_grids([line for line in across if line.at < middle], above, middles),
            *_grids([line for line in across if line.at > middle], below, middles),
        ]
    floors = _covered(across, ys, xs)
    # walls[x][row]: the border at xs[x] beside that row is drawn; floors[y][column] likewise.
    grid = _regions(xs, ys, _flood(rows, columns, walls, floors))
    return [grid] if grid is not None else []


def _empty_band(walls: list[list[bool]], ys: list[float], middles: Sequence[float]) -> int | None:
    """The number of a row that is too low for text and that no inner border crosses: the blank between two tables,
    or between the lines of a double border. None where there is none."""
    heights = sorted(bottom - top for top, bottom in pairwise(ys))
    limit = min(THIN_ROW * heights[len(heights) // 2], THIN)
    for row in range(1, len(ys) - 2):
        low = ys[row + 1] - ys[row] < limit and not _inner(walls, row)
        if low and bisect_left(middles, ys[row]) == bisect_right(middles, ys[row + 1]):
            return row
    return None


def _inner(walls: list[list[bool]], row: int) -> list[int]:
    """The numbers of the inner borders beside a row."""
    return [number for number in range(1, len(walls) - 1) if walls[number][row]]


def _covered(lines: list[Line], places: list[float], cuts: list[float]) -> list[list[bool]]:
    lengths = [[0.0] * (len(cuts) - 1) for _ in places]
    for line in lines:
        index = bisect_left(places, line.at)
        if index == len(places) or (index and line.at - places[index - 1] <= places[index] - line.at):
            index -= 1
        first = max(bisect_right(cuts, line.start) - 1, 0)
        for field in range(first, len(cuts) - 1):
            if cuts[field] >= line.end:
                break
            lengths[index][field] += min(line.end, cuts[field + 1]) - max(line.start, cuts[field])
    return [
        [length >= COVERED * (cuts[field + 1] - cuts[field]) for field, length in enumerate(row)] for row in lengths
    ]


def _flood(rows: int, columns: int, walls: list[list[bool]], floors: list[list[bool]]) -> list[list[int]]:
    """One number for all fields that no border parts."""
    labels = [[-1] * columns for _ in range(rows)]
    number = 0
    for row in range(rows):
        for column in range(columns):
            if labels[row][column] >= 0:
                continue
            labels[row][column] = number
            todo = [(row, column)]
            while todo:
                r, c = todo.pop()
                for other_r, other_c, border in (
                    (r, c + 1, walls[c + 1][r]), (r, c - 1, walls[c][r]),
                    (r + 1, c, floors[r + 1][c]), (r - 1, c, floors[r][c]),
                ):  # fmt: skip
                    if not border and 0 <= other_r < rows and 0 <= other_c < columns and labels[other_r][other_c] < 0:
                        labels[other_r][other_c] = number
                        todo.append((other_r, other_c))
            number += 1
    return labels


def _regions(xs: list[float], ys: list[float], labels: list[list[int]]) -> Grid | None:
    rows, columns = len(labels), len(labels[0])
    if labels[-1][-1] == rows * columns - 1:  # no cell is merged, and they are numbered in reading order
        plain = [(row, column, 1, 1) for row in range(rows) for column in range(columns)]
        return Grid(xs, ys, plain, labels, True) if len(plain) > 1 else None
    fields: dict[int, list[tuple[int, int]]] = {}
    for row in range(rows):
        for column in range(columns):
            fields.setdefault(labels[row][column], []).append((row, column))
    sound = True
    regions: list[tuple[int, int, int, int]] = []
    for members in fields.values():
        top, left = min(r for r, _ in members), min(c for _, c in members)
        height, width = max(r for r, _ in members) - top + 1, max(c for _, c in members) - left + 1
        if height * width == len(members):
            regions.append((top, left, height, width))
        else:  # no rectangle: each row of it is taken apart
            sound = False
            regions += _rows_of(members)
    if len(regions) < 2:
        return None
    regions.sort()
    owner = [[0] * columns for _ in range(rows)]
    for index, (top, left, height, width) in enumerate(regions):
        for row in range(top, top + height):
            for column in range(left, left + width):
                owner[row][column] = index
    return Grid(xs, ys, regions, owner, sound)


def _rows_of(members: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    out: list[tuple[int, int, int, int]] = []
    for row, column in sorted(members):
        if out and out[-1][0] == row and out[-1][1] + out[-1][3] == column:
            out[-1] = (row, out[-1][1], 1, out[-1][3] + 1)
        else:
            out.append((row, column, 1, 1))
    return out
