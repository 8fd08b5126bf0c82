"""Whether a page's text layer says what a person sees: native text, a picture, both, or a layer that lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from pilotdocs.documents.layout.characters import Characters
from pilotdocs.documents.pdf.glyphs import Letters
from pilotdocs.model.place import Box

# What to do with a page: take its text, read its picture, take the text and read the pictures beside it.
Verdict = Literal["native", "picture", "both", "blank"]

# A picture over this share of the page is the page (a scan).
FULL = 0.72
# A picture over this share may hold text of its own.
LARGE = 0.06
# Share of characters without meaning from which a layer is not believed.
BAD = 0.08
# Share of Han characters among the 3 755 most used (GB 2312, level 1): plain text has above 0.95, names 0.85.
COMMON = 0.7
# So many characters of a page are looked at.
LOOKED_AT = 1500
_LEVEL_1 = {
    bytes((first, second)).decode("gb2312")
    for first in range(0xB0, 0xD8)
    for second in range(0xA1, 0xFF)
    if not (first == 0xD7 and second > 0xF9)
}


def covered(boxes: Sequence[Box], size: tuple[float, float]) -> float:
    """The share of the page under the boxes (each clipped to the page; overlaps counted once by a coarse raster)."""
    if not boxes or size[0] <= 0 or size[1] <= 0:
        return 0.0
    steps = 40
    field: set[tuple[int, int]] = set()
    for box in boxes[:500]:
        x0, x1 = (max(0, min(steps, round(x / size[0] * steps))) for x in (box.x0, box.x1))
        y0, y1 = (max(0, min(steps, round(y / size[1] * steps))) for y in (box.top, box.bottom))
        field |= {(x, y) for x in range(x0, x1) for y in range(y0, y1)}
        if len(field) == steps * steps:
            break
    return len(field) / (steps * steps)


def is_garbled(letters: Letters) -> bool:
    """Whether the characters can't be what is drawn: fonts without a meaning for their glyphs, or a shifted table."""
    text = "".join(letters.glyphs.chars[:LOOKED_AT])
    ink = "".join(text.split())
    if not ink:
        return letters.bad > 0
    if letters.bad > BAD * len(letters.glyphs) and letters.bad >= 3:
        return True
    han = [char for char in ink if "\u4e00" <= char <= "\u9fff"]
    if len(han) >= 30:
        return sum(char in _LEVEL_1 for char in han) < COMMON * len(han) and not _is_traditional(han)
    return _is_noise(ink) or _is_square_latin(text, letters.glyphs)


def _is_traditional(han: list[str]) -> bool:
    """Traditional characters are rare in GB 2312 and common in Big5; a shifted table is neither."""
    known = 0
    for char in han:
        try:
            code = char.encode("big5")
        except UnicodeEncodeError:
            continue
        known += code[0] <= 0xC6  # Big5's level of frequent characters
    return known > 0.9 * len(han)


def _is_square_latin(text: str, characters: Characters) -> bool:
    """Latin letters as wide as they are high, one like the other: Han glyphs under a wrong table."""
    latin = [number for number, char in enumerate(characters.chars[:LOOKED_AT]) if "!" <= char <= "ÿ"]
    if len(latin) < 30 or len(latin) < 0.8 * len(text):
        return False
    width = (characters.edges[latin, 2] - characters.edges[latin, 0]) / characters.sizes[latin]
    return float(((width > 0.93) & (width < 1.07)).mean()) > 0.7


def _is_noise(ink: str) -> bool:
    """Mostly signs instead of letters, as of a font whose table was lost (“%&'()*+”)."""
    if len(ink) < 40:
        return False
    signs = sum(char.isascii() and not char.isalnum() and char not in "._-" for char in ink)
    return signs > 0.55 * len(ink)


def alike(first: str, second: str) -> float:
    """How much of the longer text's characters the other has too, from 0 to 1, order aside; spaces don't count."""
    one, two = Counter("".join(first.split())), Counter("".join(second.split()))
    longer = max(one.total(), two.total())
    return (one & two).total() / longer if longer else 1.0
