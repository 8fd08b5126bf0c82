"""What is drawn on a page besides text: ruled lines, pictures, and what lies over what.

Only axis-aligned lines rule a table: strokes, thin filled rectangles (how browsers draw borders), stroked rectangles.
Forms (XObjects) are walked into with their matrices.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pypdfium2.raw as pdfium

from pilotdocs.documents.layout.glyph import Rule
from pilotdocs.documents.pdf import bounds
from pilotdocs.documents.pdf.direct import (
    address,
    clip_path_of,
    clip_paths_in,
    fill_colour_of,
    kind_of,
    marks_of,
    object_at,
    object_in_form,
    render_mode_of,
)
from pilotdocs.documents.pdf.frame import Frame, Matrix, move_box, multiply
from pilotdocs.model.place import Box

# Points: a filled rectangle thinner than this is a line.
THIN = 3.0
# A stroke may slope this much and be straight.
SLOPE = 0.8
# Areas drawn after texts that are held against them.
MOST_COVERS = 3000
_NOWHERE = Box(-1e4, -1e4, -1e4, -1e4)


@dataclass(frozen=True, slots=True)
class Suspect:
    """A text object that may be invisible: its address in PDFium and why (mode, white, covered, clipped, layer)."""

    handle: int
    reason: str


@dataclass(slots=True)
class Drawn:
    """`rules` and `pictures` (boxes of images) on the page as displayed, `suspects` among the texts, and how many
    `texts` and `unseen` ones (render mode 3) there are. `left_out` is how many objects were not looked at, `segments`
    how many points of paths were."""

    rules: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    suspects: list[Suspect] = field(default_factory=list)
    texts: int = 0
    unseen: int = 0
    left_out: int = 0
    segments: int = 0


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
        self.seen = 0
        self.texts: list[tuple[int, Matrix]] = []
        self.covers: list[tuple[int, Box]] = []  # how many texts were drawn before, and the area
        self.mark = ctypes.create_string_buffer(16)
        self.length = ctypes.c_ulong()
        self.colour = [ctypes.c_uint() for _ in range(4)]
        self.colour_at = [ctypes.addressof(value) for value in self.colour]
        self.colour_refs = [ctypes.byref(value) for value in self.colour]


def read_objects(page: pdfium.FPDF_PAGE, frame: Frame) -> Drawn:
    """The lines and pictures of an open page."""
    drawn = Drawn()
    pens = _Pens()
    count = max(pdfium.FPDFPage_CountObjects(page), 0)
    handle = address(page)
    for index in range(count):
        if pens.seen >= bounds.OBJECTS:
            drawn.left_out = count - index
            break
        _look(object_at(handle, index), frame.matrix, 0, drawn, pens)
    drawn.texts = len(pens.texts)
    _find_covered(drawn, pens)
    return drawn


def _look(item: int | None, matrix: Matrix, depth: int, drawn: Drawn, pens: _Pens) -> None:
    pens.seen += 1
    if not item:
        return
    kind = kind_of(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        reason = _suspect(item, pens)
        if reason:
            drawn.suspects.append(Suspect(item, reason))
            drawn.unseen += reason == "mode"
        pens.texts.append((item, matrix))
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        _look_path(_typed(item), matrix, drawn, pens)
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        box = _bounds(_typed(item), matrix, pens)
        if box is not None:
            drawn.pictures.append(box)
            pens.covers.append((len(pens.texts), box))
    elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
        box = _bounds(_typed(item), matrix, pens)
        if box is not None:
            pens.covers.append((len(pens.texts), box))
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < bounds.FORM_DEPTH:
        inner = matrix
        if pdfium.FPDFPageObj_GetMatrix(_typed(item), pens.matrix_ref):
            inner = multiply(_matrix(pens), matrix)
        count = max(pdfium.FPDFFormObj_CountObjects(_typed(item)), 0)
        for index in range(count):
            if pens.seen >= bounds.OBJECTS:
                drawn.left_out += count - index
                return
            _look(object_in_form(item, index), inner, depth + 1, drawn, pens)


def _typed(item: int) -> pdfium.FPDF_PAGEOBJECT:
    return ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)


def _suspect(item: int, pens: _Pens) -> str:
    """Why a text may be invisible; "" where nothing speaks for it."""
    mode = render_mode_of(item)
    if mode in (3, 7):
        return "mode"
    stroked = mode in (1, 2, 5, 6)
    if not stroked and fill_colour_of(item, *pens.colour_at):
        red, green, blue, alpha = pens.colour
        if alpha.value < 64 or min(red.value, green.value, blue.value) > 215:
            return "white"
    if clip_paths_in(clip_path_of(item)) > 0 and _is_clipped(_typed(item), pens):
        return "clipped"
    for index in range(min(max(marks_of(item), 0), 8)):
        mark = pdfium.FPDFPageObj_GetMark(_typed(item), index)
        if pdfium.FPDFPageObjMark_GetName(mark, _as_wide(pens), 16, ctypes.byref(pens.length)):
            name = pens.mark.raw[: max(pens.length.value - 2, 0)]
            if name == b"O\0C\0":
                return "layer"
    return ""


def _as_wide(pens: _Pens) -> ctypes.Array[ctypes.c_ushort]:
    return ctypes.cast(pens.mark, ctypes.POINTER(ctypes.c_ushort))  # type: ignore[return-value]


def _is_clipped(item: pdfium.FPDF_PAGEOBJECT, pens: _Pens) -> bool:
    """Whether less than half of the text's area lies inside the bounds of its clip paths."""
    if not pdfium.FPDFPageObj_GetBounds(item, *pens.float_refs):
        return False
    left, bottom, right, top = (value.value for value in pens.floats)
    area = (right - left) * (top - bottom)
    clip = pdfium.FPDFPageObj_GetClipPath(item)
    x_ref, y_ref = pens.float_refs[0], pens.float_refs[1]
    for path in range(min(pdfium.FPDFClipPath_CountPaths(clip), 6)):
        count = pdfium.FPDFClipPath_CountPathSegments(clip, path)
        if not 0 < count <= 64:
            continue
        xs, ys = [], []
        for index in range(count):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
            if pdfium.FPDFPathSegment_GetPoint(segment, x_ref, y_ref):
                xs.append(pens.floats[0].value)
                ys.append(pens.floats[1].value)
        if xs:
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return right <= left or top <= bottom or (right - left) * (top - bottom) < 0.5 * area


def _find_covered(drawn: Drawn, pens: _Pens) -> None:
    """Texts that something opaque was drawn over later become suspects."""
    covers = [cover for cover in pens.covers if cover[0] > 0][:MOST_COVERS]
    if not covers:
        return
    last = max(number for number, _ in covers)
    boxes = [_bounds(_typed(item), matrix, pens) or _NOWHERE for item, matrix in pens.texts[:last]]
    edges = np.array([(box.x0, box.top, box.x1, box.bottom) for box in boxes])
    area = np.maximum((edges[:, 2] - edges[:, 0]) * (edges[:, 3] - edges[:, 1]), 1e-3)
    hit = np.zeros(last, dtype=bool)
    for number, box in covers:
        part = edges[:number]
        width = np.minimum(part[:, 2], box.x1) - np.maximum(part[:, 0], box.x0)
        height = np.minimum(part[:, 3], box.bottom) - np.maximum(part[:, 1], box.top)
        hit[:number] |= (np.maximum(width, 0) * np.maximum(height, 0)) > 0.3 * area[:number]
    known = {suspect.handle for suspect in drawn.suspects}
    for number in np.flatnonzero(hit).tolist():
        handle = pens.texts[number][0]
        if handle not in known:
            drawn.suspects.append(Suspect(handle, "covered"))


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
    if fill and pens.texts and _is_opaque(item, pens):
        pens.covers.append((len(pens.texts), box))
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
    for (x0, y0), (x1, y1) in pairwise(contour):
        if abs(y1 - y0) <= SLOPE < abs(x1 - x0):
            drawn.rules.append(Rule(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2))
        elif abs(x1 - x0) <= SLOPE < abs(y1 - y0):
            drawn.rules.append(Rule((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1)))
