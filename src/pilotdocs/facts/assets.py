"""Rows of equipment lists held against each other, against their list's total and against invoices."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pilotdocs.facts.casefile import CaseFile
from pilotdocs.facts.entity import fold_name
from pilotdocs.facts.wording import say, sentence
from pilotdocs.model.record import Asset, EquipmentList, Invoice

# What a stated total or an invoice may differ by before it is said: rounding to the yuan, row by row.
SLACK = Decimal("0.5")


def asset_number(asset: Asset) -> str:
    """A row's asset number, "" where the cell only says that there is none (—, /, 无)."""
    return asset.number if any(char.isalnum() for char in asset.number) and asset.number != "无" else ""


def one_asset(first: Asset, second: Asset, value: Decimal | None) -> bool:
    """Whether rows of two lists (清单 and 台账) are one asset: one number, or where either has none the same name and
    value, or one invoice and the same value."""
    if value is None or first.worth != value:
        return False
    if asset_number(first) and asset_number(second):
        return asset_number(first) == asset_number(second)
    if (
        first.model
        and first.bought
        and fold_name(first.model) == fold_name(second.model)
        and first.bought == second.bought
    ):
        return True
    return fold_name(first.name) == fold_name(second.name) or bool(first.invoice and first.invoice == second.invoice)


def repeats(first: Asset, second: Asset) -> bool:
    """Whether two rows of one key are one asset: a number with another name and value is a slip, not a repeat."""
    return fold_name(first.name) == fold_name(second.name) or first.worth == second.worth


def check_total(case: CaseFile, paper: EquipmentList, whole: Decimal) -> None:
    stated = paper.stated_total
    if stated is None or abs(stated.value - whole) <= max(SLACK, Decimal(len(paper.assets)) / 2):
        return
    case.report(
        "total_mismatch", "error", "equipment_owned",
        sentence(
            "total", path=case.path(paper.source), stated=say(stated.value, "CNY"), computed=say(whole, "CNY"),
            gap=say(abs(stated.value - whole), "CNY"),
        ),
        figures=case.figures_at("equipment_owned", [paper.source]), sources=[stated.source],
    )  # fmt: skip


def check_invoices(case: CaseFile, assets: Sequence[Asset]) -> None:
    """Hold rows against the invoices that name them, by asset number, invoice number, or name and quantity."""
    by_number = {asset_number(asset): asset for asset in assets if asset_number(asset)}
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
        listed = sum((row.worth or Decimal(0) for row in rows), Decimal(0))
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
