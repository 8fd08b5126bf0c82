"""What a condition is held against: the settled folder, the pack and the day, with the look-ups all tests share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pilotdocs.findings.outcome import Outcome
from pilotdocs.model.fact import Fact, Settlement
from pilotdocs.model.figure import Figure
from pilotdocs.model.pack import RulePack
from pilotdocs.model.rule import Anchor, Sign, Test

# What the contract's own quantities are called and measured in, where neither a fact nor the pack says.
_BUILT_IN: Mapping[str, tuple[str, str]] = {
    "established": ("成立日期", "date"),
    "registered_place": ("住所", "text"),
    "organisation_type": ("单位类型", "text"),
    "uscc": ("统一社会信用代码", "text"),
    "pilot_staff": ("中试人员数", "person"),
    "pilot_staff_technical": ("技术人员数", "person"),
    "pilot_staff_skilled": ("技能人员数", "person"),
    "pilot_staff_managerial": ("管理人员数", "person"),
    "pilot_staff_marketing": ("营销人员数", "person"),
    "pilot_area": ("中试场地及配套设施面积", "m2"),
    "equipment_owned": ("自有设备原值", "CNY"),
    "equipment_leased_rent": ("申报当年租赁设备租金", "CNY"),
    "equipment_counted": ("计入的设备原值", "CNY"),
    "pilot_revenue_total": ("中试服务总收入", "CNY"),
    "pilot_revenue_external": ("对外中试服务收入", "CNY"),
    "external_share": ("对外服务收入占比", "ratio"),
}


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One application, settled, under one pack on one day. `hold` holds any test against it (tests nest)."""

    settlement: Settlement
    pack: RulePack
    day: date
    hold: Callable[[Test, CaseFile], Outcome]

    def fact(self, quantity: str) -> Fact | None:
        """The fact of that quantity; None where nothing is known of it."""
        return self.settlement.fact(quantity)

    def name(self, quantity: str) -> str:
        """What a reviewer calls the quantity."""
        rule = self.pack.quantity(quantity)
        return rule.name if rule is not None else _BUILT_IN.get(quantity, (quantity, ""))[0]

    def unit(self, quantity: str) -> str:
        """The quantity's canonical unit."""
        rule = self.pack.quantity(quantity)
        return rule.unit if rule is not None else _BUILT_IN.get(quantity, ("", "text"))[1]

    def anchor(self, anchor: Anchor) -> date:
        """The day that a span is counted from or to; the day of application where the pack names no other."""
        if anchor == "deadline":
            return self.pack.deadline or self.day
        if anchor == "published":
            return self.pack.published or self.day
        return date(self.day.year - 1, 12, 31) if anchor == "last_year_end" else self.day

    def seen(self, sign: Sign) -> tuple[bool, tuple[Figure, ...]]:
        """Whether a sign is there, and the figures that show it (none for a paper)."""
        if sign.kind == "paper":
            return self.settlement.has(sign.name), ()
        figures = tuple(
            figure
            for figure in self.settlement.mentions(sign.name)
            if (figure.status == "actual" or (sign.kind == "mention" and figure.status == "planned"))
            and (sign.kind in ("anywhere", "mention") or figure.role == sign.kind)
        )
        return bool(figures), figures
