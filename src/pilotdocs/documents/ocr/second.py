"""A second opinion: figures that are not beyond doubt are read again by another model, and only they.

Long lines cost the second model a tenth of a second each; a figure cut out of one costs a tenth of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from PIL import Image

from pilotdocs.documents.layout.glyph import Glyph
from pilotdocs.documents.ocr.engine import Engine, Line
from pilotdocs.documents.ocr.shapes import find_figures, is_malformed, plain_figure
from pilotdocs.model.place import Box

# Lines below this are unsure; in a long line the mean hangs on its commas and brackets more than on its figures. In
# trials nearly every wrong figure was malformed, and confidence alone told few: see `shapes`.
SURE = 0.97
SURE_LONG, LONG = 0.93, 16
# No surer is a figure of no lawful shape, whoever read it.
DOUBTED = 0.9
ROW, GAP, WIDEST, ROWS = 48, 28, 1600, 24

Read = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A piece of a line to be read again: characters [start, end) of line `number`, its area in `area`."""

    number: int
    start: int
    end: int
    area: Line


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands of a figure read twice: its text, how sure it is, and the other reading (None where they agree)."""

    text: str
    confidence: float
    other: str | None


def doubtful_figures(line: Line, stamped: bool) -> list[tuple[int, int]]:
    """The spans of figures that may want a second reading: on a line that a stamp touches or that is unsure, or of no
    lawful shape."""
    unsure = stamped or _is_unsure(line)
    return [span for span in find_figures(line.text) if unsure or is_malformed(line.text[slice(*span)])]


def wants_second(spot: Spot, stamps: Sequence[Box]) -> bool:
    """Whether a figure on a line that a stamp touches wants one: it stands under the stamp itself, or would anyway."""
    return (
        _is_unsure(spot.area)
        or any(overlaps(spot.area, stamp) for stamp in stamps)
        or is_malformed(spot.area.text[spot.start : spot.end])
    )


def overlaps(line: Line, box: Box) -> bool:
    """Whether a line and a box share a place."""
    return line.x0 < box.x1 and line.x1 > box.x0 and line.top < box.bottom and line.bottom > box.top


def _is_unsure(line: Line) -> bool:
    return line.confidence < (SURE_LONG if len(line.text) > LONG else SURE)


def spot_of(number: int, line: Line, span: tuple[int, int], glyphs: Sequence[Glyph], scale: float) -> Spot:
    """Where to cut a figure out: a good half character wider than its glyphs, which are the line's, one a character."""
    start, end = span
    room = 0.6 * (line.bottom - line.top)
    x0 = max(line.x0, glyphs[start].box.x0 * scale - room)
    x1 = min(line.x1, glyphs[end - 1].box.x1 * scale + room)
    return Spot(number, start, end, replace(line, x0=x0, x1=x1))


def settle_figure(figure: str, confidence: float, again: Read | None) -> Verdict:
    """One figure of two readings. A lawful shape beats an unlawful one, then the surer reading stands; where they
    differ it is no surer than the less sure of them. The second reading's cut may hold parts of the neighbours: of
    what it read, the longest figure is meant."""
    if again is None:
        return Verdict(figure, confidence, None)
    text, sure = again
    spans = find_figures(text)
    if not spans:
        return Verdict(figure, confidence, None)
    start, end = max(spans, key=lambda span: span[1] - span[0])
    other = text[start:end]
    # The cut may have caught the mark before or behind the figure, or missed a unit: the digits are what counts.
    if plain_figure(figure) in plain_figure(text) or plain_figure(other) == plain_figure(figure):
        # Two models may share a mistake: what has no lawful shape stays unsure.
        agreed = min(confidence, DOUBTED) if is_malformed(figure) else max(confidence, sure)
        return Verdict(figure, agreed, None)
    shape, other_shape = is_malformed(figure), is_malformed(other)
    if abs(len(plain_figure(other)) - len(plain_figure(figure))) > 2 and not shape:
        return Verdict(figure, min(confidence, sure), other)
    better = shape if shape != other_shape else sure > confidence
    return Verdict(other, min(confidence, sure), figure) if better else Verdict(figure, min(confidence, sure), other)


def is_cut(line: str, spot: Spot, text: str) -> bool:
    """Whether a second reading that differs from the first has its figure at an end of the cut where the line itself
    goes on: what is missing may have been cut off."""
    figure = plain_figure(line[spot.start : spot.end])
    spans = find_figures(text)
    if not spans or figure in plain_figure(text):
        return False
    return (spot.start > 0 and spans[0][0] == 0) or (spot.end < len(line) and spans[-1][1] == len(text))


def nearest_figure(figure: str, text: str) -> str | None:
    """The figure in `text` that is most like `figure`; None where none is much like it."""
    found = [text[start:end] for start, end in find_figures(text)]
    scored = [(SequenceMatcher(None, plain_figure(figure), plain_figure(other)).ratio(), other) for other in found]
    likeness, other = max(scored, default=(0.0, None), key=lambda pair: pair[0])
    return other if likeness >= 0.6 else None


def has_open_bracket(text: str) -> bool:
    """Whether a bracket in the line has no partner in it."""
    return sum(map(text.count, "（(《【[")) != sum(map(text.count, "）)》】]"))


def may_go_on(text: str) -> bool:
    """Whether ink beyond the line's box is worth a look: a bracket is open, or a figure stands at an end."""
    return has_open_bracket(text) or text[:1].isdigit() or text[-1:].isdigit() or text.endswith((".", ",", "，"))


def completes(longer: str, text: str) -> bool:
    """Whether the reading of a wider box holds all of `text` and at most a few characters more."""
    one, two = plain_figure(text), plain_figure(longer)
    return one != two and one in two and len(two) <= len(one) + 3


def read_again(picture: Image.Image, lines: Sequence[Line], engine: Engine) -> list[Read | None]:
    """For each line what the engine reads there now, and its confidence; None where it finds nothing.

    The lines are cut out of the picture and stacked on sheets, so that one call reads many.
    """
    found: list[Read | None] = []
    for start in range(0, len(lines), ROWS):
        found += _read_sheet(picture, lines[start : start + ROWS], engine)
    return found


def _read_sheet(picture: Image.Image, lines: Sequence[Line], engine: Engine) -> list[Read | None]:
    strips = [_strip(picture, line) for line in lines]
    pitch = ROW + GAP
    sheet = Image.new("L", (max(strip.width for strip in strips) + 2 * GAP, pitch * len(strips) + GAP), 255)
    for row, strip in enumerate(strips):
        sheet.paste(strip, (GAP, GAP + row * pitch))
    rows: dict[int, list[Line]] = {}
    for line in engine.read(sheet):
        row = int(((line.top + line.bottom) / 2 - GAP / 2) // pitch)
        rows.setdefault(row, []).append(line)
    results: list[Read | None] = []
    for row in range(len(strips)):
        pieces = sorted((piece for piece in rows.get(row, []) if piece.text), key=lambda line: line.x0)
        text = "".join(piece.text for piece in pieces)
        results.append((text, min(piece.confidence for piece in pieces)) if text else None)
    return results


def _strip(picture: Image.Image, line: Line) -> Image.Image:
    """The line's own pixels with a little room, `ROW` pixels high."""
    height = max(1.0, line.bottom - line.top)
    area = (int(line.x0 - height * 0.1), int(line.top), int(line.x1 + height * 0.1) + 1, int(line.bottom) + 1)
    inside = (max(0, area[0]), max(0, area[1]), min(picture.width, area[2]), min(picture.height, area[3]))
    crop = picture.crop(inside)
    width = min(WIDEST, max(8, round(crop.width * ROW / max(1, crop.height))))
    return crop.resize((width, ROW), Image.Resampling.BICUBIC)
