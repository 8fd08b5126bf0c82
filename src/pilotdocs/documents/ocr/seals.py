"""Stamps on a page: where they stand, the page without them, and the name on their ring."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops

CELL = 5.0  # points: strokes of one stamp are nearer to each other than two cells
COLOURED = 50  # difference of the strongest and the weakest channel from which a pixel is ink of a stamp
SMALLEST, LARGEST = 24.0, 300.0  # points


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp's area in pixels of the picture. `round` says whether it has the shape of a ring."""

    x0: int
    top: int
    x1: int
    bottom: int
    round: bool


def find_stamps(picture: Image.Image, scale: float) -> list[Stamp]:
    """The stamps of a colour picture, by position. Solid discs (emblems), coloured frames and grounds are none."""
    if picture.mode != "RGB":
        return []
    factor = max(1, int(scale * 72 / 50))
    coloured = np.asarray(_strength(picture.reduce(factor))) > COLOURED
    if not coloured.any():
        return []
    step = max(1, round(CELL * scale / factor))
    rows, columns = coloured.shape[0] // step, coloured.shape[1] // step
    if rows < 3 or columns < 3:
        return []
    blocks = coloured[: rows * step, : columns * step].reshape(rows, step, columns, step)
    cells = np.asarray(blocks.any(axis=(1, 3)))
    stamps = []
    for top, left, bottom, right in _clusters(cells):
        x0, y0, x1, y1 = (
            left * step,
            top * step,
            min(right * step, coloured.shape[1]),
            min(bottom * step, coloured.shape[0]),
        )
        inside = coloured[y0:y1, x0:x1]
        inked_rows, inked_columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
        x0, x1 = x0 + int(inked_columns[0]), x0 + int(inked_columns[-1]) + 1
        y0, y1 = y0 + int(inked_rows[0]), y0 + int(inked_rows[-1]) + 1
        points = factor / scale
        wide, high = (x1 - x0) * points, (y1 - y0) * points
        if not (SMALLEST <= wide <= LARGEST and SMALLEST <= high <= LARGEST and 0.4 <= wide / high <= 2.5):
            continue
        inside = coloured[y0:y1, x0:x1]
        if inside.mean() > 0.62:
            continue
        stamps.append(Stamp(x0 * factor, y0 * factor, x1 * factor, y1 * factor, _is_ring(inside)))
    return stamps


def lift_stamps(picture: Image.Image, grey: Image.Image, stamps: list[Stamp]) -> Image.Image:
    """The grey page with the stamps made paper: inside them the brightest channel is taken, in which coloured ink is
    light and black ink dark, and the rest of the stamp's own tone is stretched away."""
    if not stamps:
        return grey
    lifted = grey.copy()
    for stamp in stamps:
        area = (max(0, stamp.x0 - 4), max(0, stamp.top - 4), stamp.x1 + 4, stamp.bottom + 4)
        crop = picture.crop(area)
        value = _brightest(crop)
        own = np.asarray(value)[np.asarray(_strength(crop)) > COLOURED]
        if not len(own):
            continue
        tone = max(90, int(np.percentile(own, 25)))
        table = np.clip(np.arange(256) * (250.0 / tone), 0, 255).astype(int)
        lifted.paste(value.point(table.tolist()), area[:2])
    return lifted


def _brightest(picture: Image.Image) -> Image.Image:
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _strength(picture: Image.Image) -> Image.Image:
    """How coloured each pixel is: its strongest channel less its weakest."""
    red, green, blue = picture.split()
    return ImageChops.subtract(_brightest(picture), ImageChops.darker(ImageChops.darker(red, green), blue))


def _clusters(cells: npt.NDArray[np.bool_]) -> list[tuple[int, int, int, int]]:
    """Boxes (top, left, bottom, right) of cells that touch, boxes inside one another made one; largest count first."""
    left = {(int(y), int(x)) for y, x in zip(*np.nonzero(cells), strict=True)}
    boxes: list[tuple[int, int, int, int]] = []
    while left:
        first = left.pop()
        edge, top, low, start, end = [first], first[0], first[0], first[1], first[1]
        while edge:
            y, x = edge.pop()
            top, low, start, end = min(top, y), max(low, y), min(start, x), max(end, x)
            for near in [(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]:
                if near in left:
                    left.remove(near)
                    edge.append(near)
        boxes.append((top, start, low + 1, end + 1))
    boxes.sort(key=lambda box: ((box[0] - box[2]) * (box[3] - box[1]), box))
    kept: list[tuple[int, int, int, int]] = []
    for box in boxes:
        if not any(
            o[0] <= box[0] and o[1] <= box[1] and o[2] >= box[2] and o[3] >= box[3] and _may_hold(o, cells)
            for o in kept
        ):
            kept.append(box)
    return sorted(kept)


def _may_hold(box: tuple[int, int, int, int], cells: npt.NDArray[np.bool_]) -> bool:
    """Whether a cluster is a stamp's size; a page-wide frame swallows nothing."""
    return (box[2] - box[0]) * CELL <= LARGEST and (box[3] - box[1]) * CELL <= LARGEST


def _is_ring(inside: npt.NDArray[np.bool_]) -> bool:
    """Whether the ink lies on an ellipse that fills the box: its corners are empty, its rim is not."""
    height, width = inside.shape
    y, x = np.ogrid[:height, :width]
    radius = np.hypot((y - (height - 1) / 2) / (height / 2), (x - (width - 1) / 2) / (width / 2))
    corners = inside[radius > 1.08]
    rim = inside[(radius > 0.9) & (radius <= 1.05)]
    return bool(len(rim) and len(corners) and rim.mean() > 0.25 and corners.mean() < 0.12)
