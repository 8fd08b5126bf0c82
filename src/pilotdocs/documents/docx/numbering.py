"""Automatic numbers: what Word would write before a heading or a list item, which the text itself does not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pilotdocs.documents.docx.names import MC, W
from pilotdocs.documents.docx.numerals import list_number
from pilotdocs.documents.docx.styles import Styles, is_on, value_of
from pilotdocs.documents.package import Element

LEVELS = 9
_LONGEST = 200  # characters of one number; lvlText is short in honest files
_HOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first value, format, pattern (`第%1章`) and the level after which it starts again
    (0 never, None after any higher one). `legal` writes all numbers of the pattern in digits."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    paragraph_style: str | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list as used: the list it counts with, its levels, and the levels it starts anew at its first use."""

    counter: str
    levels: tuple[Level, ...]
    anew: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document with their counters, which run as paragraphs are met in order."""

    lists: dict[str, Numbered] = field(default_factory=dict)
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def level_of_style(self, number: str, styles: set[str]) -> int | None:
        """The level of a list that is bound to one of these paragraph styles; None where none is."""
        for index, level in enumerate(self.lists[number].levels if number in self.lists else ()):
            if level.paragraph_style in styles:
                return index
        return None

    def next(self, number: str, depth: int) -> str:
        """Counts one item of list `number` at level `depth` (from 0) and says what Word writes before it."""
        numbered = self.lists.get(number)
        if numbered is None or not 0 <= depth < LEVELS:
            return ""
        counts = self.counters.setdefault(numbered.counter, [None] * LEVELS)
        if number not in self.used:
            self.used.add(number)
            for index in numbered.anew:
                counts[index] = None
        level = numbered.levels[depth]
        before = counts[depth]
        counts[depth] = numbered.anew.get(depth, level.start) if before is None else min(before + 1, 10**6)
        for deeper in range(depth + 1, LEVELS):
            after = numbered.levels[deeper].restart
            if after is None or (after and depth < after):
                counts[deeper] = None
        for higher in range(depth):
            if counts[higher] is None:
                counts[higher] = numbered.anew.get(higher, numbered.levels[higher].start)
        return self._written(numbered, depth, counts)

    @staticmethod
    def _written(numbered: Numbered, depth: int, counts: list[int | None]) -> str:
        level = numbered.levels[depth]

        def write(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            count = counts[index] if index <= depth else None
            if count is None:
                return ""
            style = numbered.levels[index].style
            if level.legal and style not in ("none", "bullet"):
                style = "decimal"
            return list_number(count, style)

        if level.style == "bullet":
            return ""
        return _HOLDER.sub(write, level.pattern)[:_LONGEST]


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The lists of `numbering.xml`, overrides and linked list styles resolved; empty where there are none."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstracts = {item.get(W + "abstractNumId", ""): item for item in root.iterchildren(W + "abstractNum")}
    nums = {item.get(W + "numId", ""): item for item in root.iterchildren(W + "num")}
    for number, item in nums.items():
        counter = value_of(item.find(W + "abstractNumId")) or ""
        abstract = _followed(counter, abstracts, nums, styles)
        if abstract is None:
            continue
        levels = [Level() for _ in range(LEVELS)]
        _fill(levels, abstract)
        anew: dict[int, int] = {}
        for override in item.iterchildren(W + "lvlOverride"):
            index = _integer(override.get(W + "ilvl"), -1)
            if not 0 <= index < LEVELS:
                continue
            _fill(levels, override)
            start = override.find(W + "startOverride")
            if start is not None:
                anew[index] = _integer(value_of(start), 1)
        numbering.lists[number] = Numbered(abstract.get(W + "abstractNumId", counter), tuple(levels), anew)
    return numbering


def _followed(counter: str, abstracts: dict[str, Element], nums: dict[str, Element], styles: Styles) -> Element | None:
    """The abstract list itself, or the one that its linked list style (`numStyleLink`) leads to."""
    for _ in range(5):
        abstract = abstracts.get(counter)
        if abstract is None:
            return None
        link = value_of(abstract.find(W + "numStyleLink"))
        if not link or link not in styles.styles:
            return abstract
        number = value_of(styles.styles[link].element.find(f"{W}pPr/{W}numPr/{W}numId"))
        num = nums.get(number or "")
        if num is None:
            return abstract
        following = value_of(num.find(W + "abstractNumId")) or ""
        if following == counter:
            return abstract
        counter = following
    return abstracts.get(counter)


def _fill(levels: list[Level], owner: Element) -> None:
    for item in owner.iterchildren(W + "lvl"):
        index = _integer(item.get(W + "ilvl"), -1)
        if not 0 <= index < LEVELS:
            continue
        restart = item.find(W + "lvlRestart")
        levels[index] = Level(
            _integer(value_of(item.find(W + "start")), 0),
            _format(item),
            value_of(item.find(W + "lvlText")) or "",
            None if restart is None else _integer(value_of(restart), 0),
            is_on(item.find(W + "isLgl")),
            value_of(item.find(W + "pStyle")),
        )


def _format(level: Element) -> str:
    """The level's number format; Word wraps formats of later versions (`custom` with 001, 002 …) in alternatives."""
    for found in (*level.iterchildren(W + "numFmt"), *level.iterfind(f"{MC}AlternateContent/*/{W}numFmt")):
        style = found.get(W + "val") or "decimal"
        if style == "custom" and (found.get(W + "format") or "").startswith("0"):
            return "decimalZero" if (found.get(W + "format") or "").startswith("01") else "decimal"
        return str(style)
    return "decimal"


def _integer(text: str | None, default: int) -> int:
    try:
        return max(-1, min(int(text or default), 10**6))
    except ValueError:
        return default
