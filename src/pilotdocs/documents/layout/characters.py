"""The characters of a page in columns: thousands of them are moved, dealt out and measured at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

import numpy as np

from pilotdocs.documents.layout.glyph import Glyph, make_boxes, make_glyphs
from pilotdocs.model.document import HiddenReason

Numbers = np.ndarray[Any, np.dtype[np.float64]]
Indexes = np.ndarray[Any, np.dtype[np.intp]]


@dataclass(slots=True)
class Characters(Sequence[Glyph]):
    """Glyphs as columns; a `Glyph` is made where one is asked for.

    `edges` holds left, top, right and bottom of each in a row, in points of the displayed page; `hidden` the reasons
    by number; `confidences` and `lines` are None for native text.
    """

    chars: list[str]
    edges: Numbers
    sizes: Numbers
    angles: np.ndarray[Any, np.dtype[np.int64]]
    hidden: dict[int, HiddenReason] = field(default_factory=dict)
    confidences: list[float | None] | None = None
    lines: list[int | None] | None = None

    @classmethod
    def of(cls, glyphs: Sequence[Glyph]) -> Characters:
        """The glyphs as columns; the same object where they are."""
        if isinstance(glyphs, Characters):
            return glyphs
        edges = np.array(
            [(box.x0, box.top, box.x1, box.bottom) for glyph in glyphs if (box := glyph.box)], dtype=np.float64
        ).reshape(-1, 4)
        known = any(glyph.confidence is not None or glyph.line is not None for glyph in glyphs)
        return cls(
            [glyph.char for glyph in glyphs],
            edges,
            np.array([glyph.size for glyph in glyphs], dtype=np.float64),
            np.array([glyph.angle for glyph in glyphs], dtype=np.int64),
            {number: glyph.hidden for number, glyph in enumerate(glyphs) if glyph.hidden is not None},
            [glyph.confidence for glyph in glyphs] if known else None,
            [glyph.line for glyph in glyphs] if known else None,
        )

    def __len__(self) -> int:
        return len(self.chars)

    @overload
    def __getitem__(self, index: int) -> Glyph: ...
    @overload
    def __getitem__(self, index: slice) -> list[Glyph]: ...
    def __getitem__(self, index: int | slice) -> Glyph | list[Glyph]:
        if isinstance(index, slice):
            return self.glyphs(range(*index.indices(len(self))))
        number = index + len(self) if index < 0 else index
        if not 0 <= number < len(self):
            raise IndexError(index)
        return self.glyphs([number])[0]

    def glyphs(self, numbers: Iterable[int] | None = None) -> list[Glyph]:
        """The glyphs of these numbers (all of them), in that order."""
        chosen = list(range(len(self)) if numbers is None else numbers)
        edges = self.edges[chosen].reshape(-1, 4)
        made = make_glyphs(
            [self.chars[number] for number in chosen],
            make_boxes(*(edges[:, side].tolist() for side in range(4))),
            self.sizes[chosen].tolist(),
            self.angles[chosen].tolist(),
        )
        if self.hidden or self.confidences is not None:
            for at, number in enumerate(chosen):
                glyph = made[at]
                made[at] = Glyph(
                    glyph.char, glyph.box, glyph.size,
                    self.confidences[number] if self.confidences else None,
                    self.lines[number] if self.lines else None,
                    self.hidden.get(number), glyph.angle,
                )  # fmt: skip
        return made

    def pick(self, numbers: Indexes) -> Characters:
        """The characters of these numbers as columns of their own."""
        chosen = numbers.tolist()
        return Characters(
            [self.chars[number] for number in chosen],
            self.edges[numbers],
            self.sizes[numbers],
            self.angles[numbers],
            {at: self.hidden[number] for at, number in enumerate(chosen) if number in self.hidden}
            if self.hidden
            else {},
            [self.confidences[number] for number in chosen] if self.confidences is not None else None,
            [self.lines[number] for number in chosen] if self.lines is not None else None,
        )

    def is_blank(self) -> bool:
        """Whether nothing but white space is there."""
        return not "".join(self.chars).strip()
