"""Pictures of what was read from a page, to look at when a table comes out wrong."""

from __future__ import annotations

from pathlib import Path

from pilotdocs.documents.pdf.reader import read_pdf
from pilotdocs.model.document import Table

RESOLUTION = 110


def draw_debug(path: Path, page: int, out: Path) -> None:
    """Writes `out` (PNG): page `page` (from 1) with paragraphs in blue, hidden text in red, tables' cells in green,
    and pdfplumber's lines and table cells beside them in its own colours. Raises `Unreadable` as `read_pdf` does,
    IndexError where there is no such page."""
    import pdfplumber

    document = read_pdf(path, ocr=None)
    with pdfplumber.open(path, pages=[page]) as other:
        image = other.pages[0].to_image(resolution=RESOLUTION)
        image.debug_tablefinder()
        for item in document.content:
            blocks = [block for cell in item.cells for block in cell.blocks] if isinstance(item, Table) else [item]
            colour = "green" if isinstance(item, Table) else "blue"
            for block in blocks:
                box = block.place.box
                if block.place.page == page and box is not None:
                    image.draw_rect(
                        (box.x0, box.top, box.x1, box.bottom),
                        fill=(0, 0, 0, 0),
                        stroke="red" if block.hidden else colour,
                    )
        image.save(str(out), format="PNG")
