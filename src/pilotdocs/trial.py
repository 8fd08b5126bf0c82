"""A pack's own cases, run: what is known goes in, the verdict and reason that come out are held against the case.

It stands above the stages because a case goes through two of them: quantities are made, then conditions are held.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast, get_args

from pilotdocs.facts.derived import settle_derived
from pilotdocs.findings import find_findings
from pilotdocs.model.fact import Fact, Presence, Settlement
from pilotdocs.model.figure import Bound, Cited, Figure, Role, Value
from pilotdocs.model.finding import Finding
from pilotdocs.model.pack import Case, RulePack
from pilotdocs.model.part import KINDS
from pilotdocs.model.place import Place, Source
from pilotdocs.model.record import (
    Contract,
    CreditEntry,
    CreditReport,
    Group,
    PeopleList,
    Person,
    Reading,
    Record,
)  # fmt: skip
from pilotdocs.model.rule import Record as RecordTest
from pilotdocs.rules.read_tests import tests_in
from pilotdocs.rules.units import read_amount, read_day
from pilotdocs.rules.words import QUANTITIES

_HERE = Source("case", 0, Place())
GROUPS: tuple[Group, ...] = get_args(Group)


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A case and what came of it. `lacking` are words that its explanation should hold and doesn't."""

    case: Case
    finding: Finding
    lacking: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether verdict, reason and explanation are as the case says."""
        wanted = (self.case.verdict, self.case.reason)
        return (self.finding.verdict, self.finding.reason) == wanted and not self.lacking


def run_cases(pack: RulePack) -> tuple[CaseResult, ...]:
    """The result of each of the pack's cases, in the pack's order."""
    return tuple(_run(case, pack) for case in pack.cases)


def uncovered(pack: RulePack) -> tuple[str, ...]:
    """The conditions without a case that passes (met or for a person), or without one that doesn't."""
    lacking = []
    for condition in pack.conditions:
        verdicts = {case.verdict for case in pack.cases if case.condition == condition.id}
        if not verdicts & {"met", "manual"} or not (verdicts - {"met"} if "met" in verdicts else verdicts):
            lacking.append(condition.id)
    return tuple(lacking)


def settle_case(case: Case, pack: RulePack) -> Settlement:
    """The settled folder that a case describes."""
    figures = _figures(case, pack)
    reading = Reading(figures, _records(case))
    facts = _facts(case, pack, figures)
    derived, discrepancies, rows = settle_derived(facts, reading, pack, case.day, ())
    papers = tuple(Presence(kind, False, kind in case.papers) for kind in KINDS)
    reports = tuple(
        CreditReport(
            _HERE,
            _cited("信用报告"),
            issued=None if report.issued is None else Cited(report.issued, report.issued.isoformat(), _HERE),
            entries=tuple(CreditEntry(_HERE, e.text, e.day, "", e.grave, e.cured) for e in report.entries),
            clean=report.clean,
            entity=_cited("申报单位"),
            cleared=tuple(_covered(pack)) if report.clean else (),
        )
        for report in case.reports
    )
    known = tuple((facts | derived).values())
    return Settlement(known, discrepancies, papers, rows, credit_reports=reports, figures=figures)


def _covered(pack: RulePack) -> list[str]:
    """Every kind of entry that a record condition of the pack wants cleared: a case's clean report clears them all."""
    tests = [one for condition in pack.conditions for one in tests_in(condition.test)]
    return [word for one in tests if isinstance(one, RecordTest) for group in one.covers for word in group]


def _run(case: Case, pack: RulePack) -> CaseResult:
    findings = find_findings(settle_case(case, pack), pack, case.day)
    finding = next(finding for finding in findings if finding.condition == case.condition)
    return CaseResult(case, finding, tuple(word for word in case.explains if word not in finding.explanation))


def _cited(text: str) -> Cited[str]:
    return Cited(text, text, _HERE)


def _unit(quantity: str, pack: RulePack) -> str:
    rule = pack.quantity(quantity)
    return rule.unit if rule is not None else QUANTITIES[quantity][0]


def _value(written: str, unit: str) -> Value:
    """A case's value; the pack's check has made sure that it can be read."""
    if unit == "text":
        return written
    if unit == "date":
        return read_day(written) or date.min
    amount = read_amount(written)
    return amount[0] if amount is not None else Decimal(0)


def _figures(case: Case, pack: RulePack) -> tuple[Figure, ...]:
    bounds = dict(case.bounds)
    figures: list[Figure] = []

    def add(quantity: str, value: Value, unit: str, role: Role, bound: Bound, quote: str) -> None:
        figures.append(
            Figure(
                f"f{len(figures) + 1}", quantity, value, unit, role, "actual", bound, None, quote, _HERE, "case", 1.0,
            )
        )  # fmt: skip

    for quantity, written in case.claimed:
        unit = _unit(quantity, pack)
        add(quantity, _value(written, unit), unit, "claim", cast(Bound, bounds.get(quantity, "exact")), written)
    for quantity, written in case.evidenced:
        unit = _unit(quantity, pack)
        add(quantity, _value(written, unit), unit, "evidence", "exact", written)
    for quantity, role in case.said:
        name = next(rule.name for rule in pack.quantities if rule.id == quantity)
        add(quantity, name, "text", "claim" if role == "claim" else "evidence", "exact", name)
    return tuple(figures)


def _facts(case: Case, pack: RulePack, figures: tuple[Figure, ...]) -> dict[str, Fact]:
    """The facts that the program settles by itself, and those of the pack's that the case gives outright."""
    facts: dict[str, Fact] = {}
    for quantity in dict.fromkeys([name for name, _ in (*case.claimed, *case.evidenced)]):
        own = [figure for figure in figures if figure.quantity == quantity]
        claim = next((figure for figure in own if figure.role == "claim"), None)
        proof = next((figure for figure in own if figure.role == "evidence"), None)
        claimed = None if claim is None else claim.value
        evidenced = None if proof is None else proof.value
        used = evidenced
        if quantity == "pilot_area" and isinstance(claimed, Decimal) and isinstance(evidenced, Decimal):
            used = min(claimed, evidenced)
        ids = tuple(figure.id for figure in own)
        facts[quantity] = Fact(quantity, _unit(quantity, pack), claimed, evidenced, used, "", ids, claim)
    if case.people and "pilot_staff" not in facts:
        count = Decimal(len(case.people))
        facts["pilot_staff"] = Fact("pilot_staff", "person", None, count, count, "")
    return facts


def _records(case: Case) -> tuple[Record, ...]:
    records: list[Record] = []
    if case.people:
        persons = tuple(
            Person(
                _HERE, person.name, f"{index} {person.name}", post=person.post, education=person.education,
                title=person.title, full_time=person.full_time, insured_months=person.insured_months,
                group=next((group for group in GROUPS if group == person.group), None),
            )
            for index, person in enumerate(case.people, 1)
        )  # fmt: skip
        records.append(PeopleList(_HERE, False, _cited("人员名册"), persons))
    for index, contract in enumerate(case.contracts, 1):
        amount = None if contract.amount is None else Cited(Decimal(contract.amount), contract.amount, _HERE)
        signed = None if contract.signed is None else Cited(contract.signed, contract.signed.isoformat(), _HERE)
        records.append(Contract(Source("case", index, Place()), _cited(f"客户{index}"), amount=amount, signed=signed))
    return tuple(records)
