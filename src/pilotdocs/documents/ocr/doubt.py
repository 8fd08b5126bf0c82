"""Lines after a second look: cut ends completed, unread boxes read, figures confirmed or contested, codes mended."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PIL import Image

from pilotdocs.documents.layout.glyph import Rule
from pilotdocs.documents.ocr.characters import split_line
from pilotdocs.documents.ocr.codes import mend_code
from pilotdocs.documents.ocr.edges import grow_lines, lacks_last, uncovered
from pilotdocs.documents.ocr.engine import Engine, Line
from pilotdocs.documents.ocr.ink import Ink
from pilotdocs.documents.ocr.ruling import without_bars
from pilotdocs.documents.ocr.second import (
    Read,
    Spot,
    Verdict,
    completes,
    doubtful_figures,
    has_open_bracket,
    is_cut,
    may_go_on,
    nearest_figure,
    overlaps,
    read_again,
    settle_figure,
    spot_of,
    wants_second,
)
from pilotdocs.model.place import Box

# What the first model could not read at all is taken from the second only when it is this sure.
UNREAD_SURE = 0.9
# No surer is a code in which an impossible letter was replaced.
MENDED = 0.9
# Lines below this are mostly misread, figures or not.
WEAK = 0.85
# Whole lines a page that are read because a figure may have been cut through.
RECUT = 12
# Boxes without text are specks more often than words: so many a page are looked at again.
UNREAD = 8


@dataclass(frozen=True, slots=True)
class Page:
    """What a second look needs: the upright picture, its ink without rules, its rules, pixels a point, and where stamps
    stood (in pixels)."""

    grey: Image.Image
    ink: Ink
    rules: list[Rule]
    scale: float
    stamps: list[Box]


@dataclass(slots=True)
class Settled:
    """The lines that stand, and by line the other reading where two models differ."""

    lines: list[Line]
    second: dict[int, str] = field(default_factory=dict)


def look_again(page: Page, lines: list[Line], engine: Engine) -> Settled:
    """The lines after the second model saw what is doubtful about them; those left without text are as they were."""
    wider = {number: line for number, line in grow_lines(lines, page.ink).items() if may_go_on(lines[number].text)}
    cut = {number for number, line in enumerate(lines) if has_open_bracket(line.text) and lacks_last(line, page.ink)}
    bare = uncovered(lines, page.ink)
    weak = [number for number, line in enumerate(lines) if line.text and line.confidence < WEAK]
    wider |= dict(sorted(bare.items())[:UNREAD])
    whole = sorted({*wider, *cut, *sorted(weak, key=lambda number: lines[number].confidence)[:UNREAD]})
    spots: list[Spot] = []
    for number, line in enumerate(lines):
        under = any(overlaps(line, stamp) for stamp in page.stamps)
        spans = doubtful_figures(line, under)
        if not spans:
            continue
        glyphs = split_line(line, number, page.ink, page.scale)
        for span in spans:
            spot = spot_of(number, line, span, glyphs, page.scale)
            if not under or wants_second(spot, page.stamps):
                spots.append(spot)
    areas = [wider.get(number, lines[number]) for number in whole] + [spot.area for spot in spots]
    again = read_again(page.grey, areas, engine)
    settled = Settled(list(lines))
    done: set[int] = set()
    for number, area, found in zip(whole, areas, again, strict=False):
        if found is None:
            continue
        line, text = lines[number], without_bars(replace(area, text=found[0]), page.rules, page.scale).text
        if not line.text:
            # A model that sees next to nothing makes up a word that would not fit there.
            if found[1] >= UNREAD_SURE and len(text) <= 1 + 2 * (area.x1 - area.x0) / (area.bottom - area.top):
                settled.lines[number] = replace(area, text=text, confidence=found[1])
        elif line.text and completes(text, line.text):
            settled.lines[number] = replace(area, text=text, confidence=min(found[1], line.confidence))
            done.add(number)
        elif line.text and line.confidence < WEAK < found[1] and text:
            settled.lines[number] = replace(line, text=text, confidence=found[1])
            if text != line.text:
                settled.second[number] = line.text
            done.add(number)
    figures = _whole_where_cut(page, lines, spots, again[len(whole) :], engine)
    verdicts: dict[int, list[tuple[Spot, Verdict]]] = {}
    for spot, found in zip(spots, figures, strict=True):
        if spot.number not in done:
            line = lines[spot.number]
            verdict = settle_figure(line.text[spot.start : spot.end], line.confidence, found)
            verdicts.setdefault(spot.number, []).append((spot, verdict))
    for number, pairs in verdicts.items():
        _settle(settled, number, pairs)
    return settled


def _whole_where_cut(
    page: Page, lines: list[Line], spots: list[Spot], again: list[Read | None], engine: Engine
) -> list[Read | None]:
    """The second readings; where one begins or ends with its figure though the line goes on there, the cut may have
    gone through the figure: then the whole line is read and the figure most like the first reading is taken."""
    found = list(again)
    cut = [
        index for index, (spot, read) in enumerate(zip(spots, again, strict=True))
        if read is not None and is_cut(lines[spot.number].text, spot, read[0])
    ]  # fmt: skip
    numbers = sorted({spots[index].number for index in cut})[:RECUT]
    readings = dict(zip(numbers, read_again(page.grey, [lines[number] for number in numbers], engine), strict=True))
    for index in cut:
        spot = spots[index]
        read = readings.get(spot.number)
        figure = nearest_figure(lines[spot.number].text[spot.start : spot.end], read[0]) if read else None
        found[index] = (figure, read[1]) if read and figure else None
    return found


def mend_codes(settled: Settled) -> Settled:
    """Credit codes that hold impossible letters mended; what was read stays as the other reading."""
    for number, line in enumerate(settled.lines):
        mended = mend_code(line.text)
        if mended is not None:
            settled.lines[number] = replace(line, text=mended, confidence=min(line.confidence, MENDED))
            settled.second.setdefault(number, line.text)
    return settled


def _settle(settled: Settled, number: int, pairs: list[tuple[Spot, Verdict]]) -> None:
    """The line with its contested figures; surer than before where every figure of it was confirmed."""
    line = settled.lines[number]
    text = other = line.text
    # From the end, so that the spans before keep their places.
    for spot, verdict in sorted(pairs, key=lambda pair: -pair[0].start):
        text = text[: spot.start] + verdict.text + text[spot.end :]
        if verdict.other is not None:
            other = other[: spot.start] + verdict.other + other[spot.end :]
    confidence = min(verdict.confidence for _, verdict in pairs)
    settled.lines[number] = replace(line, text=text, confidence=confidence)
    if any(verdict.other is not None for _, verdict in pairs):
        settled.second[number] = other
