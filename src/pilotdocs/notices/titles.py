"""Where a title's lines end: GB/T 9704-2012, 7.3.1 (词意完整，排列对称，长短适宜，间距恰当)."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata

from pilotdocs.notices.messages import TITLE_WORDS

_UNIT = re.compile(r"[0-9A-Za-z.,%-]+|.", re.DOTALL)
_WORD = re.compile("|".join(sorted(map(re.escape, TITLE_WORDS), key=len, reverse=True)))
_OPENING, _CLOSING = "“‘《〈（〔【", "”’》〉）〕】，。、：；？！"
_LONGEST = 120


def width_in_chars(text: str) -> float:
    """How many characters wide a text is: a half-width one counts half."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)


def _wide(text: str) -> float:
    """As `width_in_chars`, with room for a font that stands in and has wider figures."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.62 for character in text)


def title_width(text: str, most: float) -> float:
    """Characters a line, at most `most`, at which the title takes no more lines than it must and breaks best: not
    inside a word, no line of one or two characters. `most` where it fits one line or is too long to be weighed."""
    total = _wide(text)
    if total <= most or len(text) > _LONGEST or "\n" in text:
        return most
    lines = math.ceil(total / most)
    whole = {place for found in _WORD.finditer(text) for place in range(found.start() + 1, found.end())}
    best = (math.inf, most)
    for step in range(math.floor(most * 2), math.ceil(total / lines * 2) - 1, -1):
        breaks = _breaks(text, step / 2)
        if len(breaks) != lines - 1:
            continue
        places = [0, *breaks, len(text)]
        widths = [_wide(text[start:end]) for start, end in itertools.pairwise(places)]
        cost = 10.0 * sum(place in whole for place in breaks) + sum(width < 3 for width in widths)
        best = min(best, (cost + (max(widths) - min(widths)) / 20, step / 2))
    return best[1]


def _breaks(text: str, most: float) -> list[int]:
    """Where lines of `most` characters begin after the first, as a word processor sets them."""
    units = [(found.start(), _wide(found.group())) for found in _UNIT.finditer(text)]
    breaks: list[int] = []
    used = 0.0
    for number, (_start, width) in enumerate(units):
        if used and used + width > most:
            back = number
            while (
                back > 0
                and units[back][0] > (breaks[-1] if breaks else 0) + 1
                and (text[units[back][0]] in _CLOSING or text[units[back][0] - 1] in _OPENING)
            ):
                back -= 1
            breaks.append(units[back][0])
            used = sum(each for _, each in units[back:number])
        used += width
    return breaks
