"""Places on an OFD page: numbers, boxes and transformations as GB/T 33190-2016 writes them, in millimetres."""

from __future__ import annotations

import re
from dataclasses import dataclass

MM = 72 / 25.4  # points
_NUMBER = re.compile(r"[-+]?(?:\d{1,9}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d{1,2})?")
_MOST_NUMBERS = 100_000
_FAR = 1e6


def numbers(text: str | None) -> list[float]:
    """All numbers in an attribute, in order; absurd ones are left out."""
    found = (float(match.group()) for match in _NUMBER.finditer((text or "")[: 20 * _MOST_NUMBERS]))
    return [number for number in found if -_FAR <= number <= _FAR][:_MOST_NUMBERS]


@dataclass(frozen=True, slots=True)
class Rect:
    """`x`, `y` from the top left, `width` and `height`, in millimetres."""

    x: float
    y: float
    width: float
    height: float


def rect(text: str | None) -> Rect | None:
    """A box attribute (`0 0 210 297`); None where it is none."""
    found = numbers(text)
    return Rect(*found[:4]) if len(found) >= 4 else None


@dataclass(frozen=True, slots=True)
class Matrix:
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """The point where `x`, `y` comes to stand."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inside(self, outer: Matrix) -> Matrix:
        """This one first, then `outer`."""
        return Matrix(
            outer.a * self.a + outer.c * self.b,
            outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d,
            outer.b * self.c + outer.d * self.d,
            outer.a * self.e + outer.c * self.f + outer.e,
            outer.b * self.e + outer.d * self.f + outer.f,
        )


UNMOVED = Matrix()


def matrix(text: str | None) -> Matrix:
    """A CTM attribute; the identity where it is missing or broken."""
    found = numbers(text)
    return Matrix(*found[:6]) if len(found) >= 6 else UNMOVED


def object_matrix(boundary: Rect | None, ctm: str | None, outer: Matrix) -> Matrix:
    """From an object's own coordinates to the page's: its CTM, then its boundary's corner, then what holds it."""
    shift = Matrix(e=boundary.x, f=boundary.y) if boundary is not None else UNMOVED
    return matrix(ctm).inside(shift).inside(outer)


def deltas(text: str | None, most: int) -> list[float]:
    """The steps of a DeltaX or DeltaY: `g n d` is the step d, n times."""
    parts = (text or "").split()
    steps: list[float] = []
    at = 0
    while at < len(parts) and len(steps) < most:
        if parts[at] == "g" and at + 2 < len(parts):
            times, step = parts[at + 1], numbers(parts[at + 2])
            if step and times.isdecimal() and len(times) < 12:
                steps.extend(step[:1] * min(int(times), most - len(steps)))
            at += 3
        else:
            steps.extend(numbers(parts[at])[:1])
            at += 1
    return steps
