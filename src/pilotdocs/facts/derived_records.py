"""Counts and sums over papers: services by contract, invoices, revenue by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pilotdocs.facts.derived_labelled import window_days
from pilotdocs.model.derive import CountRecords, QuantityRule
from pilotdocs.model.fact import CountedRow
from pilotdocs.model.figure import Cited
from pilotdocs.model.pack import RulePack
from pilotdocs.model.place import Source
from pilotdocs.model.record import Contract, Invoice, Reading, RevenueReport

_UNBOUNDED = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Tally:
    """What evidence gives: at least `low`, at most `high` (None: exactly `low`), over so many papers."""

    low: Decimal | None
    high: Decimal | None
    basis: str
    rows: tuple[CountedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class _Item:
    source: Source
    label: str
    day: date | None
    amount: Decimal | None
    key: tuple[object, ...]


def tally_records(
    rule: QuantityRule, way: CountRecords, reading: Reading, pack: RulePack, day: date, uscc: str | None
) -> Tally:
    """How many papers of the kind count, or their sum; each once, those of another organisation not at all."""
    days = None if way.window is None else window_days(way.window, day, pack)
    if way.kind == "audit_report":
        return _tally_years(rule, way, reading, days)
    items = _contracts(reading, uscc) if way.kind == "service_contract" else _invoices(reading, uscc)
    distinct = list({item.key: item for item in reversed(items)}.values())[::-1]
    rows: list[CountedRow] = []
    sure, maybe, total = 0, 0, Decimal(0)
    for item in distinct:
        inside = None if item.day is None else days is None or days[0] <= item.day <= days[1]
        inside = True if days is None else inside
        large = True if way.minimum is None else None if item.amount is None else item.amount >= way.minimum
        state = False if inside is False or large is False else None if inside is None or large is None else True
        if state is True and way.field == "amount" and item.amount is None:
            state = None
        sure += state is True
        maybe += state is None
        value = Decimal(1) if way.field == "count" else item.amount
        if state is True and value is not None:
            total += value
        rows.append(_row(rule, item, value, state))
    counted = Decimal(sure) if way.field == "count" else total
    if not distinct:
        return Tally(None, None, f"没有找到可以计入{rule.name}的材料。")
    high = None if not maybe else counted + maybe if way.field == "count" else _UNBOUNDED
    basis = f"{len(distinct)}份材料中计入{sure}份" + (f"，另有{maybe}份日期或金额未读出。" if maybe else "。")
    return Tally(counted, high, basis, tuple(rows))


def _row(rule: QuantityRule, item: _Item, value: Decimal | None, state: bool | None) -> CountedRow:
    reason = "" if state else "不在计算时段内，或金额不足" if state is False else "日期或金额未读出，暂不计入"
    code = "" if state else "not_counted" if state is False else "unknown"
    return CountedRow(rule.id, item.label, item.source, item.label, value, value if state else Decimal(0), code, reason)


def _contracts(reading: Reading, uscc: str | None) -> list[_Item]:
    items = []
    for record in reading.records:
        if not isinstance(record, Contract) or _foreign(record.provider_uscc, uscc):
            continue
        client = record.client.value if record.client else ""
        signed = record.signed.value if record.signed else None
        amount = record.amount.value if record.amount else None
        key: tuple[object, ...] = (client, signed, amount) if client and signed and amount else (record.source,)
        items.append(_Item(record.source, client or "服务合同", signed, amount, key))
    return items


def _invoices(reading: Reading, uscc: str | None) -> list[_Item]:
    items = []
    for record in reading.records:
        if not isinstance(record, Invoice) or _foreign(record.buyer_uscc, uscc):
            continue
        number = record.number.value if record.number else ""
        paid = record.net or record.total
        key: tuple[object, ...] = (number,) if number else (record.source,)
        issued = record.issued.value if record.issued else None
        items.append(_Item(record.source, number or "发票", issued, paid.value if paid else None, key))
    return items


def _foreign(code: Cited[str] | None, uscc: str | None) -> bool:
    return code is not None and uscc is not None and code.value != uscc


def _tally_years(rule: QuantityRule, way: CountRecords, reading: Reading, days: tuple[date, date] | None) -> Tally:
    years: dict[str, Decimal | None] = {}
    rows: list[CountedRow] = []
    for record in reading.records:
        if not isinstance(record, RevenueReport) or record.year is None or not record.year[:4].isdigit():
            continue
        year = int(record.year[:4])
        if days is not None and not (days[0] <= date(year, 1, 1) and date(year, 12, 31) <= days[1]):
            continue
        cited = record.external if way.field == "external" else record.total
        value = None if cited is None else cited.value
        known = years.get(record.year)
        years[record.year] = value if known is None else known if value is None else min(known, value)
        quote = cited.quote if cited else ""
        rows.append(CountedRow(rule.id, f"{record.year}年度", record.source, quote, value, value))
    found = {year: value for year, value in years.items() if value is not None}
    if not found:
        return Tally(None, None, f"没有找到可以计入{rule.name}的审计报告。")
    wanted = len(found) if days is None else days[1].year - days[0].year + 1
    low = Decimal(len(found)) if way.field == "count" else sum(found.values(), Decimal(0))
    high = None if len(found) >= wanted else _UNBOUNDED if way.field != "count" else Decimal(wanted)
    lacking = f"，另有{wanted - len(found)}个年度没有材料" if high is not None else ""
    return Tally(low, high, f"依据{_listed(sorted(found))}年度审计报告相加{lacking}。", tuple(rows))


def _listed(words: Sequence[str]) -> str:
    return "、".join(words)
