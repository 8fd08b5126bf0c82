"""Which wording a number belongs to: the nearest of its own unit, with only filler words between."""

from __future__ import annotations

import re

from pilotdocs.figures.claims.context import Setting, Spot, clause_start, find_cue
from pilotdocs.figures.pipeline import Marked, Wording
from pilotdocs.figures.vocabulary import Vocabulary

_TOTAL_TAIL = re.compile(r"(?:共|合计|总计|共计|共有|总共|总数|累计)(?:有|为|达|约)*$")
_RIGHT_FILLER = re.compile(r"^(?:的|专职|全职|“|\"|左右|以上|余|为|是|专门|全部|作为|用作|用于|作|属于|均为|从事)*$")
_LISTED = re.compile(r"^[、，,]|^(?:和|及|与|以及)")
_BRACKETS = re.compile(r"\([^()]*\)")
RISING = re.compile(r"增至|增加到|增加至|增长到|增长至|扩大到|扩大至|提升到|提升至|提高到|提高至|升至|上升到|发展到")


class Linker:
    """Finds the wording of a number with one dictionary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.patterns = vocabulary.patterns
        self.filler = re.compile("|".join(f"(?:{pattern})" for pattern in vocabulary.fillers))

    def link(
        self,
        marked: Marked,
        sentence: tuple[int, int],
        spots: list[Spot],
        position: int,
        words: list[Wording],
        setting: Setting,
    ) -> tuple[Wording | None, float, str]:
        """The wording that the number at `position` belongs to, how sure that is, and where it stands."""
        spot = spots[position]
        unit = spot.quantity.unit
        words = [w for w in words if self._concerns(w, unit) and self._stands(marked, sentence, w, setting)]
        if unit == "CNY":
            whole = self._denominator(marked, spot, spots, words, sentence)
            if whole is not None:
                return whole, 0.9, "作为占比的分母"
        total = self._grand_total(marked, spot, spots[:position], words)
        if total is not None:
            return total, 0.9, "的合计"
        left = next((w for w in reversed(words) if w.end <= spot.start), None)
        right = next((w for w in words if w.start >= spot.end), None)
        right_fits = False
        if any(w is not None and self._joined(marked.text, w) for w in (left, right if left is None else None)):
            return None, 0.0, ""
        if right is not None and right.concept is not None and self._unit(right) == unit:
            gap = marked.text[spot.end : right.start]
            if unit == "date":
                right_fits = len(gap) <= 16 and not re.search(r"[，；。：]", gap)
            else:
                right_fits = len(gap) <= 4 and bool(_RIGHT_FILLER.match(gap))
        if self.patterns["not_level_before"].search(marked.text[max(sentence[0], spot.start - 16) : spot.start]):
            return None, 0.0, ""
        if left is not None:
            gap = self._without_asides(self._gap(marked.text, left.end, spot, spots))
            rest = self.filler.sub("", gap).strip("，,、")
            between = [
                other
                for other in spots[:position]
                if other.start >= left.end and other.quantity.unit == unit and not is_limit(marked.text, other)
            ]  # fmt: skip
            fits = self._unit(left) == unit if left.concept else True
            if not between:
                part = "其中" in gap or "包括" in gap
                if left.concept and fits and not part:
                    if right_fits and right is not None and _LISTED.match(gap):
                        return right, 0.93, "在右"
                    if not rest and "，" not in gap:
                        return left, 0.97, "在左"
                    if right_fits and right is not None:
                        return right, 0.95, "在右"
                    if not rest:
                        return left, 0.9, "在左"
                    joined = left.concept in self.vocabulary.parts_of and re.match(r"[与和及/]", gap)
                    if len(rest) <= 4 and not re.search(r"[，,；;、]", gap) and not joined:
                        return left, 0.85, "在左"
                    if _TOTAL_TAIL.search(gap) and len(gap) <= 60:
                        return left, 0.75, "在左"
                    tail = self.patterns.get(f"tail_{unit}")
                    if tail is not None and len(gap) <= 48:
                        found = tail.search(gap)
                        if found is not None and not re.search(r"[，,；;]", gap):
                            return left, 0.82, "在左"
                        before, _, last = gap.rpartition("，")
                        clause = tail.fullmatch(last) or (tail.search(last) and not self.filler.sub("", last))
                        if clause and self.patterns["goes_on"].match(before):
                            return left, 0.8, "在左（承前句）"
                elif left.unlike and not rest and not right_fits:
                    return None, 0.0, ""
            elif left.concept and fits and len(between) == 1 and RISING.search(gap):
                return left, 0.9, "在左（由…增至）"
        if right_fits and right is not None:
            return right, 0.93, "在右"
        return None, 0.0, ""

    def _stands(self, marked: Marked, sentence: tuple[int, int], wording: Wording, setting: Setting) -> bool:
        """Whether a wording may be used here: one that means little by itself (团队, 面积) only as the subject of its
        clause, in a section that is about its quantity."""
        wanted = self.vocabulary.beside.get(wording.text)
        if wanted is not None and wording.concept is not None:
            return any(other.concept in wanted and other.end <= wording.start for other in marked.wordings)
        under = self.vocabulary.generic.get(wording.text)
        if under is None or wording.concept is None:
            return True
        if not any(word in heading for heading in setting.headings for word in under):
            return False
        start = wording.start
        for subject in ("中试平台", "本平台", "平台", "现有", "总", "建筑", "使用"):
            if marked.text[max(0, start - len(subject)) : start] == subject:
                start -= len(subject)
        return clause_start(marked.text, sentence[0], start)

    def _grand_total(self, marked: Marked, spot: Spot, before: list[Spot], words: list[Wording]) -> Wording | None:
        """The whole that a closing 合计 belongs to, where parts of it were listed before."""
        if not any(other.quantity.unit == spot.quantity.unit for other in before):
            return None
        if not re.search(r"(?:合计|共计|总计|总共)(?:有|为)?$", marked.text[max(0, spot.start - 5) : spot.start]):
            return None
        earlier = [w for w in words if w.end <= spot.start and w.concept is not None]
        named = {w.concept for w in earlier}
        wholes = [self.vocabulary.parts_of[c] for c in named if c in self.vocabulary.parts_of]
        whole = next((one for one in wholes if wholes.count(one) > 1 and one not in named), None)
        if whole is not None and self.vocabulary.concepts[whole].unit == spot.quantity.unit:
            return Wording(spot.start, spot.start, whole, frozenset(), "合计")
        parts = {self.vocabulary.parts_of.get(w.concept or "") for w in earlier}
        return next((w for w in earlier if w.concept in parts), None)

    def _denominator(
        self, marked: Marked, spot: Spot, spots: list[Spot], words: list[Wording], sentence: tuple[int, int]
    ) -> Wording | None:
        """The total in 占中试服务总收入998万元的15%: the wording is the share's, the amount its whole."""
        for wording in marked.wordings:
            if wording.concept != "external_share" or not wording.text.startswith("占") or "收入" not in wording.text:
                continue
            if wording.start < sentence[0] or wording.end > spot.start:
                continue
            if self.filler.sub("", marked.text[wording.end : spot.start]) or "中试" not in wording.text:
                continue
            return Wording(wording.start + 1, wording.end, "pilot_revenue_total", frozenset(), wording.text[1:])
        return None

    def _concerns(self, wording: Wording, unit: str | None) -> bool:
        """Whether a wording means, or looks like, a quantity of that unit: others don't stand between."""
        concepts = self.vocabulary.concepts
        if wording.concept is not None:
            return concepts[wording.concept].unit == unit
        return any(concepts[identity].unit == unit for identity in wording.unlike)

    def _joined(self, text: str, wording: Wording) -> bool:
        """Whether a group of people is named with another one (管理与营销人员6人): the number is neither's."""
        if wording.concept not in self.vocabulary.parts_of:
            return False
        return bool(self.patterns["joined_before"].search(text[max(0, wording.start - 6) : wording.start]))

    def _without_asides(self, gap: str) -> str:
        """The text between without brackets that only say what is in or out (不含税)."""
        return _BRACKETS.sub(lambda m: "" if self.patterns["aside"].match(m.group(0)) else m.group(0), gap)

    def _unit(self, wording: Wording) -> str | None:
        return self.vocabulary.concepts[wording.concept].unit if wording.concept else None

    @staticmethod
    def _gap(text: str, start: int, spot: Spot, spots: list[Spot]) -> str:
        """The text between a wording and its number without the dates (and, before a share, amounts) in it."""
        pieces = []
        at = start
        for other in spots:
            dated = other.quantity.unit == "date" and spot.quantity.unit != "date"
            whole = other.quantity.unit == "CNY" and spot.quantity.unit == "ratio"
            limit = is_limit(text, other)
            if other.start < start or other.start >= spot.start or not (dated or whole or limit):
                continue
            pieces.append(text[at : other.start])
            at = max(at, other.end)
        pieces.append(text[at : spot.start])
        return "".join(pieces)


def speaks_of(
    vocabulary: Vocabulary,
    marked: Marked,
    sentence: tuple[int, int],
    spot: Spot,
    wording: Wording,
    words: list[Wording],
) -> bool:
    """Whether a bare wording is about what it must be about: 占比 about external revenue, 原值 about own equipment."""
    if wording.concept == "external_share" and not re.search(r"对外|外部|社会", wording.text):
        before = [w for w in words if w.end <= wording.start and w.concept != "external_share"]
        if not before:
            return False
        whole = before[-1]
        external = [w for w in before if w.concept == "pilot_revenue_external" or re.search(r"对外|外部", w.text)]
        return bool(external) and (whole is external[-1] or whole.concept == "pilot_revenue_total")
    if wording.concept == "equipment_owned":
        opened = marked.text[max(sentence[0], wording.start - 8) : wording.start]
        if len(wording.text) <= 4 and opened.endswith("(") and not re.search(r"设备|装备|装置|仪器|资产|台|套", opened):
            return False
        if vocabulary.patterns["not_owned_before"].search(marked.text[sentence[0] : wording.start]):
            return False
        if vocabulary.patterns["not_owned_after"].match(marked.text[spot.end : sentence[1]]):
            return False
        if "自有" not in wording.text:
            borrowed = find_cue(marked, "not_own", sentence[0], spot.start)
            return borrowed is None or "自有" in marked.text[borrowed.end : spot.start]
    return True


def is_limit(text: str, spot: Spot) -> bool:
    """Whether a day only bounds another one (2023年2月28日之前的…)."""
    return spot.quantity.unit == "date" and bool(re.match(r"之前|以前|之后|以后|前的", text[spot.end : spot.end + 2]))
