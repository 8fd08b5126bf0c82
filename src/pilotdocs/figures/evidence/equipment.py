"""设备清单: every row with its values in yuan, whose it is, what speaks against its being equipment, and the totals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pilotdocs.figures.evidence.amounts import currency_of, read_money, read_month, read_number
from pilotdocs.figures.evidence.cited import evidence_figure
from pilotdocs.figures.evidence.fields import Form
from pilotdocs.figures.evidence.flow import cite, flow_of, part_source, source_of, squeeze
from pilotdocs.figures.evidence.licence import read_uscc
from pilotdocs.figures.evidence.lists import ItemList, ListRow, find_lists
from pilotdocs.figures.evidence.people import entity_of, list_day
from pilotdocs.figures.evidence.remarks import Remark, find_remarks, said_of, without_signs
from pilotdocs.figures.evidence.standing import standings, weights
from pilotdocs.figures.evidence.tenure import (
    apart_of,
    bought_on,
    category_in,
    category_of,
    denied,
    gone_by,
    remarked,
    row_text,
    tenure_of,
    told_of,
    whose_all,
)
from pilotdocs.figures.evidence.words import form_words, list_keys
from pilotdocs.figures.quantities import find_quantities
from pilotdocs.model.document import Block
from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.part import Part
from pilotdocs.model.record import Asset, Basis, EquipmentList, TaxBasis, Tenure

KEYS = list_keys("equipment")
FIELDS = form_words("equipment")
WEIGHTS = weights("standing_things")
_DUE = re.compile(r"到货|交付|交货|投用|到位|安装")
_SERIAL = re.compile(r"^[(（]?[一二三四五六七八九1-9]+[)）]?[、.．)]?")
_SECTION = re.compile(r"^[(（]?[一二三四五六七八九1-9][)）]?[、.．)]?.{2,24}$")


def read_equipment(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[EquipmentList, ...]]:
    """All lists of the part in one record; the figure is the sum of its own visible rows of own equipment at original
    value, never the stated total. A list of net or assessed values alone gives no figure."""
    lists = [found for found in find_lists(part, KEYS) if {"value", "net", "assessed", "unit_value"} & set(found.heads)]
    if not lists:
        return (), ()
    form, flow = Form(part, FIELDS), flow_of(part)
    remarks = find_remarks(part, lists)
    assets = tuple(asset for found in lists for asset in _assets(part, found, day, remarks))
    title = lists[0].title
    record = EquipmentList(
        source=part_source(part),
        head=cite(part, squeeze(title.text), title, 0, len(title.text)),
        assets=assets,
        entity=entity_of(part, form, "entity"),
        uscc=read_uscc(part, form) if form.fields("uscc") else None,
        stated_total=_total(part, lists, "value") or _prose_total(part, lists),
        net_total=_total(part, lists, "net"),
        basis=_basis(lists[0].heads),
        tax=_tax(flow.text),
        day=list_day(flow),
        unit_said=_unit_said(lists),
        apart=apart_of(part, remarks),
    )
    return _figures(part, record, lists), (record,)


def _figures(part: Part, record: EquipmentList, lists: Iterable[ItemList]) -> tuple[Figure, ...]:
    if record.basis in ("net", "assessed"):
        return ()
    own = [a for a in record.assets if not a.hidden and a.tenure == "owned" and a.currency == "CNY"]
    values = [value for asset in own if (value := asset.worth) is not None]
    if not values:
        return ()
    cues = (f"清单逐行合计，共{len(values)}行",) + (() if record.unit_said else ("清单未注明金额单位，按元计",))
    total = Cited(sum(values, Decimal(0)), record.head.quote, record.head.source, record.head.confidence)
    return (evidence_figure(part, "equipment_owned", total, "设备清单·逐行原值之和", party="platform", cues=cues),)


def _unit_said(lists: Iterable[ItemList]) -> bool:
    """Whether a head, a note or a cell says in which unit the money of the lists is."""
    for found in lists:
        if any(factor is not None for factor in found.factors.values()) or found.currencies:
            return True
        keys = [key for key in KEYS.money if key in found.heads]
        if any(re.search(r"[元万¥￥]", row_text(row, key)) for row in found.rows for key in keys):
            return True
    return False


def _currency(found: ItemList, row: ListRow, key: str) -> str:
    """The currency of a row's money in a column: as its own cell says, the row's own column of currencies, the head."""
    own = currency_of(row_text(row, key)) or currency_of(row_text(row, "currency"))
    if own is not None:
        return own
    if re.search(r"人民币|CNY|RMB", row_text(row, "currency").upper()):
        return "CNY"
    return found.currencies.get(key, "CNY")


def _basis(heads: Mapping[str, str]) -> Basis:
    if "value" in heads:
        words = squeeze(heads["value"])
        if re.search(r"原值|原价|购置|采购|入账", words):
            return "original"
        return "unknown"
    if "net" in heads:
        return "net"
    if "assessed" in heads:
        return "assessed"
    return "original" if re.search(r"原值|购置", heads.get("unit_value", "")) else "unknown"


def _tax(words: str) -> TaxBasis:
    if re.search(r"不含税|除税|未含税", words):
        return "excluded"
    return "included" if re.search(r"含税|价税合计", words) else "unknown"


def _assets(part: Part, found: ItemList, day: date, remarks: Sequence[Remark]) -> Iterable[Asset]:
    default, gone = whose_all(found, day)
    section, kind = default, gone
    found = replace(found, factors=_factors(found))
    for row, standing in zip(found.rows, standings(found, day, WEIGHTS, remarks), strict=True):
        if row.kind == "note":
            words = next(
                (squeeze(b.text) for c in row.all for b in c.blocks if b.hidden is None and b.text.strip()), ""
            )
            if _SECTION.match(words) or words.endswith(("设备", "仪器", "资产")):
                section, kind = tenure_of(words) or default, gone or category_of(_SERIAL.sub("", words))
        elif row.kind == "item":
            asset = _asset(part, found, row, section)
            if asset is not None:
                said = said_of(row, remarks)
                coming = asset.tenure == "owned" and (_is_coming(asset, row, day) or _comes(said, day))
                told = told_of(said) if asset.tenure == "owned" else asset.tenure
                tenure: Tenure = "planned" if coming else told or "owned"
                if standing.out and tenure == "owned":
                    tenure = tenure_of(standing.out) or "owned"
                against = asset.category or kind or gone_by(said) or gone_by(standing.out)
                doubt = standing.out or standing.doubt
                name = without_signs(asset.name, remarks)
                yield replace(asset, name=name, category=against, tenure=tenure, doubt=doubt)


def _is_coming(asset: Asset, row: ListRow, day: date) -> bool:
    """Whether the row's own day, or one in its remark, says that the thing comes after the day of application."""
    if asset.bought is not None and asset.bought > day:
        return True
    remark = squeeze(row_text(row, "remark"))
    due = read_month(remark) if _DUE.search(remark) else None
    return due is not None and due > day


def _comes(said: str, day: date) -> bool:
    """Whether a remark says that the thing is bought after the day of application: 为2026年采购."""
    due = read_month(said) or _year_in(said) if re.search(r"[采订]购|购[置入买]|" + _DUE.pattern, said) else None
    return due is not None and due > day


def _year_in(said: str) -> date | None:
    match = re.search(r"(20\d\d)年", said)
    return date(int(match[1]), 1, 1) if match else None


def _factors(found: ItemList) -> Mapping[str, Decimal | None]:
    """The units of the money columns; where only one of value and unit value has one and the rows multiply (quantity ×
    unit value = value, in the figures as written), the other is in the same unit."""
    factors = dict(found.factors)
    one, other = factors.get("unit_value"), factors.get("value")
    if (one is None) == (other is None) or not {"unit_value", "value"} <= set(factors):
        return factors
    fits = [fit for row in found.rows if row.kind == "item" and (fit := _multiplies(row)) is not None]
    if fits and sum(fits) * 10 >= len(fits) * 6:
        factors["unit_value"] = factors["value"] = one if one is not None else other
    return factors


def _multiplies(row: ListRow) -> bool | None:
    """Whether quantity × unit value is the row's value as written; None where one of them is missing."""
    count, unit, value = (
        _typed(row.block(key)) or read_number(row_text(row, key)) for key in ("quantity", "unit_value", "value")
    )
    if count is None or unit is None or value is None:
        return None
    return abs(count * unit - value) <= abs(value) / 200


def _typed(block: Block | None) -> Decimal | None:
    return block.value if block is not None and isinstance(block.value, Decimal) else None


def _money(row: ListRow, key: str, factor: Decimal | None) -> Decimal | None:
    """The money of a row's cell in yuan; a cell merged over several rows counts in the first of them, as 0 in the
    others."""
    cell = row.cells.get(key)
    if cell is None:
        return None
    block = next((b for b in cell.blocks if b.text.strip() or b.value is not None), None)
    typed = _typed(block)
    amount = typed * (factor or Decimal(1)) if typed is not None else read_money(row_text(row, key), factor)
    if amount is not None and cell.row_span > 1 and cell.row != row.index:
        return Decimal(0)
    return amount


def _asset(part: Part, found: ItemList, row: ListRow, section: Tenure) -> Asset | None:
    cell = row.cells.get("name")
    block = next((b for b in cell.blocks if b.text.strip()), None) if cell is not None else None
    if block is None or re.fullmatch(r"[\d.,/\\—\-]+", squeeze(block.text)):
        return None
    factors, heads = found.factors, found.heads
    value, net = _money(row, "value", factors.get("value")), _money(row, "net", factors.get("net"))
    unit_value = _money(row, "unit_value", factors.get("unit_value"))
    basis = _basis(heads)
    if "value" not in heads and "unit_value" not in heads:
        value = net if "net" in heads else _money(row, "assessed", factors.get("assessed"))
    bearing = "value" if "value" in heads else "unit_value" if "unit_value" in heads else "net"
    if bearing == "value" and value is None and unit_value is not None:
        bearing = "unit_value"
    words = squeeze("".join(row_text(row, key) for key in ("tenure", "state")))
    name = row_text(row, "name") or block.text.strip()
    start, end = len(block.text) - len(block.text.lstrip()), len(block.text.rstrip())
    return Asset(
        source=source_of(part, block, start, end),
        name=re.sub(r"\s+", "", name) if re.search(r"[\u4e00-\u9fff]", name) else name,
        quote=block.text[start:end],
        model=row_text(row, "model"),
        number=squeeze(row_text(row, "number")),
        quantity=_typed(row.block("quantity")) or read_number(row_text(row, "quantity")),
        unit_value=unit_value,
        value=value,
        net_value=net,
        basis=basis,
        tenure=tenure_of(words) or denied(row, heads) or remarked(row) or section,
        category=category_in(row),
        bought=bought_on(row),
        invoice=squeeze(row_text(row, "invoice")),
        hidden=row.hidden or block.hidden is not None,
        currency=_currency(found, row, bearing),
        owner=squeeze(row_text(row, "owner")),
    )


def _total(part: Part, lists: Iterable[ItemList], key: str) -> Cited[Decimal] | None:
    """The list's own total under a column: the one that calls itself 总计, else the sum of the lists' totals."""
    totals: list[tuple[bool, Cited[Decimal]]] = []
    for found in lists:
        last: tuple[bool, Cited[Decimal]] | None = None
        for row in found.rows:
            if row.kind != "total" or row.hidden or key not in found.heads or _currency(found, row, key) != "CNY":
                continue
            amount = _money(row, key, found.factors.get(key))
            block = row.block(key)
            if (amount is None or block is None) and key == "value" and "net" not in found.heads:
                amount, block = _lone_number(row, found.factors.get(key))
            if amount is None or block is None:
                continue
            grand = any(squeeze(b.text).startswith("总") for c in row.all[:3] for b in c.blocks)
            last = (grand, cite(part, amount, block, 0, len(block.text)))
        if last is not None:
            totals.append(last)
    if not totals:
        return None
    grand_totals = [cited for grand, cited in totals if grand]
    if grand_totals or len(totals) == 1:
        return grand_totals[-1] if grand_totals else totals[0][1]
    best = totals[-1][1]
    return Cited(sum((cited.value for _, cited in totals), Decimal(0)), best.quote, best.source, best.confidence)


def _lone_number(row: ListRow, factor: Decimal | None) -> tuple[Decimal | None, Block | None]:
    """The one amount of a total row whose cells do not stand under their columns."""
    blocks = [
        b
        for c in row.all
        for b in c.blocks
        if b.hidden is None and re.fullmatch(r"[¥￥]?[\d,，. ]{3,}(万?元)?", b.text.strip())
    ]
    if len(blocks) != 1:
        return None, None
    typed = _typed(blocks[0])
    return (typed * (factor or Decimal(1)) if typed is not None else read_money(blocks[0].text, factor)), blocks[0]


def _prose_total(part: Part, lists: Iterable[ItemList]) -> Cited[Decimal] | None:
    """设备原值合计1,521万元 in a line beside the table."""
    for found in lists:
        for block in found.notes:
            match = re.search(r"原值(?:合计|总计|总额|共计|总值)?|(?:合计|总计)(?:金额|价值)?", block.text)
            if match is None:
                continue
            for quantity in find_quantities(block.text[match.end() : match.end() + 30]):
                if quantity.unit == "CNY" and isinstance(quantity.value, Decimal):
                    return cite(part, quantity.value, block, match.end() + quantity.start, match.end() + quantity.end)
    return None
