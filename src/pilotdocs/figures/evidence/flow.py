"""A part's visible text as one string to search in, each character of which knows its block: wraps don't break words.

The text is folded to half width and has no white space but between two digits; "\\n" stands between pieces that don't
run on. Headers, footers and hidden text are left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from pilotdocs.model.document import Block, Table
from pilotdocs.model.figure import Cited
from pilotdocs.model.part import Part
from pilotdocs.model.place import Place, Source

T = TypeVar("T")
_ENDS = frozenset("。；：:;!！?？…")
_MARGIN = ("header", "footer", "comment", "seal")
_PAGE_NUMBER = re.compile(r"^[-—–－\s]*第?\s*\d{1,4}\s*页?(\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–－\s]*$")
_OPENS = re.compile(
    r"^(第[一二三四五六七八九十百\d]+[条章节]|[一二三四五六七八九十]{1,3}[、.]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．)](?!\d))"
)


def fold(text: str) -> str:
    """The text in half width (NFKC), of the same length: a character that folds to several stays as it is."""
    folded = unicodedata.normalize("NFKC", text)
    if len(folded) == len(text):
        return folded
    return "".join(f if len(f := unicodedata.normalize("NFKC", char)) == 1 else char for char in text)


def squeeze(text: str) -> str:
    """The folded text without white space."""
    return "".join(fold(text).split())


@dataclass(frozen=True, slots=True)
class Piece:
    """A visible block of a part; `cell` says that it stands in a table."""

    block: Block
    cell: bool


def pieces_of(part: Part) -> Iterator[Piece]:
    """The visible blocks of the part in reading order, without running heads, page numbers and comments."""
    for item in part.content:
        if isinstance(item, Table):
            for cell in item.cells:
                for block in cell.blocks:
                    if block.hidden is None:
                        yield Piece(block, True)
        elif item.hidden is None and item.kind not in _MARGIN and not _PAGE_NUMBER.match(fold(item.text)):
            yield Piece(item, False)


@dataclass(frozen=True, slots=True)
class Flow:
    """`text[i]` is the folded character `blocks[where[i][0]].text[where[i][1]]`; a "\\n" has the place before it.
    `cells` are the indexes of the blocks that stand in tables."""

    part: Part
    blocks: tuple[Block, ...]
    text: str
    where: tuple[tuple[int, int], ...]
    cells: frozenset[int] = frozenset()

    def in_table(self, position: int) -> bool:
        """Whether the character stands in a table's cell."""
        return self.where[position][0] in self.cells

    def quote(self, start: int, end: int) -> tuple[str, Block, int, int]:
        """The document's own words for `text[start:end]`, with block and span; of a stretch over several blocks the
        longest."""
        spans: dict[int, tuple[int, int]] = {}
        for position in range(start, end):
            if self.text[position] == "\n":
                continue
            index, offset = self.where[position]
            low, high = spans.get(index, (offset, offset))
            spans[index] = (min(low, offset), max(high, offset))
        longest, (low, high) = max(spans.items(), key=lambda item: item[1][1] - item[1][0])
        block = self.blocks[longest]
        return block.text[low : high + 1], block, low, high + 1

    def cite(self, value: T, start: int, end: int) -> Cited[T]:
        """The value with the words it was read from; its confidence is that of their block."""
        return cite(self.part, value, *self.quote(start, end)[1:])

    def raw(self, start: int, end: int) -> str:
        """The words as written between the two positions, wraps dropped."""
        return "".join(
            self.blocks[self.where[i][0]].text[self.where[i][1]] for i in range(start, end) if self.text[i] != "\n"
        )


def source_of(part: Part, block: Block, start: int = 0, end: int | None = None) -> Source:
    """Where the characters of the block stand."""
    return Source(part.document.id, part.index, block.place_of(start, len(block.text) if end is None else end))


def part_source(part: Part) -> Source:
    """The place of the part as a whole: that of its first visible block."""
    first = next((piece.block.place for piece in pieces_of(part) if piece.block.text.strip()), None)
    return Source(part.document.id, part.index, first or Place(part.pages[0] if part.pages else None))


def confidence_of(block: Block, start: int, end: int) -> float:
    """How sure the words are: 1 for native text; for recognised text the reader's word, at most 0.6 where a second
    reading has another number there."""
    sure = 1.0 if block.confidence is None else block.confidence
    if block.second is not None and _digits(block.second) != _digits(block.text):
        words = _digits(block.text[start:end])
        if words and words not in _digits(block.second):
            return min(sure, 0.6)
    return sure


def _digits(text: str) -> str:
    return "".join(re.findall(r"[0-9]+", fold(text)))


def cite(part: Part, value: T, block: Block, start: int, end: int) -> Cited[T]:
    """The value with the words `block.text[start:end]`, white space around them left out."""
    words = block.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    confidence = round(confidence_of(block, start, end), 3)
    return Cited(value, block.text[start:end], source_of(part, block, start, end), confidence)


def _right_edges(pieces: list[Piece]) -> dict[int | None, float]:
    edges: dict[int | None, float] = {}
    for piece in pieces:
        box = piece.block.place.box
        if box is not None and not piece.cell:
            edges[piece.block.place.page] = max(edges.get(piece.block.place.page, 0.0), box.x1)
    return edges


def _runs_on(before: Piece, after: Piece, edges: dict[int | None, float]) -> bool:
    """Whether a line that a reader gave as a block of its own goes on in the next block."""
    a, b = before.block, after.block
    if before.cell or after.cell or a.kind == "heading" or b.kind == "heading":
        return False
    text = a.text.rstrip()
    if not text or text[-1] in _ENDS or _OPENS.match(fold(b.text.strip())):
        return False
    if a.place.box is None or b.place.box is None:
        return False
    height = (a.place.box.bottom - a.place.box.top) / (a.text.count("\n") + 1)
    full = a.place.box.x1 >= edges.get(a.place.page, 0.0) - 2.2 * height
    if a.place.page == b.place.page:
        below = 0 <= b.place.box.top - a.place.box.bottom + 0.6 * height < 2.2 * height
    else:
        below = (b.place.page or 0) == (a.place.page or 0) + 1
    return full and below and b.place.box.x0 <= a.place.box.x0 + 0.8 * height


def flow_of(part: Part) -> Flow:
    """The flow of the part."""
    pieces = list(pieces_of(part))
    edges = _right_edges(pieces)
    text: list[str] = []
    where: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        if index and text and not _runs_on(pieces[index - 1], piece, edges):
            text.append("\n")
            where.append(where[-1])
        gap = False
        for offset, char in enumerate(fold(piece.block.text)):
            if char.isspace():
                gap = char != "\n"
                continue
            if gap and char.isdigit() and text[-1:] and text[-1].isdigit():
                text.append(" ")
                where.append((index, offset - 1))
            gap = False
            text.append(char)
            where.append((index, offset))
    cells = frozenset(index for index, piece in enumerate(pieces) if piece.cell)
    return Flow(part, tuple(piece.block for piece in pieces), "".join(text), tuple(where), cells)
