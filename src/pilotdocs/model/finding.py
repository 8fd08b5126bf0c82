"""Each condition of a guideline, held against the facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pilotdocs.model.figure import Value

Verdict = Literal["met", "not_met", "judgement", "unproven", "manual"]
Reason = Literal[
    "reached", "missed", "soft_missed", "reading_decides", "excluded", "claim_only", "nothing_found", "needs_person"
]


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """One way to read a clause: its id, the number it gives and whether the threshold is reached (None: unknown)."""

    id: str
    value: Value | None
    reached: bool | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of reasoning, in Chinese; `figures` are the ids it used, `result` what came out ("" for none)."""

    text: str
    result: str = ""
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one condition.

    `id` is stable over runs (`F-4.equipment-01`: pack, condition and applicant make it, not position). `explanation`
    is Chinese. `figures` are ids, `facts` quantities. `margin` is how far the used value stands from the threshold
    (negative: below), `flips` what would turn the verdict, in Chinese. `ask` is what a correction notice would ask
    for ("" for nothing), `site_check` what to look at on site.
    """

    id: str
    condition: str
    title: str
    clause: str
    hard: bool | None
    verdict: Verdict
    reason: Reason
    explanation: str
    readings: tuple[ClauseReading, ...] = ()
    figures: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    margin: str | None = None
    flips: str = ""
    ask: str = ""
    site_check: str = ""
