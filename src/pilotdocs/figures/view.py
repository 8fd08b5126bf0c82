"""A text as matching sees it: half width, without spaces and wraps, each character knowing where it stands."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

_DROPPED = frozenset(" \t\r\n\v\f\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff\u3000\u2002\u2003\u2009\u202f")
_FOLDED = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x2236: ":", 0xFE55: ":"}
# Full stops and semicolons end a sentence in either width; a comma inside one is kept as the Chinese comma.
_KEPT = {0xFF0C: "，", 0xFF1B: "；", 0xFF01: "！", 0xFF1F: "？"}

_TABLE: dict[int, str | None] = {**_FOLDED, **_KEPT, **{ord(char): None for char in _DROPPED}}


@dataclass(frozen=True, slots=True)
class View:
    """`clean` is the folded text; `offsets[i]` is where `clean[i]` stands in `raw`."""

    raw: str
    clean: str
    offsets: tuple[int, ...]

    def clean_index(self, raw_index: int) -> int:
        """The first position in `clean` that stands at or after `raw[raw_index]`."""
        return bisect_left(self.offsets, raw_index)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `clean[start:end]` stands in `raw`."""
        if start >= end or not self.offsets:
            return (0, 0)
        return self.offsets[start], self.offsets[min(end, len(self.offsets)) - 1] + 1


def view(raw: str) -> View:
    """The folded view of a text; linear in its length."""
    clean = raw.translate(_TABLE)
    if len(clean) == len(raw):
        return View(raw, clean, tuple(range(len(raw))))
    return View(raw, clean, tuple(index for index, char in enumerate(raw) if char not in _DROPPED))


def fold(raw: str) -> str:
    """Only the folded text."""
    return raw.translate(_TABLE)
