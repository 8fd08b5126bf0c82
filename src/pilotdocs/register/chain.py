"""The chain of hashes that makes a change to an old entry show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any

from pilotdocs.register.records import FIELDS, KINDS, Record

START = "0" * 64
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_LISTED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# Which fields of a kind are days.
_DAYS = {
    kind: frozenset(field.name for field in fields(record) if "date" in str(field.type))
    for kind, record in KINDS.items()
}


def encode_record(record: Record) -> str:
    """The record as canonical JSON: sorted keys, days as YYYY-MM-DD. Same record, same text."""
    values = {
        name: value.isoformat() if isinstance(value := getattr(record, name), date) else value
        for name in FIELDS[type(record)]
    }
    return _CANONICAL(values)


def decode_record(kind: str, body: str) -> Record:
    """The record that `encode_record` wrote."""
    make: Callable[..., Record] = KINDS[kind]
    values: dict[str, Any] = json.loads(body)
    dates = _DAYS[kind]
    return make(
        **{
            name: date.fromisoformat(value) if name in dates and value is not None else value
            for name, value in values.items()
        }
    )


def entry_hash(previous: str, seq: int, at: str, by: str, why: str, kind: str, corrects: int | None, body: str) -> str:
    """sha256 over the entry and the hash of the entry before it, as hex."""
    text = _LISTED([previous, seq, at, by, why, kind, corrects, body])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
