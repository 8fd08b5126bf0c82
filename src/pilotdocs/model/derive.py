"""How a pack's own quantities are settled: what counts, which people, which window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from pilotdocs.model.formula import Formula
from pilotdocs.model.record import Group
from pilotdocs.model.rule import Anchor, Duration


@dataclass(frozen=True, slots=True)
class Window:
    """Which days count. `rolling`: so long back from the anchor, both ends included. `years`: so many whole calendar
    years ending with the year before the anchor's (`last_year`) or, where `first` and `last` are given, from one day
    to the other. `fiscal_month` is the month a fiscal year begins with (1: the calendar year)."""

    kind: Literal["rolling", "years", "fixed"]
    anchor: Anchor = "as_of"
    length: Duration | None = None
    years: int = 0
    first: date | None = None
    last: date | None = None
    fiscal_month: int = 1


@dataclass(frozen=True, slots=True)
class TextIs:
    """A field of a person contains one of `any_of` and none of `none_of`. An empty field is unknown."""

    field: Literal["education", "title", "post", "employer"]
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FullTime:
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class InGroup:
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Insured:
    """Insured for at least so many months up to the day."""

    months: int


@dataclass(frozen=True, slots=True)
class AllPeople:
    tests: tuple[PersonTest, ...]


@dataclass(frozen=True, slots=True)
class AnyPeople:
    tests: tuple[PersonTest, ...]


@dataclass(frozen=True, slots=True)
class NotPeople:
    test: PersonTest


PersonTest = TextIs | FullTime | InGroup | Insured | AllPeople | AnyPeople | NotPeople


@dataclass(frozen=True, slots=True)
class CountPeople:
    """How many of the persons that count for the team (`pilot_staff`) pass `where` (None: all). A person of whom it
    can't be told makes the count a span."""

    where: PersonTest | None = None


@dataclass(frozen=True, slots=True)
class CountRecords:
    """How many papers of a kind (or the sum of their `field`) fall in the window; each counts once."""

    kind: Literal["service_contract", "equipment_invoice", "audit_report"]
    field: Literal["count", "amount", "total", "external"] = "count"
    window: Window | None = None
    minimum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure found by the quantity's labels. Where several figures of a period differ, the lowest counts
    (`combine` “lowest”), the highest, or their sum over the window's years (“sum”)."""

    window: Window | None = None
    combine: Literal["lowest", "highest", "sum"] = "lowest"


Way = CountPeople | CountRecords | Labelled


@dataclass(frozen=True, slots=True)
class FormulaReading:
    """One way to make the number: its id, what it means, and the formula."""

    id: str
    title: str
    formula: Formula


@dataclass(frozen=True, slots=True)
class QuantityRule:
    """A quantity that the pack defines or changes.

    Exactly one of `way` and `readings` for a quantity that the pack makes; both empty where it only adds words to
    a quantity that the program settles by itself. `own` names the reading that the office has taken for its own;
    None: every reading counts, and they must agree. A text quantity (`unit` “text”) is only ever found, not counted.
    """

    id: str
    unit: str
    name: str
    way: Way | None = None
    readings: tuple[FormulaReading, ...] = ()
    own: str | None = None
    labels: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    claim_kinds: tuple[str, ...] = ("plan",)
    evidence_kinds: tuple[str, ...] = ()
    cues: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def reading(self) -> FormulaReading | None:
        """The pack's own reading, or the first where it names none; None where the quantity has no formula."""
        if not self.readings:
            return None
        return next((reading for reading in self.readings if reading.id == self.own), self.readings[0])
