"""What a page is made of before it is text: characters with boxes, and ruled lines. PDF and OCR both give these."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TypeVar

from pilotdocs.model.document import HiddenReason
from pilotdocs.model.place import Box

_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as displayed. `size` is its height in points. `confidence` None for native text. `line` groups the
    characters that a recogniser read as one line (None where the layout has to find lines itself). `angle` is how the
    character is turned on the displayed page, in degrees clockwise: 0, 90 (read from top to bottom), 180 or 270."""

    char: str
    box: Box
    size: float
    confidence: float | None = None
    line: int | None = None
    hidden: HiddenReason | None = None
    angle: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruled line, axis-aligned: horizontal where `x0 != x1`, else vertical. Points from the top left."""

    x0: float
    y0: float
    x1: float
    y1: float


def make_boxes(x0: Sequence[float], top: Sequence[float], x1: Sequence[float], bottom: Sequence[float]) -> list[Box]:
    """`list(map(Box, x0, top, x1, bottom))`, three times as fast: a page has thousands of boxes, and the own way of
    a frozen record to fill its fields is slow."""
    return _fill(Box, {"x0": x0, "top": top, "x1": x1, "bottom": bottom}, len(x0))


def make_glyphs(
    chars: Sequence[str], boxes: Sequence[Box], sizes: Sequence[float], angles: Iterable[int]
) -> list[Glyph]:
    """Native glyphs from columns, fast for the same reason."""
    nothing: Iterable[None] = repeat(None)
    columns = {
        "char": chars, "box": boxes, "size": sizes, "confidence": nothing, "line": nothing, "hidden": nothing,
        "angle": angles,
    }  # fmt: skip
    return _fill(Glyph, columns, len(chars))


def _fill(kind: type[_Record], columns: dict[str, Iterable[object]], count: int) -> list[_Record]:
    records = [kind.__new__(kind) for _ in range(count)]
    for name, values in columns.items():
        deque(map(getattr(kind, name).__set__, records, values), maxlen=0)
    return records
