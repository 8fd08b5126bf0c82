"""Text that a person does not see: found by what changes on the page when it is taken away.

Only pages with something suspect are drawn, twice: as they are, and without the suspect texts. Where nothing changes
in a character's box, nobody sees it. White on white, covered, clipped, transparent, switched-off layers: one test.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium

from pilotdocs.documents.layout.characters import Characters, Numbers
from pilotdocs.documents.pdf.frame import Frame
from pilotdocs.documents.pdf.glyphs import Letters
from pilotdocs.documents.pdf.objects import Drawn, Suspect
from pilotdocs.documents.pdf.picture import render_page
from pilotdocs.model.document import HiddenReason

# Points: smaller print is unreadable on paper.
TINY = 2.5
# A change of less than this in every colour (of 255) can't be seen.
FAINT = 30
SCALE = 2.0
_REASONS: dict[str, HiddenReason] = {
    "mode": "render_mode", "white": "white", "covered": "covered", "clipped": "clipped", "layer": "covered",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Change:
    """What taking the suspects away changed, as a picture of yes and no."""

    pixels: np.ndarray[tuple[int, int], np.dtype[np.bool_]]
    scale: float

    def seen(self, edges: Numbers) -> bool:
        left, top, right, bottom = (edges * self.scale).tolist()
        x0, x1, y0, y1 = int(left), int(right) + 1, int(top), int(bottom) + 1
        return bool(self.pixels[max(y0, 0) : max(y1, 0), max(x0, 0) : max(x1, 0)].any())


def mark_hidden(
    letters: Letters, drawn: Drawn, page: pdfium.FPDF_PAGE, text: pdfium.FPDF_TEXTPAGE, frame: Frame
) -> None:
    """Gives every glyph of `letters` that nobody sees its reason, in place."""
    characters = letters.glyphs
    if letters.odd:
        _mark_odd(characters, frame)
    suspects = {suspect.handle: suspect.reason for suspect in drawn.suspects}
    if not suspects:
        return
    change = _draw_twice(page, drawn.suspects, frame)
    runs: dict[int, list[int]] = {}
    for number, index in enumerate(letters.index):
        handle = ctypes.cast(pdfium.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
        if handle in suspects and number not in characters.hidden:
            runs.setdefault(handle, []).append(number)
    for handle, numbers in runs.items():
        ink = [number for number in numbers if not characters.chars[number].isspace()]
        unseen = [number for number in ink if not change.seen(characters.edges[number])]
        # A character or two of a visible run may fall on a line; of a hidden run, touch something that changed.
        if len(unseen) * 2 > len(ink) or not ink:
            unseen = numbers
        elif len(unseen) < 3:
            continue
        for number in unseen:
            characters.hidden[number] = _REASONS[suspects[handle]]


def _mark_odd(characters: Characters, frame: Frame) -> None:
    """What is off the page, and what is too small to be read."""
    width, height = frame.size
    x = (characters.edges[:, 0] + characters.edges[:, 2]) / 2
    y = (characters.edges[:, 1] + characters.edges[:, 3]) / 2
    off = (x < -1) | (x > width + 1) | (y < -1) | (y > height + 1)
    for number in np.flatnonzero(off | (characters.sizes < TINY)).tolist():
        if off[number]:
            characters.hidden[number] = "off_page"
        elif not characters.chars[number].isspace():
            characters.hidden[number] = "tiny"


def _draw_twice(page: pdfium.FPDF_PAGE, suspects: list[Suspect], frame: Frame) -> _Change:
    with_all, scale = render_page(page, frame.size, SCALE)
    handles = [ctypes.cast(suspect.handle, pdfium.FPDF_PAGEOBJECT) for suspect in suspects]
    for handle in handles:
        pdfium.FPDFPageObj_SetIsActive(handle, False)
    without, _ = render_page(page, frame.size, SCALE)
    for handle in handles:
        pdfium.FPDFPageObj_SetIsActive(handle, True)
    before, after = np.asarray(with_all, dtype=np.int16), np.asarray(without, dtype=np.int16)
    return _Change((np.abs(before - after) >= FAINT).any(axis=2), scale)
