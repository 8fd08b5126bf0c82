"""The numbers that a threshold looks at: a quantity as settled, or each of its readings worked out from its parts."""

from __future__ import annotations

from dataclasses import dataclass

from pilotdocs.findings import messages
from pilotdocs.findings.case import CaseFile
from pilotdocs.findings.outcome import unique
from pilotdocs.findings.spans import claim_span, evidence_span
from pilotdocs.model.derive import QuantityRule
from pilotdocs.model.finding import Step
from pilotdocs.model.formula import Span


@dataclass(frozen=True, slots=True)
class Number:
    """One way to see a quantity: the reading's id and title, and what evidence and claim say (None: nothing)."""

    id: str
    title: str
    evidence: Span | None
    claim: Span | None


def numbers_of(quantity: str, case: CaseFile) -> list[Number]:
    """The quantity as settled, or each of its readings worked out from its parts."""
    rule = case.pack.quantity(quantity)
    fact = case.fact(quantity)
    settled = Number("", "", evidence_span(fact, case.settlement), claim_span(fact))
    if rule is None or not rule.readings:
        return [settled]
    numbers = [_reading_number(rule, index, case) for index in range(len(rule.readings))]
    if len(numbers) == 1:
        only = numbers[0]
        return [Number("", "", only.evidence or settled.evidence, only.claim or settled.claim)]
    if all(number.evidence is None and number.claim is None for number in numbers):
        return [settled]
    return numbers


def _reading_number(rule: QuantityRule, index: int, case: CaseFile) -> Number:
    reading = rule.readings[index]
    parts = {part: _best(part, case) for part in reading.formula.uses()}
    proved = reading.formula.span({part: evidence for part, (evidence, _) in parts.items()})
    said = reading.formula.span({part: claim or evidence for part, (evidence, claim) in parts.items()})
    return Number(reading.id, reading.title, proved, None if proved is not None else said)


def _best(quantity: str, case: CaseFile) -> tuple[Span | None, Span | None]:
    rule = case.pack.quantity(quantity)
    if rule is not None and rule.readings and rule.reading is not None:
        number = _reading_number(rule, rule.readings.index(rule.reading), case)
        if number.evidence is not None or number.claim is not None:
            return number.evidence, number.claim
    fact = case.fact(quantity)
    return evidence_span(fact, case.settlement), claim_span(fact)


def sources_of(quantity: str, case: CaseFile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The figures and facts that a quantity rests on, its parts included."""
    rule = case.pack.quantity(quantity)
    names = [quantity]
    for name in names:
        part = case.pack.quantity(name)
        for reading in part.readings if part is not None else ():
            names += [use for use in reading.formula.uses() if use not in names]
    if rule is None:
        names = [quantity]
    known = [fact for fact in (case.fact(name) for name in names) if fact is not None]
    return unique(figure for fact in known for figure in fact.figures), unique(fact.quantity for fact in known)


def parts_of(quantity: str, case: CaseFile) -> list[str]:
    """The quantities that it is made of and of which something is known; itself where it is made of none."""
    rule = case.pack.quantity(quantity)
    if rule is None or not rule.readings:
        return [quantity]
    uses = list(unique(use for reading in rule.readings for use in reading.formula.uses()))
    return [use for use in uses if case.fact(use) is not None] or [quantity]


def said_of(quantity: str, case: CaseFile) -> list[Step]:
    """What claim and evidence say of it, and how it was settled, as steps."""
    fact, name = case.fact(quantity), case.name(quantity)
    if fact is None:
        return [Step(messages.nothing(name))]
    unit, steps = case.unit(quantity), []
    claim = claim_span(fact)
    if claim is not None:
        figures = (fact.claim.id,) if fact.claim is not None else ()
        steps.append(Step(messages.claimed(name, messages.span_words(claim, unit)), "", figures))
    if fact.evidenced is not None:
        steps.append(Step(messages.evidenced(name, messages.number(fact.evidenced, unit)), "", fact.figures))
    else:
        steps.append(Step(messages.not_evidenced(name)))
    if fact.basis:
        steps.append(Step(fact.basis, messages.number(fact.used, unit) if fact.used is not None else ""))
    return steps
