"""A picture made ready to be read: bounded, grey, flat, straight, without stamps, clear."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from pilotdocs.documents.ocr.geometry import Matrix, square_up, straighten, turn, warp
from pilotdocs.documents.ocr.ink import contrast_of
from pilotdocs.documents.ocr.photo import find_sheet
from pilotdocs.documents.ocr.seals import Stamp, lift_stamps
from pilotdocs.documents.ocr.skew import measure_skew

MOST_PIXELS = 12_000_000  # A4 at 300 dpi is 8.7 million
SKEW_SIDE = 650
FAINT = 110  # of 255 between ink and paper: below it the contrast is stretched
BLANK = 24  # below it there is only the grain of the paper
SHARP = 140 / 72  # pixels a point from which straightening may take the nearest pixel
SPECKS = 0.01  # share of lone dark or light pixels from which a median is worth its time


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grey picture ready to be read. `back` leads from its pixels to those of the picture it was made from.

    `rotation` is by how many degrees clockwise it was turned in quarters, `skew` by how many besides.
    """

    grey: Image.Image
    back: Matrix
    rotation: int
    skew: float

    def turned(self, degrees: int) -> Sheet:
        """The sheet turned clockwise by 90, 180 or 270 degrees."""
        grey, back = turn(self.grey, degrees)
        return Sheet(grey, self.back @ back, (self.rotation + degrees) % 360, self.skew)


def bounded(image: Image.Image) -> tuple[Image.Image, float]:
    """The picture within the pixel limit, and how many of its pixels one of the new ones is."""
    pixels = image.width * image.height
    if pixels <= MOST_PIXELS:
        return image, 1.0
    factor = int(np.ceil((pixels / MOST_PIXELS) ** 0.5))
    return image.reduce(factor), float(factor)


def prepare(picture: Image.Image, stamps: list[Stamp], scale: float) -> Sheet:
    """The sheet of a colour picture with `scale` pixels a point, not yet turned by quarters."""
    grey = lift_stamps(picture, picture.convert("L"), stamps)
    grey = _clear(grey)
    back: Matrix = np.eye(3)
    corners = find_sheet(grey)
    if corners is not None:
        back, size = square_up(corners)
        grey = warp(grey, back, size)
    factor = max(1, round(max(grey.size) / SKEW_SIDE))
    angle = measure_skew(np.asarray(grey.reduce(factor)))
    straight, further = straighten(grey, angle, quick=scale >= SHARP)
    return Sheet(straight, back @ further, 0, angle)


def _clear(grey: Image.Image) -> Image.Image:
    """Stretched to full contrast where it is faint, smoothed where it is full of specks."""
    dark, light = contrast_of(grey)
    if BLANK < light - dark < FAINT:
        table = np.clip((np.arange(256) - dark) * (235.0 / (light - dark)) + 10, 0, 255)
        grey = grey.point(table.astype(int).tolist())
    return grey.filter(ImageFilter.MedianFilter(3)) if _is_speckled(grey) else grey


def _is_speckled(grey: Image.Image) -> bool:
    """Whether lone pixels stand far off all their four neighbours, on a sample of the page."""
    width, height = grey.size
    sample = np.asarray(grey.crop((width // 4, height // 4, width // 4 + 256, height // 4 + 256)), dtype=np.int16)
    if min(sample.shape) < 64:
        return False
    middle = sample[1:-1, 1:-1]
    around = np.stack([sample[:-2, 1:-1], sample[2:, 1:-1], sample[1:-1, :-2], sample[1:-1, 2:]])
    lone = (middle < around.min(axis=0) - 80) | (middle > around.max(axis=0) + 80)
    return bool(lone.mean() > SPECKS)
