"""Files inside a PDF: named, never opened."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from pilotdocs.documents.pdf import bounds, problems
from pilotdocs.model.document import Problem


def find_attachments(document: pdfium.FPDF_DOCUMENT) -> list[Problem]:
    """One problem for each embedded file, up to bounds.ATTACHMENTS."""
    count = max(pdfium.FPDFDoc_GetAttachmentCount(document), 0)
    found: list[Problem] = []
    for index in range(min(count, bounds.ATTACHMENTS)):
        attachment = pdfium.FPDFDoc_GetAttachment(document, index)
        found.append(problems.attachment(_name(attachment) if attachment else ""))
    return found


def _name(attachment: pdfium.FPDF_ATTACHMENT) -> str:
    size = 2 * 300
    buffer = (ctypes.c_ushort * (size // 2))()
    length = pdfium.FPDFAttachment_GetName(attachment, buffer, size)
    name = bytes(buffer)[: max(min(length, size) - 2, 0)].decode("utf-16-le", "replace")
    if name.startswith("\xfe\xff"):  # written as text of bytes
        name = name[2:].encode("latin-1", "replace").decode("utf-16-be", "replace")
    return "".join(char for char in name if char.isprintable())
