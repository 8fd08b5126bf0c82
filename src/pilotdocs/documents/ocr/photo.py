"""A sheet of paper photographed on a darker ground: its four corners."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

Corners = list[tuple[float, float]]
LONG_SIDE = 320


def find_sheet(grey: Image.Image) -> Corners | None:
    """Top left, top right, bottom right and bottom left corner of the sheet in pixels of `grey`; None where the page
    fills the picture (a scan) or no four-sided sheet stands out."""
    factor = max(1, round(max(grey.size) / LONG_SIDE))
    small = np.asarray(grey.reduce(factor), dtype=np.float32)
    height, width = small.shape
    if height < 60 or width < 60:
        return None
    rim = np.concatenate([small[0], small[-1], small[:, 0], small[:, -1]])
    paper = float(np.percentile(small, 80))
    ground = float(np.median(rim))
    if paper - ground < 45:
        return None
    bright = small > (paper + ground) / 2
    corners = _corners(bright)
    points = np.array(corners)
    if not _convex(points):
        return None
    inside = _within(points, bright.shape)
    share = inside.mean()
    # The sheet is what is bright: nearly all of it, and little else.
    if not 0.2 < share < 0.985 or bright[inside].mean() < 0.8 or ((~inside).any() and bright[~inside].mean() > 0.1):
        return None
    return [((x + 0.5) * factor, (y + 0.5) * factor) for x, y in corners]


def _corners(bright: npt.NDArray[np.bool_]) -> Corners:
    y, x = np.nonzero(bright)
    falling, rising = x + y, x - y
    picks = (falling.argmin(), rising.argmax(), falling.argmax(), rising.argmin())
    return [(float(x[pick]), float(y[pick])) for pick in picks]


def _convex(points: npt.NDArray[np.float64]) -> bool:
    sides = np.roll(points, -1, axis=0) - points
    following = np.roll(sides, -1, axis=0)
    crosses = sides[:, 0] * following[:, 1] - sides[:, 1] * following[:, 0]
    lengths = np.hypot(sides[:, 0], sides[:, 1])
    return bool((crosses > 0).all() and lengths.min() > 40)


def _within(points: npt.NDArray[np.float64], shape: tuple[int, int]) -> npt.NDArray[np.bool_]:
    y, x = np.mgrid[: shape[0], : shape[1]]
    inside = np.ones(shape, dtype=bool)
    for (ax, ay), (bx, by) in zip(points, np.roll(points, -1, axis=0), strict=True):
        inside &= (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0
    return inside
