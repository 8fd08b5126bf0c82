"""Running heads, feet and page numbers told from text: they come again at the same height of other pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pilotdocs.model.document import Block, BlockKind, Content

# Shares of the page's height in which heads and feet stand.
HEAD = 0.11
FOOT = 0.89
# Heights that differ by less (points) are the same.
SAME_HEIGHT = 8.0
# Pages this far apart can show the same head (odd and even pages differ).
NEAR = 3
# Points: larger print is a title, which may be repeated without being a running head.
LARGEST = 13.5

_DIGITS = re.compile(r"[0-9０-９一二三四五六七八九十百]+")
_PAGE_NUMBER = re.compile(
    r"^[\s\-—–－~·|]*(?:第\s*)?(?:page\s*)?(?:[0-9０-９]{1,4}|[ivxlcIVXLC]{1,6}|[一二三四五六七八九十百]{1,4})\s*页?"
    r"[\s\-—–－~·|/／，,]*(?:(?:共|of|总)?\s*(?:[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,4})\s*页?)?[\s\-—–－~·|]*$",
    re.IGNORECASE,
)

_Key = tuple[str, str]


def mark_running(
    pages: Sequence[tuple[Content, ...]], sizes: Sequence[tuple[float, float]]
) -> tuple[tuple[Content, ...], ...]:
    """The pages with blocks that are running heads or feet named so. `sizes` are the pages' widths and heights.

    A line near the edge that comes again on a near page at the same height (its numbers aside) is running; so is
    a page number that stands alone at the foot or head. Nothing else changes, nothing is left out.
    """
    margins = [
        _margin_lines(content, size[1]) for content, size in zip(pages, sizes, strict=True)
    ]  # per page: index of block → (kind, key, height)
    out: list[tuple[Content, ...]] = []
    for number, content in enumerate(pages):
        running: dict[int, BlockKind] = {}
        for index, (kind, text, height) in margins[number].items():
            if _is_number(content[index]) or _comes_again(margins, number, kind, text, height):
                running[index] = kind
        out.append(
            tuple(
                replace(item, kind=running[index], level=None) if index in running and isinstance(item, Block) else item
                for index, item in enumerate(content)
            )
            if running
            else tuple(content)
        )
    return tuple(out)


def _margin_lines(content: Sequence[Content], height: float) -> dict[int, tuple[BlockKind, str, float]]:
    found: dict[int, tuple[BlockKind, str, float]] = {}
    for index, item in enumerate(content):
        box = item.place.box
        if not isinstance(item, Block) or box is None or item.hidden is not None or item.text.count("\n") > 1:
            continue
        if box.bottom - box.top > LARGEST * 1.6 * (1 + item.text.count("\n")):
            continue
        kind: BlockKind | None = None
        if box.bottom < HEAD * height:
            kind = "header"
        elif box.top > FOOT * height:
            kind = "footer"
        if kind is not None:
            found[index] = (kind, _DIGITS.sub("#", "".join(item.text.split())), box.top)
    return found


def _is_number(item: Content) -> bool:
    return isinstance(item, Block) and len(item.text) <= 24 and bool(_PAGE_NUMBER.match(item.text.strip()))


def _comes_again(
    margins: list[dict[int, tuple[BlockKind, str, float]]], number: int, kind: BlockKind, text: str, height: float
) -> bool:
    if len(text) < 2:
        return False
    for other in range(max(0, number - NEAR), min(len(margins), number + NEAR + 1)):
        if other == number:
            continue
        for other_kind, other_text, other_height in margins[other].values():
            if other_kind == kind and other_text == text and abs(other_height - height) < SAME_HEIGHT:
                return True
    return False
