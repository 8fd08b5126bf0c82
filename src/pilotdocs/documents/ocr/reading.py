"""What one scanned page says: glyphs, rules and stamps in upright points, with the way back to the page as shown."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from pilotdocs.documents.layout.glyph import Glyph, Rule
from pilotdocs.documents.ocr.geometry import move_box
from pilotdocs.model.document import Problem, Seal
from pilotdocs.model.place import Box


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page as recognised.

    `glyphs` and `rules` are in points of the UPRIGHT page (turned and straightened), which is what `lay_out` needs;
    `upright_size` is its width and height. `to_page` leads a box back to the page AS DISPLAYED, whose size is `size`.
    `seals` are on the displayed page already. `rotation` is by how many degrees clockwise (0, 90, 180, 270) the
    picture had to be turned to be upright, `skew` the small angle after that. `second` maps a line's id to what the
    second recogniser read, where it differs. `engine` names what read it, "" where nothing could.
    """

    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    seals: tuple[Seal, ...]
    rotation: int
    size: tuple[float, float]
    problems: tuple[Problem, ...] = ()
    second: dict[int, str] = field(default_factory=dict)
    skew: float = 0.0
    upright_size: tuple[float, float] = (0.0, 0.0)
    back: tuple[float, ...] = (1, 0, 0, 0, 1, 0, 0, 0, 1)
    engine: str = ""

    def to_page(self, box: Box) -> Box:
        """A box of the upright page on the page as displayed, kept inside the page; an empty box stays empty."""
        if box.x1 <= box.x0 and box.bottom <= box.top:
            return Box(0.0, 0.0, 0.0, 0.0)
        moved = move_box(box, np.array(self.back, dtype=np.float64).reshape(3, 3))
        width, height = self.size
        return Box(
            min(max(moved.x0, 0.0), width), min(max(moved.top, 0.0), height),
            min(max(moved.x1, 0.0), width), min(max(moved.bottom, 0.0), height),
        )  # fmt: skip
