"""Cells that a reader of pictures drew over several rows though each row has a line of its own in them."""

from __future__ import annotations

import re
from dataclasses import replace

from pilotdocs.model.document import Block, Cell

_NUMBERLIKE = re.compile(r"[\d.,:/*＊×Xx%¥￥\-—~]*\d[\d.,:/*＊×Xx%¥￥\-—~]*")


def line_of(cell: Cell, row: int, *, named: bool) -> Cell:
    """The cell as that row of the grid has it: its own line where the cell was recognised from a picture, covers
    several rows and holds one line for each of them, all numbers (or, in the `named` column, anything); else the
    cell as it is."""
    if cell.row_span < 2 or not any(block.confidence is not None for block in cell.blocks):
        return cell
    lines = [line for block in cell.blocks if block.hidden is None for line in _lines(block)]
    if len(lines) != cell.row_span:
        return cell
    if not named and not all(_NUMBERLIKE.fullmatch("".join(line.text.split())) for line in lines):
        return cell
    if all(line.place.box is not None for line in lines):
        lines.sort(key=lambda line: line.place.box.top if line.place.box is not None else 0.0)
    return replace(cell, row=row, row_span=1, blocks=(lines[row - cell.row],))


def _lines(block: Block) -> list[Block]:
    """A block for each line of the block, with its own boxes."""
    if "\n" not in block.text:
        return [block] if block.text.strip() else []
    found: list[Block] = []
    start = 0
    for text in block.text.split("\n"):
        end = start + len(text)
        if text.strip():
            boxes = block.boxes[start:end] if block.boxes else None
            found.append(replace(block, text=text, boxes=boxes, place=block.place_of(start, end), second=None))
        start = end + 1
    return found
