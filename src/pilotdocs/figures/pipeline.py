"""The spaCy pipeline: sentence bounds, wordings and cues over the characters of a folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy

from pilotdocs.figures.lightly import spacy  # before spaCy's own modules, so that they come without its command line
from pilotdocs.figures.vocabulary import Vocabulary

# isort: split
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

_TEXT = "pilotdocs_text"
_SHORT, _REMEMBERED = 300, 4096
# A list item inside a sentence (①, (一)) starts a sentence of its own, so that its number keeps its label.
_BREAK = re.compile(r"[。；;！？!?]|(?=[①②③④⑤⑥⑦⑧⑨⑩])|(?=\([一二三四五六七八九十]\))")


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording found in a folded text: which concept it means, or which it only looks like (`unlike`)."""

    start: int
    end: int
    concept: str | None
    unlike: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that decides when, whose or whether: its group and where it stands."""

    start: int
    end: int
    group: str
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A folded text with its sentences ([start, end) spans), wordings and cues, each in order."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    wordings: tuple[Wording, ...]
    cues: tuple[Cue, ...]


def characters(nlp: Language, text: str) -> Doc:
    """A text without spaces as a document of single characters. spaCy's own character tokenizer makes the same one, but
    its time grows with the square of the text."""
    doc = Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
    doc.user_data[_TEXT] = text
    return doc


@Language.component("pilotdocs_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Sentence starts after Chinese end marks and semicolons, and at list items; a full stop inside 1.2 is none."""
    text = doc.user_data.get(_TEXT) or doc.text  # put together from the tokens, it costs more than all the rest here
    # Setting token by token would look through the whole document each time.
    flags = numpy.full(len(doc), -1, dtype="int32")
    flags[[0, *(match.end() for match in _BREAK.finditer(text) if match.end() < len(doc))]] = 1
    values: Any = flags.astype("uint64")
    return doc.from_array(["SENT_START"], values)


@Language.factory("pilotdocs_phrases")
class PhraseMarker:
    """A pipeline component: the longest phrases of a dictionary, kept as the span group of the component's name."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.group = name
        self.nlp = nlp
        self.matcher = PhraseMatcher(nlp.vocab)

    def learn(self, phrases: dict[str, str]) -> None:
        """Add phrases, each with its label."""
        # The matcher takes a phrase as the keys of its tokens, too, which is how spaCy restores one from disk. Tens of
        # thousands of phrases as documents took half of the time of a start.
        strings = self.nlp.vocab.strings
        keys = {char: strings.add(char) for char in frozenset().union(*phrases)}
        by_label: dict[str, list[list[int]]] = {}
        for phrase, label in phrases.items():
            by_label.setdefault(label, []).append([keys[char] for char in phrase])
        for label, specs in by_label.items():
            known: Any = specs
            self.matcher.add(label, known)

    def __call__(self, doc: Doc) -> Doc:
        spans: list[Span] = self.matcher(doc, as_spans=True)
        doc.spans[self.group] = filter_spans(spans)
        return doc


class Marker:
    """The pipeline of one dictionary. Building it takes a moment; marking is linear in the text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.nlp = spacy.blank("zh")
        self.nlp.max_length = 10_000_000
        self.nlp.add_pipe("pilotdocs_sentences")
        self.unlike: dict[str, frozenset[str]] = {}
        words: dict[str, str] = {}
        for phrase, concepts in vocabulary.unlike.items():
            label = "-" + "|".join(sorted(concepts))
            self.unlike[label] = concepts
            words[phrase] = label
        for phrase, concept in vocabulary.labels.items():
            words[phrase] = concept
        cues = {phrase: group for group, phrases in vocabulary.cues.items() for phrase in phrases}
        for group, phrases in (("wordings", words), ("cues", cues)):
            marker: Any = self.nlp.add_pipe("pilotdocs_phrases", name=group)
            marker.learn(phrases)

        # Cells and short paragraphs are asked for by several readers in turn, and many cells say the same.
        self._marked_before = lru_cache(maxsize=_REMEMBERED)(self._mark)

    def mark(self, text: str) -> Marked:
        """Sentences, wordings and cues of a folded text."""
        if not text:
            return Marked("", (), (), ())
        return self._marked_before(text) if len(text) <= _SHORT else self._mark(text)

    def _mark(self, text: str) -> Marked:
        doc = self.nlp(characters(self.nlp, text))
        flags: Any = doc.to_array("SENT_START")  # doc.sents goes through the tokens one by one
        starts = [int(at) for at in numpy.flatnonzero(flags == 1)]
        sentences = tuple(zip(starts, [*starts[1:], len(text)], strict=True))
        wordings = []
        for span in doc.spans["wordings"]:  # a token is a character: what a span covers is cut from the text
            label: Any = span.label_
            unlike = self.unlike.get(label, frozenset())
            found = text[span.start : span.end]
            wordings.append(Wording(span.start, span.end, None if unlike else label, unlike, found))
        cues = [Cue(span.start, span.end, span.label_, text[span.start : span.end]) for span in doc.spans["cues"]]
        return Marked(text, sentences, tuple(wordings), tuple(cues))
