"""A guideline as data: what a rule pack says after it was loaded and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pilotdocs.model.concept import Concept
from pilotdocs.model.derive import QuantityRule
from pilotdocs.model.lifecycle import Lifecycle
from pilotdocs.model.rule import Duration, Test

# How strongly a condition binds: must (应当、不低于), generally (一般、原则上), encouraged (鼓励、优先), or a
# matter that only persons weigh.
Strength = Literal["hard", "soft", "encouraged", "none"]


@dataclass(frozen=True, slots=True)
class PaperRule:
    """What the guideline wants of one kind of paper. `max_age_months` None: any age. `why` quotes the need.

    `instead` are kinds that do as well (a lease instead of a certificate). `standard` is what a correction notice
    asks the paper to be.
    """

    kind: str
    required: bool
    name: str
    max_age_months: int | None = None
    why: str = ""
    instead: tuple[str, ...] = ()
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a clause stands: by heading and item, because printed chapter numbers may be wrong or change."""

    heading: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the guideline. `clause` is its own words.

    `evidence` are the kinds of paper that can prove it. `excluded_words` mark what does not count: where a met
    condition rests on a text with one of them, a person decides. `ask` is what a correction notice asks for and to
    what standard, `site_check` what to look at on site. `questions` are the interpretation questions that bear on it.
    """

    id: str
    title: str
    clause: str
    strength: Strength
    test: Test
    cite: Cite = Cite("")
    evidence: tuple[str, ...] = ()
    excluded_words: tuple[str, ...] = ()
    ask: str = ""
    site_check: str = ""
    questions: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of interpretation. `answer` is the reading that the pack takes; with `person` True nobody has taken
    one, and `answer` says what the person is to weigh."""

    id: str
    asks: str
    answer: str
    person: bool


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """A bad entry of a case's credit report."""

    text: str
    day: date | None
    grave: bool = False
    cured: bool = False


@dataclass(frozen=True, slots=True)
class CaseReport:
    """A case's credit report."""

    issued: date | None
    clean: bool | None
    entries: tuple[CaseEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class CasePerson:
    """A roster row of a case; what is not said is unknown."""

    name: str
    education: str = ""
    title: str = ""
    post: str = ""
    group: str | None = None
    full_time: bool | None = None
    insured_months: int | None = None


@dataclass(frozen=True, slots=True)
class CaseContract:
    """A service contract of a case."""

    signed: date | None
    amount: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One of the pack's own cases: what is known, and the verdict and reason that must come of it.

    `evidenced` and `claimed` are values by quantity, as written (“1.2 万平方米”); `bounds` a claim's bound.
    `said` maps a text quantity to where its words stand (“claim”, “evidence”).
    """

    title: str
    condition: str
    day: date
    verdict: str
    reason: str
    evidenced: tuple[tuple[str, str], ...] = ()
    claimed: tuple[tuple[str, str], ...] = ()
    bounds: tuple[tuple[str, str], ...] = ()
    papers: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    reports: tuple[CaseReport, ...] = ()
    people: tuple[CasePerson, ...] = ()
    contracts: tuple[CaseContract, ...] = ()
    explains: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class RulePack:
    """One guideline. `concepts` are the quantities and words that it adds to (or changes in) the built-in dictionary.

    `draft` is True for a 征求意见稿; `status` says so in words. `sha256` is of the pack's file. `source_sha256` is of
    the guideline's text. `preamble` is the lead-in that softens (or hardens) all conditions, in its own words, and
    `preamble_strength` how it binds. `deadline` and `published` are of the call for applications (None: not said).
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
    issued: date | None = None
    effective: date | None = None
    expires: date | None = None
    source_title: str = ""
    source_sha256: str = ""
    preamble: str = ""
    preamble_strength: Strength = "hard"
    published: date | None = None
    deadline: date | None = None
    quantities: tuple[QuantityRule, ...] = ()
    conditions: tuple[Condition, ...] = ()
    questions: tuple[Question, ...] = ()
    cases: tuple[Case, ...] = ()
    wording: Mapping[str, str] = field(default_factory=dict)
    verdict_words: Mapping[str, str] = field(default_factory=dict)
    lifecycle: Lifecycle | None = None
    note: str = ""

    def paper(self, kind: str) -> PaperRule | None:
        """The rule for that kind of paper; None where the guideline doesn't ask for it."""
        return next((paper for paper in self.papers if paper.kind == kind), None)

    def condition(self, identity: str) -> Condition | None:
        """The condition of that id; None where there is none."""
        return next((condition for condition in self.conditions if condition.id == identity), None)

    def quantity(self, identity: str) -> QuantityRule | None:
        """The pack's rule for that quantity; None where the pack says nothing of it."""
        return next((rule for rule in self.quantities if rule.id == identity), None)

    def requires(self, kind: str, present: frozenset[str]) -> bool:
        """Whether that kind is required beside what is there: a paper that stands in for it is enough."""
        paper = self.paper(kind)
        return paper is not None and paper.required and not present.intersection(paper.instead)

    def missing_papers(self, present: frozenset[str]) -> tuple[PaperRule, ...]:
        """The required papers that are not there and that nothing else stands in for."""
        return tuple(
            paper
            for paper in self.papers
            if paper.required and paper.kind not in present and not present.intersection(paper.instead)
        )

    def max_age(self, kind: str) -> Duration | None:
        """How old that kind of paper may be on the day; None: any age."""
        paper = self.paper(kind)
        return None if paper is None or paper.max_age_months is None else Duration(months=paper.max_age_months)
