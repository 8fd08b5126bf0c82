"""Pages set in two columns: which rows stand left, which right, and where one column goes over the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pilotdocs.documents.layout.lines import Row, Segment, find_rows, gather_rows
from pilotdocs.documents.layout.stretches import find_stretches

# A page has two columns where at least so many lines stand on each side of the gutter and fill their column by half.
FEWEST = 5
FILL = 0.6


@dataclass(slots=True)
class Zone:
    """Rows that are read one after the other, and the column they stand in."""

    rows: list[Row]
    left: float
    right: float


def find_zones(
    rows: Sequence[Row], width: float, blocked: Sequence[tuple[float, float, float, float]] = ()
) -> list[Zone]:
    """The rows parted into zones in reading order. `blocked` are tables (x0, top, x1, bottom): nothing crosses them."""
    if not rows:
        return []
    stretches = find_stretches(rows)
    if not stretches:
        return _whole_page(rows, width, blocked)
    zones: list[Zone] = []
    at = 0
    for stretch in stretches:
        if stretch.first > at:
            zones.append(_zone(list(rows[at : stretch.first]), width))
        zones += _halves(rows[stretch.first : stretch.end], stretch.gutter)
        at = stretch.end
    if at < len(rows):
        zones.append(_zone(list(rows[at:]), width))
    return zones


def _halves(rows: Sequence[Row], gutter: float) -> list[Zone]:
    """Rows whose two halves are read one after the other."""
    out: list[Zone] = []
    for left_half in (True, False):
        glyphs = [
            glyph
            for row in rows
            for segment in row.segments
            for glyph in segment.glyphs
            if ((glyph.box.x0 + glyph.box.x1) / 2 <= gutter) is left_half
        ]
        side = find_rows(glyphs)
        if side:
            out.append(Zone(side, min(row.x0 for row in side), max(row.x1 for row in side)))
    return out


def _whole_page(rows: Sequence[Row], width: float, blocked: Sequence[tuple[float, float, float, float]]) -> list[Zone]:
    """Zones of a page whose columns, if it has two, don't stand line beside line."""
    gutter = _gutter(rows, width)
    if gutter is None:
        return [_zone(list(rows), width)]
    zones: list[Zone] = []
    single: list[Row] = []
    double: list[Row] = []
    for row in rows:
        crosses = any(segment.x0 < gutter - 2 and segment.x1 > gutter + 2 for segment in row.segments)
        cut = any(
            x0 < gutter < x1 and double and double[-1].bottom <= top + 2 and row.top >= bottom - 2
            for x0, top, x1, bottom in blocked
        )
        if cut or (crosses and double):
            zones += _split(double, gutter)
            double = []
        if crosses:
            single.append(row)
        else:
            if single:
                zones.append(_zone(single, width))
                single = []
            double.append(row)
    if double:
        zones += _split(double, gutter)
    if single:
        zones.append(_zone(single, width))
    return zones


def _gutter(rows: Sequence[Row], width: float) -> float | None:
    """The x of the blank strip between two columns of running text; None where the page has one column."""
    segments = [segment for row in rows for segment in row.segments]
    if len(segments) < 2 * FEWEST:
        return None
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    size = sorted(s.size for s in segments)[len(segments) // 2]
    best: tuple[int, float] | None = None
    steps = 24
    for step in range(steps + 1):
        x = left + (right - left) * (0.35 + 0.3 * step / steps)
        crossing = sum(s.x0 < x + 0.4 * size and s.x1 > x - 0.4 * size for s in segments)
        if best is None or (crossing, abs(step - steps / 2)) < (best[0], abs((best[1] - left) / (right - left) - 0.5)):
            best = (crossing, x)
    if best is None or best[0] > 0.35 * len(rows):
        return None
    x = best[1]
    sides = [[s for s in segments if s.x1 <= x], [s for s in segments if s.x0 >= x]]
    for side in sides:
        if len(side) < FEWEST:
            return None
        span = max(s.x1 for s in side) - min(s.x0 for s in side)
        full = sum(s.x1 - s.x0 >= FILL * span and len(s.glyphs) >= 8 for s in side)
        if full < 0.5 * len(side) or full < FEWEST - 1:
            return None
    return x


def _split(rows: list[Row], gutter: float) -> list[Zone]:
    out: list[Zone] = []
    for left_side in (True, False):
        runs: list[Segment] = [
            segment for row in rows for segment in row.segments if (segment.x1 <= gutter + 2) is left_side
        ]
        if runs:
            side = gather_rows(runs)
            out.append(Zone(side, min(s.x0 for s in runs), max(s.x1 for s in runs)))
    return out


def _zone(rows: list[Row], width: float) -> Zone:
    """A zone over the whole page. Its right border is where lines end together, else as far from the page's edge as
    the left one."""
    left = min(row.x0 for row in rows)
    ends = sorted((row.x1 for row in rows), reverse=True)
    size = sorted(row.size for row in rows)[len(rows) // 2]
    together = sum(ends[0] - end < size for end in ends)
    if together >= 3 or (together >= 2 and ends[0] - left > 0.6 * width):
        return Zone(rows, left, ends[0])
    return Zone(rows, left, max(ends[0], width - left - size))
