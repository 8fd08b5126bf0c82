"""From a page's own coordinates (origin anywhere, y upwards, /Rotate apart) to points on the page as displayed."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from pilotdocs.model.place import Box

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """`matrix` maps a point of the page to the displayed page, `size` is that page's width and height in points,
    `turn` its rotation clockwise in degrees."""

    matrix: Matrix
    size: tuple[float, float]
    turn: int


def read_frame(page: pdfium.FPDF_PAGE) -> Frame:
    """The frame of an open page."""
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(rect)):
        rect.left, rect.bottom, rect.right, rect.top = 0.0, 0.0, 595.0, 842.0
    left, right = sorted((rect.left, rect.right))
    bottom, top = sorted((rect.bottom, rect.top))
    width, height = right - left, top - bottom
    quarter = pdfium.FPDFPage_GetRotation(page) % 4
    if quarter == 1:
        return Frame((0.0, 1.0, 1.0, 0.0, -bottom, -left), (height, width), 90)
    if quarter == 2:
        return Frame((-1.0, 0.0, 0.0, 1.0, right, -bottom), (width, height), 180)
    if quarter == 3:
        return Frame((0.0, -1.0, -1.0, 0.0, top, right), (height, width), 270)
    return Frame((1.0, 0.0, 0.0, -1.0, -left, top), (width, height), 0)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first` and after it `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def move_box(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    """The upright box around a moved rectangle, to hundredths of a point."""
    a, b, c, d, e, f = matrix
    if b == 0 and c == 0:
        x0, x1, y0, y1 = a * left + e, a * right + e, d * bottom + f, d * top + f
    elif a == 0 and d == 0:
        x0, x1, y0, y1 = c * bottom + e, c * top + e, b * left + f, b * right + f
    else:
        corners = [(left, bottom), (left, top), (right, bottom), (right, top)]
        xs = [a * x + c * y + e for x, y in corners]
        ys = [b * x + d * y + f for x, y in corners]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    if x0 > x1:
        x0, x1 = x1, x0
    if y0 > y1:
        y0, y1 = y1, y0
    return Box(round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))
