"""From cited values to the evidence figures that facts rest on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, TypeVar

from pilotdocs.figures.evidence.flow import squeeze
from pilotdocs.model.figure import Cited, Figure, Value
from pilotdocs.model.part import Part

V = TypeVar("V", Decimal, date, str)
UNITS = {
    "established": "date", "registered_place": "text", "organisation_type": "text", "uscc": "text",
    "pilot_staff": "person", "pilot_staff_technical": "person", "pilot_staff_skilled": "person",
    "pilot_staff_managerial": "person", "pilot_staff_marketing": "person", "pilot_area": "m2",
    "equipment_owned": "CNY", "equipment_leased_rent": "CNY", "pilot_revenue_total": "CNY",
    "pilot_revenue_external": "CNY", "external_share": "ratio",
}  # fmt: skip


def second_readings(part: Part, quote: str, page: int | None) -> tuple[str, ...]:
    """What a second recogniser read where the quote stands, said in Chinese; () where it agrees or did not read."""
    needle = squeeze(quote)
    said: list[str] = []
    for item in part.content:
        for block in [item] if not hasattr(item, "cells") else [b for cell in item.cells for b in cell.blocks]:
            if block.second is None or block.place.page != page or not needle:
                continue
            if needle in squeeze(block.text) and needle not in squeeze(block.second):
                said.append(f"另一识别模型读作“{block.second.strip()}”")
    return tuple(said)


def evidence_figure(
    part: Part,
    quantity: str,
    cited: Cited[V],
    method: str,
    *,
    period: str | None = None,
    party: Literal["platform", "applicant", "other"] = "applicant",
    cues: tuple[str, ...] = (),
) -> Figure:
    """The evidence figure of a quantity; it has no id yet."""
    doubts: tuple[str, ...] = ()
    if cited.confidence < 1:
        doubts = second_readings(part, cited.quote, cited.source.place.page)
    value: Value = cited.value
    step = Decimal(1) if isinstance(value, Decimal) and UNITS[quantity] == "person" else None
    return Figure(
        id="", quantity=quantity, value=value, unit=UNITS[quantity], role="evidence", status="actual", bound="exact",
        period=period, quote=cited.quote, source=cited.source, method=method, confidence=cited.confidence, step=step,
        party=party, cues=(*cues, *doubts),
    )  # fmt: skip
