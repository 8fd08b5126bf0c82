"""What the tables of the summary have in common: columns, values as they are shown, packages of fixed bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

Data = dict[str, Any]

_SHARE = Decimal("0.01")
_SHARE_STEP = Decimal("0.0001")  # of a per cent, as in the memo
_STEP = Decimal("0.000001")  # of 万元: a cent
FACTS = (
    ("pilot_staff", "核定中试人员（人）", Decimal(1)),
    ("pilot_area", "核定中试面积（㎡）", Decimal(1)),
    ("equipment_owned", "核定自有设备原值（万元）", Decimal(10_000)),
    ("equipment_counted", "计入的设备价值（万元）", Decimal(10_000)),
    ("pilot_revenue_total", "核定中试服务总收入（万元）", Decimal(10_000)),
    ("external_share", "对外服务占比（%）", _SHARE),
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_000


def fact_value(application: Data, quantity: str, unit: Decimal) -> Decimal | str | None:
    """The accepted value in the column's unit; cut to as many decimals as the memo prints, never rounded up. None where
    nothing is settled."""
    used = application["facts"].get(quantity, {}).get("used")
    if used is None:
        return None
    try:
        value = Decimal(used) / unit
    except InvalidOperation:
        return str(used)
    cut = value.quantize(_SHARE_STEP if unit == _SHARE else _STEP, rounding="ROUND_DOWN")
    return Decimal(0) if not cut else cut.normalize()


def shown(value: Decimal | str | date | None) -> str:
    """The value as text; “—” for None: not found is never zero."""
    if value is None or value == "":
        return "—"
    return f"{value:,f}" if isinstance(value, Decimal) else str(value)


def clean(text: object) -> str:
    """Text that XML can hold, no longer than a cell."""
    return _ILLEGAL.sub("\ufffd", str(text))[:_LONGEST]


def place_words(place: Data) -> str:
    """A place in one line: which application, which file, which page or cell."""
    where = f"第{place['page']}页" if place["page"] else (place["locator"] or "")
    return f"{place['application']}/{place['document']}" + (f" {where}" if where else "")


def settled_package(data: bytes) -> bytes:
    """The same zip package without times of making: equal contents give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", content)
            info = zipfile.ZipInfo(item.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return out.getvalue()
