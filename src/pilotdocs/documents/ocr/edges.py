"""Ink that a recogniser's box left out at either end of a line: a closing bracket, a last digit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from pilotdocs.documents.ocr.engine import Line
from pilotdocs.documents.ocr.ink import Ink

REACH = 0.9  # of the line's height: how far beyond its end a lost character may lie
LEAST = 0.25  # of the line's height: how tall the ink beyond the end must be


def grow_lines(lines: Sequence[Line], ink: Ink) -> dict[int, Line]:
    """The lines that have ink just beyond an end which belongs to no other line: their number and their wider box."""
    grown: dict[int, Line] = {}
    taken = np.array([[line.x0, line.top, line.x1, line.bottom] for line in lines]).reshape(-1, 4)
    for number, line in enumerate(lines):
        wider, high = line, line.bottom - line.top
        if line.x1 - line.x0 < high:
            continue
        middle = (line.top + line.bottom) / 2
        beside = taken[(taken[:, 1] < middle) & (taken[:, 3] > middle)]
        right = _reach(beside[beside[:, 0] >= line.x1 - high * 0.2, 0], line.x1 + high * REACH, False)
        left = _reach(beside[beside[:, 2] <= line.x0 + high * 0.2, 2], line.x0 - high * REACH, True)
        if _has_ink(ink, line, line.x1, right):
            wider = replace(wider, x1=right)
        if _has_ink(ink, line, left, line.x0):
            wider = replace(wider, x0=max(0.0, left))
        if wider is not line:
            grown[number] = wider
    return grown


def uncovered(lines: Sequence[Line], ink: Ink) -> dict[int, Line]:
    """The boxes in which nothing was read and that hold ink of their own: their number and the part of the box that no
    other line covers."""
    found: dict[int, Line] = {}
    for number, line in enumerate(lines):
        if line.text:
            continue
        x0, x1, high = line.x0, line.x1, line.bottom - line.top
        for other in lines:
            if other.text and min(other.bottom, line.bottom) - max(other.top, line.top) > 0.3 * high:
                if other.x0 <= x0 < other.x1:
                    x0 = other.x1
                if other.x0 < x1 <= other.x1:
                    x1 = other.x0
        if x1 - x0 >= 0.4 * high and _has_ink(ink, line, x0, x1, 0.5):
            found[number] = replace(line, x0=x0, x1=x1)
    return found


def lacks_last(line: Line, ink: Ink) -> bool:
    """Whether a line whose text ends in a wide character ends in a narrow mark on the page: a bracket not read."""
    if not "一" <= line.text[-1:] <= "鿿":
        return False
    factor = ink.factor
    window = ink.dark[
        int(line.top / factor) : int(line.bottom / factor) + 1, int(line.x0 / factor) : int(line.x1 / factor) + 1
    ]
    inked = np.flatnonzero(window.any(axis=0))
    if len(inked) < 4:
        return False
    em = (inked[-1] - inked[0]) / len(line.text)
    breaks = np.flatnonzero(np.diff(inked) > 1)
    return bool(len(breaks) and inked[-1] - inked[breaks[-1] + 1] < 0.35 * em)


def _reach(others: npt.NDArray[np.float64], wanted: float, leftward: bool) -> float:
    """How far the line may grow before it meets a neighbour."""
    if not len(others):
        return wanted
    return max(wanted, float(others.max())) if leftward else min(wanted, float(others.min()))


def _has_ink(ink: Ink, line: Line, x0: float, x1: float, least: float = LEAST) -> bool:
    """Whether something of a character's height stands between two places in the line's band."""
    high = line.bottom - line.top
    factor = ink.factor
    top, bottom = int((line.top + high * 0.15) / factor), int((line.bottom - high * 0.15) / factor) + 1
    window = ink.dark[max(0, top) : bottom, max(0, int(x0 / factor) + 1) : max(0, int(x1 / factor))]
    if window.size == 0:
        return False
    rows = np.asarray(window.any(axis=1))
    return bool(rows.sum() >= least * high / factor and rows[len(rows) // 4 :].any())
