"""By how many degrees the lines of a picture are out of the horizontal."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

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
    angle = upright[0] if upright[1] >= sideways[1] else -sideways[0]
    return 0.0 if abs(angle) < NEGLIGIBLE else angle


def _sharpest(ink: npt.NDArray[np.float32]) -> tuple[float, float]:
    """The best angle and how much sharper it is than the typical one."""
    strips = ink.shape[1] // STRIP
    if strips < 8 or ink.shape[0] < 50:
        return 0.0, 0.0
    profile = ink[:, : strips * STRIP].reshape(ink.shape[0], strips, STRIP).sum(axis=2).T.copy()
    coarse = np.arange(-LIMIT, LIMIT + 0.01, 0.5)
    scores = _scores(profile, coarse)
    best = float(coarse[int(scores.argmax())])
    typical = float(np.median(scores))
    if typical <= 0 or scores.max() < 1.15 * typical:
        return 0.0, 0.0
    fine = np.arange(best - 0.5, best + 0.51, 0.05)
    finer = _scores(profile, fine)
    return round(float(fine[int(finer.argmax())]), 2), float(scores.max()) / typical


def _scores(profile: npt.NDArray[np.float32], angles: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    strips, height = profile.shape
    reach = int(np.ceil(strips * STRIP * np.tan(np.radians(LIMIT + 1)))) + 1
    middles = (np.arange(strips) + 0.5) * STRIP - strips * STRIP / 2
    padded = np.pad(profile, ((0, 0), (reach, reach)))
    scores = np.empty(len(angles))
    for index, angle in enumerate(angles):
        # Turning clockwise by `angle` moves the right side down: it now stands that much too high.
        shifts = np.rint(-middles * np.tan(np.radians(angle))).astype(int) + reach
        total = np.zeros(height, dtype=np.float32)
        for strip, shift in enumerate(shifts):
            total += padded[strip, shift : shift + height]
        scores[index] = float(np.square(np.diff(total)).sum())
    return scores
