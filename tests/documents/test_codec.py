"""A document encoded and decoded is the same document, and no bytes can make decoding do anything else."""

from __future__ import annotations

import contextlib
import struct
import zlib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotdocs.documents import codec
from pilotdocs.documents.codec import CorruptError, decode_document, encode_document
from pilotdocs.model.document import Block, Document
from pilotdocs.model.place import Box, Boxes, Place

_FLOATS = st.one_of(
    st.integers(-100_000, 1_000_000).map(lambda number: number / 100),
    st.integers(-100_000, 10_000_000).map(lambda number: number / 10_000),
    st.floats(width=32, allow_nan=False),
    st.floats(allow_nan=False),
)
_TEXT = st.text(st.characters(codec="utf-8"), max_size=12) | st.text(max_size=5)  # the second with lone surrogates
_POINTS = st.integers(-100_000, 1_000_000).map(lambda number: number / 100)
_PACKABLE = st.builds(Box, _POINTS, _POINTS, _POINTS, _POINTS)
_VALUES: dict[object, st.SearchStrategy[object]] = {
    str: _TEXT,
    int: st.integers(-(10**9), 10**9),
    float: _FLOATS,
    bool: st.booleans(),
    Decimal: st.decimals(allow_nan=False),
    date: st.dates(),
}


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a noun's field, so that a new field is tested without a word here."""
    arguments = get_args(hint)
    if hint == Sequence[Box]:
        return st.lists(anything(Box), max_size=5).map(tuple) | st.lists(_PACKABLE, max_size=5).map(Boxes)
    if hint in _VALUES:
        return _VALUES[hint]
    if hint is NoneType:
        return st.none()
    if get_origin(hint) is Literal:
        return st.sampled_from(arguments)
    if get_origin(hint) in (Union, UnionType):
        return st.one_of([anything(argument) for argument in arguments])
    if arguments and arguments[-1] is Ellipsis:
        return st.lists(anything(arguments[0]), max_size=3).map(tuple)
    if arguments:
        return st.tuples(*[anything(argument) for argument in arguments])
    return st.builds(hint, *[anything(kind) for kind in get_type_hints(hint).values()])


_DOCUMENT = anything(Document)


def one_block(**more: object) -> Document:
    return Document("", "pdf", 1, "native", (Block("中试", Place(1), **more),))  # type: ignore[arg-type]


@settings(max_examples=150, deadline=None)
@given(_DOCUMENT)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert decode_document(encode_document(document)) == document


def test_the_kinds_of_values_come_back_as_they_were() -> None:
    for value in (Decimal("1.20"), Decimal("1E+3"), date(2025, 9, 30)):
        (block,) = decode_document(encode_document(one_block(value=value))).blocks()
        assert (repr(block.value), type(block.value)) == (repr(value), type(value))


@pytest.mark.parametrize("step", [0.01, 0.001, 1 / 3])
def test_boxes_are_exact_and_take_few_bytes(step: float) -> None:
    boxes = tuple(Box(number * step, 70.0, number * step + 9, 80.5) for number in range(3000))
    data = encode_document(one_block(boxes=boxes))
    assert decode_document(data) == one_block(boxes=boxes)
    assert len(data) < 3000 * 9


def test_numbers_that_are_none_stay_what_they_are() -> None:
    box = Box(float("inf"), float("-inf"), 1e300, -0.0)
    (block,) = decode_document(encode_document(one_block(boxes=(box,)))).blocks()
    assert block.boxes == (box,)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_bytes_are_refused_or_harmless(data: st.DataObject) -> None:
    whole = bytearray(encode_document(one_block(boxes=(Box(1, 2, 3, 4), Box(5, 6, 7, 8)))))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    with contextlib.suppress(CorruptError):
        assert isinstance(decode_document(bytes(whole[:cut])), Document)


_GOOD = b'["","pdf",1,"native",[[0,["\xe4\xb8\xad\xe8\xaf\x95",[1]]]]]'


def wrapped(text: bytes) -> bytes:
    """An entry that is right in everything but says `text`."""
    good = encode_document(one_block())
    start = next(at for at in range(len(good)) if good[at : at + 1] == b"x" and _inflates(good[at:]))
    body = zlib.decompress(good[start:])
    at = body.index(_GOOD)
    changed = struct.pack("<I", len(text)) + body[4:at] + text + body[at + len(_GOOD) :]
    return good[:start] + zlib.compress(changed)


def _inflates(data: bytes) -> bool:
    try:
        return bool(zlib.decompress(data))
    except zlib.error:
        return False


def test_an_entry_that_is_right_but_for_its_length_is_read() -> None:
    assert decode_document(wrapped(_GOOD + b" ")) == one_block()


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'["","pdf",1,"native",[[0,["x",[1]]]],[],[],[],"","",[],"too many"]',
        b'["","pdf",1,"unheard"]',
        b'["","pdf","one","native"]',
        b'["","pdf",true,"native"]',
        b'["","pdf",1,"native",[[7,["x",[1]]]]]',
        b'["","pdf",1,"native",[[0,["x",[1],"paragraph",null,5]]]]',
        b'["","pdf",1,"native",[[0,["x",[1],"paragraph",null,-1]]]]',
        b"[" * 100_000,
    ],
)
def test_well_packed_nonsense_is_refused(text: bytes) -> None:
    with pytest.raises(CorruptError):
        decode_document(wrapped(text))


def test_an_entry_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = encode_document(Document("", "txt", None, "native", (Block("x" * 10_000, Place()),)))
    monkeypatch.setattr(codec.limits, "CACHE_ENTRY", 5_000)
    with pytest.raises(CorruptError):
        decode_document(data)
