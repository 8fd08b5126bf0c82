"""Sets type for the tests: strings at places → glyphs, the way a PDF gives them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from pilotdocs.documents.layout import Glyph, Rule
from pilotdocs.model.document import Block, Content, Table
from pilotdocs.model.place import Box

A4 = (595.0, 842.0)


def width_of(text: str, size: float) -> float:
    return sum(size if unicodedata.east_asian_width(char) in "WFA" else size / 2 for char in text)


def typed(text: str, x: float, y: float, size: float = 10.0) -> list[Glyph]:
    """The glyphs of one line whose left top corner is at (x, y)."""
    glyphs: list[Glyph] = []
    for char in text:
        width = width_of(char, size)
        glyphs.append(Glyph(char, Box(round(x, 2), y, round(x + width, 2), y + size), size))
        x += width
    return glyphs


def page_of(*lines: tuple[str, float, float]) -> list[Glyph]:
    return [glyph for text, x, y in lines for glyph in typed(text, x, y)]


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """All lines of a grid."""
    return [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]


def texts(content: Sequence[Content]) -> list[str]:
    return [item.text for item in content if isinstance(item, Block)]


def grid_texts(table: Table) -> list[list[str | None]]:
    """The table's texts; a merged cell's text stands in every field that it covers."""
    return [[None if cell is None else cell.text for cell in row] for row in table.grid()]


def the_table(content: Sequence[Content]) -> Table:
    (table,) = [item for item in content if isinstance(item, Table)]
    return table
