"""By how many degrees the lines of a picture are out of the horizontal."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from pilotdocs.documents.ocr.geometry import Grey

LIMIT = 8.0
STRIP = 12
# Below this the engine reads as well and rules stay in one pixel row over a word: turning would only blur.
NEGLIGIBLE = 0.2


def measure_skew(grey: Grey) -> float:
    """Degrees by which the picture must be turned clockwise to be straight, within ±8; 0.0 where none can be told.

    `grey` is the picture reduced to 600 to 1000 pixels. Each upright strip of it keeps its own profile of ink by rows;
    for every angle the strips are shifted against each other and summed: lines of text are sharpest at the right one.
    """
    ink = 255.0 - grey.astype(np.float32)
    # What is darker than its surroundings: the light of a photograph must not count as ink.
    ink -= np.median(ink)
    np.maximum(ink, 0, out=ink)
    upright = _sharpest(ink)
    sideways = _sharpest(ink.T)
    if max(upright[1], sideways[1]) == 0.0:
        return 0.0
    angle = _finer(ink, upright[0]) if upright[1] >= sideways[1] else -_finer(ink.T, sideways[0])
    return 0.0 if abs(angle) < NEGLIGIBLE else angle


def _sharpest(ink: npt.NDArray[np.float32]) -> tuple[float, float]:
    """The best angle to half a degree and how much sharper it is than the typical one."""
    if ink.shape[1] // STRIP < 8 or ink.shape[0] < 50:
        return 0.0, 0.0
    profile = _profile(ink)
    coarse = np.arange(-LIMIT, LIMIT + 0.01, 0.5)
    scores = _scores(profile, coarse)
    best = float(coarse[int(scores.argmax())])
    typical = float(np.median(scores))
    if typical <= 0 or scores.max() < 1.15 * typical:
        return 0.0, 0.0
    return best, float(scores.max()) / typical


def _finer(ink: npt.NDArray[np.float32], best: float) -> float:
    """The best angle to a twentieth of a degree, near the one found."""
    fine = np.arange(best - 0.5, best + 0.51, 0.05)
    return round(float(fine[int(_scores(_profile(ink), fine).argmax())]), 2)


def _profile(ink: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The ink of each upright strip by rows: one row of numbers a strip."""
    strips = ink.shape[1] // STRIP
    profile: npt.NDArray[np.float32] = (
        ink[:, : strips * STRIP].reshape(ink.shape[0], strips, STRIP).sum(axis=2).T.copy()
    )
    return profile


def _scores(profile: npt.NDArray[np.float32], angles: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    strips, height = profile.shape
    reach = int(np.ceil(strips * STRIP * np.tan(np.radians(LIMIT + 1)))) + 1
    middles = (np.arange(strips) + 0.5) * STRIP - strips * STRIP / 2
    windows = sliding_window_view(np.pad(profile, ((0, 0), (reach, reach))), height, axis=1)
    every = np.arange(strips)
    scores = np.empty(len(angles))
    for index, angle in enumerate(angles):
        # Turning clockwise by `angle` moves the right side down: it now stands that much too high.
        shifts = np.rint(-middles * np.tan(np.radians(angle))).astype(int) + reach
        total = windows[every, shifts].sum(axis=0)
        scores[index] = float(np.square(np.diff(total)).sum())
    return scores
