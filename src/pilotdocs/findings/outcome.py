"""What came of one test: true, false or unknown, why, and all that a person needs to follow it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pilotdocs.model.finding import ClauseReading, Step

Why = Literal[
    "reached", "missed", "excluded", "reading_decides", "needs_person", "manual", "claim_only", "nothing_found"
]

# Of several unknown parts the first of these names the whole: what is missing before what is to be judged.
_ORDER: tuple[Why, ...] = ("claim_only", "nothing_found", "reading_decides", "needs_person", "manual")


@dataclass(frozen=True, slots=True)
class Outcome:
    """`holds` None is unknown; `why` says why. `by_claim`: it is false by the applicant's own word alone.

    `text` is a Chinese sentence. `figures` are ids, `facts` quantities. `margin` and `flips` as in `Finding`.
    """

    holds: bool | None
    why: Why
    text: str
    steps: tuple[Step, ...] = ()
    figures: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    readings: tuple[ClauseReading, ...] = ()
    margin: str | None = None
    flips: str = ""
    by_claim: bool = False


def all_of(outcomes: Sequence[Outcome], joined: Outcome) -> Outcome:
    """Kleene's and: false where one is false, true where all are true, else unknown. `joined` carries the words."""
    false = [outcome for outcome in outcomes if outcome.holds is False]
    if false:
        why: Why = "excluded" if any(outcome.why == "excluded" for outcome in false) else "missed"
        return replace(joined, holds=False, why=why, by_claim=all(outcome.by_claim for outcome in false))
    unknown = [outcome for outcome in outcomes if outcome.holds is None]
    if unknown:
        return replace(joined, holds=None, why=unknown_why(unknown))
    return replace(joined, holds=True, why="reached")


def any_of(outcomes: Sequence[Outcome], joined: Outcome) -> Outcome:
    """Kleene's or: true where one is true, false where all are false, else unknown."""
    return count_of(1, outcomes, joined)


def count_of(least: int, outcomes: Sequence[Outcome], joined: Outcome) -> Outcome:
    """True where at least `least` are true, false where that can't be any more, else unknown."""
    true = sum(outcome.holds is True for outcome in outcomes)
    unknown = [outcome for outcome in outcomes if outcome.holds is None]
    if true >= least:
        return replace(joined, holds=True, why="reached")
    if true + len(unknown) < least:
        false = [outcome for outcome in outcomes if outcome.holds is False]
        return replace(joined, holds=False, why="missed", by_claim=any(outcome.by_claim for outcome in false))
    return replace(joined, holds=None, why=unknown_why(unknown))


def negated(outcome: Outcome) -> Outcome:
    """Kleene's not. What is false by a claim alone doesn't become true: a claim settles nothing in one's favour."""
    if outcome.holds is None:
        return outcome
    if outcome.holds:
        return replace(outcome, holds=False, why="missed")
    if outcome.by_claim:
        return replace(outcome, holds=None, why="claim_only", by_claim=False)
    return replace(outcome, holds=True, why="reached")


def unknown_why(outcomes: Iterable[Outcome]) -> Why:
    """Why a whole is unknown whose unknown parts these are."""
    reasons = {outcome.why for outcome in outcomes}
    return next((why for why in _ORDER if why in reasons), "nothing_found")


def gathered(outcomes: Iterable[Outcome], text: str) -> Outcome:
    """The words, steps, figures and facts of several outcomes as one; the verdict is put in by the caller."""
    parts = list(outcomes)
    flips = [part.flips for part in parts if part.flips and part.holds is not True]
    margins = [part.margin for part in parts if part.margin]
    return Outcome(
        None, "nothing_found", text,
        tuple(step for part in parts for step in part.steps),
        unique(figure for part in parts for figure in part.figures),
        unique(fact for part in parts for fact in part.facts),
        tuple(reading for part in parts for reading in part.readings),
        margins[0] if len(margins) == 1 else None,
        "；".join(dict.fromkeys(flips)),
    )  # fmt: skip


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """The items in order, each once."""
    return tuple(dict.fromkeys(items))
