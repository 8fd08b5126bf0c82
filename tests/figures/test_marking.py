"""Folding and marking: every character knows where it stands, and a text is marked the same however often."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from pilotdocs.figures.pipeline import Marker, characters
from pilotdocs.figures.view import fold, view
from pilotdocs.figures.vocabulary import load_vocabulary

TEXTS = st.text(alphabet="中试人员设备原值万元。；;！①②(一)（二），1２.３ \n\u3000\u200b\t拟平台ＡＺ：∶𠮷", max_size=60)


@cache
def marker() -> Marker:
    return Marker(load_vocabulary())


@given(TEXTS)
def test_a_folded_character_stands_where_its_raw_one_does(raw: str) -> None:
    seen = view(raw)
    assert len(seen.clean) == len(seen.offsets)
    assert [fold(raw[at]) for at in seen.offsets] == list(seen.clean)
    assert "".join(fold(char) for char in raw) == seen.clean == fold(raw)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_sentences_cover_the_text_as_spacy_tells_them(raw: str) -> None:
    text = fold(raw)
    marked = marker().mark(text)
    assert "".join(text[start:end] for start, end in marked.sentences) == text
    if text:
        doc = marker().nlp(characters(marker().nlp, text))
        assert marked.sentences == tuple((sent.start_char, sent.end_char) for sent in doc.sents)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_wordings_and_cues_are_what_stands_at_their_place_each_time(raw: str) -> None:
    text = fold(raw)
    first, again = marker().mark(text), marker().mark(text)
    assert first == again
    for found in (*first.wordings, *first.cues):
        assert text[found.start : found.end] == found.text


def test_a_long_text_is_marked_as_a_short_one_is() -> None:
    sentence = "拟购置中试设备原值80万元；现有中试人员12人。"
    once, many = marker().mark(sentence), marker().mark(sentence * 40)
    assert len(many.text) > 300
    assert len(many.wordings) == 40 * len(once.wordings) > 0
    assert len(many.cues) == 40 * len(once.cues) > 0
    assert len(many.sentences) == 40 * len(once.sentences)
