"""Own equipment, recomputed row by row, and the rent of leased equipment."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pilotdocs.facts.casefile import CaseFile, Evidence
from pilotdocs.facts.entity import fold_name, owns_list
from pilotdocs.facts.terms import in_force, overlap, rent_in_year, tidy
from pilotdocs.facts.wording import TENURES, say, sentence
from pilotdocs.model.fact import CountedRow
from pilotdocs.model.figure import Cited
from pilotdocs.model.record import Asset, EquipmentLease, EquipmentList, Invoice, Term

# What a stated total or an invoice may differ by before it is said: rounding to the yuan, row by row.
_SLACK = Decimal("0.5")


def row_value(asset: Asset) -> Decimal | None:
    """The row's original value: as stated, else quantity × unit value; None where it has neither."""
    if asset.value is not None:
        return asset.value
    if asset.quantity is not None and asset.unit_value is not None:
        return asset.quantity * asset.unit_value
    return None


def settle_owned(case: CaseFile) -> Evidence:
    """Evidence of own equipment: the sum of the list's own rows (contract, `equipment_owned`)."""
    lists = [paper for paper in case.records(EquipmentList) if owns_list(case.entity, paper) is not False]
    if not lists:
        return Evidence(None, (), sentence("equipment_none"))
    net = [paper for paper in lists if paper.basis in ("net", "assessed")]
    original = [paper for paper in lists if paper not in net]
    for paper in net:
        figures = case.figures_at("equipment_owned", [paper.source])
        case.report(
            "wrong_basis", "error", "equipment_owned", sentence("basis", path=case.path(paper.source)),
            figures=figures, sources=[paper.source],
        )  # fmt: skip
    if not original:
        return Evidence(None, (), sentence("equipment_net"))
    counted: list[Asset] = []
    total = Decimal(0)
    seen: dict[object, Asset] = {}
    for paper in original:
        whole = Decimal(0)
        earlier = list(counted)
        for asset in paper.assets:
            value = row_value(asset)
            if value is not None and not asset.hidden and asset.basis not in ("net", "assessed"):
                whole += value
            twin = next((other for other in earlier if _one_asset(other, asset, value)), None)
            if twin is not None:
                earlier.remove(twin)
            if _count(case, asset, value, seen, twin):
                counted.append(asset)
                total += value or Decimal(0)
        _check_total(case, paper, whole)
    _check_invoices(case, counted)
    figures = case.figures_at("equipment_owned", [paper.source for paper in original])
    if not counted:
        return Evidence(None, figures, sentence("equipment_none"))
    return Evidence(
        tidy(total), figures, sentence("equipment", counted=len(counted), value=say(tidy(total), "CNY"))
    )  # fmt: skip


def _number(asset: Asset) -> str:
    """A row's asset number, "" where the cell only says that there is none (—, /, 无)."""
    return asset.number if any(char.isalnum() for char in asset.number) and asset.number != "无" else ""


def _one_asset(first: Asset, second: Asset, value: Decimal | None) -> bool:
    """Whether rows of two lists (清单 and 台账) are one asset: one number, or where either has none the same name and
    value, or one invoice and the same value."""
    if value is None or row_value(first) != value:
        return False
    if _number(first) and _number(second):
        return _number(first) == _number(second)
    return fold_name(first.name) == fold_name(second.name) or bool(first.invoice and first.invoice == second.invoice)


def _count(case: CaseFile, asset: Asset, value: Decimal | None, seen: dict[object, Asset], twin: Asset | None) -> bool:
    """Whether a row counts; it is kept with its reason either way. `twin` is the same asset in an earlier list."""
    reason = code = ""
    key: object = _number(asset) or (
        fold_name(asset.name), fold_name(asset.model), asset.quantity, value, asset.bought, asset.invoice
    )  # fmt: skip
    if asset.hidden:
        code, reason = "hidden", sentence("row_hidden")
    elif asset.tenure != "owned":
        code, reason = asset.tenure, sentence("row_tenure", tenure=TENURES[asset.tenure])
    elif asset.category:
        code, reason = "category", sentence("row_category", category=asset.category)
    elif value is None or asset.basis in ("net", "assessed"):
        code, reason = "no_value", sentence("row_no_value")
    elif twin is not None or (key in seen and _repeats(seen[key], asset)):
        first = twin if twin is not None else seen[key]
        code, reason = "duplicate", sentence("row_duplicate")
        case.report(
            "duplicate_row", "warning", "equipment_owned",
            sentence("duplicate_asset", path=case.path(asset.source), label=asset.name),
            sources=[first.source, asset.source],
        )  # fmt: skip
    else:
        seen[key] = asset
        if asset.value is not None and asset.quantity is not None and asset.unit_value is not None:
            product = asset.quantity * asset.unit_value
            if abs(product - asset.value) > max(_SLACK, asset.value * Decimal("0.005")):
                reason = sentence("row_product", product=say(product, "CNY"), value=say(asset.value, "CNY"))
    counted = Decimal(0) if code else value
    case.rows.append(CountedRow("equipment_owned", asset.name, asset.source, asset.quote, value, counted, code, reason))
    return not code


def _repeats(first: Asset, second: Asset) -> bool:
    """Whether two rows of one key are one asset: a number with another name and value is a slip, not a repeat."""
    return fold_name(first.name) == fold_name(second.name) or row_value(first) == row_value(second)


def _check_total(case: CaseFile, paper: EquipmentList, whole: Decimal) -> None:
    stated = paper.stated_total
    if stated is None or abs(stated.value - whole) <= max(_SLACK, Decimal(len(paper.assets)) / 2):
        return
    case.report(
        "total_mismatch", "error", "equipment_owned",
        sentence(
            "total", path=case.path(paper.source), stated=say(stated.value, "CNY"), computed=say(whole, "CNY"),
            gap=say(abs(stated.value - whole), "CNY"),
        ),
        figures=case.figures_at("equipment_owned", [paper.source]), sources=[stated.source],
    )  # fmt: skip


def _check_invoices(case: CaseFile, assets: Sequence[Asset]) -> None:
    """Hold rows against the invoices that name them, by asset number, invoice number, or name and quantity."""
    by_number = {_number(asset): asset for asset in assets if _number(asset)}
    by_invoice: dict[str, list[Asset]] = {}
    for asset in assets:
        if asset.invoice:
            by_invoice.setdefault(asset.invoice, []).append(asset)
    for invoice in case.records(Invoice):
        if case.entity.owns(invoice.buyer, invoice.buyer_uscc) is False:
            continue
        rows = [by_number[number] for number in invoice.asset_numbers if number in by_number]
        if not rows and invoice.number is not None:
            rows = by_invoice.get(invoice.number.value, [])
        if not rows and len(invoice.lines) == 1:
            line = invoice.lines[0]
            named = [a for a in assets if _named(a, line.name, line.model)]
            rows = named if len(named) == 1 else []
        if not rows:
            continue
        case.used.add((invoice.source.document, invoice.source.part))
        listed = sum((row_value(row) or Decimal(0) for row in rows), Decimal(0))
        amounts = [amount.value for amount in (invoice.total, invoice.net) if amount is not None]
        if not amounts or any(abs(listed - amount) <= max(Decimal(1), amount / 1000) for amount in amounts):
            continue
        number = invoice.number.value if invoice.number is not None else ""
        case.report(
            "evidence_conflict", "warning", "equipment_owned",
            sentence(
                "conflict_invoice", label="、".join(row.name for row in rows), listed=say(listed, "CNY"),
                number=number, invoiced=say(amounts[0], "CNY"),
            ),
            sources=[*(row.source for row in rows), invoice.source],
        )  # fmt: skip


def _named(asset: Asset, name: str, model: str) -> bool:
    """Whether an invoice line names an asset: the tax category (*专用设备*) left out, the model where both give it."""
    bare = fold_name(name.rsplit("*", 1)[-1])
    if not bare or fold_name(asset.name) != bare:
        return False
    return not (model and asset.model) or fold_name(model) == fold_name(asset.model)


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
    leases = [lease for lease in case.records(EquipmentLease) if owns(lease.lessee, lease.lessee_uscc) is not False]
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


def _said(cited: Cited[str] | None) -> str:
    return fold_name(cited.value) if cited is not None else ""


def _lease_row(
    case: CaseFile, lease: EquipmentLease, label: str, value: Decimal | None, code: str, reason: str
) -> None:
    counted = value if not code else Decimal(0)
    case.rows.append(
        CountedRow("equipment_leased_rent", label, lease.source, lease.head.quote, value, counted, code, reason)
    )
