"""A page's characters with their boxes, through PDFium's own functions: the Python classes cost more than the work."""

from __future__ import annotations

import ctypes
import math
from collections import deque
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import pypdfium2.raw as pdfium

from pilotdocs.documents.layout.characters import Characters
from pilotdocs.documents.layout.radicals import RADICALS
from pilotdocs.documents.pdf import bounds
from pilotdocs.documents.pdf.direct import address, code_of, font_size_of, loose_box_of, matrix_of
from pilotdocs.documents.pdf.frame import Frame

# Characters without a shape or a place: zero-width space and joiners, direction marks, soft hyphen, byte order mark,
# variation selectors.
_SHAPELESS = {
    0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0xFE00, 0xFE10),
}  # fmt: skip
# PDFium's mark for a hyphen at the end of a line. It is kept: of a type number or a date it is a part.
_BROKEN_HYPHEN = 2
_NO_CHARACTER = "\ufffd"
# PDFium is asked for what rarely changes only so often, and wherever a line or a font begins.
_EVERY = 16
# Boxes lower or higher than these shares of the size are replaced: the font's ascent is a fancy there.
_LOW, _HIGH = 0.85, 1.55
# Points: smaller characters are looked at closely.
SMALL = 4.0
# The em box over the baseline.
_ASCENT, _DESCENT = 0.88, 0.12


@dataclass(slots=True)
class Letters:
    """The characters of a page in the order they are drawn. `index` holds PDFium's number of each glyph. `bad` is
    about how many characters the font gives no meaning, `total` how many PDFium knows, `left_out` those over the
    bound. `odd` says that some are very small or off the page."""

    glyphs: Characters
    index: list[int]
    bad: int
    total: int
    left_out: int
    odd: bool = False


_Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]


def read_glyphs(text: pdfium.FPDF_TEXTPAGE, frame: Frame) -> Letters:
    """The characters of an open text page, boxes on the page as displayed."""
    total = max(pdfium.FPDFText_CountChars(text), 0)
    count = min(total, bounds.GLYPHS)
    letters = Letters(Characters.of([]), [], 0, total, total - count)
    if not count:
        return letters
    handle = address(text)
    codes = list(map(code_of, repeat(handle), range(count)))
    rects = (pdfium.FS_RECTF * count)()
    place = ctypes.addressof(rects)
    deque(map(loose_box_of, repeat(handle), range(count), range(place, place + 16 * count, 16)), maxlen=0)
    chars, index, letters.bad = _characters(text, codes)
    if not index:
        return letters
    corners = np.frombuffer(rects, dtype=np.float32).reshape(count, 4)[index].astype(np.float64)
    left, top, right, bottom = (np.ascontiguousarray(corners[:, side]) for side in range(4))
    sizes, angles, bad = _measure(text, index, left, bottom, right, top)
    letters.bad += bad
    edges = _edges((left, bottom, right, top), frame)
    x0, y0, x1, y1 = edges
    width, height = frame.size
    off = x0.min() < -1 or y0.min() < -1 or x1.max() > width + 1 or y1.max() > height + 1
    letters.odd = bool(off or sizes.min() < SMALL)
    letters.index = index
    letters.glyphs = Characters(chars, np.column_stack(edges), sizes, (angles + frame.turn) % 360)
    return letters


def _characters(text: pdfium.FPDF_TEXTPAGE, codes: list[int]) -> tuple[list[str], list[int], int]:
    """The characters that have a shape, PDFium's number of each, and how many have no meaning."""
    numbers = np.array(codes, dtype=np.int64)
    plain = ((numbers >= 33) & (numbers < 0xA0)) | ((numbers >= 0x2FE0) & (numbers < 0xD800))
    chars = list(map(chr, np.where(plain, numbers, 32).tolist()))
    bad = 0
    for number in np.flatnonzero(~plain).tolist():
        code = codes[number]
        if code == _BROKEN_HYPHEN:
            chars[number] = "-"
        elif code < 33 or code == 0xA0:
            bad += code == 0
            generated = code in (0, 10, 13) or pdfium.FPDFText_IsGenerated(text, number) == 1
            chars[number] = "" if generated else "\xa0" if code == 0xA0 else " "
        else:
            chars[number], wrong = _character(code)
            bad += wrong
    index = [number for number, char in enumerate(chars) if char]
    return [char for char in chars if char], index, bad


def _measure(
    text: pdfium.FPDF_TEXTPAGE, index: list[int], left: _Numbers, bottom: _Numbers, right: _Numbers, top: _Numbers
) -> tuple[_Numbers, np.ndarray[tuple[int], np.dtype[np.int64]], int]:
    """Size and turn of each character, and about how many are unknown to their font. Where the font's ascent makes a
    box too low or too high, the box is put right in place.

    PDFium is asked where a line or a font seems to begin, and else for every sixteenth character.
    """
    measure = _Measure(text)
    height, width = top - bottom, right - left
    before = np.empty_like(left)
    before[0], before[1:] = -1e9, right[:-1]
    em = np.maximum(height, 1.0)
    ask = (np.diff(height, prepend=-1.0) != 0) | (np.diff(bottom, prepend=-1e9) != 0)
    ask |= np.abs(left - before) > 0.5 * em
    stacked = (np.abs(np.diff(left, prepend=-1e9)) < 0.5 * em) & (np.diff(bottom, prepend=-1e9) != 0)
    sampled = np.zeros(len(left), dtype=bool)
    sampled[::_EVERY] = True
    known: dict[tuple[float, float], tuple[float, int]] = {}  # of a box of this height and width
    found: list[tuple[float, int]] = []
    starts = np.flatnonzero(ask | sampled).tolist()
    bad = 0
    for start in starts:
        key = (float(height[start]), float(width[start]))
        if sampled[start] or stacked[start] or key not in known:
            known[key] = measure.of(index[start])
            if sampled[start] and pdfium.FPDFText_HasUnicodeMapError(text, index[start]) == 1:
                bad += _EVERY
        found.append(known[key])
    lengths = np.diff([*starts, len(left)])
    sizes = np.repeat([size for size, _ in found], lengths)
    angles = np.repeat([angle for _, angle in found], lengths)
    high = np.where(angles % 180 == 0, height, width)
    for at in np.flatnonzero(~((sizes * _LOW <= high) & (high <= sizes * _HIGH))).tolist():
        box = (float(left[at]), float(bottom[at]), float(right[at]), float(top[at]))
        left[at], bottom[at], right[at], top[at] = measure.em_box(index[at], float(sizes[at]), int(angles[at]), box)
    return sizes, angles, bad


def _character(code: int) -> tuple[str, bool]:
    """The character as the reader is to know it ("" for one without a shape), and whether it has no meaning."""
    if 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or code in (0xFFFD, 0xFFFE, 0xFFFF):
        return (chr(code) if code < 0x110000 and code not in (0xFFFE, 0xFFFF) else _NO_CHARACTER), True
    if 0xD800 <= code < 0xE000:
        return _NO_CHARACTER, True
    if code in _SHAPELESS:
        return "", False
    char = chr(code)
    return (RADICALS.get(char, char) if code >= 0x2E80 else char), False


class _Measure:
    """What PDFium knows of one character besides its code and box."""

    def __init__(self, text: pdfium.FPDF_TEXTPAGE) -> None:
        self.text = text
        self.matrix = pdfium.FS_MATRIX()
        self.handle, self.matrix_at = address(text), ctypes.addressof(self.matrix)
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

    def of(self, number: int) -> tuple[float, int]:
        """Its size in points as drawn, and its turn in degrees clockwise (0, 90, 180, 270)."""
        size = font_size_of(self.handle, number)
        angle = 0
        if matrix_of(self.handle, number, self.matrix_at):
            m = self.matrix
            size = abs(size) * math.hypot(m.c, m.d)
            if abs(m.b) > abs(m.a):
                angle = 270 if m.b > 0 else 90
            elif m.a < 0 and m.d < 0:
                angle = 180
        return (size if 0 < size < 1e5 else 1.0), angle

    def em_box(
        self, number: int, size: float, angle: int, box: tuple[float, float, float, float]
    ) -> tuple[float, float, float, float]:
        """The box with the height of an em over the character's baseline instead of its own."""
        if not pdfium.FPDFText_GetCharOrigin(self.text, number, ctypes.byref(self.x), ctypes.byref(self.y)):
            return box
        x, y = self.x.value, self.y.value
        left, bottom, right, top = box
        up, down = _ASCENT * size, _DESCENT * size
        if angle == 0:
            return left, y - down, max(right, left), y + up
        if angle == 180:
            return left, y - up, max(right, left), y + down
        if angle == 90:
            return x - down, bottom, x + up, max(top, bottom)
        return x - up, bottom, x + down, max(top, bottom)


def _edges(edges: tuple[_Numbers, ...], frame: Frame) -> list[_Numbers]:
    """Left, top, right and bottom edges on the displayed page, to hundredths of a point."""
    a, b, c, d, e, f = frame.matrix
    left, bottom, right, top = edges
    xs = np.array([a * left + c * bottom + e, a * right + c * top + e])
    ys = np.array([b * left + d * bottom + f, b * right + d * top + f])
    return [np.round(value, 2) for value in (xs.min(0), ys.min(0), xs.max(0), ys.max(0))]
