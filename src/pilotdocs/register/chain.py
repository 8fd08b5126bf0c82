"""The chain of hashes that makes a change to an old entry show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any

from pilotdocs.register.records import KINDS, Record

START = "0" * 64


def encode_record(record: Record) -> str:
    """The record as canonical JSON: sorted keys, days as YYYY-MM-DD. Same record, same text."""
    values = {
        field.name: value.isoformat() if isinstance(value := getattr(record, field.name), date) else value
        for field in fields(record)
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode_record(kind: str, body: str) -> Record:
    """The record that `encode_record` wrote."""
    make: Callable[..., Record] = KINDS[kind]
    values: dict[str, Any] = json.loads(body)
    dates = {field.name for field in fields(KINDS[kind]) if "date" in str(field.type)}
    return make(
        **{
            name: date.fromisoformat(value) if name in dates and value is not None else value
            for name, value in values.items()
        }
    )


def entry_hash(previous: str, seq: int, at: str, by: str, why: str, kind: str, corrects: int | None, body: str) -> str:
    """sha256 over the entry and the hash of the entry before it, as hex."""
    text = json.dumps([previous, seq, at, by, why, kind, corrects, body], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
