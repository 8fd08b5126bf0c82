"""How a quantity is made from others: arithmetic on spans, so that what is not known stays not known.

A span is what a number is at least and at most; a number that is known has both ends the same. A formula over an
unknown quantity is unknown (None), unless the formula says that a missing part counts nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Span:
    """A number known to lie from `low` to `high`; `low_open` and `high_open` leave the end itself out. None: no end."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @property
    def exact(self) -> Decimal | None:
        """The number, where the span is one number."""
        return self.low if self.low is not None and self.low == self.high else None


def exactly(value: Decimal) -> Span:
    """The span of a known number."""
    return Span(value, value)


Spans = Mapping[str, "Span | None"]


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of `parts`. With `missing_is_zero` an unknown part adds nothing; at least one must be known."""

    parts: tuple[str, ...]
    missing_is_zero: bool = False

    def uses(self) -> tuple[str, ...]:
        return self.parts

    def span(self, known: Spans) -> Span | None:
        """The sum's span; None where it can't be told."""
        spans = [known.get(part) for part in self.parts]
        present = [span for span in spans if span is not None]
        if not present or (len(present) < len(spans) and not self.missing_is_zero):
            return None
        return Span(
            _sum([span.low for span in present]),
            _sum([span.high for span in present]),
            any(span.low_open for span in present),
            any(span.high_open for span in present),
        )


@dataclass(frozen=True, slots=True)
class Ratio:
    """`part` ÷ `whole`, unrounded (28 digits). Unknown where the whole may be zero."""

    part: str
    whole: str

    def uses(self) -> tuple[str, ...]:
        return (self.part, self.whole)

    def span(self, known: Spans) -> Span | None:
        """The quotient's span; None where either side is unknown or the whole may be zero."""
        part, whole = known.get(self.part), known.get(self.whole)
        if part is None or whole is None or whole.low is None or whole.low <= 0:
            return None
        low = None if part.low is None or whole.high is None else part.low / whole.high
        high = None if part.high is None else part.high / whole.low
        return Span(low, high, part.low_open or whole.high_open, part.high_open or whole.low_open)


@dataclass(frozen=True, slots=True)
class Extreme:
    """The largest (or smallest) of `parts`; unknown parts are left out where `missing_is_zero`, else it is unknown."""

    parts: tuple[str, ...]
    largest: bool
    missing_is_zero: bool = False

    def uses(self) -> tuple[str, ...]:
        return self.parts

    def span(self, known: Spans) -> Span | None:
        """The span of the extreme; None where it can't be told."""
        spans = [known.get(part) for part in self.parts]
        present = [span for span in spans if span is not None]
        if not present or (len(present) < len(spans) and not self.missing_is_zero):
            return None
        choose = max if self.largest else min
        lows = [span.low for span in present if span.low is not None]
        highs = [span.high for span in present if span.high is not None]
        all_lows, all_highs = len(lows) == len(present), len(highs) == len(present)
        low = choose(lows) if lows and (all_lows or self.largest) else None
        high = choose(highs) if highs and (all_highs or not self.largest) else None
        return Span(low, high)


@dataclass(frozen=True, slots=True)
class CappedSum:
    """`base` plus as much of `add` as a cap lets in. An unknown `add` adds nothing; an unknown `base` is unknown.

    `cap` is a fraction: of the total that results (`of` “total”: add counts up to base × cap ÷ (1 − cap)), of the
    base (`of` “base”: up to base × cap), or of a fixed number (`of` a Decimal: up to it × cap).
    """

    base: str
    add: str
    cap: Decimal
    of: str | Decimal

    def uses(self) -> tuple[str, ...]:
        return (self.base, self.add)

    def room(self, base: Decimal) -> Decimal:
        """How much of `add` the cap lets in beside this base."""
        if isinstance(self.of, Decimal):
            return self.of * self.cap
        return base * self.cap / (1 - self.cap) if self.of == "total" else base * self.cap

    def value(self, base: Decimal, add: Decimal) -> Decimal:
        """The counted sum. It never falls when either side rises."""
        return base + min(add, self.room(base))

    def span(self, known: Spans) -> Span | None:
        """The sum's span; None where the base is unknown."""
        base = known.get(self.base)
        if base is None:
            return None
        add = known.get(self.add) or exactly(Decimal(0))
        low = None if base.low is None else self.value(base.low, add.low or Decimal(0))
        high = None
        if base.high is not None:
            high = base.high + self.room(base.high) if add.high is None else self.value(base.high, add.high)
        return Span(low, high, base.low_open, base.high_open)


Formula = Sum | Ratio | Extreme | CappedSum


def _sum(ends: list[Decimal | None]) -> Decimal | None:
    known = [end for end in ends if end is not None]
    return sum(known, Decimal(0)) if len(known) == len(ends) else None
