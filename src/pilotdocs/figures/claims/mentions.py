"""Phrases that a pack asks for: who leads, whether accounts are apart, which topics the rules cover."""

from __future__ import annotations

import re

from pilotdocs.figures.pipeline import Marker
from pilotdocs.figures.view import view
from pilotdocs.figures.vocabulary import Vocabulary
from pilotdocs.model.document import Table
from pilotdocs.model.figure import Figure, Role
from pilotdocs.model.part import Part
from pilotdocs.model.place import Source

# The same phrase again and again adds nothing for a reviewer.
MOST_PER_PART = 5
_NAMED = re.compile(
    r"^(?:为|是|由|:|姓名|姓名:|\(|,|，)*(?!(?:引进|培养|队伍|团队|具有|应|须|需|的|和|及|等|不少于|1|一|若干|人才|方面))"
    r"[\u4e00-\u9fff·]{2,4}?(?=[，,、(（。;；:]|同志|博士|教授|先生|女士|$|担任|系|毕业|从事|[男女]|高级|正高|副|研究员|长期)"
)


def find_mentions(part: Part, marker: Marker, vocabulary: Vocabulary, concepts: frozenset[str]) -> list[Figure]:
    """Figures of text concepts: the phrase as found. A leader counts only where a name follows."""
    found: list[Figure] = []
    counts: dict[str, int] = {}
    wanted = {concept for concept in concepts if _role(part, vocabulary, concept) is not None}
    phrases = [phrase for phrase, concept in vocabulary.labels.items() if concept in wanted]
    if not phrases:
        return found
    # Most blocks hold none of the phrases: they are told apart by one search instead of by the whole pipeline.
    any_phrase = re.compile("|".join(map(re.escape, phrases)))
    for item in part.content:
        blocks = [b for cell in item.cells for b in cell.blocks] if isinstance(item, Table) else [item]
        for block in blocks:
            if block.hidden is not None or block.kind in ("header", "footer", "comment"):
                continue
            seen = view(block.text)
            if any_phrase.search(seen.clean) is None:
                continue
            marked = marker.mark(seen.clean)
            for wording in marked.wordings:
                concept = wording.concept
                if concept is None or concept not in concepts or counts.get(concept, 0) >= MOST_PER_PART:
                    continue
                known, role = vocabulary.concepts[concept], _role(part, vocabulary, concept)
                if role is None:
                    continue
                if known.follows == "person" and not _NAMED.match(seen.clean[wording.end : wording.end + 24]):
                    continue
                counts[concept] = counts.get(concept, 0) + 1
                sentence = next(s for s in marked.sentences if s[0] <= wording.start < s[1])
                start, end = seen.raw_span(wording.start, wording.end)
                whole = seen.raw_span(sentence[0], min(sentence[1], sentence[0] + 120))
                found.append(
                    Figure(
                        id="", quantity=concept, value=wording.text, unit="text", role=role, status="actual",
                        bound="exact", period=None,
                        quote=block.text[whole[0] : max(whole[1], end)],
                        source=Source(part.document.id, part.index, block.place_of(start, end)),
                        method="词语", confidence=0.9, cues=(f"词语“{wording.text}”",),
                    )
                )  # fmt: skip
    return found


def _role(part: Part, vocabulary: Vocabulary, concept: str) -> Role | None:
    """What the concept is in such a paper; None where it is not looked for there."""
    known = vocabulary.concepts[concept]
    if part.kind in known.evidence_kinds:
        return "evidence"
    return "claim" if part.kind in known.claim_kinds else None
