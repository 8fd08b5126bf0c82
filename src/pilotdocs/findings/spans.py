"""What is known of a number: from evidence, and from a claim with its bound (不少于, 近, 约)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pilotdocs.model.fact import Fact, Settlement
from pilotdocs.model.figure import Bound, Figure, Value
from pilotdocs.model.formula import Span, exactly
from pilotdocs.model.rule import Operator

_AND_SOME = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿两]\s*[余多]")


def bound_span(value: Decimal, bound: Bound, high: Decimal | None, step: Decimal | None) -> Span:
    """All numbers that a written value with its bound may mean.

    “About” is as wide as one unit of the last digit that isn't a nought, to either side: 约450 is 440 to 460, 约500 is
    400 to 600. “At least” has no upper end: 8人以上 may be ten.
    """
    match bound:
        case "at_least":
            return Span(value, None)
        case "over":
            return Span(value, None, low_open=True)
        case "at_most":
            return Span(None, value)
        case "under":
            return Span(None, value, high_open=True)
        case "about":
            width = max(_last_digit(value), step or Decimal(0))
            return Span(value - width, value + width)
        case "range":
            return Span(value, high)
    return exactly(value)


def _last_digit(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and value else Decimal(0)


def evidence_span(fact: Fact | None, settlement: Settlement) -> Span | None:
    """The span of what the evidence lets stand; None where there is no evidence or the fact is no number. A number
    that two recognisers read differently may be either.

    Where the claim is the smaller and was used, its bound counts: 近500 doesn't become 500 because a certificate
    covers 700.
    """
    if fact is None or fact.evidenced is None or not isinstance(fact.used, Decimal):
        return None
    return _widened(_as_read(fact, fact.used, settlement), fact.other)


def _as_read(fact: Fact, used: Decimal, settlement: Settlement) -> Span:
    if used != fact.evidenced and used == fact.claimed and fact.claim is not None:
        return _figure_span(fact.claim, used)
    if fact.quantity == "pilot_area" and used == fact.claimed and fact.claim is not None:
        # 近500 beside a certificate of 500: the smaller of the two may be less than 500.
        said = _figure_span(fact.claim, used)
        if said.low is None or said.low < used or said.high_open:
            return Span(said.low, used)
    ids = set(fact.figures)
    proofs = [
        figure
        for figure in settlement.figures
        if figure.id in ids and figure.quantity == fact.quantity and figure.role == "evidence"
        and figure.value == used
    ]  # fmt: skip
    if proofs and all(figure.bound != "exact" for figure in proofs):
        return _figure_span(proofs[0], used)
    if fact.high is not None and fact.high > used:
        return Span(used, None if fact.high.is_infinite() else fact.high)
    return exactly(used)


def _widened(span: Span, others: Iterable[Value]) -> Span:
    """The span, widened to what a fact may be where two recognisers read its scans differently."""
    values = [value for value in others if isinstance(value, Decimal)]
    if not values:
        return span
    low, high = span.low, span.high
    low_open = span.low_open and low is not None and low <= min(values)
    return Span(
        None if low is None else min(low, *values), None if high is None else max(high, *values), low_open,
        span.high_open,
    )  # fmt: skip


def claim_span(fact: Fact | None) -> Span | None:
    """The span of what the plan says; None where it says nothing or no number."""
    if fact is None or not isinstance(fact.claimed, Decimal):
        return None
    return exactly(fact.claimed) if fact.claim is None else _figure_span(fact.claim, fact.claimed)


def _figure_span(figure: Figure, value: Decimal) -> Span:
    if figure.value != value:
        return exactly(value)
    if figure.bound in ("at_least", "over") and _AND_SOME.search(figure.quote):
        # 900余万 is from 900万 up to, not including, the next hundred (contract, “Agreement”): it can't be a thousand.
        top = value + max(_last_digit(value), figure.step or Decimal(0))
        return Span(value, top, low_open=figure.bound == "over", high_open=True)
    return bound_span(value, figure.bound, figure.high, figure.step)


def compare(span: Span, operator: Operator, limit: Decimal) -> bool | None:
    """Whether every number of the span passes (True), none does (False), or some do (None). Nothing is rounded."""
    low, high = span.low, span.high
    match operator:
        case ">=":
            if low is not None and low >= limit:
                return True
            return False if high is not None and (high < limit or (high == limit and span.high_open)) else None
        case ">":
            if low is not None and (low > limit or (low == limit and span.low_open)):
                return True
            return False if high is not None and high <= limit else None
        case "<=" | "<":
            opposite = compare(span, ">" if operator == "<=" else ">=", limit)
            return None if opposite is None else not opposite
    if span.exact is not None:
        return span.exact == limit
    outside = compare(span, ">=", limit) is False or compare(span, "<=", limit) is False
    return False if outside else None


def compare_days(day: date, operator: Operator, limit: date) -> bool:
    """The same for dates."""
    return {">=": day >= limit, ">": day > limit, "<=": day <= limit, "<": day < limit, "==": day == limit}[operator]
