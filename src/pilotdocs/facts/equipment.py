"""Own equipment, recomputed row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from pilotdocs.facts.assets import SLACK, asset_number, check_invoices, check_total, one_asset, repeats
from pilotdocs.facts.casefile import CaseFile, Evidence
from pilotdocs.facts.entity import fold_name, owns_list
from pilotdocs.facts.second import doubted_rows, other_row
from pilotdocs.facts.terms import tidy
from pilotdocs.facts.wording import CURRENCIES, TENURES, say, sentence
from pilotdocs.model.fact import CountedRow
from pilotdocs.model.figure import Value
from pilotdocs.model.record import Asset, EquipmentList

# A name that ends as organisations do.
_ORGANISATION = re.compile(r"(?:公司|集团|大学|学院|研究院|研究所|研究中心|厂)$")


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
            value = asset.worth
            if value is not None and not asset.hidden and asset.basis not in ("net", "assessed") and _is_yuan(asset):
                whole += value
            twin = next((other for other in earlier if one_asset(other, asset, value)), None)
            if twin is not None:
                earlier.remove(twin)
            if _count(case, asset, value, seen, twin):
                counted.append(asset)
                total += value or Decimal(0)
        if all(_is_yuan(asset) for asset in paper.assets):
            check_total(case, paper, whole)
    check_invoices(case, counted)
    figures = case.figures_at("equipment_owned", [paper.source for paper in original])
    foreign = _report_foreign(case, original)
    if not counted:
        return Evidence(None, figures, sentence("equipment_none") + foreign)
    basis = sentence("equipment", counted=len(counted), value=say(tidy(total), "CNY"))
    high, caution = _unsaid(original, counted, total)
    caution += foreign
    if any(asset.value is None and asset.quantity is None for asset in counted):
        caution += sentence("no_quantity")
    sure, doubts = _doubted(counted, total)
    told, words = _apart(case, original, sure)
    told, words = told or ((tidy(sure),) if sure < total else ()), doubts + words
    return Evidence(
        tidy(total), figures, basis, Decimal("Infinity") if foreign else high, _second(case, original, counted, total),
        caution + words, told,
    )  # fmt: skip


def _apart(case: CaseFile, lists: Sequence[EquipmentList], total: Decimal) -> tuple[tuple[Value, ...], str]:
    """What the total would be if the lists' remarks about rows that they don't name hold, and the sentences for it. A
    remark about rows that are marked as somebody else's already says nothing new."""
    left, words = total, ""
    for paper in lists:
        out = [asset for asset in paper.assets if asset.tenure != "owned" or asset.category]
        marked = sum((asset.worth or Decimal(0) for asset in out), Decimal(0))
        for remark in paper.apart:
            path, quote = case.path(paper.source), remark.words.quote
            if remark.amount is not None:
                more, marked = max(Decimal(0), remark.amount - marked), max(Decimal(0), marked - remark.amount)
                if more:
                    left = max(Decimal(0), left - more)
                    words += sentence("remark_equipment", path=path, words=quote, left=say(tidy(left), "CNY"))
            elif remark.corrects or all(asset.tenure == "owned" for asset in out):
                left, words = Decimal(0), words + sentence("remark_equipment_some", path=path, words=quote)
    return ((tidy(left),) if words else ()), words


def _doubted(counted: Sequence[Asset], total: Decimal) -> tuple[Decimal, str]:
    """What the sum is without the rows that say something that may speak against them, and the sentence for it."""
    rows = [asset for asset in counted if asset.doubt]
    if not rows:
        return total, ""
    sure = total - sum((asset.worth or Decimal(0) for asset in rows), Decimal(0))
    told = "；".join(f"{asset.name}：{asset.doubt[:40]}" for asset in rows[:5])
    return sure, sentence("doubted_equipment", count=len(rows), rows=told, left=say(tidy(sure), "CNY"))


def _is_yuan(asset: Asset) -> bool:
    return asset.currency == "CNY"


def _report_foreign(case: CaseFile, lists: Sequence[EquipmentList]) -> str:
    """Report own equipment whose value is in another currency; the sentence for it, "" where there is none."""
    found = ""
    for paper in lists:
        rows = [a for a in paper.assets if not _is_yuan(a) and not a.hidden and a.tenure == "owned" and not a.category]
        if not rows:
            continue
        currency = "、".join(dict.fromkeys(CURRENCIES.get(row.currency, row.currency) for row in rows))
        found += sentence("foreign", count=len(rows), currency=currency)
        case.report(
            "wrong_basis", "error", "equipment_owned",
            sentence(
                "foreign_list", path=case.path(paper.source), count=len(rows), currency=currency, example=rows[0].name
            ),
            sources=[row.source for row in rows],
        )  # fmt: skip
    return found


def _unsaid(lists: Sequence[EquipmentList], counted: Sequence[Asset], total: Decimal) -> tuple[Decimal | None, str]:
    """The most that a list without any unit of money may come to, and the sentence for it. It counts in yuan; where
    no row is worth ten thousand as written, ten-thousands may be meant."""
    if all(paper.unit_said for paper in lists):
        return None, ""
    if any((asset.worth or Decimal(0)) >= 10000 for asset in counted):
        return None, sentence("unit_unsaid_yuan")
    return total * 10000, sentence("unit_unsaid", yuan=say(total, "CNY"), wan=say(total * 10000, "CNY"))


def _second(
    case: CaseFile, lists: Sequence[EquipmentList], counted: Sequence[Asset], total: Decimal
) -> tuple[Decimal, ...]:
    """What the sum would be by a second recogniser's reading of its rows, all lower ones together and all higher ones;
    () where they agree, or the list's own total confirms them."""
    lower = higher = Decimal(0)
    for paper in lists:
        rows = doubted_rows(case, paper.source) if paper.source.document in case.entity.scanned else []
        own = [asset for asset in counted if asset in paper.assets]
        if not rows or _confirmed(paper):
            continue
        for asset in own:
            value = asset.worth
            if value is None or _is_product(asset):
                continue
            numbers = (asset.value,) if asset.value is not None else (asset.unit_value, asset.quantity)
            other = other_row(rows, asset.source, asset.quote, value, numbers)
            if other is not None:
                lower, higher = lower + min(Decimal(0), other - value), higher + max(Decimal(0), other - value)
    return tuple(tidy(total + change) for change in (lower, higher) if change)


def _confirmed(paper: EquipmentList) -> bool:
    """Whether the list's own total is the sum of its rows."""
    stated = paper.stated_total
    values = [a.worth or Decimal(0) for a in paper.assets if not a.hidden and a.basis not in ("net", "assessed")]
    return stated is not None and abs(stated.value - sum(values)) <= SLACK * len(values)


def _is_product(asset: Asset) -> bool:
    """Whether the row's value is its quantity × unit value, each read by itself."""
    if asset.value is None or asset.quantity is None or asset.unit_value is None or asset.quantity == 1:
        return asset.value is not None and asset.quantity == 1 and asset.unit_value == asset.value
    return asset.quantity * asset.unit_value == asset.value


def _count(case: CaseFile, asset: Asset, value: Decimal | None, seen: dict[object, Asset], twin: Asset | None) -> bool:
    """Whether a row counts; it is kept with its reason either way. `twin` is the same asset in an earlier list."""
    reason = code = ""
    reduces = value is not None and value < 0
    key: object = asset_number(asset) or (
        fold_name(asset.name), fold_name(asset.model), asset.quantity, value, asset.bought, asset.invoice
    )  # fmt: skip
    if asset.hidden:
        code, reason = "hidden", sentence("row_hidden")
    elif asset.tenure != "owned":
        code, reason = asset.tenure, sentence("row_tenure", tenure=TENURES[asset.tenure])
    elif _is_strangers(case, asset):
        code, reason = "borrowed", sentence("row_owner", owner=asset.owner)
    elif asset.category and not reduces:
        code, reason = "category", sentence("row_category", category=asset.category)
    elif value is None or asset.basis in ("net", "assessed"):
        code, reason = "no_value", sentence("row_no_value")
    elif not _is_yuan(asset):
        code = "currency"
        reason = sentence("row_foreign", currency=CURRENCIES.get(asset.currency, asset.currency))
        value = None
    elif twin is not None or (key in seen and repeats(seen[key], asset)):
        first = twin if twin is not None else seen[key]
        code, reason = "duplicate", sentence("row_duplicate")
        case.report(
            "duplicate_row", "warning", "equipment_owned",
            sentence("duplicate_asset", path=case.path(asset.source), label=asset.name),
            sources=[first.source, asset.source],
        )  # fmt: skip
    else:
        seen[key] = asset
        if asset.value is None and asset.quantity is None:
            reason = sentence("row_one")
        if asset.value is not None and asset.quantity is not None and asset.unit_value is not None:
            product = asset.quantity * asset.unit_value
            if abs(product - asset.value) > max(SLACK, asset.value * Decimal("0.005")):
                reason = sentence("row_product", product=say(product, "CNY"), value=say(asset.value, "CNY"))
    counted = Decimal(0) if code else value
    case.rows.append(CountedRow("equipment_owned", asset.name, asset.source, asset.quote, value, counted, code, reason))
    return not code


def _is_strangers(case: CaseFile, asset: Asset) -> bool:
    """Whether the row names an organisation as its owner that is not the applicant."""
    owner = fold_name(asset.owner)
    if not _ORGANISATION.search(owner) or not case.entity.aliases:
        return False
    return not any(owner in alias or alias in owner for alias in case.entity.aliases)
