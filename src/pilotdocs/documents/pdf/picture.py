"""A page as a picture: for recognition, and to see what a person sees."""

from __future__ import annotations

import ctypes
import math

import pypdfium2.raw as pdfium
from PIL import Image

from pilotdocs.documents.pdf import bounds


def render_page(page: pdfium.FPDF_PAGE, size: tuple[float, float], scale: float) -> tuple[Image.Image, float]:
    """The page as displayed in RGB, annotations included, and its pixels per point: `scale`, less where the picture
    would exceed bounds.PIXELS."""
    width, height = max(size[0], 1.0), max(size[1], 1.0)
    scale = min(scale, math.sqrt(bounds.PIXELS / (width * height)))
    columns, lines = max(1, round(width * scale)), max(1, round(height * scale))
    columns, lines = min(columns, bounds.PIXELS), min(lines, bounds.PIXELS)
    bitmap = pdfium.FPDFBitmap_CreateEx(columns, lines, pdfium.FPDFBitmap_BGR, None, 0)
    if not bitmap:
        return Image.new("RGB", (1, 1), "white"), scale
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, lines, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, lines, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * lines)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return Image.frombytes("RGB", (columns, lines), data, "raw", "BGR", stride), scale
