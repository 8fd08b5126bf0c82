"""Numbers of running text: which wording each belongs to, and what its sentence makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pilotdocs.figures.claims.context import (
    Party,
    Setting,
    Spot,
    find_cue,
    find_party,
    find_status,
    is_echo,
    is_negated,
)
from pilotdocs.figures.pipeline import Marked, Marker, Wording
from pilotdocs.figures.view import View, view
from pilotdocs.figures.vocabulary import Vocabulary
from pilotdocs.model.figure import Quantity, Status

Finder = Callable[[str], list[Quantity]]

_TOTAL_TAIL = re.compile(r"(?:共|合计|总计|共计|共有|总共|总数|累计)(?:有|为|达|约)*$")
_RIGHT_FILLER = re.compile(r"^(?:的|专职|全职|“|\"|左右|以上|余)*$")
_PARTIAL_YEAR = re.compile(
    r"^(?:\(?(?:上半年|下半年|前?[一二三四1-4]个?季度|第[一二三四1-4]季度|前[一二三四五六七八九十\d]+个月|1[-—–~～至到]\d{1,2}月|\d{1,2}[-—–~～至到]\d{1,2}月|一至[一二三四五六七八九十]+月))"
)
_YEARLY = frozenset({"pilot_revenue_total", "pilot_revenue_external", "external_share"})
_RISING = re.compile(r"增至|增加到|增加至|增长到|增长至|扩大到|扩大至|提升到|提升至|提高到|提高至|升至|上升到|发展到")


@dataclass(frozen=True, slots=True)
class Said:
    """A number that speaks of a concept. `start`, `end` are its span in the raw text; `cues` what spoke for it."""

    concept: str
    quantity: Quantity
    start: int
    end: int
    status: Status
    party: Party
    period: str | None
    confidence: float
    cues: tuple[str, ...]


class ProseReader:
    """Reads texts with one dictionary. `find` gives the quantities of a raw text."""

    def __init__(self, marker: Marker, vocabulary: Vocabulary, find: Finder) -> None:
        self.marker = marker
        self.vocabulary = vocabulary
        self.find = find
        self.filler = re.compile("|".join(f"(?:{pattern})" for pattern in vocabulary.fillers))
        self.by_unit: dict[str, set[str]] = {}
        for concept in vocabulary.concepts.values():
            self.by_unit.setdefault(concept.unit, set()).add(concept.id)

    def read(self, text: str, setting: Setting) -> list[Said]:
        """Every number of the text that speaks of a concept, in order."""
        quantities = self.find(text)
        if not quantities:
            return []
        seen = view(text)
        marked = self.marker.mark(seen.clean)
        spots = [Spot(q, seen.clean_index(q.start), seen.clean_index(q.end)) for q in quantities]
        said: list[Said] = []
        last_year: str | None = None
        index = 0
        for sentence in marked.sentences:
            inside = []
            while index < len(spots) and spots[index].start < sentence[1]:
                if spots[index].start >= sentence[0]:
                    inside.append(spots[index])
                index += 1
            if not inside:
                continue
            words = [w for w in marked.wordings if w.start >= sentence[0] and w.end <= sentence[1]] if inside else []
            found, last_year = self._read_sentence(seen, marked, sentence, inside, words, setting, last_year)
            said += found
        return said

    def _read_sentence(
        self,
        seen: View,
        marked: Marked,
        sentence: tuple[int, int],
        spots: list[Spot],
        words: list[Wording],
        setting: Setting,
        last_year: str | None,
    ) -> tuple[list[Said], str | None]:
        said: list[Said] = []
        linked: dict[int, Wording] = {}
        for position, spot in enumerate(spots):
            unit = spot.quantity.unit
            if unit not in self.by_unit:
                continue
            wording, strength, how = self._link(marked, sentence, spots, position, words, linked)
            if wording is None or wording.concept is None:
                continue
            concept = self.vocabulary.concepts[wording.concept]
            if concept.unit != unit:
                continue
            linked[position] = wording
            if not self._speaks_of(marked, sentence, spot, wording, words):
                continue
            if is_negated(marked, wording, spot, sentence):
                continue
            period, cumulative = self._period(marked, sentence, spots, spot, wording, last_year)
            if concept.unit in ("CNY", "ratio") and concept.id != "equipment_owned" and cumulative:
                continue
            if find_cue(marked, "past", sentence[0], spot.start) is not None:
                continue
            party, whose = find_party(marked, sentence, setting, wording, min(wording.start, spot.start))
            status, when = find_status(marked, sentence, setting, spot, spots)
            if is_echo(marked, sentence, spot, concept.thresholds):
                status, when = "echo", "与指引要求的数值相同"
            cues = [f"词语“{wording.text}”{how}"]
            cues += [f"主体“{whose}”"] * bool(whose)
            cues += [f"时态“{when}”"] * bool(when)
            cues += [f"时期“{period}”"] * bool(period)
            cues += [f"章节“{setting.headings[-1]}”"] if setting.headings else []
            said.append(
                Said(
                    concept.id, spot.quantity, spot.quantity.start, spot.quantity.end, status, party, period,
                    min(strength, spot.quantity.confidence), tuple(cues),
                )
            )  # fmt: skip
        for spot in spots:
            value = spot.quantity.value
            if isinstance(value, date) and spot.quantity.bound != "range":
                last_year = str(value.year)
        return self._without_starts(marked, said, seen), last_year

    def _link(
        self,
        marked: Marked,
        sentence: tuple[int, int],
        spots: list[Spot],
        position: int,
        words: list[Wording],
        linked: dict[int, Wording],
    ) -> tuple[Wording | None, float, str]:
        """The wording that the number at `position` belongs to, how sure that is, and where it stands."""
        spot = spots[position]
        unit = spot.quantity.unit
        words = [w for w in words if self._concerns(w, unit)]
        left = next((w for w in reversed(words) if w.end <= spot.start), None)
        right = next((w for w in words if w.start >= spot.end), None)
        right_fits = False
        if right is not None and right.concept is not None and self._unit(right) == unit:
            gap = marked.text[spot.end : right.start]
            if unit == "date":
                right_fits = len(gap) <= 16 and not re.search(r"[，；。：]", gap)
            else:
                right_fits = len(gap) <= 4 and bool(_RIGHT_FILLER.match(gap))
        if left is not None:
            gap = self._gap(marked.text, left.end, spot, spots)
            rest = self.filler.sub("", gap).strip("，,、")
            between = [
                other for other in spots[:position] if other.start >= left.end and other.quantity.unit == unit
            ]  # fmt: skip
            fits = self._unit(left) == unit if left.concept else True
            if not between:
                part = "其中" in gap or "包括" in gap
                if left.concept and fits and not part:
                    if not rest and "，" not in gap:
                        return left, 0.97, "在左"
                    if right_fits and right is not None:
                        return right, 0.95, "在右"
                    if not rest:
                        return left, 0.9, "在左"
                    if len(rest) <= 4 and not re.search(r"[，,；;、]", gap):
                        return left, 0.85, "在左"
                    if _TOTAL_TAIL.search(gap) and len(gap) <= 60:
                        return left, 0.75, "在左"
                elif left.unlike and not rest and not right_fits:
                    return None, 0.0, ""
            elif left.concept and fits and len(between) == 1 and _RISING.search(gap):
                return left, 0.9, "在左（由…增至）"
        if right_fits and right is not None:
            return right, 0.93, "在右"
        return None, 0.0, ""

    def _concerns(self, wording: Wording, unit: str | None) -> bool:
        """Whether a wording means, or looks like, a quantity of that unit: others don't stand between."""
        concepts = self.vocabulary.concepts
        if wording.concept is not None:
            return concepts[wording.concept].unit == unit
        return any(concepts[identity].unit == unit for identity in wording.unlike)

    @staticmethod
    def _speaks_of(
        marked: Marked, sentence: tuple[int, int], spot: Spot, wording: Wording, words: list[Wording]
    ) -> bool:
        """Whether a bare wording is about what it must be about: 占比 about external revenue, 原值 about own equipment."""
        if wording.concept == "external_share" and not re.search(r"对外|外部|社会", wording.text):
            before = [w for w in words if w.end <= wording.start and w.concept != "external_share"]
            if not before:
                return False
            whole = before[-1]
            return whole.concept == "pilot_revenue_external" or bool(re.search(r"对外|外部", whole.text))
        if wording.concept == "equipment_owned" and "自有" not in wording.text:
            borrowed = find_cue(marked, "not_own", sentence[0], spot.start)
            return borrowed is None or "自有" in marked.text[borrowed.end : spot.start]
        return True

    def _unit(self, wording: Wording) -> str | None:
        return self.vocabulary.concepts[wording.concept].unit if wording.concept else None

    @staticmethod
    def _gap(text: str, start: int, spot: Spot, spots: list[Spot]) -> str:
        """The text between a wording and its number without the dates that stand in it."""
        pieces = []
        at = start
        for other in spots:
            if other.start < start or other.start >= spot.start or other.quantity.unit != "date":
                continue
            if spot.quantity.unit == "date":
                continue
            pieces.append(text[at : other.start])
            at = max(at, other.end)
        pieces.append(text[at : spot.start])
        return "".join(pieces)

    @staticmethod
    def _period(
        marked: Marked,
        sentence: tuple[int, int],
        spots: list[Spot],
        spot: Spot,
        wording: Wording,
        last_year: str | None,
    ) -> tuple[str | None, bool]:
        """The year (or day) that the number is of, and whether it is of more or less than one year."""
        text = marked.text
        if find_cue(marked, "cumulative", sentence[0], spot.start) is not None:
            return None, True
        dated = [o for o in spots if o.end <= spot.start and isinstance(o.quantity.value, date)]
        if not dated:
            return last_year, False
        nearest = dated[-1]
        value, high = nearest.quantity.value, nearest.quantity.high
        if not isinstance(value, date):
            return last_year, False
        if isinstance(high, date) and high.year != value.year:
            return None, True
        if _PARTIAL_YEAR.match(text[nearest.end : nearest.end + 10]):
            return f"{value.year}", True
        if nearest.quantity.accuracy == "year":
            return str(value.year), False
        if isinstance(high, date) and (value.month, high.month) == (1, 12):
            return str(value.year), False
        if nearest.quantity.accuracy == "month" and wording.concept in _YEARLY:
            return str(value.year), True
        return value.isoformat(), False

    @staticmethod
    def _without_starts(marked: Marked, said: list[Said], seen: View) -> list[Said]:
        """Without the first of two where a number rises from one to the other (由18人增至27人)."""
        kept: list[Said] = []
        for one in said:
            if kept and kept[-1].concept == one.concept:
                between = marked.text[seen.clean_index(kept[-1].end) : seen.clean_index(one.start)]
                if _RISING.search(between) and len(between) <= 24:
                    kept.pop()
            kept.append(one)
        return kept
