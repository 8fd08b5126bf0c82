"""Makes the PDFs of the tests: drawn with reportlab, changed with pypdf, the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pilotdocs.documents.pdf import read_pdf
from pilotdocs.model.document import Block, Document, Table

SONG = "STSong-Light"
HEIGHT = A4[1]
Draw = Callable[[Canvas], None]

pdfmetrics.registerFont(UnicodeCIDFont(SONG))


def write(canvas: Canvas, text: str, x: float, top: float, size: float = 12.0) -> None:
    """Text whose top stands `top` points below the upper edge of an A4 page."""
    canvas.setFont(SONG, size)
    canvas.drawString(x, HEIGHT - top - size * 0.88, text)


def pdf_of(*pages: Draw) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(data: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def read(folder: Path, data: bytes) -> Document:
    """The document without recognition of pictures."""
    path = folder / "in.pdf"
    path.write_bytes(data)
    return read_pdf(path, ocr=None)


def visible(document: Document) -> list[str]:
    return [block.text for block in document.blocks() if block.hidden is None]


def hidden(document: Document) -> dict[str, str]:
    return {block.text: block.hidden for block in document.blocks() if block.hidden is not None}


def block_of(document: Document, text: str) -> Block:
    (found,) = [block for block in document.blocks() if text in block.text]
    return found


def grid_of(document: Document) -> list[list[str | None]]:
    (table,) = [item for item in document.content if isinstance(item, Table)]
    return [[None if cell is None else cell.text for cell in row] for row in table.grid()]
