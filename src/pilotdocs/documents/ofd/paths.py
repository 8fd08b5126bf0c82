"""AbbreviatedData of a path → its points, and of those the straight lines that rule a table."""

from __future__ import annotations

import re
from itertools import pairwise

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d{1,9}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d{1,2})?")
_TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_MOST = 200_000
_STRAIGHT = 0.1  # millimetres
_SHORT = 1.0  # millimetres: shorter ones are parts of drawings

Point = tuple[float, float]


def path_points(data: str | None) -> list[list[Point]]:
    """The strokes of a path, each a list of points; of curves only their ends (GB/T 33190-2016, 9.1)."""
    strokes: list[list[Point]] = []
    command = ""
    values: list[float] = []
    for match in _TOKEN.finditer((data or "")[: 10 * _MOST]):
        token = match.group()
        if token.isalpha():
            command, values = token.upper(), []
            if command == "C" and strokes and strokes[-1]:
                strokes[-1].append(strokes[-1][0])
            continue
        values.append(float(token))
        if command not in _TAKES or len(values) < _TAKES[command]:
            continue
        point = (values[-2], values[-1])
        values = []
        if command in "SM" or not strokes:
            strokes.append([point])
        else:
            strokes[-1].append(point)
        if len(strokes) > _MOST:
            break
    return strokes


def path_lines(strokes: list[list[Point]]) -> list[tuple[float, float, float, float]]:
    """The level and upright lines among the strokes, long enough to rule something."""
    lines: list[tuple[float, float, float, float]] = []
    for stroke in strokes:
        for (x0, y0), (x1, y1) in pairwise(stroke):
            level, upright = abs(y1 - y0) <= _STRAIGHT, abs(x1 - x0) <= _STRAIGHT
            if level and abs(x1 - x0) >= _SHORT:
                lines.append((min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2))
            elif upright and abs(y1 - y0) >= _SHORT:
                lines.append(((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1)))
    return lines
