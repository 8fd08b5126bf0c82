"""Opening and closing a PDF, and why one does not open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2.raw as pdfium

from pilotdocs.documents.pdf import problems


@contextmanager
def open_pdf(path: Path) -> Iterator[pdfium.FPDF_DOCUMENT]:
    """The open document, closed afterwards. Raises `Unreadable`: empty, encrypted, damaged.

    A file that only its owner's password protects opens without it; the user's password is never guessed.
    """
    if path.stat().st_size == 0:
        raise problems.empty()
    document = pdfium.FPDF_LoadDocument(str(path).encode() + b"\0", None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        if error == pdfium.FPDF_ERR_PASSWORD:
            raise problems.encrypted()
        if error == pdfium.FPDF_ERR_SECURITY:
            raise problems.foreign_security()
        raise problems.damaged()
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)
