"""A PDF → a Document, page by page, each page closed before the next is opened."""

from __future__ import annotations

from pathlib import Path

import pypdfium2.raw as pdfium

from pilotdocs.documents.layout import lay_out
from pilotdocs.documents.pdf import bounds, problems
from pilotdocs.documents.pdf.frame import read_frame
from pilotdocs.documents.pdf.glyphs import read_glyphs
from pilotdocs.documents.pdf.objects import read_objects
from pilotdocs.documents.pdf.opening import open_pdf
from pilotdocs.model.document import Content, Document, Problem


def read_pdf(path: Path) -> Document:
    """The PDF at `path`. Raises `Unreadable` where it can't be opened."""
    content: list[Content] = []
    found: list[Problem] = []
    sizes: list[tuple[float, float]] = []
    with open_pdf(path) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count <= 0:
            raise problems.empty()
        for number in range(min(count, bounds.PAGES)):
            page = pdfium.FPDF_LoadPage(document, number)
            if not page:
                found.append(problems.page_damaged(number + 1))
                sizes.append((0.0, 0.0))
                continue
            try:
                frame = read_frame(page)
                sizes.append((round(frame.size[0], 2), round(frame.size[1], 2)))
                text = pdfium.FPDFText_LoadPage(page)
                letters = read_glyphs(text, frame)
                pdfium.FPDFText_ClosePage(text)
                drawn = read_objects(page, frame)
                content += lay_out(letters.glyphs, drawn.rules, number + 1, frame.size)
            finally:
                pdfium.FPDF_ClosePage(page)
    return Document(
        "", "pdf", count, "native" if content else "none", tuple(content), tuple(found), page_sizes=tuple(sizes)
    )
