"""Stretches of a page where every line is two: running text in two columns, line beside line, with a narrow gutter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pilotdocs.documents.layout.lines import Row

# Ems. A gutter is at least this wide in every line; words of running text stand closer.
NARROWEST = 0.55
COMMON = 0.4
# So many lines with text on both sides make a stretch.
FEWEST = 4
# Lines this long (characters) that fill this share of their column are running text.
LONG, FULL, MOSTLY = 8, 0.8, 0.6
# Lines with text on one side only that may come in a row (a column's last line, a first one).
ONE_SIDED = 3
ROW_GAP = 2.0

_HANGING = frozenset("，。、；：！？）》”’")

_Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows `first` to `end`, read left of `gutter` and then right of it."""

    first: int
    end: int
    gutter: float


def find_stretches(rows: Sequence[Row]) -> list[Stretch]:
    """The stretches from top to bottom; they don't overlap."""
    pairs = [_gaps(row) for row in rows]
    gaps = [clear for clear, _ in pairs]
    every = [clear + hanging for clear, hanging in pairs]
    found: list[Stretch] = []
    at = 0
    while at < len(rows):
        best: Stretch | None = None
        for gap in gaps[at]:
            if at and any(_common(gap, other, rows[at].size) for other in gaps[at - 1]) and not _ends_at(found, at):
                continue  # looked at from the row above
            stretch = _grow(rows, every, at, gap)
            if stretch is not None and (best is None or stretch.end > best.end):
                best = stretch
        if best is not None:
            found.append(best)
            at = best.end
        else:
            at += 1
    return found


def _ends_at(found: list[Stretch], row: int) -> bool:
    return bool(found) and found[-1].end == row


def _gaps(row: Row) -> tuple[list[_Gap], list[_Gap]]:
    """The blanks inside a line, and those that punctuation shortens: a comma at a column's end may hang into the
    gutter, and half of its box is blank. None where the line is short, or where there are so many that they are
    columns of a table."""
    ink = [glyph for segment in row.segments for glyph in segment.glyphs if not glyph.char.isspace()]
    if len(ink) < 2 * LONG:
        return [], []
    limit = NARROWEST * row.size
    clear: list[_Gap] = []
    hanging: list[_Gap] = []
    right, last = ink[0].box.x1, ink[0].char
    for glyph in ink[1:]:
        if glyph.box.x0 - right >= limit:
            clear.append((right, glyph.box.x0))
        elif last in _HANGING and glyph.box.x0 - right + 0.5 * row.size >= limit:
            hanging.append((right - 0.5 * row.size, glyph.box.x0))
        right, last = max(right, glyph.box.x1), glyph.char
    return (clear, hanging) if len(clear) <= 3 else ([], [])


def _common(one: _Gap, other: _Gap, size: float) -> _Gap | None:
    left, right = max(one[0], other[0]), min(one[1], other[1])
    return (left, right) if right - left >= COMMON * size else None


def _grow(rows: Sequence[Row], gaps: list[list[_Gap]], first: int, gap: _Gap) -> Stretch | None:
    """The stretch from row `first` on that keeps `gap` free; None where it is none."""
    both = [first]
    end = first + 1
    lone, size = 0, rows[first].size
    for number in range(first + 1, len(rows)):
        row, before = rows[number], rows[number - 1]
        if row.top - before.bottom > ROW_GAP * row.size or not 0.85 < row.size / size < 1.18:
            break
        shared = next((found for other in gaps[number] if (found := _common(gap, other, row.size))), None)
        if shared is not None:
            gap, end, lone = shared, number + 1, 0
            both.append(number)
        elif lone < ONE_SIDED and row.top - before.bottom < size and (row.x1 <= gap[0] + 1 or row.x0 >= gap[1] - 1):
            lone += 1
            end = number + 1
        else:
            break
    gutter = (gap[0] + gap[1]) / 2
    if len(both) < FEWEST or not all(_is_prose(rows, both, gutter, left=side) for side in (True, False)):
        return None
    return Stretch(first, end, gutter)


def _is_prose(rows: Sequence[Row], numbers: list[int], gutter: float, *, left: bool) -> bool:
    """Whether most lines on one side of the gutter fill their column."""
    widths: list[tuple[float, int]] = []
    for number in numbers:
        glyphs = [
            glyph
            for segment in rows[number].segments
            for glyph in segment.glyphs
            if ((glyph.box.x0 + glyph.box.x1) / 2 <= gutter) is left and not glyph.char.isspace()
        ]
        if glyphs:
            widths.append((max(g.box.x1 for g in glyphs) - min(g.box.x0 for g in glyphs), len(glyphs)))
    if not widths:
        return False
    widest = max(width for width, _ in widths)
    return sum(width >= FULL * widest and count >= LONG for width, count in widths) >= MOSTLY * len(numbers)
