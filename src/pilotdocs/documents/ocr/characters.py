"""One recognised line → one box a character, fitted to the ink under it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pilotdocs.documents.layout.glyph import Glyph
from pilotdocs.documents.ocr.engine import Line
from pilotdocs.documents.ocr.ink import Ink
from pilotdocs.model.place import Box

NARROW = set("il.,:;'!|()[]{}jfrtI1")
GAP = 0.9  # of the line's height: a wider blank is layout (“名　　称”, label and value), not spacing


@lru_cache(maxsize=1 << 14)
def advance(char: str) -> float:
    """The width of a character in ems: full width 1, capitals 0.65, narrow letters 0.35, the rest half."""
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    if char.isupper() or char in "mw%@&":
        return 0.65
    return 0.35 if char in NARROW - {"1"} else 0.5


def split_line(line: Line, number: int, ink: Ink, scale: float) -> list[Glyph]:
    """The glyphs of a line in points of the upright page, from left to right.

    Wide blanks in the ink part the line; each part takes the share of characters that its width has room for, and
    inside a part a character gets its advance. Blanks that the recogniser wrote are kept between letters of words
    only: elsewhere the distance of the glyphs says more.
    """
    chars = list(line.text)
    if not chars:
        return []
    factor = ink.factor
    x0, x1 = max(0, int(line.x0 / factor)), int(line.x1 / factor) + 1
    y0, y1 = max(0, int(line.top / factor)), int(line.bottom / factor) + 1
    window = ink.dark[y0:y1, x0:x1]
    top, bottom = _band(window)
    columns = np.asarray(window[top:bottom].any(axis=0))
    height = bottom - top
    parts = _parts(columns, GAP * height)
    unit = factor / scale
    size = height * unit / (1.0 if any(advance(char) == 1.0 for char in chars) else 0.75)
    upper, lower, size = round((y0 + top) * unit, 2), round((y0 + bottom) * unit, 2), round(size, 2)
    glyphs: list[Glyph] = []
    for share, (start, end) in zip(_shares(chars, parts), parts, strict=True):
        widths = np.array([advance(char) for char in share])
        edges = np.concatenate([[0.0], np.cumsum(widths)]) * ((end - start) / widths.sum()) + start + x0
        places = np.round(edges * unit, 2).tolist()
        glyphs += [
            Glyph(char, Box(left, upper, right, lower), size, line.confidence, number)
            for char, (left, right) in zip(share, pairwise(places), strict=True)
        ]
    return glyphs


def tidied(line: Line) -> Line:
    """The line without blanks that stand beside a wide character or at an end, its pairs of brackets of one width."""
    text = line.text.strip()
    chars = [
        char for index, char in enumerate(text)
        if not char.isspace() or (advance(text[index - 1]) < 1.0 and advance(text[index + 1]) < 1.0)
    ]  # fmt: skip
    opened: list[int] = []
    for index, char in enumerate(chars):
        if char in "（(":
            opened.append(index)
        elif char in "）)" and opened:
            first = opened.pop()
            if chars[first] + char in {"（)", "(）"}:
                chars[first], chars[index] = "（", "）"
    return replace(line, text="".join(chars))


def _band(window: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """First and end row of the line's own ink: the rows around the middle, up to a clear blank."""
    height = window.shape[0]
    rows = window.sum(axis=1)
    inked = np.flatnonzero(rows > 0)
    inset = max(1, round(height * 0.12)) if height > 8 else 0
    if not len(inked) or height <= 6:
        return inset, max(inset + 1, height - inset)
    middle = int(inked[np.abs(inked - height / 2).argmin()])
    blank = max(2, round(height * 0.12))
    top = bottom = middle
    for row in inked[inked < middle][::-1]:
        if top - row > blank:
            break
        top = int(row)
    for row in inked[inked > middle]:
        if row - bottom > blank:
            break
        bottom = int(row)
    if bottom - top + 1 < height * 0.35:
        return inset, max(inset + 1, height - inset)
    return top, bottom + 1


def _parts(columns: npt.NDArray[np.bool_], gap: float) -> list[tuple[int, int]]:
    """Stretches of ink parted by blanks wider than `gap`; the whole width where there is no ink."""
    inked = np.flatnonzero(columns)
    if not len(inked):
        return [(0, len(columns))]
    breaks = np.flatnonzero(np.diff(inked) > gap)
    starts = [int(inked[0]), *(int(inked[index + 1]) for index in breaks)]
    ends = [*(int(inked[index]) + 1 for index in breaks), int(inked[-1]) + 1]
    parts = list(zip(starts, ends, strict=True))
    # A speck at the edge of the box is no part of the text.
    return [part for part in parts if part[1] - part[0] > gap * 0.15] or parts


def _shares(chars: list[str], parts: list[tuple[int, int]]) -> list[list[str]]:
    """The characters dealt out to the parts in order, each at least one; surplus parts are merged into the last."""
    if len(parts) > len(chars):
        parts[len(chars) - 1 :] = [(parts[len(chars) - 1][0], parts[-1][1])]
    if len(parts) == 1:
        return [chars]
    widths = np.cumsum([end - start for start, end in parts], dtype=float) / sum(end - start for start, end in parts)
    room = np.cumsum([advance(char) for char in chars])
    room /= room[-1]
    cuts = [0]
    for index, share in enumerate(widths[:-1]):
        cut = int(np.abs(room - share).argmin()) + 1
        cuts.append(min(max(cut, cuts[-1] + 1), len(chars) - (len(parts) - 1 - index)))
    cuts.append(len(chars))
    return [chars[a:b] for a, b in pairwise(cuts)]
