"""Which section of a plan a text stands in: present conditions, plans, or what is said of others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from pilotdocs.figures.claims.context import SectionKind, Setting
from pilotdocs.figures.view import fold
from pilotdocs.figures.vocabulary import Vocabulary
from pilotdocs.model.document import Block

_LEVELS = (
    re.compile(r"^第[一二三四五六七八九十百\d]+[章编部]"),
    re.compile(r"^(?:第[一二三四五六七八九十\d]+节|[一二三四五六七八九十]+、)"),
    re.compile(r"^\([一二三四五六七八九十]+\)"),
    re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}[.、．]?(?=[^\d.%年月])"),
)


def heading_level(block: Block) -> int | None:
    """1 for the outermost heading; None where the block is none. Numbering decides before the style's level does."""
    text = fold(block.number + block.text)
    if not text or len(text) > 42 or block.kind in ("cell", "header", "footer", "caption"):
        return None
    if text[-1] in "。；;，,：:" and block.kind != "heading":
        return None
    for level, pattern in enumerate(_LEVELS, 1):
        if pattern.match(text):
            if level == 4 and block.kind != "heading" and len(text) > 24:
                return None
            return level
    if block.kind == "heading":
        return min(block.level or 2, 4) + 1
    return None


@dataclass(slots=True)
class Outline:
    """The headings above the place where reading has got to."""

    vocabulary: Vocabulary
    day: date
    stack: list[tuple[int, str]] = field(default_factory=list)

    def enter(self, level: int, text: str) -> None:
        """Go on under a new heading."""
        self.stack = [item for item in self.stack if item[0] < level] + [(level, fold(text))]

    def setting(self) -> Setting:
        """Where a text stands now. The innermost heading that says something decides; a plan above stays a plan."""
        section: SectionKind | None = None
        for _, text in self.stack:
            said = self._kind(text)
            if said is None:
                continue
            if section == "planned" and said != "actual":
                continue
            section = said
        return Setting(section, tuple(text for _, text in self.stack), self.day)

    def _kind(self, text: str) -> SectionKind | None:
        sections = self.vocabulary.sections
        best: tuple[int, SectionKind] | None = None
        kinds: tuple[SectionKind, ...] = ("background", "planned", "actual")
        for kind in kinds:
            for word in sections[kind]:
                at = text.rfind(word)
                if at >= 0 and (best is None or at + len(word) > best[0]):
                    best = (at + len(word), kind)
        return best[1] if best is not None else None
