"""Leases and their supplements: one floor, of the area that the last supplement in effect leaves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pilotdocs.facts.entity import fold_name
from pilotdocs.model.figure import Cited
from pilotdocs.model.record import Premises, Term


@dataclass(frozen=True, slots=True)
class Lease:
    """A paper of premises with the supplements that were folded into it, in order of their days."""

    paper: Premises
    supplements: tuple[Premises, ...] = ()


def fold_supplements(papers: Sequence[Premises], day: date) -> list[Lease]:
    """The papers with every supplement that is in effect on the day folded into the lease that it amends; a
    supplement without its lease stands for itself, one that is not in effect yet is left out."""
    bases = [paper for paper in papers if not paper.amends]
    own: dict[int, list[Premises]] = {}
    alone: list[Premises] = []
    for paper in papers:
        if not paper.amends:
            continue
        base = _base_of(paper, bases)
        if base is None:
            alone.append(paper)
        else:
            own.setdefault(base, []).append(paper)
    folded: list[Lease] = []
    for index, base_paper in enumerate(bases):
        changes = sorted(own.get(index, ()), key=lambda p: p.effective or p.issued or date.min)
        paper = base_paper
        for change in changes:
            if change.effective is None or change.effective <= day:
                paper = _changed(paper, change)
        folded.append(Lease(paper, tuple(changes)))
    return folded + [Lease(paper) for paper in alone]


def _changed(paper: Premises, change: Premises) -> Premises:
    area = change.area
    if change.amends == "ends":
        return replace(paper, term=Term(paper.term.start if paper.term is not None else None, change.effective))
    if change.amends == "less" and paper.area is not None and area is not None:
        area = Cited(max(paper.area.value - area.value, Decimal(0)), area.quote, area.source, area.confidence)
    term = paper.term
    if change.term is not None and change.term.end is not None:
        term = Term(paper.term.start if paper.term is not None else change.term.start, change.term.end)
    return replace(paper, area=area or paper.area, term=term)


def _base_of(change: Premises, bases: Sequence[Premises]) -> int | None:
    """The lease that a supplement amends: by its number, its day of signing, else one of the same parties: where there
    are several, that of the largest floor, so that no floor is counted that may have been given back."""
    leases = [(index, paper) for index, paper in enumerate(bases) if paper.lease and _same_parties(paper, change)]
    for index, paper in leases:
        if paper.number is not None and change.number is not None and _plain(paper.number) == _plain(change.number):
            return index
    dated = [index for index, paper in leases if change.amended is not None and paper.issued == change.amended]
    if len(dated) == 1:
        return dated[0]
    if not leases:
        return None
    return max(leases, key=lambda entry: entry[1].area.value if entry[1].area is not None else Decimal(0))[0]


def _same_parties(first: Premises, second: Premises) -> bool:
    pairs = ((first.lessor, second.lessor), (first.holder, second.holder))
    return all(a is None or b is None or fold_name(a.value) == fold_name(b.value) for a, b in pairs)


def _plain(number: Cited[str]) -> str:
    return re.sub(r"[〔〕\[\]【】]", "", fold_name(number.value))
