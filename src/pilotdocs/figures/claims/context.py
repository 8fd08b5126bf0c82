"""When, whose and whether: what the words around a number make of it, each answer with the words that gave it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pilotdocs.figures.pipeline import Cue, Marked, Wording
from pilotdocs.figures.vocabulary import Vocabulary
from pilotdocs.model.figure import Quantity, Status

SectionKind = Literal["planned", "actual", "background"]

_BOUNDARY = "，,、；;。！？!?：:(（)）"
# What may stand before a subject without its ceasing to be one: times, and words that open a clause.
_OPENING = re.compile(
    r"^(?:目前|当前|现阶段|近年来|近年|此外|另外|其中|同时|并且|而且|且|据统计|据不完全统计|截至目前|截至|截止|现|而|但|但是|反观|相比之下|由|从|在|以|与|和|如|"
    r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末|初)?|上年度|上一年度|本年度|今年|去年|一是|二是|三是|四是|五是|首先|其次)*$"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text stands in its document: the kind of section, its headings from the outermost in, and the day.
    `own` are the names that the applicant and its platform go by, where they are known."""

    section: SectionKind | None
    headings: tuple[str, ...]
    day: date
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A quantity in a folded text, with the folded span [start, end)."""

    quantity: Quantity
    start: int
    end: int


_MUST = re.compile(r"不低于|不少于|不得低于|不得少于|不小于|至少|应达到")


def clause_start(text: str, sentence_start: int, position: int) -> bool:
    """Whether a phrase at `position` opens a clause, and so can be its subject."""
    begin = position
    while begin > sentence_start and text[begin - 1] not in _BOUNDARY:
        begin -= 1
        if position - begin > 40:
            return False
    return bool(_OPENING.match(text[begin:position]))


def find_status(
    marked: Marked,
    sentence: tuple[int, int],
    setting: Setting,
    spot: Spot,
    spots: list[Spot],
    skipped: list[tuple[int, int]],
) -> tuple[Status, str]:
    """Whether the number is of the present or a plan, and the word that said so. Cues inside `skipped` spans are not
    about the number."""
    text = marked.text
    planned: tuple[int, int, str] | None = None
    present: Cue | None = None
    possession: Cue | None = None
    onward = -1
    for cue in marked.cues:
        if cue.start < sentence[0] or cue.end > spot.start:
            continue
        if any(start <= cue.start < end <= spot.start for start, end in skipped):
            continue
        if cue.group == "planned":
            planned = (cue.start, cue.end, cue.text)
        elif cue.group == "present":
            present = cue
        elif cue.group == "possession":
            possession = cue
        elif cue.group == "onward":
            onward = cue.start
    future = False
    for other in spots:
        value = other.quantity.value
        if other.end > spot.start or not isinstance(value, date) or other.start < sentence[0]:
            continue
        if value.year > setting.day.year or value > setting.day:
            if planned is None or other.start > planned[0]:
                planned = (other.start, other.end, other.quantity.text)
                future = True
            if (
                present is not None
                and other.start >= present.start
                and text[present.start : present.end]
                in (
                    "截至",
                    "截止",
                )
            ):
                present = None
    after = text[spot.end : spot.end + 6]
    if re.match(r"\(?(?:目标|规划|计划|预计|拟)", after):
        return "planned", after.strip("()")
    if planned is not None:
        in_clause = not any(mark in text[planned[1] : spot.start] for mark in "，,；;")
        if present is not None and present.start > planned[0] and not present.end <= onward:
            return "actual", present.text
        if not in_clause and not future and possession is not None and possession.start > planned[0]:
            near = text[possession.end : spot.start]
            if not any(mark in near for mark in "，,；;") and setting.section != "planned":
                return "actual", possession.text
        return "planned", planned[2]
    if present is not None:
        return "actual", present.text
    if setting.section == "planned":
        return "planned", "章节"
    return "actual", possession.text if possession is not None else ""


def is_echo(marked: Marked, sentence: tuple[int, int], spot: Spot, thresholds: tuple[str, ...]) -> bool:
    """Whether the number only repeats the guideline's own threshold (“不低于1000万元”)."""
    quantity = spot.quantity
    text = marked.text
    if quantity.bound not in ("at_least", "over"):
        return False
    ruled = [cue for cue in marked.cues if cue.group == "rule" and sentence[0] <= cue.start < spot.start]
    if ruled and _MUST.search(text, max(sentence[0], spot.start - 8), spot.start + 4):
        return True  # a rule that is told, this guideline's or another's
    if str(_plain(quantity)) not in thresholds:
        return False
    around = text[max(sentence[0], spot.start - 6) : spot.end + 2]
    if re.search(r"不低于|不少于|不得低于|不得少于|不小于|至少", around):
        return True
    return any(cue.group == "rule" and sentence[0] <= cue.start < sentence[1] for cue in marked.cues)


def _plain(quantity: Quantity) -> str:
    value = quantity.value
    if isinstance(value, date):
        return value.isoformat()
    return format(value.normalize(), "f")


def is_negated(vocabulary: Vocabulary, marked: Marked, wording: Wording, spot: Spot, sentence: tuple[int, int]) -> bool:
    """Whether the words say that there is none, that it is not so, or that it does not count."""
    text, patterns = marked.text, vocabulary.patterns
    for cue in marked.cues:
        if cue.group != "negated" or not sentence[0] <= cue.start < sentence[1]:
            continue
        if cue.text in ("不含", "不包括", "不包含", "不计入", "不计", "除外", "扣除"):
            continue
        if 0 <= wording.start - cue.end <= 3 and cue.text not in ("未",):
            return True
    if patterns["excluded_after"].match(text[spot.end : min(sentence[1], spot.end + 30)]):
        return True
    if patterns["denied_before"].match(text, spot.start, spot.end):
        return True
    clause = max(text.rfind(mark, sentence[0], spot.start) for mark in "，；()") + 1
    denied = None
    for match in patterns["denied_before"].finditer(text, max(clause, sentence[0]), spot.start):
        denied = match
    return denied is not None and patterns["affirmed"].search(text, denied.end(), spot.start) is None


def out_of_scope(vocabulary: Vocabulary, text: str, sentence: tuple[int, int]) -> list[tuple[int, int]]:
    """Brackets that only say what is left out (不含拟购置的设备): their words are not about a number after them."""
    found, opened = [], -1
    for at in range(*sentence):
        if text[at] == "(":
            opened = at
        elif text[at] == ")" and opened >= 0:
            if vocabulary.patterns["excluding"].match(text[opened : at + 1]):
                found.append((opened, at + 1))
            opened = -1
    return found


def find_cue(marked: Marked, group: str, start: int, end: int) -> Cue | None:
    """The last cue of a group inside [start, end); None where there is none."""
    found = None
    for cue in marked.cues:
        if cue.group == group and start <= cue.start and cue.end <= end:
            found = cue
    return found
