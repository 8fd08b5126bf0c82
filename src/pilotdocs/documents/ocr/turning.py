"""Which way up a page is, told from what a first reading made of it."""

from __future__ import annotations

from pilotdocs.documents.ocr.engine import Line

TALL = 1.5  # a line of two characters or more that is this much taller than wide runs downwards
DOUBTFUL = 0.88


def is_sideways(lines: list[Line]) -> bool:
    """Whether most of the text runs up or down the picture."""
    tall = sum(len(line.text) for line in lines if _is_tall(line))
    wide = sum(len(line.text) for line in lines if line.x1 - line.x0 > TALL * (line.bottom - line.top))
    return tall > wide and tall >= 8


def sideways_turn(lines: list[Line]) -> int:
    """The likelier turn of a sideways page, 90 or 270 degrees clockwise. The engine reads a tall line turned
    counter-clockwise: where that reads well, the page wants the same turn."""
    tall = [line for line in lines if _is_tall(line)]
    return 270 if quality(tall) >= DOUBTFUL else 90


def quality(lines: list[Line]) -> float:
    """Mean confidence by character; 0.0 where there is no text."""
    characters = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / characters if characters else 0.0


def is_doubtful(lines: list[Line]) -> bool:
    """Whether the page may stand on its head: there is text, and it reads badly."""
    return sum(len(line.text) for line in lines) >= 8 and quality(lines) < DOUBTFUL


def _is_tall(line: Line) -> bool:
    return len(line.text) >= 2 and line.bottom - line.top > TALL * (line.x1 - line.x0)
