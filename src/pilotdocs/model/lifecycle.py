"""The years after recognition, as a pack states them: states, steps, duties, and when the title may be lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pilotdocs.model.rule import Duration


@dataclass(frozen=True, slots=True)
class State:
    """Where a platform can stand. `initial`: a platform begins here. `title`: it holds the title in this state."""

    id: str
    name: str
    initial: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class StateStep:
    """A step from one of `sources` to `target`. `needs` are papers that must be there, `guards` plain names of things
    that must have happened (公示期满), `quote` the clause. `workdays` is how many work days the state it leads to
    must last (公示5个工作日; None: the clause doesn't say)."""

    id: str
    name: str
    sources: tuple[str, ...]
    target: str
    needs: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    quote: str = ""
    workdays: int | None = None


@dataclass(frozen=True, slots=True)
class Obligation:
    """A duty of a platform that holds the title.

    `every` “year”: once a year, due on `due` (month, day) of the year after the one it is about, or when the office's
    notice says (None). `every` “event”: within `within` of the event. `roll` moves a last day that is a holiday to
    the next work day.
    """

    id: str
    name: str
    every: Literal["year", "event"]
    quote: str = ""
    due: tuple[int, int] | None = None
    within: Duration | None = None
    events: tuple[str, ...] = ()
    roll: bool = True


@dataclass(frozen=True, slots=True)
class Loss:
    """When the title may be taken: `consecutive` times in a row that one of `missed` was missed, or that an
    evaluation ended with `grade`. It is a proposal with its proof, never a decision."""

    id: str
    name: str
    consecutive: int
    missed: tuple[str, ...] = ()
    grade: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Lifecycle:
    states: tuple[State, ...] = ()
    steps: tuple[StateStep, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    losses: tuple[Loss, ...] = ()
    grades: tuple[str, ...] = ()
