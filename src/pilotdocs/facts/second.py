"""What a second recogniser read otherwise on scanned papers, and what a fact would be by its reading.

A number that two recognisers read differently settles nothing at a threshold: both values are kept, unless something
else on the papers confirms the first (a total that adds up, a product, the same number written elsewhere).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pilotdocs.facts.casefile import CaseFile
from pilotdocs.model.document import Block, Table
from pilotdocs.model.figure import Cited
from pilotdocs.model.place import Source

_NUMBER = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_DAY = re.compile(r"(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})")


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _numbers(text: str) -> list[Decimal]:
    return [Decimal(re.sub(r"[,，]", "", match[0])) for match in _NUMBER.finditer(_plain(text))]


def number_pairs(block: Block) -> list[tuple[Decimal, Decimal]]:
    """The numbers of a block that were read twice and differently: as read, and as the second recogniser read it."""
    if block.second is None:
        return []
    first, second = _numbers(block.text), _numbers(block.second)
    if len(first) != len(second):
        return [(first[0], second[0])] if len(first) == 1 and second else []
    return [(a, b) for a, b in zip(first, second, strict=True) if a != b]


def doubted_blocks(case: CaseFile, source: Source) -> list[Block]:
    """The blocks of a part that were read twice and differently."""
    found: list[Block] = []
    for part in case.parts:
        if (part.document.id, part.index) != (source.document, source.part):
            continue
        for item in part.content:
            blocks = [b for cell in item.cells for b in cell.blocks] if isinstance(item, Table) else [item]
            found += [block for block in blocks if block.second is not None and block.hidden is None]
    return found


def other_number(case: CaseFile, cited: Cited[Decimal] | None) -> Decimal | None:
    """What a cited number would be by the second reading of the text that it was read from; None where it agrees."""
    if cited is None or cited.source.document not in case.entity.scanned:
        return None
    quote = _plain(cited.quote)
    for block in doubted_blocks(case, cited.source):
        if block.place.page != cited.source.place.page or quote not in _plain(block.text):
            continue
        inside = _numbers(cited.quote)
        for read, other in number_pairs(block):
            if read in inside and read:
                return cited.value * other / read
    return None


def other_day(case: CaseFile, cited: Cited[date] | None) -> date | None:
    """What a cited day would be by the second reading; None where it agrees or is no day there."""
    if cited is None or cited.source.document not in case.entity.scanned:
        return None
    quote = _plain(cited.quote)
    for block in doubted_blocks(case, cited.source):
        if block.place.page != cited.source.place.page or quote not in _plain(block.text) or block.second is None:
            continue
        position = [match[0] for match in _DAY.finditer(_plain(block.text))]
        days = list(_DAY.finditer(_plain(block.second)))
        if len(position) != len(days):
            continue
        for written, match in zip(position, days, strict=True):
            if written in quote or quote in written:
                try:
                    day = date(int(match[1]), int(match[2]), int(match[3]))
                except ValueError:
                    return None
                return day if day != cited.value else None
    return None


def doubted_rows(case: CaseFile, source: Source) -> list[tuple[str, float, float, list[tuple[Decimal, Decimal]]]]:
    """The rows of a part's tables with a number read twice and differently: all their text, from where to where they
    reach on the page, and the pairs."""
    rows = []
    for part in case.parts:
        if (part.document.id, part.index) != (source.document, source.part):
            continue
        for table in (item for item in part.content if isinstance(item, Table)):
            for line in table.grid():
                cells = list({id(cell): cell for cell in line if cell is not None}.values())
                blocks = [block for cell in cells for block in cell.blocks if block.hidden is None]
                pairs = [pair for block in blocks for pair in number_pairs(block)]
                boxes = [block.place.box for block in blocks if block.place.box is not None]
                if pairs and boxes:
                    text = _plain("".join(block.text for block in blocks))
                    rows.append((text, min(b.top for b in boxes), max(b.bottom for b in boxes), pairs))
    return rows


def other_row(
    rows: Iterable[tuple[str, float, float, list[tuple[Decimal, Decimal]]]], source: Source, quote: str, value: Decimal,
    factors: Iterable[Decimal | None],
) -> Decimal | None:  # fmt: skip
    """What a row's value would be by the second reading of one of the numbers that make it; None where it agrees.
    `factors` are those numbers as read, in the canonical unit."""
    box = source.place.box
    if box is None:
        return None
    middle = (box.top + box.bottom) / 2
    known = [factor for factor in factors if factor]
    for text, top, bottom, pairs in rows:
        if not top <= middle <= bottom or _plain(quote) not in text:
            continue
        for read, other in pairs:
            if read and any(factor in (read, read * 10000, read * 1000) for factor in known):
                return value * other / read
    return None
