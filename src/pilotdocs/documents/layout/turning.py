"""Text that was turned on its page: brought upright for the layout, and its boxes back to where they are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pilotdocs.documents.layout.glyph import Glyph, Rule
from pilotdocs.documents.layout.paragraphs import EMPTY
from pilotdocs.model.document import Block, Content, Table
from pilotdocs.model.place import Box, Boxes, Place

_Turn = Callable[[Box], Box]


def _upright(box: Box, angle: int, size: tuple[float, float]) -> Box:
    """The box on the page turned back by `angle` degrees, so that text read clockwise by `angle` lies level."""
    width, height = size
    if angle == 90:
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    if angle == 180:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    return Box(height - box.bottom, box.x0, height - box.top, box.x1)


def _shown(box: Box, angle: int, size: tuple[float, float]) -> Box:
    """The inverse of `_upright`."""
    if box is EMPTY or box == EMPTY:
        return EMPTY
    width, height = size
    if angle == 90:
        return Box(width - box.bottom, box.x0, width - box.top, box.x1)
    if angle == 180:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    return Box(box.top, height - box.x1, box.bottom, height - box.x0)


def turn_glyph(glyph: Glyph, angle: int, size: tuple[float, float]) -> Glyph:
    return replace(glyph, box=_upright(glyph.box, angle, size), angle=0)


def turn_rule(rule: Rule, angle: int, size: tuple[float, float]) -> Rule:
    box = Box(min(rule.x0, rule.x1), min(rule.y0, rule.y1), max(rule.x0, rule.x1), max(rule.y0, rule.y1))
    turned = _upright(box, angle, size)
    return Rule(turned.x0, turned.top, turned.x1, turned.bottom)


def turn_content(item: Content, angle: int, size: tuple[float, float]) -> Content:
    """The block or table with every box on the page as displayed. A table's `column_edges` stay in its own frame."""

    def shown(box: Box) -> Box:
        turned = _shown(box, angle, size)
        return Box(round(turned.x0, 2), round(turned.top, 2), round(turned.x1, 2), round(turned.bottom, 2))

    if isinstance(item, Table):
        cells = tuple(
            replace(cell, blocks=tuple(_turn_block(block, shown) for block in cell.blocks)) for cell in item.cells
        )
        return replace(item, cells=cells, place=_turn_place(item.place, shown))
    return _turn_block(item, shown)


def _turn_block(block: Block, shown: _Turn) -> Block:
    boxes = Boxes(map(shown, block.boxes)) if block.boxes is not None else None
    return replace(block, boxes=boxes, place=_turn_place(block.place, shown))


def _turn_place(place: Place, shown: _Turn) -> Place:
    return replace(place, box=shown(place.box)) if place.box is not None else place
