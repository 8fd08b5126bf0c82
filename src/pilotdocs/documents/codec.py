"""A Document as bytes and back, exactly, without running anything that the bytes say.

The nouns' own type hints are the plan: a record is a JSON array of its fields in order, trailing defaults left out.
Characters' boxes, which are nine tenths of a page, stand apart: packed ones as they are, byte by byte like beside like,
others as four columns of numbers, each as differences of hundredths (thousandths, ten-thousandths) of a point where
that is exact, else as binary floats. All is deflated.
"""

from __future__ import annotations

import gc
import hashlib
import json
import struct
import sys
import zlib
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import accumulate, repeat
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pilotdocs.documents import limits
from pilotdocs.model.document import Block, Document, Table
from pilotdocs.model.place import Box, Boxes

_MAGIC = b"PDOC2\0"
_SCALES = (100, 1000, 10000)
_FLOAT64 = 0
_MAX_INT = 2**31 - 1

# A codec turns a value into JSON's own types and back. `_Boxes` carries the boxes that stand apart.
_Encode = Callable[[Any, "_Boxes"], Any]
_Decode = Callable[[Any, "_Boxes"], Any]


class CorruptError(ValueError):
    """Bytes that are no encoded document of this version."""


class _Boxes:
    """Boxes on their way out (`rows`, and `packed` for those that are packed already) or in (`take`)."""

    def __init__(self, rows: list[Box] | None = None, packed: bytes | bytearray = b"") -> None:
        self.rows: list[Box] = rows if rows is not None else []
        self.packed = bytearray(packed)
        self._at = 0
        self._packed_at = 0

    def take_packed(self, count: int) -> Boxes:
        start, self._packed_at = self._packed_at, self._packed_at + 16 * count
        if count < 0 or self._packed_at > len(self.packed):
            raise CorruptError("boxes are missing")
        return Boxes.from_packed(bytes(self.packed[start : self._packed_at]))

    def take(self, count: int) -> tuple[Box, ...]:
        start, self._at = self._at, self._at + count
        if count < 0 or self._at > len(self.rows):
            raise CorruptError("boxes are missing")
        return tuple(self.rows[start : self._at])


def encode_document(document: Document) -> bytes:
    """The document as bytes; `decode_document` gives an equal one."""
    boxes = _Boxes()
    text = json.dumps(_ENCODE(document, boxes), ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    head = struct.pack("<III", len(text), len(boxes.packed), len(boxes.rows))
    body = head + text + _planes(boxes.packed) + _pack_boxes(boxes.rows)
    return _MAGIC + _FINGERPRINT + zlib.compress(body, 1)


def decode_document(data: bytes) -> Document:
    """The document in `data`. Raises CorruptError where it is damaged, too large or of other nouns."""
    start = len(_MAGIC) + len(_FINGERPRINT)
    if data[:start] != _MAGIC + _FINGERPRINT:
        raise CorruptError("another version or no document")
    collecting = gc.isenabled()
    gc.disable()  # a page has thousands of boxes, none of them garbage
    try:
        inflate = zlib.decompressobj()
        body = inflate.decompress(data[start:], limits.CACHE_ENTRY)
        if not inflate.eof:
            raise CorruptError("cut off or too large")
        length, size, count = struct.unpack_from("<III", body)
        text = body[12 : 12 + length].decode("utf-8", "surrogatepass")
        end = 12 + length + size
        if size % 16 or end > len(body):
            raise CorruptError("boxes are missing")
        packed = _unplaned(body[12 + length : end])
        document = _DECODE(json.loads(text), _Boxes(_unpack_boxes(body[end:], count), packed))
    except (zlib.error, struct.error, ValueError, TypeError, IndexError, RecursionError, InvalidOperation) as error:
        raise CorruptError(str(error)) from error
    finally:
        if collecting:
            gc.enable()
    if not isinstance(document, Document):
        raise CorruptError("no document")
    return document


def _planes(packed: bytearray) -> bytes:
    """The bytes of packed boxes in sixteen runs, like beside like: what stands so deflates to half."""
    return b"".join(packed[plane::16] for plane in range(16))


def _unplaned(data: bytes) -> bytearray:
    count = len(data) // 16
    packed = bytearray(len(data))
    for plane in range(16):
        packed[plane::16] = data[plane * count : (plane + 1) * count]
    return packed


def _pack_boxes(rows: list[Box]) -> bytes:
    columns = (
        [row.x0 for row in rows],
        [row.top for row in rows],
        [row.x1 for row in rows],
        [row.bottom for row in rows],
    )
    return b"".join(_pack_column(column) for column in columns)


def _pack_column(column: list[float]) -> bytes:
    for scale in _SCALES:
        try:
            whole = [round(value * scale) for value in column]
        except (ValueError, OverflowError):  # not a number, infinite
            break
        if all(number / scale == value for number, value in zip(whole, column, strict=True)):
            steps = [number - before for before, number in zip([0, *whole], whole, strict=False)]
            if all(-_MAX_INT <= step <= _MAX_INT for step in steps):
                return struct.pack("<I", scale) + array("i", steps).tobytes()
    return struct.pack("<I", _FLOAT64) + array("d", column).tobytes()


def _unpack_boxes(data: bytes, count: int) -> list[Box]:
    columns: list[list[float]] = []
    at = 0
    for _ in range(4):
        scale = struct.unpack_from("<I", data, at)[0]
        column: array[Any] = array("d" if scale == _FLOAT64 else "i")
        end = at + 4 + count * column.itemsize
        if end > len(data):
            raise CorruptError("boxes are missing")
        column.frombytes(data[at + 4 : end])
        columns.append(list(column) if scale == _FLOAT64 else [number / scale for number in accumulate(column)])
        at = end
    return _make_boxes(columns, count)


def _make_boxes(columns: list[list[float]], count: int) -> list[Box]:
    """`list(map(Box, *columns))`, four times as fast: a frozen record's own way to fill its fields is slow, and boxes
    are most of what a cached document costs."""
    boxes = list(map(object.__new__, repeat(Box, count)))
    for name, column in zip(("x0", "top", "x1", "bottom"), columns, strict=True):
        deque(map(getattr(Box, name).__set__, boxes, column), maxlen=0)
    return boxes


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    encode: _Encode
    decode: _Decode
    default: object


def _plan(hint: Any, seen: list[str]) -> tuple[_Encode, _Decode]:
    """The codec of one type; `seen` gathers what the version is told by."""
    origin = get_origin(hint)
    if hint == Sequence[Box]:
        seen.append("boxes")
        return _encode_boxes, _decode_boxes
    if hint in _SCALARS:
        seen.append(hint.__name__)
        return _scalar(hint)
    if origin is Literal:
        seen.append("literal")
        return (lambda value, _: value), _one_of(frozenset(get_args(hint)))
    if origin in (Union, UnionType):
        return _union([arg for arg in get_args(hint) if arg is not NoneType], seen, none=NoneType in get_args(hint))
    if origin is tuple:
        return _tuple(get_args(hint), seen)
    if is_dataclass(hint) and isinstance(hint, type):
        return _record(hint, seen)
    raise TypeError(f"no codec for {hint}")


def _scalar(kind: type) -> tuple[_Encode, _Decode]:
    if kind is Decimal:
        return (lambda value, _: str(value)), (lambda value, _: Decimal(_checked(value, str)))
    if kind is date:
        return _encode_date, (lambda value, _: date.fromisoformat(_checked(value, str)))
    if kind is float:
        return (lambda value, _: float(value)), (lambda value, _: float(_checked(value, float)))
    return (lambda value, _: kind(value)), (lambda value, _: _checked(value, kind))


def _encode_date(value: date, _: _Boxes) -> str:
    return (value.date() if isinstance(value, datetime) else value).isoformat()


def _checked(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise CorruptError(f"{kind.__name__} expected")
    return value


def _one_of(allowed: frozenset[str]) -> _Decode:
    def decode(value: Any, _: _Boxes) -> Any:
        if value not in allowed:
            raise CorruptError("a word that is not in the list")
        return value

    return decode


def _union(kinds: list[Any], seen: list[str], *, none: bool) -> tuple[_Encode, _Decode]:
    """One of several types, told apart by a number, or one type or None."""
    codecs = [_plan(kind, seen) for kind in kinds]
    if len(kinds) == 1:
        encode, decode = codecs[0]
        return (
            lambda value, boxes: None if value is None else encode(value, boxes),
            lambda value, boxes: None if value is None and none else decode(value, boxes),
        )

    def encode_any(value: Any, boxes: _Boxes) -> Any:
        if value is None:
            return None
        index = next(index for index, kind in enumerate(kinds) if isinstance(value, kind))
        return [index, codecs[index][0](value, boxes)]

    def decode_any(value: Any, boxes: _Boxes) -> Any:
        if value is None and none:
            return None
        index, inner = _checked(value, list)
        return codecs[_checked(index, int)][1](inner, boxes)

    return encode_any, decode_any


def _tuple(kinds: tuple[Any, ...], seen: list[str]) -> tuple[_Encode, _Decode]:
    seen.append("tuple")
    if kinds[-1] is Ellipsis:
        encode, decode = _plan(kinds[0], seen)
        return (
            lambda value, boxes: [encode(item, boxes) for item in value],
            lambda value, boxes: tuple([decode(item, boxes) for item in _checked(value, list)]),
        )
    codecs = [_plan(kind, seen) for kind in kinds]
    return (
        lambda value, boxes: [codec[0](item, boxes) for codec, item in zip(codecs, value, strict=True)],
        lambda value, boxes: tuple(
            [codec[1](item, boxes) for codec, item in zip(codecs, _checked(value, list), strict=True)]
        ),
    )


def _encode_boxes(value: Sequence[Box], boxes: _Boxes) -> int | list[int]:
    if isinstance(value, Boxes):
        boxes.packed += value.packed
        return [len(value)]
    boxes.rows.extend(value)
    return len(value)


def _decode_boxes(value: Any, boxes: _Boxes) -> Sequence[Box]:
    if type(value) is list and len(value) == 1:
        return boxes.take_packed(_checked(value[0], int))
    return boxes.take(_checked(value, int))


def _record(kind: type, seen: list[str]) -> tuple[_Encode, _Decode]:
    hints = get_type_hints(kind)
    plan: list[_Field] = []
    for item in fields(kind):
        seen.append(f"{kind.__name__}.{item.name}")
        default = item.default if item.default_factory is MISSING else item.default_factory()
        plan.append(_Field(item.name, *_plan(hints[item.name], seen), default))
    decoders = [item.decode for item in plan]

    def encode(value: Any, boxes: _Boxes) -> Any:
        values = [getattr(value, item.name) for item in plan]
        used = len(plan)
        while used and plan[used - 1].default is not MISSING and values[used - 1] == plan[used - 1].default:
            used -= 1
        return [item.encode(one, boxes) for item, one in zip(plan[:used], values, strict=False)]

    def decode(value: Any, boxes: _Boxes) -> Any:
        if len(_checked(value, list)) > len(decoders):
            raise CorruptError("too many fields")
        return kind(*[decoder(one, boxes) for decoder, one in zip(decoders, value, strict=False)])

    return encode, decode


_SCALARS = (str, int, float, bool, Decimal, date)
_SEEN: list[str] = [sys.byteorder, Block.__name__, Table.__name__]
_ENCODE, _DECODE = _plan(Document, _SEEN)
_FINGERPRINT = hashlib.sha256(" ".join(_SEEN).encode()).digest()[:8]
