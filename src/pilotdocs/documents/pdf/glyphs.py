"""A page's characters with their boxes, through PDFium's own functions: the Python classes cost more than the work."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from pilotdocs.documents.layout.glyph import Glyph
from pilotdocs.documents.layout.radicals import RADICALS
from pilotdocs.documents.pdf import bounds
from pilotdocs.documents.pdf.frame import Frame, move_box
from pilotdocs.model.place import Box

# Characters without a shape or a place: zero-width space and joiners, direction marks, soft hyphen, byte order mark,
# variation selectors.
_SHAPELESS = {
    0xAD,
    0xFEFF,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0xFE00, 0xFE10),
}
_BAD = {0xFFFD, 0xFFFE, 0xFFFF, 0}


@dataclass(slots=True)
class Letters:
    """The characters of a page in the order they are drawn. `index` holds PDFium's number of each glyph. `bad` counts
    characters that the font gives no meaning, `total` those PDFium knows, `left_out` those over the bound."""

    glyphs: list[Glyph]
    index: list[int]
    bad: int
    total: int
    left_out: int


def read_glyphs(text: pdfium.FPDF_TEXTPAGE, frame: Frame) -> Letters:
    """The characters of an open text page, boxes on the page as displayed."""
    total = max(pdfium.FPDFText_CountChars(text), 0)
    count = min(total, bounds.GLYPHS)
    letters = Letters([], [], 0, total, total - count)
    glyphs, index = letters.glyphs, letters.index
    rect = pdfium.FS_RECTF()
    rect_ref = ctypes.byref(rect)
    edges = [ctypes.c_double() for _ in range(4)]
    edge_refs = [ctypes.byref(edge) for edge in edges]
    code_of, loose_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    size_of, angle_of = pdfium.FPDFText_GetFontSize, pdfium.FPDFText_GetCharAngle
    generated, tight_of, map_error = (
        pdfium.FPDFText_IsGenerated,
        pdfium.FPDFText_GetCharBox,
        pdfium.FPDFText_HasUnicodeMapError,
    )
    a, _b, _, d, e, f = frame.matrix
    level = frame.turn == 0
    for number in range(count):
        code = code_of(text, number)
        if code < 33 or code == 0xA0:
            if code in (10, 13) or generated(text, number) == 1:
                continue
            if code == 0:
                letters.bad += 1
                continue
        elif code in _SHAPELESS:
            continue
        if code in _BAD or 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or map_error(text, number) == 1:
            letters.bad += 1
        if code > 0x10FFFF or 0xD800 <= code < 0xE000:
            code = 0xFFFD
        loose_of(text, number, rect_ref)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        size = size_of(text, number)
        turned = angle_of(text, number)
        angle = round(math.degrees(turned) / 90) * 90 % 360 if turned else 0
        height = top - bottom if angle in (0, 180) else right - left
        if not 0.85 * size <= height <= 1.6 * size:
            # The font's ascent is a fancy, or its size is in the text matrix: the drawn shape says more.
            tight_of(text, number, *edge_refs)
            low, high = (edges[2].value, edges[3].value) if angle in (0, 180) else (edges[0].value, edges[1].value)
            if high - low > 0 and height > 1.6 * size and size > 1:
                middle = (low + high) / 2
                if angle in (0, 180):
                    bottom, top = middle - size / 2, middle + size / 2
                else:
                    left, right = middle - size / 2, middle + size / 2
            elif height > 0:
                size = height / 1.15
        if level:
            box = Box(round(a * left + e, 2), round(d * top + f, 2), round(a * right + e, 2), round(d * bottom + f, 2))
        else:
            box = move_box(frame.matrix, left, bottom, right, top)
        char = chr(code)
        if code >= 0x2E80:
            char = RADICALS.get(char, char) if code < 0x2FE0 or code >= 0xFB00 else char
        elif code < 33:
            char = " "
        glyphs.append(Glyph(char, box, size, None, None, None, (angle + frame.turn) % 360 if angle or not level else 0))
        index.append(number)
    return letters
