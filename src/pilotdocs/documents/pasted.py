"""Pictures that stand inside other documents: a scan pasted into a docx, an OFD page that is only a picture."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Block, Content, Document, Table
from pilotdocs.model.place import Place

# How many pictures of one document are looked at; photographs of machines are many and say little.
MOST_PICTURES = 60
# Pixels of the shorter side: below it lie logos, stamps of software and icons.
SMALLEST_SIDE = 300
SMALLEST_BYTES = 8 * 1024


def read_pasted(data: bytes) -> Document | None:
    """What recognition reads on the picture, as a document of one page or more; None where it is no picture that can
    be read, or too small to be a paper."""
    if len(data) < SMALLEST_BYTES or not _is_large(data):
        return None
    from pilotdocs.documents.image import read_image

    with tempfile.NamedTemporaryFile(prefix="picture-") as scratch:
        scratch.write(data)
        scratch.flush()
        try:
            return read_image(Path(scratch.name))
        except Unreadable:
            return None


def _is_large(data: bytes) -> bool:
    """Whether both sides are those of a paper; what can't be told is tried."""
    import io

    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            return min(picture.size) >= SMALLEST_SIDE
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def placed_anew(
    content: tuple[Content, ...], change: Callable[[Block], Block], place: Callable[[Place], Place]
) -> list[Content]:
    """The content with every block changed, and the tables' own places with it."""
    result: list[Content] = []
    for item in content:
        if isinstance(item, Block):
            result.append(change(item))
            continue
        cells = tuple(replace(cell, blocks=tuple(change(block) for block in cell.blocks)) for cell in item.cells)
        result.append(replace(item, cells=cells, place=place(item.place)))
    return result


def located(content: tuple[Content, ...], prefix: str) -> list[Content]:
    """The content of a picture in a document without pages: locators below `prefix` (`…/p[1]`,
    `…/tbl[1]/r[2]/c[1]/p[1]`, rows and columns of the grid), no boxes."""
    result: list[Content] = []
    paragraphs = tables = 0
    for item in content:
        if isinstance(item, Block):
            paragraphs += 1
            result.append(replace(item, boxes=None, place=Place(locator=f"{prefix}/p[{paragraphs}]")))
            continue
        tables += 1
        result.append(_located_table(item, f"{prefix}/tbl[{tables}]"))
    return result


def _located_table(table: Table, name: str) -> Table:
    cells = tuple(
        replace(
            cell,
            blocks=tuple(
                replace(
                    block, boxes=None, place=Place(locator=f"{name}/r[{cell.row + 1}]/c[{cell.column + 1}]/p[{index}]")
                )
                for index, block in enumerate(cell.blocks, 1)
            ),
        )
        for cell in table.cells
    )
    return replace(table, cells=cells, place=Place(locator=name))
