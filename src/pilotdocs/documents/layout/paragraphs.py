"""Lines of one column or one cell → paragraphs and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from pilotdocs.documents.layout.glyph import Glyph
from pilotdocs.documents.layout.lines import Row, Segment, write_line
from pilotdocs.model.document import Block, BlockKind
from pilotdocs.model.place import Box, Boxes, Place

# A line is full when less than this is free at its right end (ems).
FULL = 1.6
# Lines further apart than this (ems between their boxes) are not one paragraph.
PARAGRAPH_GAP = 1.1
INDENT = 0.8
EMPTY = Box(0.0, 0.0, 0.0, 0.0)
_X0, _TOP, _X1, _BOTTOM = attrgetter("x0"), attrgetter("top"), attrgetter("x1"), attrgetter("bottom")

_NUMBERED = (
    (1, re.compile(r"^第[一二三四五六七八九十百\d]+[编章部]|^[一二三四五六七八九十]+、")),
    (2, re.compile(r"^第[一二三四五六七八九十百\d]+[节条]|^[（(][一二三四五六七八九十]+[）)]")),
    (3, re.compile(r"^\d{1,2}(\.\d{1,2})?[、.．\s](?!\d)")),
)
_CAPTION = re.compile(
    r"^(续\s*表|附?表|图)\s*[0-9０-９一二三四五六七八九十]*([-—－.．]\s*\d+)?([\s:：、.．]|$|[（(]?[续\u4e00-\u9fff])"
)
# Two lines that both begin so (发票号码：… 开票日期：…) are two fields, however long the first is.
_LABEL = re.compile(r"[\u4e00-\u9fff（）()/、\s]{2,12}[:：]")
_SENTENCE_END = "。；;，,、！？!?：:"


@dataclass(slots=True)
class Paragraph:
    """Lines that are one text; each line is its segments."""

    lines: list[list[Segment]] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    vertical: bool = False


def gather_paragraphs(rows: Sequence[Row], left: float, right: float, *, cell: bool = False) -> list[Paragraph]:
    """The rows of a column that reaches from `left` to `right`, joined where the layout wrapped a line. In a `cell`
    lines may be centred, so that where they start says nothing."""
    paragraphs: list[Paragraph] = []
    current: Paragraph | None = None
    for row in _of_one_size(rows):
        if current is not None and _goes_on(current, row, left, right, cell=cell):
            current.lines.append(row.segments)
            current.x0, current.x1 = min(current.x0, row.x0), max(current.x1, row.x1)
            current.bottom = max(current.bottom, row.bottom)
        else:
            current = Paragraph([row.segments], row.x0, row.x1, row.top, row.bottom, row.size)
            paragraphs.append(current)
    return paragraphs


def _of_one_size(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, one with a title and small print beside it as two."""
    for row in rows:
        sizes = [segment.size for segment in row.segments]
        if len(sizes) < 2 or max(sizes) < 1.3 * min(sizes):
            yield row
            continue
        limit = max(sizes) / 1.3
        for part in (
            [segment for segment in row.segments if segment.size > limit],
            [segment for segment in row.segments if segment.size <= limit],
        ):
            yield Row(part, min(segment.top for segment in part), max(segment.bottom for segment in part))


def _goes_on(paragraph: Paragraph, row: Row, left: float, right: float, *, cell: bool) -> bool:
    last = paragraph.lines[-1]
    size = paragraph.size
    if len(last) > 1 or len(row.segments) > 1:  # a line with gaps is no running text
        return False
    if not 0.8 < row.size / max(size, 0.1) < 1.25:
        return False
    before, after = last[0], row.segments[0]
    if after.top - before.bottom > PARAGRAPH_GAP * size or after.middle <= before.middle:
        return False
    if _starts_item(after) or (_LABEL.match(_head(after)) and _LABEL.match(_head(before))):
        return False
    free = right - before.x1
    if free > max(FULL * size, _first_word(after) + 0.3 * size):
        return False
    if cell:
        return True
    centred = abs((after.x0 + after.x1) - (before.x0 + before.x1)) < 1.2 * size
    if before.x0 > left + 3 * size:  # far from the margin: a wrapped title, or a quotation set in
        return centred or abs(after.x0 - before.x0) < INDENT * size
    if len(paragraph.lines) == 1:  # after a first line: not where the next is indented like a new paragraph
        return after.x0 < before.x0 + INDENT * size
    return abs(after.x0 - before.x0) < INDENT * size or after.x0 < before.x0


def _first_word(segment: Segment) -> float:
    """The width of what can't be broken at the start of a line: a number or a Latin word."""
    start = segment.glyphs[0].box.x0
    end = segment.glyphs[0].box.x1
    for before, glyph in pairwise(segment.glyphs):
        if not (before.char.isascii() and glyph.char.isascii()) or before.char.isspace():
            break
        end = glyph.box.x1
    return end - start


def _starts_item(segment: Segment) -> bool:
    """Whether a line begins with a heading's number (一、 （二） 第三条), which no wrapped line does by chance."""
    return any(pattern.match(_head(segment)) for _, pattern in _NUMBERED[:2])


def _head(segment: Segment) -> str:
    return "".join(glyph.char for glyph in segment.glyphs[:14])


def write_paragraph(paragraph: Paragraph, page: int, kind: BlockKind, level: int | None = None) -> Block:
    """The paragraph as a block: a newline with an empty box where a line was wrapped."""
    chars: list[str] = []
    boxes: list[Box] = []
    for segments in paragraph.lines:
        line_chars, line_boxes = write_line(segments)
        if chars and not paragraph.vertical:
            chars.append("\n")
            boxes.append(EMPTY)
        chars += line_chars
        boxes += line_boxes
    return make_block(chars, boxes, page, kind, level, _confidence(paragraph))


def make_block(
    chars: list[str],
    boxes: list[Box],
    page: int,
    kind: BlockKind,
    level: int | None = None,
    confidence: float | None = None,
) -> Block:
    """A block with the box around its characters. A glyph may stand for several characters (a ligature)."""
    text = "".join(chars)
    if len(text) != len(chars):
        boxes = [box for char, box in zip(chars, boxes, strict=True) for _ in char]
    inked = [box for box in boxes if box is not EMPTY]
    around = Box(
        min(map(_X0, inked)), min(map(_TOP, inked)), max(map(_X1, inked)), max(map(_BOTTOM, inked))
    ) if inked else None  # fmt: skip
    place = Place(page, around)
    return Block(text, place, kind, level, Boxes(boxes), confidence)


def _confidence(paragraph: Paragraph) -> float | None:
    return least_confidence([glyph for segments in paragraph.lines for segment in segments for glyph in segment.glyphs])


def least_confidence(glyphs: Sequence[Glyph]) -> float | None:
    """The least of the recogniser's confidences; None for native text."""
    if not glyphs or glyphs[0].confidence is None:
        return None
    return min((glyph.confidence for glyph in glyphs if glyph.confidence is not None), default=None)


def name_kind(paragraph: Paragraph, body: float, left: float, right: float) -> tuple[BlockKind, int | None]:
    """What a free paragraph is: a heading with its level, a caption, or a paragraph. `body` is the text's size."""
    if len(paragraph.lines) > 2:
        return "paragraph", None
    text = "".join(
        glyph.char for segments in paragraph.lines for segment in segments for glyph in segment.glyphs
    ).strip()
    short = len(text) <= 50 and text[-1:] not in _SENTENCE_END
    if not short or not any("\u4e00" <= char <= "\u9fff" or char.isalpha() for char in text):
        return "paragraph", None
    if len(text) <= 40 and _CAPTION.match(text):
        return "caption", None
    larger = paragraph.size > body * 1.15
    centred = (
        abs((paragraph.x0 + paragraph.x1) - (left + right)) < 2 * paragraph.size
        and paragraph.x0 > left + 2 * paragraph.size
    )
    for level, pattern in _NUMBERED:
        if pattern.match(text) and (larger or (level < 3 and len(text) <= 30 and len(paragraph.lines) == 1)):
            return "heading", level
    if larger and (centred or paragraph.size > body * 1.3):
        return "heading", 1 if paragraph.size > body * 1.4 else 2
    return "paragraph", None
