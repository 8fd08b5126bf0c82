"""发票: number, day, buyer, seller, total with tax, lines and the asset numbers that the remark names."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from pilotdocs.figures.evidence.amounts import find_days, read_number
from pilotdocs.figures.evidence.flow import Flow, flow_of, part_source
from pilotdocs.figures.evidence.lists import find_lists
from pilotdocs.figures.evidence.names import USCC, clean_name, mend_uscc
from pilotdocs.figures.evidence.words import list_keys
from pilotdocs.figures.quantities import parse_number
from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.part import Part
from pilotdocs.model.record import Invoice, InvoiceLine

LINES = list_keys("invoice")
_NUMBER = re.compile(r"(?:发票号码|票据号码|No\.?|NO\.?|№)[:：]?\n?(\d{8,20})")
_DAY = re.compile(r"开票日期[:：]?\n?")
_TOTAL = re.compile(r"(?:小写|价税合计[^\d¥￥]{0,40}?)[)）]?[:：]?\n?[¥￥]?([\d,]+\.\d{1,2}|[\d,]{3,})")
_NET = re.compile(r"合计\n?[:：]?\n?[¥￥]?([\d,]+\.\d{1,2})(?!\d)")
_NAME = re.compile(r"(?:单位)?名称[:：]\n?([^\n:：]{4,60}?)(?=\n|统一社会|纳税人|地址|销售方|购买方|名称|$)")
_CODE = re.compile(r"(?:统一社会信用代码/?|纳税人识别号)[:：]?\n?([0-9A-Z]{15,20})(?![0-9A-Z])")
_ASSET = re.compile(
    r"(?:资产|设备|固定资产|卡片)(?:编号|编码|号)[:：]?\n?((?:[A-Za-z0-9][A-Za-z0-9\-_/#.]{2,30}[、,，;；和及\s]?)+)"
)


def read_invoice(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[Invoice, ...]]:
    """The invoice; it gives no figure of its own, for invoices confirm rows of the list and are no list."""
    flow = flow_of(part)
    buyer, seller = _parties(flow)
    codes = list(_CODE.finditer(flow.text))
    number = _first(flow, _NUMBER)
    total = _money(flow, _TOTAL)
    lines = _lines(part)
    record = Invoice(
        source=total.source if total else part_source(part),
        number=number,
        issued=_issued(flow),
        buyer=buyer,
        buyer_uscc=_code(flow, codes, buyer, seller),
        seller=seller,
        total=total,
        net=_money(flow, _NET),
        lines=lines,
        asset_numbers=_assets(flow),
    )
    return (), (record,)


def _first(flow: Flow, pattern: re.Pattern[str]) -> Cited[str] | None:
    match = pattern.search(flow.text)
    return flow.cite(match[1], match.start(1), match.end(1)) if match else None


def _money(flow: Flow, pattern: re.Pattern[str]) -> Cited[Decimal] | None:
    for match in pattern.finditer(flow.text):
        value = read_number(match[1])
        if value is not None and value > 0:
            return flow.cite(value, match.start(1), match.end(1))
    return None


def _issued(flow: Flow) -> Cited[date] | None:
    label = _DAY.search(flow.text)
    start = label.end() if label else 0
    window = flow.text[start : start + 20] if label else flow.text
    found = next((d for d in find_days(window) if d.exact), None)
    return flow.cite(found.value, start + found.start, start + found.end) if found else None


def _role(flow: Flow, position: int) -> str | None:
    """Whether the words before a name speak of the buyer or of the seller; 购 and 销 may stand as single characters."""
    before = flow.text[max(0, position - 40) : position]
    buyer = max(before.rfind(word) for word in ("购买方", "购货单位", "购方", "购"))
    seller = max(before.rfind(word) for word in ("销售方", "销货单位", "销方", "销"))
    if buyer == seller:
        return None
    return "buyer" if buyer > seller else "seller"


def _parties(flow: Flow) -> tuple[Cited[str] | None, Cited[str] | None]:
    """Buyer and seller: by the words before their names, else in the order of the form (buyer first)."""
    names: list[tuple[int, Cited[str]]] = []
    for match in _NAME.finditer(flow.text):
        name = clean_name(flow.raw(match.start(1), match.end(1)))
        if (
            len(name) >= 4
            and re.search(r"[\u4e00-\u9fff]{3}", name)
            and "规格" not in name
            and not name.startswith("*")
        ):
            names.append((match.start(), flow.cite(name, match.start(1), match.end(1))))
    if not names:
        return None, None
    roles = {_role(flow, position): cited for position, cited in reversed(names)}
    if len(names) >= 2 and not ("buyer" in roles and "seller" in roles and roles["buyer"] is not roles["seller"]):
        return names[0][1], names[1][1]
    return roles.get("buyer") or (names[0][1] if "seller" not in roles else None), roles.get("seller")


def _code(
    flow: Flow, codes: list[re.Match[str]], buyer: Cited[str] | None, seller: Cited[str] | None
) -> Cited[str] | None:
    """The buyer's code: the first that stands after the buyer's name and before the seller's, else the first."""
    if not codes or buyer is None:
        return None
    at = flow.text.find(buyer.value[:6]) if buyer else -1
    after = [m for m in codes if m.start() > at] or codes
    best = after[0]
    if not USCC.match(best[1]):
        return flow.cite(best[1], best.start(1), best.end(1))
    return flow.cite(mend_uscc(best[1]), best.start(1), best.end(1))


def _assets(flow: Flow) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for match in _ASSET.finditer(flow.text):
        for number in re.split(r"[、,，;；和及\s]+", match[1]):
            if len(number) >= 3 and re.search(r"\d", number):
                found[number] = None
    return tuple(found)


def _lines(part: Part) -> tuple[InvoiceLine, ...]:
    lines: list[InvoiceLine] = []
    for found in find_lists(part, LINES):
        for row in found.rows:
            if row.kind != "item" or row.hidden or not re.search(r"\d", row.text("amount")):
                continue
            name = re.sub(r"\s+", "", row.text("name"))
            if re.match(r"合计|价税合计|¥|￥", name):
                continue
            lines.append(InvoiceLine(
                name=name, model=row.text("model"), quantity=parse_number(row.text("quantity")),
                unit_price=parse_number(row.text("price")), amount=read_number(row.text("amount")),
                tax=read_number(row.text("tax")),
            ))  # fmt: skip
    return tuple(lines)
