"""Pictures turned and straightened, with the way back: 3×3 matrices from the upright picture to the one given."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image

from pilotdocs.model.place import Box

Matrix = npt.NDArray[np.float64]
Grey = npt.NDArray[np.uint8]
PAPER = 255
_QUARTER: dict[int, Image.Transpose] = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def move_box(box: Box, matrix: Matrix) -> Box:
    """The axis-aligned box around the four moved corners."""
    corners = np.array([[box.x0, box.x1, box.x1, box.x0], [box.top, box.top, box.bottom, box.bottom], [1, 1, 1, 1]])
    moved = matrix @ corners
    x, y = moved[0] / moved[2], moved[1] / moved[2]
    return Box(round(float(x.min()), 2), round(float(y.min()), 2), round(float(x.max()), 2), round(float(y.max()), 2))


def scaling(factor: float) -> Matrix:
    """The matrix that multiplies both coordinates."""
    return np.diag([factor, factor, 1.0])


def turn(picture: Image.Image, degrees: int) -> tuple[Image.Image, Matrix]:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees, and the matrix back (pixels)."""
    width, height = picture.size
    back = {
        0: [[1, 0, 0], [0, 1, 0]],
        90: [[0, 1, 0], [-1, 0, height]],
        180: [[-1, 0, width], [0, -1, height]],
        270: [[0, -1, width], [1, 0, 0]],
    }[degrees]
    turned = picture.transpose(_QUARTER[degrees]) if degrees else picture
    return turned, np.array([*back, [0, 0, 1]], dtype=np.float64)


def straighten(picture: Image.Image, degrees: float, quick: bool = False) -> tuple[Image.Image, Matrix]:
    """The picture turned clockwise by a small angle on a canvas that loses nothing, and the matrix back (pixels)."""
    if degrees == 0:
        return picture, np.eye(3)
    width, height = picture.size
    angle = np.radians(degrees)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    wide = round(width * cos + height * abs(sin))
    high = round(height * cos + width * abs(sin))
    # Output pixel → input pixel: about the centres, by the opposite angle.
    back = np.array([[cos, sin, 0.0], [-sin, cos, 0.0], [0.0, 0.0, 1.0]])
    centre = back @ np.array([wide / 2, high / 2, 0.0])
    back[0, 2], back[1, 2] = width / 2 - centre[0], height / 2 - centre[1]
    return warp(picture, back, (wide, high), quick), back


def warp(picture: Image.Image, back: Matrix, size: tuple[int, int], quick: bool = False) -> Image.Image:
    """A new picture of that size; `back` says where each of its pixels comes from. Outside is paper."""
    fill = PAPER if picture.mode == "L" else (PAPER,) * 3
    flat = (back / back[2, 2]).ravel()
    if abs(flat[6]) < 1e-12 and abs(flat[7]) < 1e-12:
        # Nearest is seven times quicker; from 140 dpi on a jag of one pixel costs the recogniser nothing.
        how = Image.Resampling.NEAREST if quick else Image.Resampling.BILINEAR
        return picture.transform(size, Image.Transform.AFFINE, flat[:6].tolist(), how, fillcolor=fill)
    return picture.transform(
        size, Image.Transform.PERSPECTIVE, flat[:8].tolist(), Image.Resampling.BILINEAR, fillcolor=fill
    )


def square_up(corners: Sequence[tuple[float, float]]) -> tuple[Matrix, tuple[int, int]]:
    """For four corners (top left, top right, bottom right, bottom left): the matrix from a right-angled picture of the
    mean side lengths back to them, and that picture's size in pixels."""
    points = np.array(corners, dtype=np.float64)
    sides = np.hypot(*(np.roll(points, -1, axis=0) - points).T)
    wide, high = round((sides[0] + sides[2]) / 2), round((sides[1] + sides[3]) / 2)
    rows, right = [], []
    for (x, y), (u, v) in zip([(0, 0), (wide, 0), (wide, high), (0, high)], points, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -x * u, -y * u], [0, 0, 0, x, y, 1, -x * v, -y * v]]
        right += [u, v]
    solved = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(right))
    return np.append(solved, 1.0).reshape(3, 3), (wide, high)
