"""PDFium's functions that are called for every character or object, without the checks and the thread switch of the
declared ones: a call takes half the time. Handles are passed as integers (`address`), results are PDFium's own."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int


def _direct(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _POINTER).value or 0)


def address(handle: Any) -> int:
    """The handle as a number; 0 where there is none."""
    return ctypes.cast(handle, _POINTER).value or 0


code_of = _direct(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
loose_box_of = _direct(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
font_size_of = _direct(pdfium.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
matrix_of = _direct(pdfium.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
object_at = _direct(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
object_in_form = _direct(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
kind_of = _direct(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
render_mode_of = _direct(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
fill_colour_of = _direct(pdfium.FPDFPageObj_GetFillColor, _INT, _POINTER, *(_POINTER,) * 4)
clip_path_of = _direct(pdfium.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
clip_paths_in = _direct(pdfium.FPDFClipPath_CountPaths, _INT, _POINTER)
marks_of = _direct(pdfium.FPDFPageObj_CountMarks, _INT, _POINTER)
