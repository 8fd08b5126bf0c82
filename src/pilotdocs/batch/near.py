"""Pages of plans that are nearly the same, found by what their sketches share and never by comparing all pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pilotdocs.batch.traces import Trace

PAGE = "similar_page"
_COMMON = 10  # what stands in more applications than this is a form's, not a copy
_LEAST = 12  # shared samples: about a hundred characters
_SHARE = 0.4  # of the page that has fewer; an edit breaks every run that it touches
Found = tuple[int, int, list[tuple[Trace, Trace, int]]]


def mark_key(mark: str) -> int:
    """A sample as a number of 64 bits, as keys are compared."""
    return int(mark[:12], 16) << 16


def near_pages(pages: Sequence[tuple[int, Trace]], shared: set[int]) -> list[Found]:
    """For each two applications the pages that are nearly the same, with their share in percent, best first. `pages`
    are all pages with a sample in `shared`, each with its application's number."""
    where: dict[int, list[int]] = {}
    for number, (_, trace) in enumerate(pages):
        for mark in trace["marks"]:
            if (key := mark_key(mark)) in shared:
                where.setdefault(key, []).append(number)
    own = [len(trace["marks"]) for _, trace in pages]
    both: Counter[tuple[int, int]] = Counter()
    for numbers in where.values():
        if len({pages[number][0] for number in numbers}) > _COMMON:
            for number in numbers:
                own[number] -= 1
            continue
        for at, left in enumerate(numbers):
            both.update((left, right) for right in numbers[at + 1 :] if pages[left][0] != pages[right][0])
    found: dict[tuple[int, int], list[tuple[Trace, Trace, int]]] = {}
    for (left, right), count in sorted(both.items()):
        least = min(own[left], own[right])
        if count >= _LEAST and count >= _SHARE * least:
            pair = (pages[left][0], pages[right][0])
            found.setdefault(pair, []).append((pages[left][1], pages[right][1], count * 100 // least))
    return [(left, right, sorted(same, key=lambda item: -item[2])) for (left, right), same in sorted(found.items())]
