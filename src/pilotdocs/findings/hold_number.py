"""Thresholds: a settled number, or every reading of one, against the limit that applies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pilotdocs.findings import messages
from pilotdocs.findings.case import CaseFile
from pilotdocs.findings.numbers import Number, numbers_of, parts_of, said_of, sources_of
from pilotdocs.findings.outcome import Outcome, unique
from pilotdocs.findings.spans import compare, compare_days
from pilotdocs.model.finding import ClauseReading, Step
from pilotdocs.model.rule import Limit, Threshold


@dataclass(frozen=True, slots=True)
class _Held:
    """A number and the limit that it is held against, with the words for both."""

    test: Threshold
    value: Decimal
    name: str
    unit: str
    wanted: str
    bare: str
    case: CaseFile


def hold_threshold(test: Threshold, case: CaseFile) -> Outcome:
    """Held unrounded. By evidence first; a claim alone may miss, but never reach."""
    limits, steps = _limits_that_may_apply(test, case)
    name = case.name(test.quantity)
    if not limits:
        return Outcome(None, "needs_person", messages.limit_not_begun(name), steps)
    outcomes = [_against(test, limit, case) for limit in limits]
    first = outcomes[0]
    if len(outcomes) > 1 and len({outcome.holds for outcome in outcomes}) > 1:
        text = messages.limit_unknown(name, unique(limit.written.replace(" ", "") for limit in limits))
        return replace(first, holds=None, why="nothing_found", text=text, steps=steps + first.steps, by_claim=False)
    return replace(first, steps=steps + first.steps)


def _limits_that_may_apply(test: Threshold, case: CaseFile) -> tuple[list[Limit], tuple[Step, ...]]:
    """The limits in force on the day whose case holds, or may hold; one where it can be told."""
    begun = [limit for limit in test.limits if limit.since is None or limit.since <= case.day]
    newest = max((limit.since or date.min for limit in begun), default=date.min)
    possible: list[Limit] = []
    steps: list[Step] = []
    for limit in begun:
        if (limit.since or date.min) != newest:
            continue
        if limit.when is None:
            possible.append(limit)
            break
        outcome = case.hold(limit.when, case)
        steps += [Step(outcome.text, limit.written if outcome.holds else "", outcome.figures)]
        if outcome.holds is True:
            possible.append(limit)
            break
        if outcome.holds is None or outcome.by_claim:
            possible.append(limit)
    return possible, tuple(steps)


def _against(test: Threshold, limit: Limit, case: CaseFile) -> Outcome:
    figures, facts = sources_of(test.quantity, case)
    if isinstance(limit.value, date):
        outcome = _date_against(test, limit, limit.value, case)
    else:
        outcome = _number_against(test, limit, limit.value, case)
    return replace(outcome, figures=figures, facts=facts)


def _date_against(test: Threshold, limit: Limit, value: date, case: CaseFile) -> Outcome:
    fact, name = case.fact(test.quantity), case.name(test.quantity)
    wanted = messages.requirement(test.operator, messages.number(value, "date"))
    used = None if fact is None else fact.used if fact.evidenced is not None else fact.claimed
    if fact is None or not isinstance(used, date):
        return Outcome(None, "nothing_found", messages.nothing(name))
    holds = compare_days(used, test.operator, value)
    words = messages.number(used, "date")
    if fact.evidenced is not None:
        return Outcome(holds, "reached" if holds else "missed", messages.held(name, words, wanted, holds))
    if not holds:
        return Outcome(False, "missed", messages.claim_misses(name, words, wanted), by_claim=True)
    return Outcome(None, "claim_only", messages.claim_only(name, words, wanted))


def _number_against(test: Threshold, limit: Limit, value: Decimal, case: CaseFile) -> Outcome:
    name, unit = case.name(test.quantity), case.unit(test.quantity)
    wanted = messages.requirement(test.operator, limit.written)
    held = _Held(test, value, name, unit, wanted, limit.written.replace(" ", ""), case)
    numbers = numbers_of(test.quantity, case)
    rule = case.pack.quantity(test.quantity)
    deciding = [number for number in numbers if rule is None or rule.own in (None, number.id)] or numbers
    basis = [step for number in parts_of(test.quantity, case) for step in said_of(number, case)]
    steps = tuple(basis) + tuple(
        Step(f"{number.title}：{messages.span_words(span, unit)}", messages.gap(span.low, value, unit))
        for number in numbers
        if number.title and (span := number.evidence or number.claim) is not None and span.low is not None
    )
    readings = tuple(_shown(number, test, value) for number in numbers if number.id)
    if any(number.evidence is not None for number in deciding):
        outcome = _by_evidence(held, deciding)
    elif any(number.claim is not None for number in deciding):
        outcome = _by_claim(held, deciding)
    else:
        outcome = Outcome(None, "nothing_found", messages.nothing(name))
    return replace(outcome, steps=steps + outcome.steps, readings=readings)


def _shown(number: Number, test: Threshold, value: Decimal) -> ClauseReading:
    if number.evidence is not None:
        return ClauseReading(
            number.id, number.evidence.low, compare(number.evidence, test.operator, value), number.title
        )
    if number.claim is not None:
        missed = compare(number.claim, test.operator, value) is False
        return ClauseReading(
            number.id, number.claim.low if number.claim.low is not None else number.claim.high,
            False if missed else None, number.title,
        )  # fmt: skip
    return ClauseReading(number.id, None, None, number.title)


def _by_evidence(held: _Held, numbers: list[Number]) -> Outcome:
    test, value, name, unit, wanted, bare = held.test, held.value, held.name, held.unit, held.wanted, held.bare
    results = [
        None if number.evidence is None else compare(number.evidence, test.operator, value) for number in numbers
    ]
    span = next(number.evidence for number in numbers if number.evidence is not None)
    low = min((number.evidence.low for number in numbers if number.evidence and number.evidence.low is not None),
              default=None)  # fmt: skip
    margin = None if low is None else messages.gap(low, value, unit)
    words = messages.span_words(span, unit)
    shown = [
        messages.reading_words(number.title, messages.span_words(number.evidence, unit), result)
        for number, result in zip(numbers, results, strict=True)
        if number.evidence is not None
    ]
    several = len(numbers) > 1
    if all(result is True for result in results):
        text = messages.all_readings(name, wanted, True, shown) if several else (
            messages.held(name, words, wanted, True))  # fmt: skip
        room = None if low is None or test.operator not in (">=", ">") else messages.room(low - value, unit)
        return Outcome(True, "reached", text, margin=margin, flips=messages.flip_reached(name, room) if room else "")
    if all(result is False for result in results):
        text = messages.all_readings(name, wanted, False, shown) if several else (
            messages.held(name, words, wanted, False))  # fmt: skip
        return Outcome(
            False, "missed", _with_unproved(text, test.quantity, held.case), margin=margin,
            flips=messages.flip_missed(name, bare),
        )  # fmt: skip
    if None not in results:
        text = messages.readings_differ(name, wanted, shown)
        return Outcome(None, "reading_decides", text, margin=margin, flips=messages.flip_reading(name))
    fact = held.case.fact(test.quantity)
    parts = [held.case.fact(part) for part in parts_of(test.quantity, held.case)]
    if any(part is not None and part.other for part in parts):
        told = any(part is not None and part.told for part in parts)
        decides = messages.remark_decides if told else messages.second_reading_decides
        text = decides(name, words, wanted)
        return Outcome(None, "needs_person", text, flips=messages.flip_proof(name, bare))
    bounded = fact is not None and fact.high is None and not several
    return Outcome(
        None, "needs_person" if bounded else "nothing_found", messages.straddles(name, words, wanted), margin=margin,
        flips=messages.flip_proof(name, bare),
    )  # fmt: skip


def _with_unproved(text: str, quantity: str, case: CaseFile) -> str:
    """Add which parts were claimed but not proved, and so not counted."""
    for part in parts_of(quantity, case):
        fact = case.fact(part)
        if part != quantity and fact is not None and fact.evidenced is None and isinstance(fact.claimed, Decimal):
            text += "；" + messages.rent_not_proved(case.name(part))
    return text


def _by_claim(held: _Held, numbers: list[Number]) -> Outcome:
    test, value, name, unit, wanted, bare = held.test, held.value, held.name, held.unit, held.wanted, held.bare
    claims = [number.claim for number in numbers if number.claim is not None]
    results = [compare(claim, test.operator, value) for claim in claims]
    words = messages.span_words(claims[0], unit)
    if all(result is False for result in results):
        ends = [end for claim in claims if (end := claim.low if claim.low is not None else claim.high) is not None]
        margin = messages.gap(min(ends), value, unit) if ends else None
        return Outcome(
            False, "missed", messages.claim_misses(name, words, wanted), margin=margin,
            flips=messages.flip_missed(name, bare), by_claim=True,
        )  # fmt: skip
    # No margin: how far an unproved claim stands above the threshold would read as if it were settled.
    return Outcome(
        None, "claim_only", messages.claim_only(name, words, wanted),
        flips=messages.flip_proof(name, bare),
    )  # fmt: skip
