"""A page's characters with their boxes, through PDFium's own functions: the Python classes cost more than the work."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field

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
# The em box over the baseline.
_ASCENT, _DESCENT = 0.88, 0.12


@dataclass(slots=True)
class Letters:
    """The characters of a page in the order they are drawn. `index` holds PDFium's number of each glyph. `bad` is
    about how many characters the font gives no meaning, `total` how many PDFium knows, `left_out` those over the
    bound."""

    glyphs: list[Glyph]
    index: list[int]
    bad: int
    total: int
    left_out: int


@dataclass(slots=True)
class _Columns:
    chars: list[str] = field(default_factory=list)
    index: list[int] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    bottom: list[float] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    top: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    angles: list[int] = field(default_factory=list)


def read_glyphs(text: pdfium.FPDF_TEXTPAGE, frame: Frame) -> Letters:
    """The characters of an open text page, boxes on the page as displayed."""
    total = max(pdfium.FPDFText_CountChars(text), 0)
    count = min(total, bounds.GLYPHS)
    columns, bad = _read(text, count)
    return Letters(_moved(columns, frame), columns.index, bad, total, total - count)


def _read(text: pdfium.FPDF_TEXTPAGE, count: int) -> tuple[_Columns, int]:
    out = _Columns()
    rect = pdfium.FS_RECTF()
    rect_ref = ctypes.byref(rect)
    measure = _Measure(text)
    code_of, loose_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    generated, no_mapping = pdfium.FPDFText_IsGenerated, pdfium.FPDFText_HasUnicodeMapError
    bad = 0
    size = height_before = base = end = -1e9
    angle = 0
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
        else:
            char, wrong = _character(code)
            if not char:
                continue
            bad += wrong
        if number % _EVERY == 0 and no_mapping(text, number) == 1:
            bad += _EVERY
        loose_of(text, number, rect_ref)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        height = top - bottom
        if (
            height != height_before
            or bottom != base
            or angle
            or not -0.5 * size < left - end < size
            or number % _EVERY == 0
        ):
            size, angle = measure.of(number)
            height_before, base = height, bottom
        high = height if angle in (0, 180) else right - left
        if not _LOW * size <= high <= _HIGH * size:
            left, bottom, right, top = measure.em_box(number, size, angle, (left, bottom, right, top))
        end = right
        out.chars.append(char)
        out.index.append(number)
        out.left.append(left)
        out.bottom.append(bottom)
        out.right.append(right)
        out.top.append(top)
        out.sizes.append(size)
        out.angles.append(angle)
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


def _moved(columns: _Columns, frame: Frame) -> list[Glyph]:
    """The glyphs, their boxes on the displayed page to hundredths of a point."""
    if not columns.chars:
        return []
    a, b, c, d, e, f = frame.matrix
    left, bottom, right, top = (
        np.array(values, dtype=np.float64) for values in (columns.left, columns.bottom, columns.right, columns.top)
    )
    xs = np.array([a * left + c * bottom + e, a * right + c * top + e])
    ys = np.array([b * left + d * bottom + f, b * right + d * top + f])
    edges = [np.round(value, 2).tolist() for value in (xs.min(0), ys.min(0), xs.max(0), ys.max(0))]
    angles = columns.angles if not frame.turn else [(angle + frame.turn) % 360 for angle in columns.angles]
    return make_glyphs(columns.chars, make_boxes(*edges), columns.sizes, angles)
