"""The words around a place of a page that can't be drawn (an OFD, a page beyond the budget), each where it was read."""

from __future__ import annotations

from typing import Any

from pilotdocs.model.document import Block, Document
from pilotdocs.model.place import Box, Place
from pilotdocs.reports.masking import mask

_AROUND_X, _AROUND_Y = 140.0, 45.0
_MOST_LINES = 60
_MOST_WORDS = 200


def sketch(document: Document, place: Place, *, unmasked: bool) -> dict[str, Any] | None:
    """`{"view", "lit", "lines"}` in points of the page as displayed: the window shown (x, y, width, height), the place,
    and each line of words near it as (x, y of its foot, height, width, words). None where the page has no places."""
    if place.page is None or place.box is None:
        return None
    sizes = document.page_sizes
    width, height = sizes[place.page - 1] if place.page <= len(sizes) else (place.box.x1 + 40, place.box.bottom + 40)
    left, top = max(0.0, place.box.x0 - _AROUND_X), max(0.0, place.box.top - _AROUND_Y)
    right, bottom = min(width, place.box.x1 + _AROUND_X), min(height, place.box.bottom + _AROUND_Y)
    if right - left < 1 or bottom - top < 1:
        return None
    lines: list[list[Any]] = []
    for block in document.blocks():
        if block.place.page != place.page or block.hidden is not None:
            continue
        text = block.text if unmasked else mask(block.text)  # masking keeps the length, so the boxes stay
        for words, box in _lines(block, text):
            if box.x1 > left and box.x0 < right and box.bottom > top and box.top < bottom:
                lines.append([*_round(box.x0, box.bottom, box.bottom - box.top, box.x1 - box.x0), words[:_MOST_WORDS]])
    if not lines:
        return None
    lit = _round(place.box.x0, place.box.top, place.box.x1 - place.box.x0, place.box.bottom - place.box.top)
    return {"view": _round(left, top, right - left, bottom - top), "lit": lit, "lines": lines[:_MOST_LINES]}


def _lines(block: Block, text: str) -> list[tuple[str, Box]]:
    """The block's words line by line with their boxes; the block as one line where its characters have none."""
    if not block.boxes:
        return [(text.replace("\n", " "), block.place.box)] if block.place.box is not None and text.strip() else []
    found: list[tuple[str, Box]] = []
    for character, box in zip(text, block.boxes, strict=False):
        if box.x1 <= box.x0 and box.bottom <= box.top:
            continue
        if found and found[-1][1].top <= (box.top + box.bottom) / 2 <= found[-1][1].bottom:
            found[-1] = (found[-1][0] + character, found[-1][1].union(box))
        else:
            found.append((character, box))
    return [(words, box) for words, box in found if words.strip()]


def _round(*values: float) -> list[float]:
    return [round(value, 1) for value in values]
