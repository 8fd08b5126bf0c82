"""The one verb of this room: what an evidence part proves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from pilotdocs.figures.evidence.audit import read_audit
from pilotdocs.figures.evidence.credit import read_credit
from pilotdocs.figures.evidence.equipment import read_equipment
from pilotdocs.figures.evidence.equipment_lease import read_equipment_lease
from pilotdocs.figures.evidence.insurance import read_insurance
from pilotdocs.figures.evidence.invoice import read_invoice
from pilotdocs.figures.evidence.licence import read_licence
from pilotdocs.figures.evidence.notice import read_notice
from pilotdocs.figures.evidence.papers import read_contract, read_paper
from pilotdocs.figures.evidence.premises import read_certificate, read_premises_lease
from pilotdocs.figures.evidence.roster import read_roster
from pilotdocs.model.figure import Figure
from pilotdocs.model.part import Kind, Part
from pilotdocs.model.record import Record

Reader = Callable[[Part, date], tuple[tuple[Figure, ...], tuple[Record, ...]]]
READERS: Mapping[Kind, Reader] = MappingProxyType({
    "business_licence": read_licence,
    "staff_roster": read_roster,
    "social_insurance": read_insurance,
    "audit_report": read_audit,
    "property_certificate": read_certificate,
    "premises_lease": read_premises_lease,
    "equipment_list": read_equipment,
    "equipment_invoice": read_invoice,
    "equipment_lease": read_equipment_lease,
    "service_contract": read_contract,
    "credit_report": read_credit,
    "commitment_letter": read_paper,
    "management_rules": read_paper,
    "development_plan": read_paper,
    "funding_proof": read_paper,
    "recommendation": read_paper,
    "other": read_notice,
})  # fmt: skip


def read_evidence(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[Record, ...]]:
    """Figures (not yet numbered) and records of the part, read as written for its kind; () for a plan.

    `day` is the day of application. Whether a paper is in force, the applicant's, or of the right year is not judged.
    """
    reader = READERS.get(part.kind)
    return reader(part, day) if reader is not None else ((), ())
