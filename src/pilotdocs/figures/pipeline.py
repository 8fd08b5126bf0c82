"""The spaCy pipeline: sentence bounds, wordings and cues over the characters of a folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy

from pilotdocs.figures.lightly import spacy  # before spaCy's own modules, so that they come without its command line
from pilotdocs.figures.vocabulary import Vocabulary

# isort: split
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

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
    return Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))


@Language.component("pilotdocs_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Sentence starts after Chinese end marks and semicolons, and at list items; a full stop inside 1.2 is none."""
    starts = {0} | {match.end() for match in _BREAK.finditer(doc.text)}
    # Setting token by token would look through the whole document each time.
    flags = numpy.array([1 if index in starts else -1 for index in range(len(doc))], dtype="int32").astype("uint64")
    values: Any = flags
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
        by_label: dict[str, list[Doc]] = {}
        for phrase, label in phrases.items():
            by_label.setdefault(label, []).append(characters(self.nlp, phrase))
        for label, docs in by_label.items():
            self.matcher.add(label, docs)

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

    def mark(self, text: str) -> Marked:
        """Sentences, wordings and cues of a folded text."""
        if not text:
            return Marked("", (), (), ())
        doc = self.nlp(characters(self.nlp, text))
        sentences = tuple((sentence.start_char, sentence.end_char) for sentence in doc.sents)
        wordings = []
        for span in doc.spans["wordings"]:
            label: Any = span.label_
            unlike = self.unlike.get(label, frozenset())
            wordings.append(Wording(span.start_char, span.end_char, None if unlike else label, unlike, span.text))
        cues = [Cue(span.start_char, span.end_char, span.label_, span.text) for span in doc.spans["cues"]]
        return Marked(text, sentences, tuple(wordings), tuple(cues))
