"""What is drawn on a page besides text: ruled lines, pictures, and what lies over what.

Only axis-aligned lines rule a table: strokes, thin filled rectangles (how browsers draw borders), stroked rectangles.
Forms (XObjects) are walked into with their matrices.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from pilotdocs.documents.layout.glyph import Rule
from pilotdocs.documents.pdf import bounds
from pilotdocs.documents.pdf.frame import Frame, Matrix, move_box, multiply
from pilotdocs.model.place import Box

# Points: a filled rectangle thinner than this is a line.
THIN = 3.0
# A stroke may slope this much and be straight.
SLOPE = 0.8


@dataclass(slots=True)
class Drawn:
    """`rules` and `pictures` (boxes of images) on the page as displayed. `covers` are opaque areas that were drawn
    after some text, with the number of the object. `left_out` is how many objects were not looked at."""

    rules: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    covers: list[Box] = field(default_factory=list)
    left_out: int = 0
    seen: int = 0
    segments: int = 0
    texts: int = 0


class _Pens:
    """Buffers that PDFium writes into, made once a page."""

    def __init__(self) -> None:
        self.matrix = pdfium.FS_MATRIX()
        self.matrix_ref = ctypes.byref(self.matrix)
        self.floats = [ctypes.c_float() for _ in range(4)]
        self.float_refs = [ctypes.byref(value) for value in self.floats]
        self.fill = ctypes.c_int()
        self.stroke = ctypes.c_int()
        self.fill_ref, self.stroke_ref = ctypes.byref(self.fill), ctypes.byref(self.stroke)
        self.colour = [ctypes.c_uint() for _ in range(4)]
        self.colour_refs = [ctypes.byref(value) for value in self.colour]


def read_objects(page: pdfium.FPDF_PAGE, frame: Frame) -> Drawn:
    """The lines and pictures of an open page."""
    drawn = Drawn()
    pens = _Pens()
    count = max(pdfium.FPDFPage_CountObjects(page), 0)
    get = pdfium.FPDFPage_GetObject
    for index in range(count):
        if drawn.seen >= bounds.OBJECTS:
            drawn.left_out = count - index
            break
        _look(get(page, index), frame.matrix, 0, drawn, pens)
    return drawn


def _look(item: pdfium.FPDF_PAGEOBJECT, matrix: Matrix, depth: int, drawn: Drawn, pens: _Pens) -> None:
    drawn.seen += 1
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        drawn.texts += 1
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        _look_path(item, matrix, drawn, pens)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        box = _bounds(item, matrix, pens)
        if box is not None:
            drawn.pictures.append(box)
            if drawn.texts:
                drawn.covers.append(box)
    elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
        box = _bounds(item, matrix, pens)
        if box is not None and drawn.texts:
            drawn.covers.append(box)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < bounds.FORM_DEPTH:
        inner = matrix
        if pdfium.FPDFPageObj_GetMatrix(item, pens.matrix_ref):
            inner = multiply(_matrix(pens), matrix)
        count = max(pdfium.FPDFFormObj_CountObjects(item), 0)
        for index in range(count):
            if drawn.seen >= bounds.OBJECTS:
                drawn.left_out += count - index
                return
            _look(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1, drawn, pens)


def _matrix(pens: _Pens) -> Matrix:
    m = pens.matrix
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _bounds(item: pdfium.FPDF_PAGEOBJECT, matrix: Matrix, pens: _Pens) -> Box | None:
    if not pdfium.FPDFPageObj_GetBounds(item, *pens.float_refs):
        return None
    left, bottom, right, top = (value.value for value in pens.floats)
    if not (-1e6 < left <= right < 1e6 and -1e6 < bottom <= top < 1e6):
        return None
    return move_box(matrix, left, bottom, right, top)


def _look_path(item: pdfium.FPDF_PAGEOBJECT, matrix: Matrix, drawn: Drawn, pens: _Pens) -> None:
    if not pdfium.FPDFPath_GetDrawMode(item, pens.fill_ref, pens.stroke_ref):
        return
    fill, stroke = pens.fill.value != 0, pens.stroke.value != 0
    if not (fill or stroke):
        return
    box = _bounds(item, matrix, pens)
    if box is None:
        return
    width, height = box.x1 - box.x0, box.bottom - box.top
    if width <= THIN or height <= THIN:
        if width > THIN or height > THIN:
            drawn.rules.append(_centre(box, width, height))
        return
    if fill and drawn.texts and _is_opaque(item, pens):
        drawn.covers.append(box)
    count = pdfium.FPDFPath_CountSegments(item)
    drawn.segments += max(count, 0)
    if count < 2 or drawn.segments > bounds.SEGMENTS:
        return
    if not stroke and count <= 6:
        return  # shading of a field
    _look_segments(item, count, matrix, drawn, pens, stroke=stroke)


def _is_opaque(item: pdfium.FPDF_PAGEOBJECT, pens: _Pens) -> bool:
    return not pdfium.FPDFPageObj_GetFillColor(item, *pens.colour_refs) or pens.colour[3].value > 40


def _centre(box: Box, width: float, height: float) -> Rule:
    if width >= height:
        y = (box.top + box.bottom) / 2
        return Rule(box.x0, y, box.x1, y)
    x = (box.x0 + box.x1) / 2
    return Rule(x, box.top, x, box.bottom)


def _look_segments(
    item: pdfium.FPDF_PAGEOBJECT, count: int, matrix: Matrix, drawn: Drawn, pens: _Pens, *, stroke: bool
) -> None:
    """The straight pieces of a path that has several: strokes as they are, thin filled rectangles as lines."""
    if pdfium.FPDFPageObj_GetMatrix(item, pens.matrix_ref):
        matrix = multiply(_matrix(pens), matrix)
    a, b, c, d, e, f = matrix
    get, point, kind_of = (
        pdfium.FPDFPath_GetPathSegment,
        pdfium.FPDFPathSegment_GetPoint,
        pdfium.FPDFPathSegment_GetType,
    )
    x_ref, y_ref = pens.float_refs[0], pens.float_refs[1]
    contour: list[tuple[float, float]] = []
    curved = False
    for index in range(count):
        segment = get(item, index)
        kind = kind_of(segment)
        if not point(segment, x_ref, y_ref):
            return
        x, y = pens.floats[0].value, pens.floats[1].value
        place = (a * x + c * y + e, b * x + d * y + f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            _finish(contour, drawn, stroke=stroke, curved=curved)
            contour, curved = [place], False
            continue
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            curved = True
        contour.append(place)
        if pdfium.FPDFPathSegment_GetClose(segment) and contour[0] != place:
            contour.append(contour[0])
    _finish(contour, drawn, stroke=stroke, curved=curved)


def _finish(contour: list[tuple[float, float]], drawn: Drawn, *, stroke: bool, curved: bool) -> None:
    if len(contour) < 2 or curved:
        return
    if not stroke:
        xs, ys = [x for x, _ in contour], [y for _, y in contour]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        width, height = box.x1 - box.x0, box.bottom - box.top
        if min(width, height) <= THIN < max(width, height) and len(contour) <= 6:
            drawn.rules.append(_centre(box, width, height))
        return
    for (x0, y0), (x1, y1) in zip(contour, contour[1:], strict=False):
        if abs(y1 - y0) <= SLOPE < abs(x1 - x0):
            drawn.rules.append(Rule(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2))
        elif abs(x1 - x0) <= SLOPE < abs(y1 - y0):
            drawn.rules.append(Rule((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1)))
