"""Numbers of running text: which wording each belongs to, and what its sentence makes of it."""

from __future__ import annotations

import re
from bisect import bisect_left
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
from pilotdocs.figures.claims.linking import RISING, Linker, is_limit, speaks_of
from pilotdocs.figures.pipeline import Marked, Marker, Wording
from pilotdocs.figures.view import View, view
from pilotdocs.figures.vocabulary import Vocabulary
from pilotdocs.model.figure import Quantity, Status

Finder = Callable[[str], list[Quantity]]

_PARTIAL_YEAR = re.compile(
    r"^(?:\(?(?:上半年|下半年|前?[一二三四1-4]个?季度|第[一二三四1-4]季度|前[一二三四五六七八九十\d]+个月|1[-—–~～至到]\d{1,2}月|\d{1,2}[-—–~～至到]\d{1,2}月|一至[一二三四五六七八九十]+月))"
)
_TOTAL = re.compile(r"(?:合计|共计|总计|总共)(?:为|有|达)?$")
# 三年租金, 36个月租金: more than one year, unless it is a year's own number (2025年租金).
_SEVERAL_YEARS = re.compile(r"(?<!\d)(?:\d{1,2}|[两二三四五六七八九十]{1,3})(?:年|个月)(?:期|的|间|内|共)*$")
_YEARLY = frozenset({"pilot_revenue_total", "pilot_revenue_external", "external_share"})


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
        self.linker = Linker(vocabulary)
        self.filler = self.linker.filler
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
        at_words = [wording.start for wording in marked.wordings]
        at_cues = [cue.start for cue in marked.cues]
        for sentence in marked.sentences:
            inside = []
            while index < len(spots) and spots[index].start < sentence[1]:
                if spots[index].start >= sentence[0]:
                    inside.append(spots[index])
                index += 1
            if not inside:
                continue
            # A sentence knows its own wordings and cues only, so that a long text costs no more than its sentences.
            words = marked.wordings[bisect_left(at_words, sentence[0]) : bisect_left(at_words, sentence[1])]
            cues = marked.cues[bisect_left(at_cues, sentence[0]) : bisect_left(at_cues, sentence[1])]
            own = Marked(marked.text, (sentence,), words, cues)
            found, last_year = self._read_sentence(seen, own, sentence, inside, list(words), setting, last_year)
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
            if unit not in self.by_unit or is_limit(marked.text, spot):
                continue
            wording, strength, how = self.linker.link(marked, sentence, spots, position, words, setting)
            if wording is None or wording.concept is None:
                continue
            concept = self.vocabulary.concepts[wording.concept]
            if concept.unit != unit:
                continue
            linked[position] = wording
            if not speaks_of(marked, sentence, spot, wording, words):
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
        said += self._by_year(marked, sentence, spots, words, setting)
        for spot in spots:
            value = spot.quantity.value
            if isinstance(value, date) and spot.quantity.bound != "range":
                last_year = str(value.year)
        return self._without_starts(marked, said, seen), last_year

    def _by_year(
        self, marked: Marked, sentence: tuple[int, int], spots: list[Spot], words: list[Wording], setting: Setting
    ) -> list[Said]:
        """Values listed year by year (近三年…分别为12.5%、14.1%、16.8%): each of its own year, in order."""
        at = marked.text.find("分别", *sentence)
        if at < 0:
            return []
        before = [w for w in words if w.end <= at and w.concept is not None]
        if not before or before[-1].concept is None:
            return []
        wording, concept = before[-1], self.vocabulary.concepts[before[-1].concept]
        listed: list[Spot] = []
        for spot in spots:
            if spot.start < at or spot.quantity.unit != concept.unit:
                continue
            gap = marked.text[listed[-1].end : spot.start] if listed else ""
            if listed and not re.fullmatch(r"[、，,和及与]+", gap):
                break
            listed.append(spot)
        days = [
            (o.quantity.value, o.quantity.high) for o in spots if o.end <= at and isinstance(o.quantity.value, date)
        ]
        years = [value.year for value, _ in days if isinstance(value, date)]
        if len(days) == 1 and isinstance(days[0][1], date):
            years = list(range(years[0], days[0][1].year + 1))
        if not years and re.search(r"(?:近|前|过去)[两二三四五\d]年", marked.text[sentence[0] : at]):
            years = list(range(setting.day.year - len(listed), setting.day.year))
        if len(listed) < 2 or len(years) != len(listed) or concept.id not in _YEARLY:
            return []
        party, whose = find_party(marked, sentence, setting, wording, wording.start)
        cues = (f"词语“{wording.text}”在左", "逐年列出", f"主体“{whose}”" if whose else "")
        return [
            Said(
                concept.id, spot.quantity, spot.quantity.start, spot.quantity.end,
                "planned" if year > setting.day.year else "actual", party, str(year), 0.9, tuple(filter(None, cues)),
            )
            for spot, year in zip(listed, years, strict=True)
        ]  # fmt: skip

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
        before = wording.start + wording.text.startswith("年")
        if _SEVERAL_YEARS.search(text[max(sentence[0], before - 8) : before]):
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
        """Without the first of two where a number rises from one to the other (由18人增至27人), and without the parts
        that a closing 合计 sums up."""
        kept: list[Said] = []
        for one in said:
            before = marked.text[max(0, seen.clean_index(one.start) - 5) : seen.clean_index(one.start)]
            if _TOTAL.search(before):
                kept = [other for other in kept if other.concept != one.concept or other.status != one.status]
            if kept and kept[-1].concept == one.concept:
                between = marked.text[seen.clean_index(kept[-1].end) : seen.clean_index(one.start)]
                rises = RISING.search(between) and len(between) <= 24
                if rises and not (kept[-1].status == "actual" and one.status == "planned"):
                    kept.pop()
            kept.append(one)
        return kept
