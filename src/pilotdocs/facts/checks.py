"""What is wrong with the papers themselves: unreadable files, hidden text, papers of others, reports too old."""

from __future__ import annotations

from pilotdocs.facts.casefile import CaseFile
from pilotdocs.facts.codes import differing
from pilotdocs.facts.entity import fold_name, owns_list, parties
from pilotdocs.facts.terms import add_months
from pilotdocs.facts.wording import HIDDEN, say, sentence
from pilotdocs.model.document import Document
from pilotdocs.model.figure import Cited
from pilotdocs.model.record import (
    Contract,
    CreditReport,
    EquipmentLease,
    EquipmentList,
    Invoice,
    Licence,
    Paper,
    PeopleList,
    Premises,
    Record,
    RevenueReport,
)

# A credit report may be six months old unless the pack says otherwise (contract, “Small print”).
CREDIT_MONTHS = 6
_SPOKEN = ("unreadable",)
_TABLE_REASONS = ("hidden_row", "hidden_column", "hidden_sheet")
_QUANTITY: dict[type[Record], str | None] = {
    Licence: "uscc",
    PeopleList: "pilot_staff",
    EquipmentList: "equipment_owned",
    Invoice: "equipment_owned",
    Premises: "pilot_area",
    EquipmentLease: "equipment_leased_rent",
    RevenueReport: "pilot_revenue_total",
    CreditReport: None,
    Contract: "pilot_revenue_external",
    Paper: None,
}


def check_documents(case: CaseFile) -> None:
    """Report every file that could not be read, and every text that nobody sees."""
    for document in case.documents:
        for problem in document.problems:
            if problem.code in _SPOKEN:
                message = sentence("unreadable", path=document.path, message=problem.message)
                case.report("unreadable", "error", None, message, documents=[document.id])
                break
        _hidden(case, document)


def _hidden(case: CaseFile, document: Document) -> None:
    hidden = [b for b in document.blocks() if b.hidden in HIDDEN and b.text.strip() and b.hidden is not None]
    if not hidden:
        return
    reasons = "、".join(dict.fromkeys(HIDDEN[block.hidden] for block in hidden if block.hidden is not None))
    key = "hidden_table" if all(block.hidden in _TABLE_REASONS for block in hidden) else "hidden"
    message = sentence(
        key, path=document.path, count=len(hidden), reasons=reasons, example=hidden[0].text.strip()[:40]
    )  # fmt: skip
    case.report("hidden_text", "warning", None, message, documents=[document.id])


def check_names(case: CaseFile) -> None:
    """Report papers that name another organisation where the applicant's name belongs."""
    landlords = {
        fold_name(paper.lessor.value) for paper in case.records(Premises) if paper.lease and paper.lessor is not None
    }
    said: set[tuple[str, int]] = set()
    for record in case.reading.records:
        if isinstance(record, Paper):
            continue
        name, code = parties(record)
        stranger = _other_code(case, code) if isinstance(record, Licence | PeopleList | EquipmentList) else False
        listed = isinstance(record, PeopleList | EquipmentList)
        owned = owns_list(case.entity, record) if isinstance(record, PeopleList | EquipmentList) else None
        if (owned if listed else case.entity.owns(name, code)) is not False and not stranger:
            continue
        found = name.value if name is not None else (code.value if code is not None else "")
        if isinstance(record, PeopleList | EquipmentList) and not found:
            found = record.head.quote
        if isinstance(record, Premises) and not record.lease and fold_name(found) in landlords:
            continue
        place = (record.source.document, record.source.part)
        if place in said:
            continue
        said.add(place)
        cited = name if name is not None else code
        case.report(
            "name_mismatch", "error", _QUANTITY[type(record)],
            sentence("name", path=case.path(record.source), found=found, entity=case.entity.name or "未载明"),
            sources=[cited.source if cited is not None else record.source],
        )  # fmt: skip


def _other_code(case: CaseFile, code: Cited[str] | None) -> bool:
    """Whether a paper gives a code that is not the applicant's, by more than a recogniser's slip."""
    if code is None or case.entity.uscc is None or len(code.value) != 18:
        return False
    return differing(code.value, case.entity.uscc) > 2


def usable_credit_reports(case: CaseFile) -> tuple[CreditReport, ...]:
    """The applicant's credit reports, newest first. One that is too old on the day is reported."""
    reports = [r for r in case.records(CreditReport) if case.entity.owns(r.entity, r.uscc) is not False]
    reports.sort(key=lambda r: r.issued.value if r.issued is not None else case.day.min, reverse=True)
    rule = case.pack.paper("credit_report")
    months = rule.max_age_months if rule is not None and rule.max_age_months is not None else CREDIT_MONTHS
    for report in reports:
        case.used.add((report.source.document, report.source.part))
        if report.issued is not None and report.issued.value < add_months(case.day, -months):
            case.report(
                "expired", "error", None,
                sentence(
                    "expired_credit", path=case.path(report.source), issued=say(report.issued.value, "date"),
                    day=say(case.day, "date"), months=months,
                ),
                sources=[report.issued.source],
            )  # fmt: skip
    # Of the reports that are recent enough, one that shows something comes before one that shows nothing.
    limit = add_months(case.day, -months)
    recent = [r for r in reports if r.issued is not None and r.issued.value >= limit]
    first = [r for r in recent if r.clean is not True or r.entries]
    return (*first, *(r for r in reports if r not in first))
