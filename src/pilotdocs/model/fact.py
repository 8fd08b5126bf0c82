"""What the folder as a whole says of each quantity, and where its papers disagree."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pilotdocs.model.figure import Figure, Value
from pilotdocs.model.place import Source
from pilotdocs.model.record import CreditReport

Severity = Literal["error", "warning", "info"]
DiscrepancyCode = Literal[
    "claim_exceeds_evidence", "claim_below_evidence", "claim_inconsistent", "total_mismatch", "ratio_mismatch",
    "name_mismatch", "uscc_invalid", "wrong_period", "expired", "over_cap", "duplicate_row", "not_insured",
    "wrong_basis", "planned_only", "evidence_conflict", "hidden_text", "unreadable",
    "shared_person", "shared_asset", "shared_premises", "same_file",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One quantity, settled. `claimed`, `evidenced` and `used` are in the canonical `unit`, None where there is none.

    `basis` is one Chinese sentence that says how `used` came about. `figures` are the ids it rests on. `claim` is the
    figure that `claimed` was taken from, with its bound. `high` is the most that the evidence could come to where part
    of it can't be told (rows without a degree); None: it is `used` and no more. `other` is what `evidenced` would be
    by a second recogniser's reading of a scan, or (`told`) if a remark in the papers holds. `caution` is what a
    reviewer must be told of it, in Chinese.
    """

    quantity: str
    unit: str
    claimed: Value | None
    evidenced: Value | None
    used: Value | None
    basis: str
    figures: tuple[str, ...] = ()
    claim: Figure | None = None
    high: Decimal | None = None
    other: tuple[Value, ...] = ()
    caution: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Two places that don't agree, or one that can't stand. `figures` and `documents` are ids. `sources` are further
    places that have no figure of their own (a roster row, a hidden cell)."""

    code: DiscrepancyCode
    severity: Severity
    quantity: str | None
    message: str
    figures: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether a kind of paper was handed in; `documents` are ids. The contract's `completeness[]`."""

    kind: str
    required: bool
    present: bool
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One row of a roster, an equipment list, a lease or a revenue table as it was settled, for the details in the
    memo. `value` is what it would give (1 for a person), `counted` what it gave; `code` is the reason code where less
    was counted ("" otherwise), `reason` its Chinese sentence. Identity numbers in `label` are masked already."""

    quantity: str
    label: str
    source: Source
    quote: str
    value: Value | None
    counted: Value | None
    code: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """A claim nobody supports (`figure` given, `documents` empty) or a paper that no fact uses (the reverse)."""

    kind: Literal["claim_without_evidence", "evidence_unused"]
    message: str
    figure: str | None = None
    document: str | None = None
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """All that the facts room gives: what findings are held against.

    `credit_reports` are those of the applicant that can be read, newest first, whatever their age.
    """

    facts: tuple[Fact, ...]
    discrepancies: tuple[Discrepancy, ...]
    completeness: tuple[Presence, ...]
    rows: tuple[CountedRow, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    credit_reports: tuple[CreditReport, ...] = ()
    figures: tuple[Figure, ...] = ()

    def fact(self, quantity: str) -> Fact | None:
        """The fact of that quantity; None where nothing at all is known of it."""
        return next((fact for fact in self.facts if fact.quantity == quantity), None)

    def has(self, kind: str) -> bool:
        """Whether a paper of that kind was handed in and can be read."""
        return any(presence.kind == kind and presence.present for presence in self.completeness)

    def mentions(self, quantity: str) -> tuple[Figure, ...]:
        """The figures of that quantity, in order of place."""
        return tuple(figure for figure in self.figures if figure.quantity == quantity)
