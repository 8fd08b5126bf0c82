"""The rent of leased equipment that falls in the calendar year of application."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pilotdocs.facts.casefile import CaseFile, Evidence
from pilotdocs.facts.entity import fold_name
from pilotdocs.facts.terms import in_force, overlap, rent_in_year, tidy
from pilotdocs.facts.wording import say, sentence
from pilotdocs.model.fact import CountedRow
from pilotdocs.model.figure import Cited
from pilotdocs.model.record import EquipmentLease, Term


def say_term(term: Term | None) -> str:
    """A term in words."""
    if term is None:
        return "未载明"
    start = say(term.start, "date") if term.start else "未载明"
    end = say(term.end, "date") if term.end else "长期"
    return f"{start}至{end}"


def settle_rent(case: CaseFile) -> Evidence:
    """Evidence of leased equipment: the rent that falls in the calendar year of application, over all leases."""
    owns = case.entity.owns
    papers = [lease for lease in case.records(EquipmentLease) if owns(lease.lessee, lease.lessee_uscc) is not False]
    leases = _until_their_end(papers)
    year = case.day.year
    running = [lease for lease in leases if in_force(lease.term, case.day)]
    total = Decimal(0)
    counted: list[EquipmentLease] = []
    known: set[object] = set()
    for lease in leases:
        label = lease.head.quote
        span = lease.term
        inside = (
            span is not None and span.start is not None and overlap(span.start, span.end or case.day, year) is not None
        )
        if in_force(lease.term, case.day) is False:
            case.report(
                "expired", "warning", "equipment_leased_rent",
                sentence("expired_lease", path=case.path(lease.source), term=say_term(span), day=say(case.day, "date")),
                figures=case.figures_at("equipment_leased_rent", [lease.source]), sources=[lease.source],
            )  # fmt: skip
        if lease.void:
            _lease_row(case, lease, label, None, "void", sentence("lease_void", words=lease.void))
            continue
        amount = rent_in_year(lease, year)
        same = (
            lease.term,
            lease.rents,
            lease.total.value if lease.total else None,
            *map(_said, (lease.lessor, lease.number)),
        )
        if same in known and amount is not None:
            _lease_row(case, lease, label, amount, "duplicate", sentence("rent_twice"))
            continue
        known.add(same)
        if amount is None:
            _lease_row(case, lease, label, None, "unknown", sentence("lease_unknown"))
        elif not running or not inside:
            _lease_row(case, lease, label, amount, "expired", sentence("lease_out", day=say(case.day, "date")))
        else:
            _lease_row(case, lease, label, amount, "", sentence("lease_counted", year=year, value=say(amount, "CNY")))
            total += amount
            counted.append(lease)
    if not counted:
        return Evidence(None, (), sentence("rent_none", day=say(case.day, "date")))
    figures = case.figures_at("equipment_leased_rent", [lease.source for lease in counted])
    basis = sentence("rent", year=year, count=len(counted), value=say(tidy(total), "CNY"))
    return Evidence(tidy(total), figures, basis)


def _until_their_end(papers: list[EquipmentLease]) -> list[EquipmentLease]:
    """The leases, each only up to the day on which a paper about its end (解除协议) between the same parties ends it.
    Where several leases of the parties fit, all of them end: no rent is counted that may no longer be due."""
    ends = [paper for paper in papers if paper.ends is not None]
    leases = [paper for paper in papers if paper.ends is None]
    for over in ends:
        leases = [_cut(lease, over) for lease in leases]
    return leases


def _cut(lease: EquipmentLease, over: EquipmentLease) -> EquipmentLease:
    pairs = ((lease.lessor, over.lessor), (lease.lessee, over.lessee))
    same = all(a is None or b is None or _said(a) == _said(b) for a, b in pairs)
    numbered = lease.number is not None and over.number is not None and _said(lease.number) != _said(over.number)
    if not same or numbered or over.ends is None or lease.term is None:
        return lease
    if lease.term.end is not None and lease.term.end <= over.ends:
        return lease
    return replace(lease, term=Term(lease.term.start, over.ends))


def _said(cited: Cited[str] | None) -> str:
    return fold_name(cited.value) if cited is not None else ""


def _lease_row(
    case: CaseFile, lease: EquipmentLease, label: str, value: Decimal | None, code: str, reason: str
) -> None:
    counted = value if not code else Decimal(0)
    case.rows.append(
        CountedRow("equipment_leased_rent", label, lease.source, lease.head.quote, value, counted, code, reason)
    )
