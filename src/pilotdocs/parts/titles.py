"""Title lines: which line of a page names the paper, and what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pilotdocs.model.part import Kind
from pilotdocs.parts.pages import Line, Page
from pilotdocs.parts.signals import TITLE, WEAK_TITLE, KindSignals, Signals, load_signals

_NUMBERED = re.compile(
    r"^(第[一二三四五六七八九十百零\d]+[章节条篇编]|[一二三四五六七八九十]{1,3}[、.．]|[（〔【][一二三四五六七八九十\d]+[）〕】]"
    r"|\d{1,2}(\.\d{1,2})*[、.．）](?!\d)|\d{1,2}(\.\d{1,2})+|[①-⑳]|续?[表图]\d|续表)"
)
_CONTENTS_LINE = re.compile(r"(\.{3,}|…+|·{3,}|-{3,}|_{3,})（?\d{1,4}）?$")
_ANNEX = re.compile(r"^[（【]?附(件|表|录|页)?[一二三四五六七八九十\d\-—]*[）】]?[：、.．]?")
_TAIL = re.compile(r"(（[^（）]{0,24}）|\d{4}年?度?|[（）\d\-—_.．版]|正本|副本|复印件|扫描件|样本)+$")
_QUOTES = re.compile(r"[《》“”\"'【】*＊★☆]")
_SENTENCE = re.compile(r"[。；，？！：]")
LONGEST_TITLE = 46


@dataclass(frozen=True, slots=True)
class Title:
    """A line that names the paper. `kind` None: a paper of none of the kinds, `name` says which. `line` counts from 0
    on its page. `points` is what it weighs, `large` says that it stands out, `annex` that it begins 附件."""

    kind: Kind | None
    name: str
    text: str
    line: int
    points: float
    length: int
    large: bool
    annex: bool


def is_contents(page: Page) -> bool:
    """Whether the page is a table of contents or a list of attachments: its lines name papers that stand elsewhere."""
    head = any(re.fullmatch(r"(.{0,8}目录|目次|.{0,8}材料清单)", line.squeezed) for line in page.lines[:6])
    dotted = sum(1 for line in page.lines if _CONTENTS_LINE.search(line.squeezed))
    if dotted >= 4 or (head and dotted >= 2):
        return True
    return head and len(named_kinds(page)) >= 3


def named_kinds(page: Page) -> set[Kind]:
    """The kinds whose titles stand in some line of the page, numbered or not."""
    return {
        signals.kind
        for signals in load_signals().kinds
        if any(title in line.squeezed for line in page.lines if len(line.squeezed) < 60 for title in signals.titles
               if len(title) >= 4)
    }  # fmt: skip


def _large(line: Line, page: Page) -> bool:
    return bool(line.size and page.body_size and line.size >= 1.18 * page.body_size)


def _centred(line: Line, page: Page) -> bool:
    if line.box is None or page.size is None:
        return False
    width = page.size[0]
    return abs((line.box.x0 + line.box.x1) / 2 - width / 2) < 0.06 * width and line.box.x1 - line.box.x0 < 0.8 * width


def _is_title_like(index: int, line: Line, page: Page) -> bool:
    text = line.squeezed
    if not 2 <= len(text) <= LONGEST_TITLE or _NUMBERED.match(text) or _CONTENTS_LINE.search(text):
        return False
    if _SENTENCE.search(_ANNEX.sub("", text)):
        return False
    stands_out = _large(line, page) or _centred(line, page) or line.heading
    low = line.box is not None and page.size is not None and line.box.top > 0.62 * page.size[1]
    if line.cell:
        return (index < 6 and not low) or (_large(line, page) and not low)
    return not low and (index < 4 or (stands_out and index < 30))


def _near(word: str, text: str) -> bool:
    """Whether the text ends in the word but for one wrong character (two from nine characters on)."""
    if len(word) < 4 or len(text) < len(word) or (text[-1] != word[-1] and text[-2] != word[-2]):
        return False
    wrong = sum(a != b for a, b in zip(word, text[-len(word) :], strict=True))
    return wrong <= (2 if len(word) >= 9 else 1)


def _match(signals: KindSignals, text: str, *, ocr: bool) -> tuple[float, int]:
    """Points and length of the longest match of one kind's titles in a title line; (0, 0) where none matches."""
    best = (0.0, 0)
    for title in signals.titles:
        if text.endswith(title):
            best = max(best, (float(TITLE), len(title)), key=lambda found: (found[1], found[0]))
        elif ocr and best[1] == 0 and _near(title, text):
            best = (TITLE - 2.0, len(title) - 1)
    for pattern in signals.patterns:
        match = pattern.search(text)
        if match and match.end() - match.start() > best[1]:
            best = (float(TITLE), match.end() - match.start())
    if best[1] == 0:
        for title in signals.weak:
            if text.endswith(title):
                best = max(best, (float(WEAK_TITLE), len(title)), key=lambda found: found[1])
    return best


@lru_cache(maxsize=8192)
def _matches(form: str, ocr: bool) -> tuple[tuple[float, int], ...]:
    """`_match` of every kind, in the order of the signals."""
    return tuple(_match(kind, form, ocr=ocr) for kind in load_signals().kinds)


def _line_titles(index: int, line: Line, page: Page, signals: Signals) -> Iterator[Title]:
    annex = bool(_ANNEX.match(line.squeezed)) and not line.squeezed.startswith("附注")
    bare = _QUOTES.sub("", _ANNEX.sub("", line.squeezed) if annex else line.squeezed)
    forms = {bare, _TAIL.sub("", bare)} - {""}
    large = _large(line, page)
    place = 1.0 if index < 8 or large else 0.6
    found: list[Title] = []
    matched = [_matches(form, line.ocr) for form in sorted(forms)]
    for index_of, kind in enumerate(signals.kinds):
        points, length = max((entry[index_of] for entry in matched), key=lambda m: m[1], default=(0.0, 0))
        if length:
            found.append(Title(kind.kind, kind.name, line.text.strip(), index, points * place, length, large, annex))
    for other in signals.others:
        lengths = [m.end() - m.start() for form in forms for p in other.patterns if (m := p.search(form))]
        if lengths:
            found.append(Title(None, other.name, line.text.strip(), index, TITLE * place, max(lengths), large, annex))
    longest = max((title.length for title in found if title.kind), default=0)
    for title in found:
        if title.kind is None and longest >= min(title.length, 4):
            continue
        if title.kind is None or title.length == longest or title.points < TITLE * place:
            yield title
        else:
            yield Title(title.kind, title.name, title.text, index, title.points * 0.4, title.length, large, annex)


def find_titles(page: Page) -> tuple[Title, ...]:
    """The titles that the page carries, from its top down; none for a table of contents."""
    if is_contents(page):
        return ()
    signals = load_signals()
    return tuple(
        title
        for index, line in enumerate(page.lines)
        if _is_title_like(index, line, page)
        for title in _line_titles(index, line, page, signals)
    )
