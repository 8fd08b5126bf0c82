"""What settling works on and what it gathers: the reading, the applicant, and a place for results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from pilotdocs.facts.entity import Entity
from pilotdocs.model.document import Document
from pilotdocs.model.fact import CountedRow, Discrepancy, DiscrepancyCode, Fact, Severity
from pilotdocs.model.figure import Figure, Value
from pilotdocs.model.pack import RulePack
from pilotdocs.model.part import Part
from pilotdocs.model.place import Source
from pilotdocs.model.record import Reading, Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the papers show of one quantity: its value (None: nothing that counts), its figures' ids, how it came.
    `high`, `other` and `caution` as in `Fact`; `told` is what the value would be if a remark in the papers holds
    (其中280万元为租赁), with its words in `caution`."""

    value: object
    figures: tuple[str, ...]
    basis: str
    high: Decimal | None = None
    other: tuple[Value, ...] = ()
    caution: str = ""
    told: tuple[Value, ...] = ()


@dataclass(slots=True)
class CaseFile:
    """One application while it is being settled. Rooms of evidence add rows, discrepancies and used sources to it."""

    reading: Reading
    documents: tuple[Document, ...]
    parts: tuple[Part, ...]
    pack: RulePack
    day: date
    entity: Entity
    rows: list[CountedRow] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)
    used: set[tuple[str, int]] = field(default_factory=set)
    facts: dict[str, Fact] = field(default_factory=dict)

    def records(self, kind: type[R]) -> list[R]:
        """The records of a kind, in order of place."""
        return [record for record in self.reading.records if isinstance(record, kind)]

    def figures_at(self, quantity: str, sources: Iterable[Source]) -> tuple[str, ...]:
        """The ids of the evidence figures of a quantity that stand in the parts of these sources."""
        places = {(source.document, source.part) for source in sources}
        self.used |= places
        return tuple(
            figure.id
            for figure in self.reading.figures
            if figure.role == "evidence"
            and figure.quantity == quantity
            and (figure.source.document, figure.source.part) in places
        )

    def claims(self, quantity: str) -> list[Figure]:
        """The figures by which the plan claims a quantity, whatever their status."""
        return [f for f in self.reading.figures if f.role == "claim" and f.quantity == quantity]

    def path(self, source: Source) -> str:
        """The path of the document in which a source stands."""
        return next((d.path for d in self.documents if d.id == source.document), source.document)

    def report(
        self,
        code: DiscrepancyCode,
        severity: Severity,
        quantity: str | None,
        message: str,
        *,
        figures: Iterable[str] = (),
        sources: Iterable[Source] = (),
        documents: Iterable[str] = (),
    ) -> None:
        """Add a discrepancy; its documents are those named and those of its sources and figures."""
        sources = tuple(sources)
        figures = tuple(dict.fromkeys(figures))
        known = {figure.id: figure for figure in self.reading.figures}
        whole = [*documents, *(source.document for source in sources)]
        whole += [known[identity].source.document for identity in figures if identity in known]
        self.discrepancies.append(
            Discrepancy(code, severity, quantity, message, figures, tuple(dict.fromkeys(whole)), sources)
        )
