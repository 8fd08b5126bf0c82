"""Numbers of running text: which wording each belongs to, and what its sentence makes of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from pilotdocs.figures.claims.carrying import Carrier
from pilotdocs.figures.claims.context import (
    Setting,
    Spot,
    find_cue,
    find_status,
    is_echo,
    is_negated,
    out_of_scope,
)
from pilotdocs.figures.claims.linking import RISING, Linker, is_limit, speaks_of
from pilotdocs.figures.claims.parties import OWN, Party, find_party, named_subjects
from pilotdocs.figures.claims.periods import YEARLY, comes_later, find_period, is_long_past, is_restated
from pilotdocs.figures.pipeline import Marked, Marker, Wording
from pilotdocs.figures.view import View, view
from pilotdocs.figures.vocabulary import Vocabulary
from pilotdocs.model.figure import Quantity, Status

Finder = Callable[[str], list[Quantity]]

_TOTAL = re.compile(r"(?:合计|共计|总计|总共)(?:为|有|达)?$")
_WHOLES = frozenset({"equipment_owned", "pilot_area", "equipment_leased_rent"})


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
        self.carrier = Carrier(vocabulary, self.linker)
        self.patterns = vocabulary.patterns
        self.by_unit: dict[str, set[str]] = {}
        for concept in vocabulary.concepts.values():
            self.by_unit.setdefault(concept.unit, set()).add(concept.id)

    def read(self, text: str, setting: Setting) -> list[Said]:
        """Every number of the text that speaks of a concept, in order."""
        quantities = self.find(text)
        if not any(quantity.unit in self.by_unit for quantity in quantities):
            return []  # years, storeys and the like: nothing that a concept is counted in
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
            named = named_subjects(self.vocabulary, marked.text, *sentence, setting.own)
            if named:
                cues = tuple(sorted((*cues, *named), key=lambda cue: (cue.start, cue.end)))
            words = self._in_company(words)
            own = Marked(marked.text, (sentence,), words, cues)
            found, last_year = self._read_sentence(seen, own, sentence, inside, list(words), setting, last_year)
            said += found
        return said

    def _in_company(self, words: tuple[Wording, ...]) -> tuple[Wording, ...]:
        """The wordings of a sentence as the others beside them make them: some count only so."""
        beside, among = self.vocabulary.beside, self.vocabulary.among
        if not any(w.text in beside or w.text in among for w in words):
            return words
        here = {w.concept for w in words}
        kept = []
        for index, wording in enumerate(words):
            wanted = beside.get(wording.text)
            if wanted is not None and wording.concept and not any(w.concept in wanted for w in words[:index]):
                continue
            other = among.get(wording.text)
            if other is not None and any(concept in here for concept in other[1]):
                kept.append(replace(wording, concept=other[0]))
            else:
                kept.append(wording)
        return tuple(kept)

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
        aside = out_of_scope(self.vocabulary, marked.text, sentence)
        yearly = self._by_year(marked, sentence, spots, words, setting)
        listed = {one.start for one in yearly}
        apart = self.carrier.apart(marked, sentence, spots, words)
        went_on = -2
        for position, spot in enumerate(spots):
            unit = spot.quantity.unit
            if unit not in self.by_unit or is_limit(marked.text, spot) or spot.quantity.start in listed:
                continue
            if is_restated(marked.text, spots, position):
                continue
            lead = ""
            wording: Wording | None
            if position in apart:
                wording, strength, how = apart[position], 0.9, "依次列出"
            else:
                first = position - 1 if position and is_restated(marked.text, spots, position - 1) else position
                wording, strength, how = self.linker.link(marked, sentence, spots, first, words, setting)
                if wording is None and first == position:
                    carried = self.carrier.carry(marked, sentence, spots, position, words, position - 1 == went_on)
                    if carried is not None:
                        went_on = position
                        wording, lead = carried
                        strength, how = 0.85, f"承前（{lead}）"
            if wording is None or wording.concept is None:
                continue
            concept = self.vocabulary.concepts[wording.concept]
            if concept.unit != unit:
                continue
            if not speaks_of(self.vocabulary, marked, sentence, spot, wording, words):
                continue
            if is_negated(self.vocabulary, marked, wording, spot, sentence):
                continue
            period, cumulative = find_period(marked, sentence, spots, spot, wording, last_year)
            if concept.unit in ("CNY", "ratio") and concept.id != "equipment_owned" and cumulative:
                continue
            if find_cue(marked, "past", sentence[0], spot.start) is not None:
                continue
            party, whose = find_party(
                marked, sentence, setting, wording, spot.start if lead else min(wording.start, spot.start)
            )
            if (
                party == "platform"
                and whose not in OWN
                and self.patterns["beside_us"].match(marked.text[spot.end : sentence[1]])
            ):
                party, whose = "other", "本平台以外"
            stock = concept.unit in ("person", "m2") or concept.id == "equipment_owned"
            if stock and is_long_past(self.vocabulary, marked, sentence, spots, spot, setting):
                continue
            status, when = find_status(marked, sentence, setting, spot, spots, aside)
            if lead and self.patterns["carry_now"].search(lead) and not comes_later(sentence, spots, spot, setting):
                status, when = (
                    ("planned", "章节") if setting.section == "planned" and "现" not in lead else ("actual", lead)
                )
            if is_echo(marked, sentence, spot, concept.thresholds):
                status, when = "echo", "与指引要求的数值相同"
            cues = [f"词语“{wording.text}”{how}"]
            cues += [f"主体“{whose}”"] * bool(whose)
            cues += [f"时态“{when}”"] * bool(when)
            cues += [f"时期“{period}”"] * bool(period)
            cues += [f"章节“{setting.headings[-1]}”"] if setting.headings else []
            if not (lead and self.patterns["carry_now"].search(lead)) and self._is_part(
                marked, sentence, wording, spot, said, concept.id
            ):
                continue
            if lead and status == "actual":
                said = [
                    o
                    for o in said
                    if o.concept != concept.id or o.status != "actual" or o.period != period or o.party == "other"
                ]
            said.append(
                Said(
                    concept.id, spot.quantity, spot.quantity.start, spot.quantity.end, status, party, period,
                    min(strength, spot.quantity.confidence), tuple(cues),
                )
            )  # fmt: skip
        said = sorted([*said, *yearly], key=lambda one: one.start)
        for spot in spots:
            value = spot.quantity.value
            if isinstance(value, date) and spot.quantity.bound != "range":
                last_year = str(value.year)
        return self._without_starts(marked, said, seen), last_year

    def _by_year(
        self, marked: Marked, sentence: tuple[int, int], spots: list[Spot], words: list[Wording], setting: Setting
    ) -> list[Said]:
        """Values listed year by year (近三年…分别为12.5%、14.1%、16.8%): each of its own year, in order."""
        at = max(marked.text.find("分别", *sentence), marked.text.find("依次", *sentence))
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
        if len(listed) < 2 or len(years) != len(listed) or concept.id not in YEARLY:
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

    def _is_part(
        self, marked: Marked, sentence: tuple[int, int], wording: Wording, spot: Spot, said: list[Said], concept: str
    ) -> bool:
        """Whether 其中 makes the number a part of one already said (设备原值2010万元，其中大型设备原值1360万元)."""
        if concept not in _WHOLES:
            return False
        at = marked.text.rfind("其中", sentence[0], spot.start)
        if at < 0 or "；" in marked.text[at : spot.start]:
            return False
        words = marked.text[at : max(at, wording.start)] + wording.text
        if re.search(r"中试设备|中试场地|中试平台|本平台|属于|专用于中试", words):
            return any("中试" in one.cues[0] or "平台" in one.cues[0] for one in said if one.concept == concept)
        return at == sentence[0] or any(one.concept == concept for one in said)

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
