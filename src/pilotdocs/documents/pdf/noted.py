"""Form fields and annotations: what of them is drawn becomes part of the page, what is only in their data is told."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from pilotdocs.documents.pdf import bounds
from pilotdocs.documents.pdf.frame import Frame, move_box
from pilotdocs.model.document import Block
from pilotdocs.model.place import Box, Place

_HIDDEN_FLAGS = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_REMARKS = {
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_STRIKEOUT,
}
_WRITTEN = {pdfium.FPDF_ANNOT_FREETEXT: "Contents", pdfium.FPDF_ANNOT_WIDGET: "V"}


def flatten(page: pdfium.FPDF_PAGE) -> bool:
    """Makes what fields and annotations draw part of the open page; whether the page has to be loaded again."""
    return bool(pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)


def read_notes(page: pdfium.FPDF_PAGE, frame: Frame, number: int) -> tuple[Block, ...]:
    """Texts that flattening would lose: fields without a drawn appearance (a viewer draws them), and remarks that
    open when they are clicked, which are kept as hidden comments."""
    blocks: list[Block] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), bounds.ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            block = _read_note(annotation, frame, number)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
        if block is not None:
            blocks.append(block)
    return tuple(blocks)


def _read_note(annotation: pdfium.FPDF_ANNOTATION, frame: Frame, number: int) -> Block | None:
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    if kind in _REMARKS:
        text = _string(annotation, "Contents")
        place = Place(number, _box(annotation, frame))
        return Block(text, place, "comment", hidden="comment") if text.strip() else None
    if kind not in _WRITTEN or pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN_FLAGS:
        return None
    if pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2:
        return None
    text = " ".join(_string(annotation, _WRITTEN[kind]).split())
    box = _box(annotation, frame)
    if not text or text == "Off" or box is None:
        return None
    return Block(text, Place(number, box), "textbox", boxes=_spread(text, box))


def _string(annotation: pdfium.FPDF_ANNOTATION, key: str) -> str:
    name = key.encode() + b"\0"
    length = pdfium.FPDFAnnot_GetStringValue(annotation, name, None, 0)
    if not 2 < length <= 2 * bounds.FORM_TEXT:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, name, buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _box(annotation: pdfium.FPDF_ANNOTATION, frame: Frame) -> Box | None:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
        return None
    return move_box(frame.matrix, rect.left, rect.bottom, rect.right, rect.top)


def _spread(text: str, box: Box) -> tuple[Box, ...]:
    """A box per character, the field's width dealt out evenly: nothing says where the letters will stand."""
    step = (box.x1 - box.x0) / len(text)
    return tuple(
        Box(round(box.x0 + step * i, 2), box.top, round(box.x0 + step * (i + 1), 2), box.bottom)
        for i in range(len(text))
    )
