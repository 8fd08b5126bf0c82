"""What the signatures of a PDF allow to be added after them (ISO 32000-1, 12.8.2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

_MOST_FIELDS = 20_000
_ANNOTATIONS = 3  # of DocMDP: 1 nothing, 2 forms and signatures, 3 annotations too


def forbids_notes(reader: PdfReader) -> bool:
    """Whether a signature of the file states that annotations may not be added (DocMDP with P of 1 or 2, where 2 is
    the default; or the lock of a signed field with such a P, ISO 32000-2, 12.7.5.5): a note would then break what was
    certified. An ordinary signature states nothing of the kind."""
    return any(level < _ANNOTATIONS for level in _levels(reader))


def _levels(reader: PdfReader) -> Iterator[int]:
    root = _at(reader.trailer, "/Root")
    certified = _at(_at(root, "/Perms"), "/DocMDP")
    if isinstance(certified, dict):
        yield _permission(certified)
    waiting = list(_items(_at(_at(root, "/AcroForm"), "/Fields")))
    seen = 0
    while waiting and seen < _MOST_FIELDS:
        field = waiting.pop()
        seen += 1
        value = _at(field, "/V")
        if isinstance(value, dict) and "/ByteRange" in value:
            yield _permission(value)
            lock = _at(_at(field, "/Lock"), "/P")
            yield lock if isinstance(lock, int) else _ANNOTATIONS
        waiting += _items(_at(field, "/Kids"))


def _permission(signature: Any) -> int:
    """The least P of its DocMDP transforms; 3 where it has none."""
    least = _ANNOTATIONS
    for reference in _items(_at(signature, "/Reference")):
        if _at(reference, "/TransformMethod") == "/DocMDP":
            level = _at(_at(reference, "/TransformParams"), "/P")
            least = min(least, level if isinstance(level, int) else 2)
    return least


def _at(thing: Any, key: str) -> Any:
    value = thing.get(key) if isinstance(thing, dict) else None
    return value.get_object() if value is not None and hasattr(value, "get_object") else value


def _items(thing: Any) -> list[Any]:
    if not isinstance(thing, list):
        return []
    return [item.get_object() if hasattr(item, "get_object") else item for item in list.__iter__(thing)]
