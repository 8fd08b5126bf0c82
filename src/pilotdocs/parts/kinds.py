"""What kind of paper a run of pages is, and what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pilotdocs.model.document import Seal, Table
from pilotdocs.model.part import Kind
from pilotdocs.parts.pages import Page, squeeze
from pilotdocs.parts.signals import KindSignals, load_signals
from pilotdocs.parts.titles import Title, find_titles, is_contents, named_kinds

ENOUGH = 6.0
MOST_WORDS = 14
MOST_HEADS = 6
SURE_HEADS = 4
LISTED: frozenset[Kind] = frozenset({"staff_roster", "equipment_list"})
HEAD_ROWS = 6
_UNIT = re.compile(r"[（\[【][^（）\[\]【】]*[）\]】]$|（[^（）]*）")


@dataclass(frozen=True, slots=True)
class Score:
    """Points of one kind with their reasons, in Chinese."""

    kind: Kind
    points: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The kind settled on. `title` is the title that led, None where there is none."""

    kind: Kind
    confidence: float
    reasons: tuple[str, ...]
    title: Title | None


def head_words(tables: Iterable[Table]) -> frozenset[str]:
    """The short cell texts of the first rows of the tables, without their units."""
    words: set[str] = set()
    for table in tables:
        for cell in table.cells:
            if cell.row < HEAD_ROWS:
                text = squeeze(cell.text)
                if 0 < len(text) <= 16:
                    words |= {text, _UNIT.sub("", text)}
    return frozenset(words)


def score_words(signals: KindSignals, text: str, heads: frozenset[str], seals: Sequence[str]) -> Score:
    """The points that words, table heads and seals give to a kind, titles left aside."""
    reasons: list[str] = []
    hits = [(word, points) for word, points in signals.words if word in text]
    points = float(sum(p for _, p in hits))
    if signals.kind != "plan":
        points = min(points, MOST_WORDS)
    if signals.needs and not any(word in text for word in signals.needs):
        points = min(points, 3.0)
    if hits:
        hits.sort(key=lambda hit: -hit[1])
        reasons.append("出现“" + "”“".join(word for word, _ in hits[:6]) + "”")
    found = sorted(heads & signals.heads)
    if len(found) >= 2:
        points += min(len(found), MOST_HEADS)
        points += 2 if len(found) >= SURE_HEADS and signals.kind in LISTED else 0
        if any(all(heads & group for group in groups) for groups in signals.telling):
            points = max(points, ENOUGH)
        reasons.append("表头有“" + "”“".join(found[:6]) + "”")
    sealed = [word for word in signals.seals if any(word in name for name in seals)]
    if sealed:
        points += 2
        reasons.append("印章有“" + sealed[0] + "”")
    against = [(word, p) for word, p in signals.against if word in text]
    if against:
        points -= min(sum(p for _, p in against), 10)
        reasons.append("不像之处：“" + "”“".join(word for word, _ in against[:4]) + "”")
    return Score(signals.kind, points, tuple(reasons))


def score_body(pages: Sequence[Page], seals: Sequence[Seal] = ()) -> dict[Kind, Score]:
    """Every kind's points without titles, over those pages."""
    text = "\n".join(page.text for page in pages)
    heads = head_words(table for page in pages for table in page.tables)
    names = [squeeze(seal.name) for seal in seals]
    return {signals.kind: score_words(signals, text, heads, names) for signals in load_signals().kinds}


def _titles_of(pages: Sequence[Page]) -> tuple[Title, ...]:
    """The titles of the first page that has any (a cover may stand before it), those of a second page after a cover."""
    for page in pages[:3]:
        titles = find_titles(page)
        if titles:
            return titles
    return ()


def judge_kind(pages: Sequence[Page], seals: Sequence[Seal] = ()) -> Judgement:
    """The kind of the paper that those pages are; `other` where too little speaks for any kind."""
    titles = _titles_of(pages)
    body = score_body(pages, seals)
    scores: list[tuple[Score, Title | None]] = []
    for kind, score in body.items():
        own = [title for title in titles if title.kind == kind]
        title = max(own, key=lambda t: (t.points, -t.line), default=None)
        if title is None:
            scores.append((score, None))
        else:
            reasons = (f"标题“{title.text}”", *score.reasons)
            scores.append((Score(kind, score.points + title.points, reasons), title))
    scores.sort(key=lambda entry: -entry[0].points)
    best, title = scores[0]
    nearest = "最接近：" + "；".join(
        f"{_name(score.kind)}（{'，'.join(score.reasons[:2]) or '依据很少'}）"
        for score, _ in scores[:2]
        if score.points > 0
    )
    near = (nearest,) if nearest != "最接近：" else ("没有可以识别的标题、栏目或表头",)
    other = next((t for t in titles if t.kind is None), None)
    first_of_kind = min((t.line for t in titles if t.kind == best.kind), default=None)
    if other is not None and (first_of_kind is None or other.line < first_of_kind) and other.points >= 6:
        return Judgement("other", 0.8, (f"标题“{other.text}”是{other.name}", *near), other)
    if pages and is_contents(pages[0]) and title is None and len(named_kinds(pages[0])) >= 3:
        return Judgement("other", 0.8, ("是材料目录", *near), None)
    if best.points < ENOUGH:
        return Judgement("other", 0.5, near, None)
    margin = best.points - scores[1][0].points
    confidence = min(0.99, 0.5 + min(best.points, 20) / 50 + min(margin, 10) / 100)
    return Judgement(best.kind, round(confidence, 2), best.reasons, title)


def _name(kind: Kind) -> str:
    return next(signals.name for signals in load_signals().kinds if signals.kind == kind)
