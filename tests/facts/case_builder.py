"""A small language for applications that were already read: records and claims in, facts out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from pilotdocs.facts.settle import settle_facts
from pilotdocs.model.document import Document, Problem
from pilotdocs.model.fact import Fact, Settlement
from pilotdocs.model.figure import Bound, Cited, Figure, Role, Status
from pilotdocs.model.pack import PaperRule, RulePack
from pilotdocs.model.part import Part
from pilotdocs.model.place import Place, Source
from pilotdocs.model.record import (
    Asset,
    CreditReport,
    EquipmentLease,
    EquipmentList,
    Group,
    Licence,
    PeopleList,
    Person,
    Premises,
    Reading,
    Record,
    Rent,
    RevenueReport,
    Term,
)

DAY = date(2025, 9, 30)
NAME, CODE = "绍兴某某材料有限公司", "91330602MA0Q5PCNMR"
PACK = RulePack("test", "测试", "0" * 64, "现行", False, papers=(PaperRule("credit_report", True, "信用报告", 6),))
_numbers = iter(range(1, 10_000_000))


def at(document: str = "d1", locator: str | None = None) -> Source:
    return Source(document, 0, Place(locator=locator))


def cited(value: object, document: str = "d1", confidence: float = 1.0) -> Cited:  # type: ignore[type-arg]
    return Cited(value, str(value), at(document), confidence)


def figure(
    quantity: str, value: object, unit: str, role: Role = "claim", *, document: str = "plan", bound: Bound = "exact",
    status: Status = "actual", step: str = "1", quote: str = "", form: bool = False, period: str | None = None,
) -> Figure:  # fmt: skip
    kept = Decimal(value) if isinstance(value, str | int) and unit not in ("text", "date") else value
    return Figure(
        f"f{next(_numbers)}", quantity, kept, unit, role, status, bound, period, quote or str(value), at(document),  # type: ignore[arg-type]
        "", 0.97, None, Decimal(step), "platform", form,
    )  # fmt: skip


def roster(*people: Person, document: str = "roster", entity: str | None = NAME) -> PeopleList:
    return PeopleList(
        at(document), False, cited("人员名册", document), people, cited(entity, document) if entity else None
    )


def insurance(*people: Person, total: str | None = None, document: str = "si") -> PeopleList:
    stated = cited(Decimal(total), document) if total else None
    return PeopleList(
        at(document), True, cited("参保证明", document), people, cited(NAME, document), stated_total=stated
    )


def person(name: str, identity: str | None = None, group: Group | None = None, **more: object) -> Person:
    return Person(at("roster", f"名册!B{next(_numbers)}"), name, name, identity, group, **more)  # type: ignore[arg-type]


def equipment(
    *assets: Asset, total: str | None = None, basis: str = "original", document: str = "list"
) -> EquipmentList:
    stated = cited(Decimal(total), document) if total else None
    return EquipmentList(
        at(document), cited("设备清单", document), assets, cited(NAME, document), stated_total=stated, basis=basis  # type: ignore[arg-type]
    )  # fmt: skip


def asset(
    name: str,
    value: str | None = None,
    *,
    number: str = "",
    quantity: str | None = None,
    unit: str | None = None,
    **more: object,
) -> Asset:
    return Asset(
        at("list"), name, name, "", number, Decimal(quantity) if quantity else None, Decimal(unit) if unit else None,
        Decimal(value) if value else None, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def premises(
    area: str, start: str, end: str, *, holder: str = NAME, document: str = "lease", lease: bool = True, **more: object
) -> Premises:
    return Premises(
        at(document), lease, cited(Decimal(area), document),
        Term(date.fromisoformat(start), date.fromisoformat(end)), None, cited(holder, document), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def audit_report(year: str, total: str, external: str, document: str = "audit") -> RevenueReport:
    return RevenueReport(
        at(document), year, cited(NAME, document), None, cited(Decimal(total), document), cited(Decimal(external), document)
    )  # fmt: skip


def rent(start: str, end: str, amount: str, per: str = "term", document: str = "rent") -> EquipmentLease:
    return EquipmentLease(
        at(document), cited("设备租赁合同", document), (Rent(Decimal(amount), per),), (),  # type: ignore[arg-type]
        Term(date.fromisoformat(start), date.fromisoformat(end)), lessee=cited(NAME, document),
    )  # fmt: skip


def licence(
    established: str = "2017-10-21", *, name: str = NAME, code: str = CODE, document: str = "licence"
) -> Licence:
    return Licence(
        at(document), cited(name, document), cited(code, document), cited("有限责任公司", document),
        cited("浙江省绍兴市越城区某路1号", document), cited(date.fromisoformat(established), document),
    )  # fmt: skip


def credit(issued: str, document: str = "credit") -> CreditReport:
    return CreditReport(
        at(document),
        cited("信用报告", document),
        cited(NAME, document),
        None,
        cited(date.fromisoformat(issued), document),
        clean=True,
    )


def settle(
    *records: Record, claims: Sequence[Figure] = (), documents: Sequence[Document] = (), parts: Sequence[Part] = (),
    applicant: str | None = NAME, day: date = DAY,
) -> Settlement:  # fmt: skip
    named = cited(applicant, "plan") if applicant else None
    settlement, _ = settle_facts(Reading(tuple(claims), records, named), documents, parts, PACK, day)
    return settlement


def unreadable(path: str) -> Document:
    return Document(
        "0" * 64, "pdf", None, "none", problems=(Problem("unreadable", "文件已加密。"),), id="d9", path=path
    )


def fact(settlement: Settlement, quantity: str) -> Fact:
    found = settlement.fact(quantity)
    assert found is not None
    return found


def codes(settlement: Settlement) -> list[tuple[str, str | None]]:
    return [(item.code, item.quantity) for item in settlement.discrepancies]
