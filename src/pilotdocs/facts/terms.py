"""Days and terms: corresponding days, what is in force, and the rent that falls in a calendar year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from pilotdocs.model.record import EquipmentLease, Rent, Term

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months later (or earlier), or the month's last day where there is none."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def in_force(term: Term | None, day: date) -> bool | None:
    """Whether a term covers the day, both ends included; None where it says neither end."""
    if term is None or (term.start is None and term.end is None):
        return None
    if term.start is not None and day < term.start:
        return False
    return not (term.end is not None and day > term.end)


def months_in(start: date, end: date) -> Decimal:
    """Months from `start` to `end`, both days included: whole calendar months are one, a part of a month its days."""
    total = Decimal(0)
    year, month = start.year, start.month
    while (year, month) <= (end.year, end.month):
        days = monthrange(year, month)[1]
        first = start.day if (year, month) == (start.year, start.month) else 1
        last = end.day if (year, month) == (end.year, end.month) else days
        total += 1 if last - first + 1 == days else Decimal(last - first + 1) / days
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return total


def whole_months(start: date, end: date) -> Decimal:
    """The months of a term: a whole number where it ends on the day before a corresponding day, else by days."""
    after = end + timedelta(days=1)
    count = (after.year - start.year) * 12 + after.month - start.month
    if count > 0 and add_months(start, count) == after:
        return Decimal(count)
    return months_in(start, end)


def overlap(start: date, end: date, year: int) -> tuple[date, date] | None:
    """The days of a span that lie in a calendar year; None where there are none."""
    first, last = max(start, date(year, 1, 1)), min(end, date(year, 12, 31))
    return (first, last) if first <= last else None


def rent_in_year(lease: EquipmentLease, year: int) -> Decimal | None:
    """The rent of a lease that falls in a calendar year, month by month; None where the lease does not say enough.

    A stepped rent by its steps, a rent-free month nothing, a part of a month by its days; a total over the term is
    spread over its months. (contract, “How a fact is settled”)
    """
    term = lease.term
    if term is None or term.start is None:
        return None
    end = term.end if term.end is not None else date(year, 12, 31)
    rents = lease.rents
    if not rents and lease.total is not None:
        rents = (Rent(lease.total.value, "term", term.start, end),)
    if not rents:
        return None
    amount = Decimal(0)
    for rent in rents:
        start, last = rent.start or term.start, rent.end or end
        span = overlap(max(start, term.start), min(last, end), year)
        if span is None:
            continue
        months = months_in(*span)
        for free in lease.free:
            if free.start is None or free.end is None:
                continue
            gap_start, gap_end = max(span[0], free.start), min(span[1], free.end)
            if gap_start <= gap_end:
                months -= months_in(gap_start, gap_end)
        if rent.per == "term":
            if rent.end is None and term.end is None:
                return None
            paid = whole_months(start, last)
            for free in lease.free:
                if free.start is not None and free.end is not None:
                    gap_start, gap_end = max(start, free.start), min(last, free.end)
                    if gap_start <= gap_end:
                        paid -= months_in(gap_start, gap_end)
            if paid <= 0:
                return None
            amount += rent.amount * months / paid
        else:
            amount += rent.amount * months / _MONTHS[rent.per]
    return tidy(amount)


def tidy(value: Decimal) -> Decimal:
    """A sum of parts without the dust of its divisions: to the cent where that is all there is."""
    cents = value.quantize(Decimal("0.01"))
    if abs(cents - value) < Decimal("0.000001"):
        value = cents
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()
