"""Pages of a plan as sketches: two that are nearly the same share most of theirs, however each sentence was edited.

A sketch is a sample of the page's runs of characters, taken by their hashes (Broder 1997; Schleimer, Wilkerson and
Aiken 2003): the same run is in every page's sample or in none, so pages are compared without comparing all pairs.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from pilotdocs.model.part import Part
from pilotdocs.model.place import Place

_RUN = 8  # characters; shorter ones are idioms, longer ones don't outlive an edit
_ONE_IN = 8
_LONG = 900  # characters of a page where the format has none
_SHORTEST = 200  # a page with less says too little
_MOST = 300  # pages of one application
Page = tuple[Place, str, tuple[str, ...]]


def find_pages(part: Part, plain: dict[int, str]) -> Iterator[Page]:
    """Each page of the part: where it begins, its first words, its sketch. `plain` has the comparable words of each
    item of the part's content, by its number; what isn't there is no prose. Where the format has no pages, a page is a
    stretch of paragraphs."""
    place: Place | None = None
    words = first = ""
    count = 0
    for number, item in enumerate(part.content):
        text = plain.get(number, "")
        if not text:
            continue
        new = place is not None and (item.place.page != place.page if place.page is not None else len(words) >= _LONG)
        if new and place is not None:
            if len(words) >= _SHORTEST:
                yield place, first, sketch(words)
                count += 1
            place, words = None, ""
        if count >= _MOST:
            return
        if place is None:
            place, first = item.place, getattr(item, "text", "").strip()[:60]
        words += text
    if place is not None and len(words) >= _SHORTEST:
        yield place, first, sketch(words)


def sketch(words: str) -> tuple[str, ...]:
    """The sample of a text's runs of characters, sorted."""
    runs = {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}
    return tuple(sorted(run for run in runs if zlib.crc32(run.encode()) % _ONE_IN == 0))
