"""Numbers that have no wording of their own: they go on about the wording before them, or stand in a list apart."""

from __future__ import annotations

import re
from datetime import date

from pilotdocs.figures.claims.context import Spot
from pilotdocs.figures.claims.linking import Linker
from pilotdocs.figures.pipeline import Marked, Wording
from pilotdocs.figures.vocabulary import Vocabulary

_EDGE = re.compile(r"[，；;(、]")
_LINKS = re.compile(r"[、，,/和及与]+|以及")
_APART = re.compile(r"(?:依次|分别|各)(?:为|是|有|达|达到|约)?")


class Carrier:
    """Finds what a number without a wording goes on about."""

    def __init__(self, vocabulary: Vocabulary, linker: Linker) -> None:
        self.vocabulary = vocabulary
        self.linker = linker
        self.lead = re.compile(rf"(?:[，；;、,:()]|{vocabulary.patterns['carry_on'].pattern})*")

    def carry(
        self,
        marked: Marked,
        sentence: tuple[int, int],
        spots: list[Spot],
        position: int,
        words: list[Wording],
        listing: bool,
    ) -> tuple[Wording, str] | None:
        """The wording that the number goes on about and the words that led to it; None where it doesn't. `listing`: the
        number before it goes on too, and this one may follow it in a list (分别为2300平方米和1795万元)."""
        spot = spots[position]
        unit = spot.quantity.unit
        if unit is None or unit == "date":
            return None
        lead = self._lead(marked.text, sentence, spots, position)
        if listing and position and _LINKS.fullmatch(marked.text[spots[position - 1].end : spot.start]):
            lead = "分别为"
        if not lead or self.lead.fullmatch(lead) is None or not re.search(r"[^，；;、,:()]", lead):
            return None
        earlier = [w for w in words if w.end <= spot.start and self._unit(w) == unit]
        if not earlier or earlier[-1].concept is None:
            return None
        # A sum of this and something else (房租60万元，设备租金18万元，合计78万元) is neither.
        if "合计" in lead and any(w.concept is None for w in earlier):
            return None
        wording = earlier[-1]
        between = [o for o in spots[:position] if o.start >= wording.end and o.quantity.unit == unit]
        if not between:
            return None
        # 其中 before a number makes it a part, unless the words say that it is the platform's.
        if "其中" in lead and not re.search(r"属于|归|用于|平台", lead):
            return None
        return wording, lead.strip("，；;、,:()")

    def _lead(self, text: str, sentence: tuple[int, int], spots: list[Spot], position: int) -> str:
        """The text of the number's clause before it, with the dates cut out (each leaves 年)."""
        start = spots[position].start
        begin = sentence[0]
        cut = [o for o in spots[:position] if isinstance(o.quantity.value, date)]
        for other in spots[:position]:
            if not isinstance(other.quantity.value, date):
                begin = max(begin, other.end)
        begin = max(begin, start - 40)
        pieces, at = [], begin
        for other in cut:
            if other.start >= at:
                pieces += [text[at : other.start], "年"]
                at = other.end
        pieces.append(text[at:start])
        whole = "".join(pieces)
        edges = [match.end() for match in _EDGE.finditer(whole)]
        for edge in reversed(edges):
            if re.search(r"[^，；;、,:()]", whole[edge:]):
                opened = whole.rfind("(", 0, edge)
                if ")" in whole[edge:] and opened >= 0 and ")" not in whole[opened:edge]:
                    continue
                return whole[edge - 1 :]
        return whole

    def apart(
        self, marked: Marked, sentence: tuple[int, int], spots: list[Spot], words: list[Wording]
    ) -> dict[int, Wording]:
        """Wordings listed first and their numbers after (技术、技能人员依次为14人、9人), by the number's index."""
        found: dict[int, Wording] = {}
        for match in _APART.finditer(marked.text, *sentence):
            listed: list[int] = []
            for index, spot in enumerate(spots):
                if spot.start < match.end():
                    continue
                gap = marked.text[(spots[listed[-1]].end if listed else match.end()) : spot.start]
                if (listed and not _LINKS.fullmatch(gap)) or (not listed and gap):
                    break
                listed.append(index)
            named: list[Wording] = []
            for wording in reversed([w for w in words if w.end <= match.start()]):
                gap = marked.text[wording.end : named[0].start if named else match.start()]
                if (named and not _LINKS.fullmatch(gap)) or (not named and len(self.linker.filler.sub("", gap)) > 2):
                    break
                named.insert(0, wording)
            if len(named) < 2 or len(listed) < len(named):
                continue
            found |= {
                index: wording
                for index, wording in zip(listed, named, strict=False)
                if self._unit(wording) == spots[index].quantity.unit
            }
        return found

    def _unit(self, wording: Wording) -> str | None:
        concepts = self.vocabulary.concepts
        if wording.concept is not None:
            return concepts[wording.concept].unit
        return next((concepts[identity].unit for identity in sorted(wording.unlike)), None)
