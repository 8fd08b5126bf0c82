"""The way back from a PDF page: a small square at the page's edge, beside the line, that opens report.html.

A note's own words can't be followed in any viewer, and a link over the highlight would take the clicks that open the
note: so the link has a place of its own, where no figure stands. Its address is relative, as ISO 32000-1, 12.6.4.7
lets it be: a viewer resolves it against the copy's own place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pilotdocs.model.place import Box
from pilotdocs.reports.messages.marks import MARKS

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject, IndirectObject

    from pilotdocs.reports.marks.pdf_update import Update

SIDE = 10.0
_GAP = 2.0
# A blue square with a white diamond: the same at every turn of the page.
_DRAWING = b"0.1 0.35 0.75 rg 0 0 10 10 re f 1 1 1 rg 5 2 m 8 5 l 5 8 l 2 5 l h f"


class BackLinks:
    """Makes the links of one file: finds each a free spot on its page, and draws all of them alike."""

    def __init__(self, update: Update) -> None:
        self._update = update
        self._taken: dict[int, set[tuple[int, int]]] = {}
        self._look: IndirectObject | None = None

    def spot(self, page: int, box: Box, seen: tuple[float, float]) -> Box:
        """Where the link of a mark at `box` stands: at the right edge of the page as displayed (`seen`, its width and
        height in points), in the mark's line, left of the links that already stand there."""
        width, height = seen
        taken = self._taken.setdefault(page, set())
        step = SIDE + _GAP
        row = int(min(max(box.top, _GAP), max(_GAP, height - step)) / step)
        column = 0
        while (row, column) in taken and (column + 2) * step < width:
            column += 1
        taken.add((row, column))
        x0, top = width - (column + 1) * step, row * step + _GAP
        return Box(x0, top, x0 + SIDE, top + SIDE)

    def link(self, rectangle: tuple[float, float, float, float], address: str) -> DictionaryObject:
        """The annotation: a link with its words for a screen reader and a look of its own."""
        from pypdf.generic import (
            ArrayObject,
            DictionaryObject,
            FloatObject,
            NameObject,
            NumberObject,
            TextStringObject,
        )

        action = DictionaryObject(
            {
                NameObject("/S"): NameObject("/URI"),
                NameObject("/URI"): TextStringObject(address),
            }
        )
        if self._look is None:
            self._look = self._update.add(_look())
        return DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Link"),
                NameObject("/Rect"): ArrayObject([FloatObject(f"{value:.2f}") for value in rectangle]),
                NameObject("/Border"): ArrayObject([NumberObject(0)] * 3),
                NameObject("/F"): NumberObject(4),
                NameObject("/Contents"): TextStringObject(MARKS["back"]),
                NameObject("/AP"): DictionaryObject({NameObject("/N"): self._look}),
                NameObject("/A"): action,
            }
        )


def _look() -> DictionaryObject:
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

    form = StreamObject()
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject([NumberObject(value) for value in (0, 0, 10, 10)]),
            NameObject("/Resources"): DictionaryObject(),
        }
    )
    form.set_data(_DRAWING)
    return form
