"""Settled folders in one line, for tests of findings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from pilotdocs.findings import find_findings
from pilotdocs.model.fact import Discrepancy, Fact, Presence, Settlement
from pilotdocs.model.figure import Bound, Cited, Figure, Role, Status
from pilotdocs.model.finding import Finding
from pilotdocs.model.pack import RulePack
from pilotdocs.model.place import Place, Source
from pilotdocs.model.record import CreditEntry, CreditReport, Term
from pilotdocs.rules import load_pack
from pilotdocs.rules.words import QUANTITIES

HERE = Source("d1", 0, Place(page=1))
DAY = date(2025, 9, 30)
Known = str | int | Decimal | date | None


def shaoxing() -> RulePack:
    return load_pack("shaoxing-municipal-2025-draft")


def value(known: Known) -> Decimal | date | str | None:
    if isinstance(known, int):
        return Decimal(known)
    return known


def figure(
    quantity: str, known: Known = "词", *, role: Role = "claim", bound: Bound = "exact", identity: str = "f1",
    step: int | None = None, high: int | None = None, quote: str = "词", status: Status = "actual",
    confidence: float = 1.0,
) -> Figure:  # fmt: skip
    found = value(known)
    assert found is not None
    return Figure(
        identity, quantity, found, QUANTITIES.get(quantity, ("text", ""))[0], role, status, bound, None, quote, HERE,
        "test", confidence, None if high is None else Decimal(high), None if step is None else Decimal(step),
    )  # fmt: skip


def fact(quantity: str, evidenced: Known = None, claimed: Known = None, claim: Figure | None = None) -> Fact:
    unit = QUANTITIES.get(quantity, ("text", ""))[0]
    shown, said = value(evidenced), value(claimed)
    used = shown
    if quantity == "pilot_area" and isinstance(shown, Decimal) and isinstance(said, Decimal):
        used = min(shown, said)
    return Fact(quantity, unit, said, shown, used, "", () if claim is None else (claim.id,), claim)


def report(
    issued: date | None = date(2025, 9, 1), *entries: CreditEntry, clean: bool | None = None,
    start: date | None = None, whose: str | None = "绍兴某某材料有限公司",
    cleared: tuple[str, ...] = ("行政处罚", "严重失信主体名单"),
) -> CreditReport:  # fmt: skip
    return CreditReport(
        HERE, Cited("信用报告", "信用报告", HERE), None if whose is None else Cited(whose, whose, HERE),
        issued=None if issued is None else Cited(issued, issued.isoformat(), HERE),
        span=None if start is None else Term(start, issued), entries=entries,
        clean=clean if clean is not None or entries else True, cleared=cleared,
    )  # fmt: skip


def entry(day: date | None, text: str = "罚款", *, grave: bool = False, cured: bool = False) -> CreditEntry:
    return CreditEntry(HERE, text, day, "", grave, cured)


def settled(
    *facts: Fact, papers: tuple[str, ...] = (), figures: tuple[Figure, ...] = (),
    reports: tuple[CreditReport, ...] = (), discrepancies: tuple[Discrepancy, ...] = (),
) -> Settlement:  # fmt: skip
    presence = tuple(Presence(kind, True, True, ("d1",)) for kind in papers)
    return Settlement(facts, discrepancies, presence, credit_reports=reports, figures=figures)


def found(settlement: Settlement, condition: str, pack: RulePack | None = None, day: date = DAY) -> Finding:
    findings: Mapping[str, Finding] = {
        finding.condition: finding for finding in find_findings(settlement, pack or shaoxing(), day)
    }
    return findings[condition]


def outcome(settlement: Settlement, condition: str, pack: RulePack | None = None) -> tuple[str, str]:
    finding = found(settlement, condition, pack)
    return finding.verdict, finding.reason
