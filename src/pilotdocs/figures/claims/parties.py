"""Whose a number is: the subject of its clause, by cue words and by the organisations that are named there."""

from __future__ import annotations

import re
from typing import Literal

from pilotdocs.figures.claims.context import Setting, clause_start, find_cue
from pilotdocs.figures.pipeline import Cue, Marked, Wording
from pilotdocs.figures.vocabulary import Vocabulary

Party = Literal["platform", "applicant", "other"]

OWN = ("本平台", "我平台", "本中试平台", "现平台")
_NAME_AT_END = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{4,30}(?:公司|集团|大学|学院|研究院|研究所)$")
_CLAUSE = re.compile(r"[，；;。:()]")


def find_party(
    marked: Marked, sentence: tuple[int, int], setting: Setting, wording: Wording, before: int
) -> tuple[Party, str]:
    """Whose the number is, and the word that said so ("" for the section's own answer)."""
    described = _described(marked.text, sentence[0], before, setting.own)
    if described:
        return "other", described
    subject: Cue | None = None
    outsiders = False
    for cue in marked.cues:
        if cue.start < sentence[0] or cue.group not in ("platform", "applicant", "other"):
            continue
        if cue.start >= before:
            break
        if not clause_start(marked.text, sentence[0], cue.start):
            continue
        outsiders = (outsiders or cue.group == "other") and cue.text not in OWN
        subject = cue
    specific = "中试" in wording.text or wording.text.startswith("平台")
    if subject is None:
        return ("other", "章节") if setting.section == "background" else ("platform", "")
    if subject.group == "other":
        return "other", subject.text
    if subject.group == "platform":
        own = subject.text in OWN
        now = specific and find_cue(marked, "present", sentence[0], before) is not None
        if (outsiders or (setting.section == "background" and not now)) and not own:
            return "other", subject.text
        return "platform", subject.text
    between = marked.text[subject.end : before]
    if specific or "中试" in between or "平台" in between:
        return "platform", subject.text
    return "applicant", subject.text


def _described(text: str, start: int, before: int, own: tuple[str, ...]) -> str:
    """The other organisation that the bracket around a wording describes (某某集团（成立于2003年…）); "" for none."""
    opened = text.rfind("(", start, before)
    if not own or opened < 0 or ")" in text[opened:before]:
        return ""
    match = _NAME_AT_END.search(text, start, opened)
    if match is None or any(known in match[0] or match[0] in known for known in own):
        return ""
    return match[0]


def named_subjects(vocabulary: Vocabulary, text: str, start: int, end: int, own: tuple[str, ...]) -> list[Cue]:
    """The organisations of other people that open a clause of `text[start:end]`, as cues of the group “other”."""
    found = []
    bounds = [start, *(match.end() for match in _CLAUSE.finditer(text, start, end))]
    for begin, stop in zip(bounds, [*bounds[1:], end], strict=True):
        match = vocabulary.patterns["named"].match(text[begin : min(stop, begin + 48)])
        if match is None:
            continue
        name = match.group("name")
        if is_other(vocabulary, name, own):
            found.append(Cue(begin, begin + match.end("name"), "other", name))
    return found


def is_other(vocabulary: Vocabulary, name: str, own: tuple[str, ...]) -> bool:
    """Whether an organisation's name is another's; `own` are the applicant's and its platform's, () if unknown."""
    patterns = vocabulary.patterns
    if patterns["own_name"].search(name) or patterns["nameless"].search(name):
        return False
    if any(name in known or known in name for known in own):
        return False
    if patterns["other_name"].search(name):
        # “绍兴某某公司” is how an applicant hides its own name: a platform or school so named is another's.
        return not re.search(r"(?:公司|企业|集团)$", name) or bool(
            re.search(r"另|其他|其它|同行|竞争|对手|合作|协作", name)
        )
    if own and re.search(r"(?:平台|基地)$", name) and len(name) > 6 and any(p in name for p in vocabulary.places):
        return True
    return any(place in name for place in vocabulary.places) and not any(
        place in known for known in own for place in vocabulary.places if place in name
    )
