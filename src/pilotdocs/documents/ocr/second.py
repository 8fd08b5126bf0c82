"""A second opinion: lines that carry figures and are not beyond doubt, read again by another model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PIL import Image

from pilotdocs.documents.ocr.codes import has_bad_code
from pilotdocs.documents.ocr.engine import Engine, Line

SURE = 0.98
# What one character of the line may lack: a mean over forty characters hides a single bad one.
LACK = 0.15
ROW, GAP, WIDEST, ROWS = 48, 28, 1600, 24
_FIGURE = re.compile(r"[0-9０-９]|[A-Z]{2}|[零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]{2}|[零壹贰叁肆伍陆柒捌玖拾佰仟萬圆]")


def is_figure(text: str) -> bool:
    """Whether a line holds digits, a code, or a number in Chinese numerals."""
    return _FIGURE.search(text) is not None


def wants_second(line: Line, stamped: bool) -> bool:
    """Whether a line should be read again: nothing was read there, or it carries figures and is under a stamp, holds a
    credit code that can't be right, or is not beyond doubt."""
    if not line.text:
        return True
    if not is_figure(line.text):
        return False
    return stamped or has_bad_code(line.text) or line.confidence < SURE or (1 - line.confidence) * len(line.text) > LACK


def has_open_bracket(text: str) -> bool:
    """Whether a bracket in the line has no partner in it."""
    return sum(map(text.count, "（(《【[")) != sum(map(text.count, "）)》】]"))


def may_go_on(text: str) -> bool:
    """Whether ink beyond the line's box is worth a look: a bracket is open, or a figure stands at an end."""
    return has_open_bracket(text) or text[:1].isdigit() or text[-1:].isdigit() or text[-1:] in ".,，"


def read_again(picture: Image.Image, lines: Sequence[Line], engine: Engine) -> list[tuple[str, float] | None]:
    """For each line what the engine reads there now, and its confidence; None where it finds nothing.

    The lines are cut out of the picture and stacked on sheets, so that one call reads many.
    """
    found: list[tuple[str, float] | None] = []
    for start in range(0, len(lines), ROWS):
        found += _read_sheet(picture, lines[start : start + ROWS], engine)
    return found


def _read_sheet(picture: Image.Image, lines: Sequence[Line], engine: Engine) -> list[tuple[str, float] | None]:
    strips = [_strip(picture, line) for line in lines]
    pitch = ROW + GAP
    sheet = Image.new("L", (max(strip.width for strip in strips) + 2 * GAP, pitch * len(strips) + GAP), 255)
    for row, strip in enumerate(strips):
        sheet.paste(strip, (GAP, GAP + row * pitch))
    rows: dict[int, list[Line]] = {}
    for line in engine.read(sheet):
        row = int(((line.top + line.bottom) / 2 - GAP / 2) // pitch)
        rows.setdefault(row, []).append(line)
    results: list[tuple[str, float] | None] = []
    for row in range(len(strips)):
        pieces = sorted(rows.get(row, []), key=lambda line: line.x0)
        text = "".join(piece.text for piece in pieces)
        results.append((text, min(piece.confidence for piece in pieces)) if text else None)
    return results


def _strip(picture: Image.Image, line: Line) -> Image.Image:
    """The line's own pixels with a little room, `ROW` pixels high."""
    height = max(1.0, line.bottom - line.top)
    area = (int(line.x0 - height * 0.25), int(line.top), int(line.x1 + height * 0.25) + 1, int(line.bottom) + 1)
    inside = (max(0, area[0]), max(0, area[1]), min(picture.width, area[2]), min(picture.height, area[3]))
    crop = picture.crop(inside)
    width = min(WIDEST, max(8, round(crop.width * ROW / max(1, crop.height))))
    return crop.resize((width, ROW), Image.Resampling.BICUBIC)
