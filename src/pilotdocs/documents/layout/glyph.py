"""What a page is made of before it is text: characters with boxes, and ruled lines. PDF and OCR both give these."""

from __future__ import annotations

from dataclasses import dataclass

from pilotdocs.model.document import HiddenReason
from pilotdocs.model.place import Box


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
