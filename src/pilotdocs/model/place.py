"""Where a piece of text stands, so that a person (or a Word comment) can find it again."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import lt, sub
from statistics import median
from typing import overload


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in PDF points (1/72 inch) from the page's top left corner, on the page as displayed."""

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: Box) -> Box:
        """The smallest box that covers both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


class Boxes(Sequence[Box]):
    """Boxes packed to 16 bytes each, to hundredths of a point: a Box of its own takes ten times as much, and a long
    document has millions of characters. Equal to any sequence of the same boxes."""

    __slots__ = ("packed",)
    packed: bytes

    def __init__(self, boxes: Iterable[Box]) -> None:
        edges = [edge for box in boxes for edge in (box.x0, box.top, box.x1, box.bottom)]
        self.packed = array("f", edges).tobytes()

    @classmethod
    def from_packed(cls, packed: bytes) -> Boxes:
        """The boxes whose `packed` this was."""
        boxes = cls.__new__(cls)
        boxes.packed = packed
        return boxes

    def __len__(self) -> int:
        return len(self.packed) // 16

    @overload
    def __getitem__(self, index: int) -> Box: ...
    @overload
    def __getitem__(self, index: slice) -> Boxes: ...
    def __getitem__(self, index: int | slice) -> Box | Boxes:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step == 1:
                return Boxes.from_packed(self.packed[16 * start : 16 * stop])
            return Boxes(self[at] for at in range(start, stop, step))
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        x0, top, x1, bottom = struct.unpack_from("4f", self.packed, 16 * at)
        return Box(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))

    def __iter__(self) -> Iterator[Box]:
        for x0, top, x1, bottom in struct.iter_unpack("4f", self.packed):
            yield Box(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))

    def around(self) -> tuple[Box, float] | None:
        """The box around those that have an extent, and the median of their heights; None where none has."""
        flat = array("f")
        flat.frombytes(self.packed)
        x0, top, x1, bottom = flat[0::4], flat[1::4], flat[2::4], flat[3::4]
        if not flat or not (all(map(lt, x0, x1)) and all(map(lt, top, bottom))):
            seen = [box for box in zip(x0, top, x1, bottom, strict=True) if box[0] < box[2] and box[1] < box[3]]
            if not seen:
                return None
            x0, top, x1, bottom = (array("f", edges) for edges in zip(*seen, strict=True))
        box = Box(round(min(x0), 2), round(min(top), 2), round(max(x1), 2), round(max(bottom), 2))
        return box, round(median(map(sub, bottom, top)), 2)

    def edges(self) -> tuple[list[float], list[float], list[float], list[float]]:
        """All x0, all top, all x1 and all bottom, as the boxes themselves have them; no box is made."""
        flat = array("f")
        flat.frombytes(self.packed)
        rounded = {edge: round(edge, 2) for edge in set(flat)}
        whole = [rounded[edge] for edge in flat]
        return whole[0::4], whole[1::4], whole[2::4], whole[3::4]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Boxes):
            return self.packed == other.packed
        return (
            isinstance(other, Sequence)
            and len(self) == len(other)
            and all(a == b for a, b in zip(self, other, strict=True))
        )

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Boxes({list(self)!r})"

    def __reduce__(self) -> tuple[object, tuple[bytes]]:
        return Boxes.from_packed, (self.packed,)


@dataclass(frozen=True, slots=True)
class Place:
    """A place inside one document.

    `page` counts from 1 and is None where the format has no pages (docx, xlsx). `box` is None where the format has
    no fixed layout. `locator` is the path of the contract (`body/tbl[2]/r[3]/c[4]/p[1]`, `设备清单!G15`), counted
    from 1; None where page and box say it all (PDF, picture, OFD).
    """

    page: int | None = None
    box: Box | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A place inside one application folder: which document, which of its parts (from 0), and where."""

    document: str
    part: int
    place: Place
