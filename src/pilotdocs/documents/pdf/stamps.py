"""Stamps that were put on a native page as small pictures: their names by recognition of that spot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2.raw as pdfium

from pilotdocs.documents.pdf.frame import Frame
from pilotdocs.documents.pdf.picture import render_page
from pilotdocs.model.document import Seal
from pilotdocs.model.place import Box

if TYPE_CHECKING:
    from pilotdocs.documents.pdf.page import Recogniser

# Stamps are 30 to 50 mm wide: points, with room for smaller ones and for pictures with a margin.
SMALLEST, LARGEST = 40.0, 220.0
MOST = 6
SCALE = 200 / 72
# Share of reddish pixels from which a picture may be a stamp.
RED = 0.02
MARGIN = 6.0


def read_stamps(
    page: pdfium.FPDF_PAGE, frame: Frame, pictures: Sequence[Box], number: int, ocr: Recogniser
) -> tuple[Seal, ...]:
    """The stamps among the page's pictures, with places on the displayed page."""
    fitting = [
        box
        for box in dict.fromkeys(pictures)
        if SMALLEST <= box.x1 - box.x0 <= LARGEST and SMALLEST <= box.bottom - box.top <= LARGEST
    ][:MOST]
    if not fitting:
        return ()
    image, scale = render_page(page, frame.size, SCALE)
    seals: list[Seal] = []
    for box in fitting:
        left, top = max(int((box.x0 - MARGIN) * scale), 0), max(int((box.top - MARGIN) * scale), 0)
        right, bottom = int((box.x1 + MARGIN) * scale), int((box.bottom + MARGIN) * scale)
        spot = image.crop((left, top, min(right, image.width), min(bottom, image.height)))
        if min(spot.size) < 20 or not _is_red(np.asarray(spot, dtype=np.int16)):
            continue
        for seal in ocr(spot, scale, number).seals:
            seals.append(_moved(seal, left / scale, top / scale))
    return tuple(seals)


def _is_red(pixels: np.ndarray[tuple[int, ...], np.dtype[np.int16]]) -> bool:
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    return bool(((red > 120) & (red - green > 50) & (red - blue > 50)).mean() > RED)


def _moved(seal: Seal, x: float, y: float) -> Seal:
    box = seal.place.box
    if box is None:
        return seal
    moved = Box(round(box.x0 + x, 2), round(box.top + y, 2), round(box.x1 + x, 2), round(box.bottom + y, 2))
    return replace(seal, place=replace(seal.place, box=moved))
