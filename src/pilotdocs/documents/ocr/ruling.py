"""Ruled lines in a straightened picture: long dark runs that are thin across."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from pilotdocs.documents.layout.glyph import Rule
from pilotdocs.documents.ocr.engine import Line
from pilotdocs.documents.ocr.ink import Ink

BARS = {"|", "｜", "丨", "︱"}
SHORTEST = 22.0  # points: longer than a stroke of a heading's characters
THICKEST = 5.0
MOST = 4000  # runs a page; more is a photograph or a halftone, not a form
ALONE = 40.0  # points: a shorter rule must touch another
FILLED = 0.9  # of a window that must be dark: noise may nibble a line


def find_rules(ink: Ink, scale: float) -> list[Rule]:
    """The horizontal and vertical rules in points of the upright page, by position."""
    unit = scale / ink.factor  # ink pixels a point
    rules = [Rule(a / unit, across / unit, b / unit, across / unit) for a, b, across in _lines(ink.dark, unit)] + [
        Rule(across / unit, a / unit, across / unit, b / unit) for a, b, across in _lines(ink.dark.T, unit)
    ]
    return sorted(rules, key=lambda rule: (round(rule.y0, 1), round(rule.x0, 1), rule.x1, rule.y1))


def drop_strokes(rules: list[Rule], lines: list[Line], scale: float) -> list[Rule]:
    """The rules without those that are strokes of characters, or short and touching no other rule.

    A stroke lies inside one recognised line: not at its foot (that is an underline) and not far beyond its ends.
    """
    boxes = [(line.x0 / scale, line.top / scale, line.x1 / scale, line.bottom / scale) for line in lines]
    kept = [rule for rule in rules if not any(_is_stroke(rule, box) for box in boxes)]
    return [
        rule for rule in kept
        if max(rule.x1 - rule.x0, rule.y1 - rule.y0) >= ALONE or any(_touch(rule, other) for other in kept)
    ]  # fmt: skip


def _is_stroke(rule: Rule, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    high = bottom - top
    if rule.y0 == rule.y1:
        inside = min(rule.x1, x1) - max(rule.x0, x0)
        return top + 0.12 * high < rule.y0 < bottom - 0.18 * high and inside > 0.7 * (rule.x1 - rule.x0)
    inside = min(rule.y1, bottom) - max(rule.y0, top)
    return x0 < rule.x0 < x1 and inside > 0.8 * (rule.y1 - rule.y0)


def _touch(one: Rule, other: Rule) -> bool:
    """Whether a horizontal and a vertical rule meet, within three points."""
    if (one.y0 == one.y1) == (other.y0 == other.y1):
        return False
    across, down = (one, other) if one.y0 == one.y1 else (other, one)
    return across.x0 - 3 <= down.x0 <= across.x1 + 3 and down.y0 - 3 <= across.y0 <= down.y1 + 3


def without_bars(line: Line, rules: list[Rule], scale: float) -> Line:
    """The line without a bar at its end that is a ruled line of the page, read as a character."""
    text = line.text
    for end, place in ((0, line.x0), (-1, line.x1)):
        if text[end:][:1] in BARS and any(
            rule.x0 == rule.x1 and abs(rule.x0 * scale - place) < 0.6 * (line.bottom - line.top)
            and rule.y0 * scale < line.bottom and rule.y1 * scale > line.top
            for rule in rules
        ):  # fmt: skip
            text = text[1:] if end == 0 else text[:-1]
    return line if text == line.text else replace(line, text=text.strip())


def without_rules(ink: Ink, rules: list[Rule], scale: float) -> Ink:
    """The ink with the rules wiped out, so that what is left is characters."""
    dark = ink.dark.copy()
    unit = scale / ink.factor
    for rule in rules:
        left, right = sorted((rule.x0 * unit, rule.x1 * unit))
        top, bottom = sorted((rule.y0 * unit, rule.y1 * unit))
        dark[max(0, int(top) - 1) : int(bottom) + 3, max(0, int(left) - 1) : int(right) + 3] = False
    return Ink(dark, ink.factor)


def _lines(dark: npt.NDArray[np.bool_], unit: float) -> list[tuple[float, float, float]]:
    """(start, end, middle across) of the lines along the second axis, in ink pixels."""
    window = max(8, int(SHORTEST * unit))
    height, width = dark.shape
    if width <= window:
        return []
    sums = np.zeros((height, width + 1), dtype=np.int32)
    np.cumsum(dark, axis=1, out=sums[:, 1:])
    covered = sums[:, window:] - sums[:, :-window] >= int(FILLED * window)
    runs: list[tuple[int, int, int]] = []
    for row in np.flatnonzero(covered.any(axis=1)):
        edges = np.flatnonzero(np.diff(covered[row].astype(np.int8), prepend=0, append=0))
        runs += [(int(row), int(a), int(b) + window - 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        if len(runs) > MOST:
            return []
    return _joined(_stacked(runs, THICKEST * unit), unit)


def _stacked(runs: list[tuple[int, int, int]], thickest: float) -> list[list[float]]:
    """Runs of touching rows made one line [start, end, first row, last row]; what is too thick is dropped."""
    done: list[list[float]] = []
    live: list[list[float]] = []
    for row, start, end in runs:
        done += [line for line in live if line[3] < row - 2]
        live = [line for line in live if line[3] >= row - 2]
        touching = [line for line in live if start <= line[1] + 2 and end >= line[0] - 2]
        if touching:
            line = touching[0]
            for other in touching[1:]:
                line[2] = min(line[2], other[2])
                line[0], line[1] = min(line[0], other[0]), max(line[1], other[1])
                live.remove(other)
            line[0], line[1], line[3] = min(line[0], start), max(line[1], end), row
        else:
            live.append([start, end, row, row])
    # A long line may lean a little over its length; a blot is thick in proportion.
    return [line for line in done + live if line[3] - line[2] + 1 <= thickest + 0.004 * (line[1] - line[0])]


def _joined(lines: list[list[float]], unit: float) -> list[tuple[float, float, float]]:
    """Pieces of one line joined over small gaps."""
    joined: list[list[float]] = []
    for start, end, first, last in sorted(lines, key=lambda line: line[0]):
        middle = (first + last) / 2
        for line in joined:
            if abs(line[2] - middle) <= 2.0 * unit and start - line[1] <= 4 * unit and end > line[1] - 1:
                line[2] = (line[2] * (line[1] - line[0]) + middle * (end - start)) / (line[1] - line[0] + end - start)
                line[1] = max(line[1], end)
                break
        else:
            joined.append([start, end, middle])
    return [(line[0], line[1] + 1, line[2] + 0.5) for line in joined]
