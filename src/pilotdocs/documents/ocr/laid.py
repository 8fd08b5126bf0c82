"""A `PageReading` laid out: blocks and tables whose boxes are on the page as displayed."""

from __future__ import annotations

from dataclasses import replace

from pilotdocs.documents.layout import lay_out
from pilotdocs.documents.ocr.reading import PageReading
from pilotdocs.model.document import Block, Content, Table
from pilotdocs.model.place import Place


def lay_out_reading(reading: PageReading, page: int) -> tuple[Content, ...]:
    """The page's blocks and tables in reading order, boxes on the displayed page, with confidence and second reading.

    A block's confidence is the least of its lines'; its `second` is its text as the second recogniser read it.
    """
    content = lay_out(reading.glyphs, reading.rules, page, reading.upright_size)
    facts = _Facts(reading)
    return tuple(facts.of_table(item) if isinstance(item, Table) else facts.of_block(item) for item in content)


class _Facts:
    """What the reading knows about a piece of laid-out text, found again by the boxes of its characters."""

    def __init__(self, reading: PageReading) -> None:
        self.reading = reading
        self.line_of = {glyph.box: glyph.line for glyph in reading.glyphs if glyph.line is not None}
        self.confidence = {
            glyph.line: glyph.confidence
            for glyph in reading.glyphs
            if glyph.line is not None and glyph.confidence is not None
        }
        self.text: dict[int, str] = {}
        for glyph in reading.glyphs:
            if glyph.line is not None:
                self.text[glyph.line] = self.text.get(glyph.line, "") + glyph.char

    def of_table(self, table: Table) -> Table:
        cells = tuple(
            replace(cell, blocks=tuple(self.of_block(block) for block in cell.blocks)) for cell in table.cells
        )
        known = [block.confidence for cell in cells for block in cell.blocks if block.confidence is not None]
        return replace(
            table, cells=cells, place=self._moved(table.place), confidence=min(known) if known else table.confidence
        )

    def of_block(self, block: Block) -> Block:
        lines = dict.fromkeys(line for box in block.boxes or () if (line := self.line_of.get(box)) is not None)
        known = [self.confidence[line] for line in lines if line in self.confidence]
        boxes = None if block.boxes is None else tuple(map(self.reading.to_page, block.boxes))
        return replace(
            block,
            boxes=boxes,
            place=self._moved(block.place),
            confidence=min(known) if known else block.confidence,
            second=self._second(block.text, list(lines)) or block.second,
        )

    def _second(self, text: str, lines: list[int]) -> str | None:
        other = text
        for line in lines:
            again = self.reading.second.get(line)
            if again is None:
                continue
            first = self.text[line]
            # A line that was dealt out to several cells can't be put back: each of them gets all of it.
            other = other.replace(first, again, 1) if first in other else again
        return other if other != text else None

    def _moved(self, place: Place) -> Place:
        return place if place.box is None else replace(place, box=self.reading.to_page(place.box))
