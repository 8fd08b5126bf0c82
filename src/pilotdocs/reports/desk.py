"""What every section of a report needs at hand: the masked audit, its citations, and look-ups by id."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from pilotdocs.model.audit import Audit
from pilotdocs.model.document import Problem
from pilotdocs.model.fact import CountedRow, Discrepancy, Fact
from pilotdocs.model.figure import Figure
from pilotdocs.model.finding import Finding
from pilotdocs.model.place import Place, Source
from pilotdocs.reports.citations import Citations, build_citations
from pilotdocs.reports.decisions import MergedDecision
from pilotdocs.reports.masking import masked_audit
from pilotdocs.reports.messages.names import KINDS, QUANTITIES, SEVERITY_ORDER
from pilotdocs.reports.paper import Span
from pilotdocs.reports.values import bounded, has_number, shown


@dataclass(frozen=True, slots=True)
class Desk:
    """One audit laid out for writing. `discrepancies` are in order of weight, each with its number (D1 …)."""

    audit: Audit
    citations: Citations
    discrepancies: tuple[tuple[str, Discrepancy], ...]
    decisions: tuple[MergedDecision, ...] = ()
    unmasked: bool = False
    problems: tuple[Problem, ...] = field(default=())

    def quantity(self, identifier: str) -> str:
        """What a reviewer calls the quantity."""
        concept = next((concept for concept in self.audit.pack.concepts if concept.id == identifier), None)
        return concept.name if concept and concept.name else QUANTITIES.get(identifier, identifier)

    def kind(self, identifier: str) -> str:
        """What a reviewer calls the kind of paper."""
        paper = self.audit.pack.paper(identifier)
        return paper.name if paper and paper.name else KINDS.get(identifier, identifier)

    def facts_of(self, finding: Finding) -> list[Fact]:
        """The facts that a finding rests on, in its order."""
        found = (self.audit.settlement.fact(quantity) for quantity in finding.facts)
        return [fact for fact in found if fact is not None]

    def grounds(self, fact: Fact) -> list[str]:
        """The ids of the figures that speak first for what was settled: the evidence, else all of the fact's."""
        return [figure.id for figure in self.figures_of(fact, "evidence")] or list(fact.figures)

    def papers_for(self, finding: Finding) -> list[Span]:
        """The citations of the papers that were handed in as evidence of a condition, after the pack."""
        condition = self.audit.pack.condition(finding.condition)
        kinds = condition.evidence if condition else ()
        parts = [part for kind in kinds for part in self.audit.parts if part.kind == kind]
        places = [Place(page=part.pages[0] if part.pages else None) for part in parts]
        return [
            self.citations.of_source(Source(part.document.id, part.index, place))
            for part, place in zip(parts, places, strict=True)
        ]

    def figures_of(self, fact: Fact, role: str) -> list[Figure]:
        """The fact's figures of one role; for the claim the one that `claimed` was taken from stands first."""
        figures = [self.citations.figures[item] for item in fact.figures if item in self.citations.figures]
        chosen = [figure for figure in figures if figure.role == role]
        if role == "claim" and fact.claim is not None:
            claim = self.citations.figures.get(fact.claim.id, fact.claim)
            chosen = [claim, *(figure for figure in chosen if figure.id != claim.id)]
        return chosen

    def figure_value(self, figure: Figure) -> str:
        """A figure's value with the word of its bound."""
        high = shown(figure.high, figure.unit) if figure.high is not None else None
        return bounded(shown(figure.value, figure.unit), figure.bound, high)

    def row_label(self, row: CountedRow) -> str:
        """What a row is called; the paper it stands in where its label is nothing but a number."""
        said = any(character.isalpha() for character in row.label)
        return row.label if said else self.citations.document_name(row.source.document, row.source.part)

    def problems_of(self, identifier: str) -> list[Problem]:
        """What is wrong with a file, each sentence once: found while scanning and while reading."""
        file = next((item for item in self.audit.folder.files if item.id == identifier), None)
        document = next((item for item in self.audit.documents if item.id == identifier), None)
        found: dict[str, Problem] = {}
        for problem in (*(file.problems if file else ()), *(document.problems if document else ())):
            found.setdefault(problem.message, problem)
        return list(found.values())

    def unread(self) -> list[str]:
        """The ids of files of which no text could be read."""
        readable = {document.id for document in self.audit.documents if document.readable}
        return [identifier for identifier in self.citations.paths if identifier not in readable]

    def replaced(self, kind: str) -> bool:
        """Whether another paper that was handed in does as well as that kind, by the pack."""
        paper = self.audit.pack.paper(kind)
        present = {item.kind for item in self.audit.settlement.completeness if item.present}
        return paper is not None and bool(present.intersection(paper.instead))

    def told(
        self,
        text: str,
        figures: Sequence[str] = (),
        *,
        anchor: str = "",
        finding: Finding | None = None,
        limit: int = 4,
    ) -> list[Span]:
        """A sentence with the citations of its figures. Where it has none, the papers of its finding are cited, and
        where those are missing and the sentence holds a number, its line in report.html (`anchor`)."""
        spans = [Span(text)]
        anchor = anchor or (finding.id if finding else "")
        cites = self.citations.cited(map(self.citations.of_figure, figures), more=anchor, limit=limit)
        if not cites and finding is not None:
            cites = self.citations.cited(self.papers_for(finding), more=anchor, limit=limit)
        if not cites and has_number(text):
            cites = self.citations.cited([self.citations.of_report(anchor or "top", finding.id if finding else anchor)])
        return spans + cites


def lay_out(
    audit: Audit,
    *,
    marked: Collection[str] | None = None,
    decisions: Sequence[MergedDecision] = (),
    unmasked: bool = False,
    problems: Sequence[Problem] = (),
) -> Desk:
    """The audit ready for writing; masked unless `unmasked`. `problems` are those of other reports, to be told."""
    shown_audit = audit if unmasked else masked_audit(audit)
    ordered = sorted(
        enumerate(shown_audit.settlement.discrepancies),
        key=lambda pair: (SEVERITY_ORDER.get(pair[1].severity, 9), pair[0]),
    )
    numbered = tuple((f"D{number}", item) for number, (_, item) in enumerate(ordered, 1))
    return Desk(
        shown_audit, build_citations(shown_audit, marked), numbered, tuple(decisions), unmasked, tuple(problems)
    )
