"""Characters → runs → rows of segments: what stands on one line, and where the line has a gap.

All distances are in ems of the characters concerned. White space is never trusted to say where a column ends: it is
kept inside a segment as written, and the distance of the characters decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pilotdocs.documents.layout.glyph import Glyph
from pilotdocs.model.place import Box

# Wider than this is a gap between segments (a column, a label and its value); a full-width space is 1.0.
SEGMENT_GAP = 1.2
# From here a gap between characters is shown by a space: in words of letters or digits, and beside wide characters.
WORD_GAP = 0.18
WIDE_GAP = 0.6
# A gap at least this wide is shown by two spaces.
BIG_GAP = 2.0
# Sizes that differ by this factor are not one text.
OTHER_SIZE = 1.4
# Two characters are on one line when their middles differ by less than this.
SAME_LINE = 0.45


@dataclass(slots=True)
class Segment:
    """Characters that stand together on one line, from left to right. `size` is that of most of its characters."""

    glyphs: list[Glyph]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Row:
    """Segments that stand at one height, from left to right."""

    segments: list[Segment]
    top: float
    bottom: float

    @property
    def x0(self) -> float:
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        return max(segment.x1 for segment in self.segments)

    @property
    def size(self) -> float:
        return max(segment.size for segment in self.segments)


def find_rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """The rows of the page (or of one cell) from top to bottom."""
    return gather_rows(find_runs(glyphs))


def gather_rows(runs: Iterable[Segment]) -> list[Row]:
    """Rows made of runs, neighbours that stand close joined to one segment."""
    return [_row(runs) for runs in _cluster(runs)]


def find_runs(glyphs: Sequence[Glyph]) -> list[Segment]:
    """Stretches of characters that follow each other on a line in the order they came."""
    runs: list[Segment] = []
    current: list[Glyph] = []
    blanks: list[Glyph] = []
    right = top = bottom = size = 0.0
    line: int | None = None
    for glyph in glyphs:
        box = glyph.box
        if glyph.char.isspace():
            blanks.append(glyph)
            continue
        if current:
            em = size if size < glyph.size else glyph.size  # a title and a small note beside it are two
            distance = box.x0 - right
            middle = (box.top + box.bottom - top - bottom) / 2
            near = -SAME_LINE * em < middle < SAME_LINE * em and -0.5 * em < distance < _reach(size, glyph.size)
            if near and glyph.line == line:
                if blanks:
                    current += blanks
                    blanks = []
                current.append(glyph)
                right = box.x1 if box.x1 > right else right
                if glyph.size >= size * 0.8:
                    top, bottom, size = box.top, box.bottom, glyph.size
                continue
            runs.append(_segment(current))
        current, blanks = [glyph], []
        right, top, bottom, size, line = box.x1, box.top, box.bottom, glyph.size, glyph.line
    if current:
        runs.append(_segment(current))
    return runs


def _reach(one: float, other: float) -> float:
    """How far apart characters of these sizes may stand in one segment. Print of another size that keeps off is
    something else (a note beside a title); a superscript touches its word."""
    low, high = (one, other) if one < other else (other, one)
    return (SEGMENT_GAP if high < OTHER_SIZE * low else 0.4) * low


def _segment(glyphs: list[Glyph]) -> Segment:
    x0 = x1 = glyphs[0].box.x0
    size = max(glyph.size for glyph in glyphs)
    top, bottom = 1e9, -1e9
    for glyph in glyphs:
        box = glyph.box
        x0 = box.x0 if box.x0 < x0 else x0
        x1 = box.x1 if box.x1 > x1 else x1
        if glyph.size >= size * 0.8:  # a superscript does not lift its line
            top = box.top if box.top < top else top
            bottom = box.bottom if box.bottom > bottom else bottom
    return Segment(glyphs, x0, top, x1, bottom, size)


def _cluster(runs: Iterable[Segment]) -> list[list[Segment]]:
    """Runs that stand at one height, groups from top to bottom."""
    # Larger runs first among equals would not be stable: by height of the middle, then from the left.
    ordered = sorted(runs, key=lambda run: (run.middle, run.x0))
    groups: list[list[Segment]] = []
    bands: list[tuple[float, float]] = []  # middle and size of a group's largest run
    for run in ordered:
        chosen = None
        for index in range(len(groups) - 1, max(-1, len(groups) - 4), -1):
            middle, size = bands[index]
            if abs(run.middle - middle) < SAME_LINE * max(size, run.size) and not _collides(groups[index], run):
                chosen = index
                break
        if chosen is None:
            groups.append([run])
            bands.append((run.middle, run.size))
        else:
            groups[chosen].append(run)
            if run.size > bands[chosen][1]:
                bands[chosen] = (run.middle, run.size)
    return groups


def _collides(group: list[Segment], run: Segment) -> bool:
    """Whether the run would stand on top of one that is there: another line that was set very close."""
    for other in group[-3:]:
        overlap = min(other.x1, run.x1) - max(other.x0, run.x0)
        if overlap > 0.5 * min(other.x1 - other.x0, run.x1 - run.x0) and overlap > 0.6 * run.size:
            return True
    return False


def _row(runs: list[Segment]) -> Row:
    runs.sort(key=lambda run: (run.x0, run.x1))
    joined = [runs[0]]
    for run in runs[1:]:
        last = joined[-1]
        if run.x0 - last.x1 < _reach(last.size, run.size):
            joined[-1] = _segment(_merged(last.glyphs, run.glyphs))
        else:
            joined.append(run)
    return Row(_spaced_labels(joined), min(run.top for run in runs), max(run.bottom for run in runs))


def _merged(left: list[Glyph], right: list[Glyph]) -> list[Glyph]:
    if left[-1].box.x0 <= right[0].box.x0:
        return left + right
    return sorted(left + right, key=lambda glyph: glyph.box.x0 + glyph.box.x1)


def _spaced_labels(segments: list[Segment]) -> list[Segment]:
    """“名　　称” is one label that was spread to the width of its neighbours, not two columns."""
    out: list[Segment] = []
    for segment in segments:
        last = out[-1] if out else None
        if (
            last is not None
            and _is_single_han(segment)
            and _is_single_han(last)
            and segment.x0 - last.x1 < 4.2 * segment.size
        ):
            out[-1] = _segment(last.glyphs + segment.glyphs)
        else:
            out.append(segment)
    return out


def _is_single_han(segment: Segment) -> bool:
    ink = [glyph for glyph in segment.glyphs if not glyph.char.isspace()]
    return len(ink) == 1 and "\u4e00" <= ink[0].char <= "\u9fff"


def write_line(segments: Sequence[Segment]) -> tuple[list[str], list[Box]]:
    """The characters of a line with a box each; a gap is shown by a space, one between segments by one or two."""
    chars: list[str] = []
    boxes: list[Box] = []
    last: Glyph | None = None
    blank = False
    for segment in segments:
        for glyph in segment.glyphs:
            if glyph.char.isspace():
                if last is not None:
                    chars.append(glyph.char)
                    boxes.append(glyph.box)
                    blank = True
                continue
            if last is not None and not blank:
                gap = glyph.box.x0 - last.box.x1
                em = min(glyph.size, last.size)
                if gap > WORD_GAP * em:
                    narrow = _is_narrow(last.char) and _is_narrow(glyph.char)
                    if gap > (WORD_GAP if narrow else WIDE_GAP) * em:
                        _blank(chars, boxes, last.box, glyph.box, 2 if gap > BIG_GAP * em else 1)
            chars.append(glyph.char)
            boxes.append(glyph.box)
            last, blank = glyph, False
    while chars and chars[-1].isspace():
        chars.pop()
        boxes.pop()
    return chars, boxes


def _blank(chars: list[str], boxes: list[Box], left: Box, right: Box, count: int) -> None:
    step = (right.x0 - left.x1) / count
    for index in range(count):
        start = left.x1 + step * index
        chars.append(" ")
        boxes.append(Box(round(start, 2), left.top, round(start + step, 2), left.bottom))


def _is_narrow(char: str) -> bool:
    return char < "\u2e80"
