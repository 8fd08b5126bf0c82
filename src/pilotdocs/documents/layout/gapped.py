"""Tables told by gaps, written as tables."""

from __future__ import annotations

from pilotdocs.documents.layout.columns import Borderless, Field
from pilotdocs.documents.layout.lines import Row, Segment
from pilotdocs.documents.layout.paragraphs import Paragraph, write_paragraph
from pilotdocs.model.document import Cell, Table
from pilotdocs.model.place import Box, Place


def write_borderless(table: Borderless, rows: list[Row], page: int) -> Table:
    """The table with one cell for each column of a record that holds text."""
    cells: list[Cell] = []
    for number, record in enumerate(table.records):
        fields: dict[int, list[Field]] = {}
        for line in record:
            for field in line:
                fields.setdefault(field.column, []).append(field)
        for column, lines in sorted(fields.items()):
            segments = [[_segment_of(field)] for field in lines]
            text = Paragraph(segments)
            block = write_paragraph(text, page, "cell")
            cells.append(Cell(number, column, 1, max(field.span for field in lines), (block,)))
    body = rows[table.first : table.end]
    box = Box(
        min(row.x0 for row in body), min(row.top for row in body),
        max(row.x1 for row in body), max(row.bottom for row in body),
    )  # fmt: skip
    return Table(
        len(table.records), len(table.edges) - 1, tuple(cells), Place(page, box), ruled=False,
        column_edges=tuple(round(edge, 2) for edge in table.edges),
    )  # fmt: skip


def _segment_of(field: Field) -> Segment:
    size = max(glyph.size for glyph in field.glyphs)
    return Segment(field.glyphs, field.x0, 0.0, field.x1, 0.0, size)
