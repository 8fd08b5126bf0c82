"""Numbers in text, and what they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from pilotdocs.model.place import Source

Bound = Literal["exact", "at_least", "over", "at_most", "under", "about", "range"]
Role = Literal["claim", "evidence"]
Status = Literal["actual", "planned", "echo"]
Accuracy = Literal["day", "month", "year"]
Value = Decimal | date | str


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number, amount or date in a string.

    `value` is in the canonical unit: `person`, `m2`, `CNY`, `ratio` (a fraction), `date`, `count`, another
    currency's ISO code, or None for a bare number. `high` is the upper end of a range. `step` is one unit of the
    last digit as written, in the canonical unit (1.2万㎡ → 1000; 21.3% → 0.001); None for dates. `accuracy` is
    a date's. `text == string[start:end]`. `word` is the unit as written ("" for none). `repaired` says that a
    digit was mended (l for 1, O for 0), with a lower `confidence`.
    """

    value: Decimal | date
    unit: str | None
    bound: Bound
    high: Decimal | date | None
    start: int
    end: int
    text: str
    step: Decimal | None = None
    accuracy: Accuracy | None = None
    word: str = ""
    repaired: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that speaks of one of the pack's concepts, at its place. The contract's `figures[]`.

    `value` is a Decimal in the canonical unit, a date, or text. `period` is "2024" or an ISO day, None where none is
    said. `quote` is the document's own text at `source`. `method` says in a few words how it was read; `cues` what
    spoke for it. `party` is whose it is. `high` and `step` as in `Quantity`.
    """

    id: str
    quantity: str
    value: Value
    unit: str
    role: Role
    status: Status
    bound: Bound
    period: str | None
    quote: str
    source: Source
    method: str
    confidence: float
    high: Decimal | None = None
    step: Decimal | None = None
    party: Literal["platform", "applicant", "other"] = "platform"
    from_form: bool = False
    cues: tuple[str, ...] = ()


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cited(Generic[T]):
    """A value with the words it was read from and their place."""

    value: T
    quote: str
    source: Source
    confidence: float = 1.0
