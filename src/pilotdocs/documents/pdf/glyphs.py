"""A page's characters with their boxes, through PDFium's own functions: the Python classes cost more than the work."""

from __future__ import annotations

import ctypes
import math
import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium

from pilotdocs.documents.layout.glyph import Glyph, make_boxes, make_glyphs
from pilotdocs.documents.layout.radicals import RADICALS
from pilotdocs.documents.pdf import bounds
from pilotdocs.documents.pdf.frame import Frame

# Characters without a shape or a place: zero-width space and joiners, direction marks, soft hyphen, byte order mark,
# variation selectors.
_SHAPELESS = {
    0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0xFE00, 0xFE10),
}  # fmt: skip
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

    glyphs: list[Glyph]
    index: list[int]
    bad: int
    total: int
    left_out: int
    odd: bool = False


# Character, PDFium's number, left, bottom, right, top (points of the page, y upwards), size, angle.
_Row = tuple[str, int, float, float, float, float, float, int]


def read_glyphs(text: pdfium.FPDF_TEXTPAGE, frame: Frame) -> Letters:
    """The characters of an open text page, boxes on the page as displayed."""
    total = max(pdfium.FPDFText_CountChars(text), 0)
    count = min(total, bounds.GLYPHS)
    rows, bad = _read(text, count)
    letters = Letters([], [], bad, total, total - count)
    if rows:
        chars, index, left, bottom, right, top, sizes, angles = zip(*rows, strict=True)
        x0, y0, x1, y1 = edges = _edges((left, bottom, right, top), frame)
        width, height = frame.size
        off = x0.min() < -1 or y0.min() < -1 or x1.max() > width + 1 or y1.max() > height + 1
        letters.odd = bool(off or min(sizes) < SMALL)
        letters.index = list(index)
        shown = [(angle + frame.turn) % 360 for angle in angles] if frame.turn else angles
        letters.glyphs = make_glyphs(chars, make_boxes(*(edge.tolist() for edge in edges)), sizes, shown)
    return letters


def _read(text: pdfium.FPDF_TEXTPAGE, count: int) -> tuple[list[_Row], int]:
    out: list[_Row] = []
    rect = pdfium.FS_RECTF()
    rect_ref = ctypes.byref(rect)
    unpack = struct.Struct("4f").unpack
    measure = _Measure(text)
    code_of, loose_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    generated, no_mapping = pdfium.FPDFText_IsGenerated, pdfium.FPDFText_HasUnicodeMapError
    bad = 0
    size = height_before = base = start = end = -1e9
    angle = 0
    known: dict[tuple[float, float], tuple[float, int]] = {}  # of a box of this height and width
    for number in range(count):
        code = code_of(text, number)
        if code < 33 or code == 0xA0:
            if code in (10, 13) or generated(text, number) == 1:
                continue
            if code == 0:
                bad += 1
                continue
            char = "\xa0" if code == 0xA0 else " "
        elif code < 0x2E80:
            if code in _SHAPELESS:
                continue
            char = chr(code)
        elif 0x2FE0 <= code < 0xD800:
            char = chr(code)
        else:
            char, wrong = _character(code)
            if not char:
                continue
            bad += wrong
        loose_of(text, number, rect_ref)
        left, top, right, bottom = unpack(rect)
        height = top - bottom
        sampled = number % _EVERY == 0
        if height != height_before or bottom != base or angle or not -0.5 * size < left - end < size or sampled:
            key = (height, right - left)
            stacked = bottom != base and -0.5 * size < left - start < 0.5 * size  # text that runs down the page
            if sampled or stacked or key not in known:
                known[key] = measure.of(number)
                if sampled and no_mapping(text, number) == 1:
                    bad += _EVERY
            size, angle = known[key]
            height_before, base = height, bottom
        high = height if angle in (0, 180) else right - left
        if not _LOW * size <= high <= _HIGH * size:
            left, bottom, right, top = measure.em_box(number, size, angle, (left, bottom, right, top))
        start, end = left, right
        out.append((char, number, left, bottom, right, top, size, angle))
    return out, bad


def _character(code: int) -> tuple[str, bool]:
    """The character as the reader is to know it ("" for one without a shape), and whether it has no meaning."""
    if 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or code in (0xFFFD, 0xFFFE, 0xFFFF):
        return (chr(code) if code < 0x110000 and code not in (0xFFFE, 0xFFFF) else _NO_CHARACTER), True
    if 0xD800 <= code < 0xE000:
        return _NO_CHARACTER, True
    if code in _SHAPELESS:
        return "", False
    char = chr(code)
    return (RADICALS.get(char, char) if code < 0x2FE0 or code >= 0xFB00 else char), False


class _Measure:
    """What PDFium knows of one character besides its code and box."""

    def __init__(self, text: pdfium.FPDF_TEXTPAGE) -> None:
        self.text = text
        self.matrix = pdfium.FS_MATRIX()
        self.matrix_ref = ctypes.byref(self.matrix)
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

    def of(self, number: int) -> tuple[float, int]:
        """Its size in points as drawn, and its turn in degrees clockwise (0, 90, 180, 270)."""
        size = pdfium.FPDFText_GetFontSize(self.text, number)
        angle = 0
        if pdfium.FPDFText_GetMatrix(self.text, number, self.matrix_ref):
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


def _edges(edges: tuple[Sequence[float], ...], frame: Frame) -> list[np.ndarray[tuple[int], np.dtype[np.float64]]]:
    """Left, top, right and bottom edges on the displayed page, to hundredths of a point."""
    a, b, c, d, e, f = frame.matrix
    left, bottom, right, top = (np.array(values, dtype=np.float64) for values in edges)
    xs = np.array([a * left + c * bottom + e, a * right + c * top + e])
    ys = np.array([b * left + d * bottom + f, b * right + d * top + f])
    return [np.round(value, 2) for value in (xs.min(0), ys.min(0), xs.max(0), ys.max(0))]
