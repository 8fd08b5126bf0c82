"""The stage: everything that was read → facts, discrepancies, what is there and what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from pilotdocs.facts.agreement import agree
from pilotdocs.facts.casefile import CaseFile, Evidence
from pilotdocs.facts.checks import check_documents, check_names, usable_credit_reports
from pilotdocs.facts.claims import Claim, check_shares, is_later, settle_claim
from pilotdocs.facts.derived import settle_derived
from pilotdocs.facts.entity import Entity, find_entity
from pilotdocs.facts.equipment import settle_owned
from pilotdocs.facts.premises import settle_area
from pilotdocs.facts.registration import check_claimed_code, settle_registration
from pilotdocs.facts.rents import settle_rent
from pilotdocs.facts.revenue import settle_revenue
from pilotdocs.facts.staff import settle_staff
from pilotdocs.facts.wording import name_of, said_where, say, sentence
from pilotdocs.model.document import Document
from pilotdocs.model.fact import Coverage, Fact, Presence, Settlement
from pilotdocs.model.figure import Value
from pilotdocs.model.pack import RulePack
from pilotdocs.model.part import KINDS, Part
from pilotdocs.model.record import Reading

UNITS = {
    "established": "date", "registered_place": "text", "organisation_type": "text", "uscc": "text",
    "pilot_staff": "person", "pilot_staff_technical": "person", "pilot_staff_skilled": "person",
    "pilot_staff_managerial": "person", "pilot_staff_marketing": "person", "pilot_area": "m2",
    "equipment_owned": "CNY", "equipment_leased_rent": "CNY", "pilot_revenue_total": "CNY",
    "pilot_revenue_external": "CNY", "external_share": "ratio",
}  # fmt: skip


def settle_facts(
    reading: Reading,
    documents: Sequence[Document],
    parts: Sequence[Part],
    pack: RulePack,
    day: date,
    stated: str | None = None,
) -> tuple[Settlement, Entity]:
    """The facts of one application on a day, and whom it is of (contract, “How a fact is settled”). `stated` is the
    applicant that the folder itself names (`application.yaml`), for where the plan names none."""
    codes = [str(f.value) for f in reading.figures if f.role == "claim" and f.quantity == "uscc"]
    scanned = frozenset(document.id for document in documents if document.text in ("ocr", "mixed"))
    entity = find_entity(reading, codes[0] if codes else None, stated, scanned)
    case = CaseFile(reading, tuple(documents), tuple(parts), pack, day, entity)
    evidence = settle_registration(case) | settle_staff(case)
    evidence["pilot_area"] = settle_area(case)
    evidence["equipment_owned"] = settle_owned(case)
    evidence["equipment_leased_rent"] = settle_rent(case)
    evidence |= settle_revenue(case)
    for quantity, unit in UNITS.items():
        case.facts[quantity] = _fact(case, quantity, unit, evidence[quantity])
    check_shares(case)
    check_claimed_code(case)
    check_names(case)
    check_documents(case)
    reports = usable_credit_reports(case)
    derived, discrepancies, rows = settle_derived(case.facts, reading, pack, day, tuple(case.rows))
    case.facts |= derived
    case.discrepancies += discrepancies
    case.rows += rows
    return (
        Settlement(
            tuple(case.facts.values()), tuple(case.discrepancies), _completeness(case), tuple(case.rows),
            _coverage(case), reports, reading.figures,
        ),
        case.entity,
    )  # fmt: skip


def _fact(case: CaseFile, quantity: str, unit: str, evidence: Evidence) -> Fact:
    """One fact: evidence beats the claim, and they are held against each other."""
    before = len(case.discrepancies)
    claim = settle_claim(case, quantity)
    value = evidence.value
    shown: Value | None = value if isinstance(value, Decimal | date | str) else None
    if shown is not None and any(d.code == "planned_only" for d in case.discrepancies[before:]):
        case.discrepancies[before:] = [d for d in case.discrepancies[before:] if d.code != "planned_only"]
    basis = evidence.basis
    unread = _unread(case, quantity)
    if unread and isinstance(shown, Decimal) and isinstance(claim.value, Decimal) and shown < claim.value:
        # What one can't read is not zero: the rest of the evidence may lie in the file that gave no text.
        shown = None
        basis += sentence("partial_unread", paths="、".join(unread))
    used = shown
    figures = claim.figures + evidence.figures
    if shown is None and claim.value is not None:
        basis = f"{sentence('claim_only')}{basis}"
    elif shown is None and claim.value is None:
        basis = f"{sentence('nothing')}{basis}"
    if quantity == "pilot_area" and isinstance(shown, Decimal) and isinstance(claim.value, Decimal):
        used = min(shown, claim.value)
        basis += sentence("smaller")
    _compare(case, quantity, unit, claim, shown, evidence)
    other: tuple[Value, ...] = ()
    caution = evidence.caution
    if shown is not None and shown != claim.value:
        # The same number written in the plan confirms how a scan was read.
        other = tuple(value for value in dict.fromkeys(evidence.other) if value != shown)
        if quantity == "pilot_area" and isinstance(claim.value, Decimal):
            bound = claim.value
            other = tuple(min(value, bound) if isinstance(value, Decimal) else value for value in other)
        caution += sentence("second", values="、".join(say(value, unit) for value in other)) if other else ""
    other += tuple(value for value in evidence.told if value != shown)
    high = evidence.high if isinstance(shown, Decimal) and used == shown else None
    return Fact(
        quantity, unit, claim.value, shown, used, basis, tuple(dict.fromkeys(figures)), claim.figure, high, other,
        caution, bool(evidence.told),
    )  # fmt: skip


_HINTS = {
    "pilot_staff": re.compile(r"名册|名单|人员"),
    "pilot_area": re.compile(r"场地|厂房|租赁|不动产|房产|产权|用房"),
    "equipment_owned": re.compile(r"设备|仪器|装备|资产|台账"),
    "equipment_leased_rent": re.compile(r"设备.*租|租.*设备|算力"),
}


def _unread(case: CaseFile, quantity: str) -> list[str]:
    """The files that could not be read and by their names may hold evidence of a quantity."""
    hint = _HINTS.get(quantity)
    if hint is None:
        return []
    return [d.path for d in case.documents if not d.readable and hint.search(d.path)]


def _compare(case: CaseFile, quantity: str, unit: str, claim: Claim, shown: Value | None, evidence: Evidence) -> None:
    """Report a claim that its evidence does not bear out."""
    if shown is None or claim.value is None or claim.figure is None:
        return
    if isinstance(shown, Decimal) and isinstance(claim.value, Decimal):
        if agree(claim.figure, shown, _step(case, evidence)):
            return
        exceeds = claim.value > shown or (claim.figure.bound in ("over", "at_least") and claim.value >= shown)
        gap = say(abs(claim.value - shown), unit)
    elif isinstance(shown, date) and isinstance(claim.value, date):
        if shown == claim.value or (claim.figure.quote.count("日") == 0 and _same_month(shown, claim.value)):
            return
        exceeds = is_later(shown, claim.value)
        gap = f"{abs((shown - claim.value).days)}日"
    else:
        return
    if quantity == "pilot_area" and not exceeds:
        return
    papers = "、".join(dict.fromkeys(case.path(f.source) for f in case.reading.figures if f.id in evidence.figures))
    case.report(
        "claim_exceeds_evidence" if exceeds else "claim_below_evidence",
        "error" if exceeds else "info",
        quantity,
        sentence(
            "exceeds" if exceeds else "below", name=name_of(quantity), claimed=say(claim.value, unit),
            where=said_where(claim.figure), evidenced=say(shown, unit), papers=papers, gap=gap,
        ),
        figures=[claim.figure.id, *evidence.figures],
    )  # fmt: skip


def _same_month(first: date, second: date) -> bool:
    return (first.year, first.month) == (second.year, second.month)


def _step(case: CaseFile, evidence: Evidence) -> Decimal | None:
    """The accuracy of evidence that is one figure as written; None where it was computed from several."""
    own = [f for f in case.reading.figures if f.id in evidence.figures]
    if len(own) == 1 and own[0].value == evidence.value:
        return own[0].step
    return None


def _completeness(case: CaseFile) -> tuple[Presence, ...]:
    """Every kind of paper: whether the guideline wants it, and where it is."""
    result = []
    present = frozenset(part.kind for part in case.parts)
    for kind in KINDS:
        if kind == "other":
            continue
        documents = [part.document.id for part in case.parts if part.kind == kind]
        result.append(
            Presence(kind, case.pack.requires(kind, present), bool(documents), tuple(dict.fromkeys(documents)))
        )  # fmt: skip
    return tuple(result)


def _paper_name(case: CaseFile, kind: str) -> str:
    rule = case.pack.paper(kind)
    return rule.name if rule is not None else sentence("other_paper")


def _coverage(case: CaseFile) -> tuple[Coverage, ...]:
    """Claims that nobody supports, and papers that no figure comes from."""
    result = []
    for fact in case.facts.values():
        if fact.claim is not None and fact.evidenced is None:
            value = say(fact.claimed, fact.unit)
            message = sentence("claim_uncovered", name=name_of(fact.quantity), value=value)
            result.append(Coverage("claim_without_evidence", message, figure=fact.claim.id))
    speaking = {(f.source.document, f.source.part) for f in case.reading.figures if f.role == "evidence"}
    for part in case.parts:
        place = (part.document.id, part.index)
        if part.kind == "plan" or place in case.used or place in speaking:
            continue
        message = sentence("paper_unused", path=part.document.path, kind=_paper_name(case, part.kind))
        result.append(Coverage("evidence_unused", message, document=part.document.id, part=part.index))
    return tuple(result)
