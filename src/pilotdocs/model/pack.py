"""A guideline as data: what a rule pack says after it was loaded and checked."""

from __future__ import annotations

from dataclasses import dataclass

from pilotdocs.model.concept import Concept


@dataclass(frozen=True, slots=True)
class PaperRule:
    """What the guideline wants of one kind of paper. `max_age_months` None: any age. `why` quotes the need."""

    kind: str
    required: bool
    name: str
    max_age_months: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class RulePack:
    """One guideline. `concepts` are the quantities and words that it adds to (or changes in) the built-in dictionary.

    `draft` is True for a 征求意见稿; `status` says so in words. `sha256` is of the pack's file.
    """

    id: str
    title: str
    sha256: str
    status: str
    draft: bool
    issuer: str = ""
    number: str = ""
    concepts: tuple[Concept, ...] = ()
    papers: tuple[PaperRule, ...] = ()

    def paper(self, kind: str) -> PaperRule | None:
        """The rule for that kind of paper; None where the guideline doesn't ask for it."""
        return next((paper for paper in self.papers if paper.kind == kind), None)
