"""Quantities that a pack only gives words for: the plan's figure is the claim, the evidence's figure the proof."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from pilotdocs.facts.wording import say
from pilotdocs.model.derive import Labelled, QuantityRule, Window
from pilotdocs.model.fact import Discrepancy, Fact
from pilotdocs.model.figure import Figure
from pilotdocs.model.pack import RulePack
from pilotdocs.model.record import Reading
from pilotdocs.model.rule import Duration


def window_days(window: Window, day: date, pack: RulePack) -> tuple[date, date]:
    """The first and last day that count, both included."""
    anchors = {
        "as_of": day,
        "deadline": pack.deadline or day,
        "published": pack.published or day,
        "last_year_end": date(day.year - 1, 12, 31),
    }
    anchor = anchors[window.anchor]
    if window.kind == "fixed" and window.first is not None and window.last is not None:
        return window.first, window.last
    if window.kind == "rolling":
        return (window.length or Duration(years=1)).before(anchor), anchor
    before = anchor + timedelta(days=1) if window.anchor == "last_year_end" else anchor
    begin = date(before.year, window.fiscal_month, 1)
    if begin > before:
        begin = date(before.year - 1, window.fiscal_month, 1)
    return date(begin.year - window.years, begin.month, 1), begin - timedelta(days=1)


def in_window(period: str | None, days: tuple[date, date] | None) -> bool:
    """Whether a figure's period (“2024” or a day) lies in the window; a figure without one may."""
    if days is None or period is None:
        return True
    try:
        if len(period) == 4:
            year = int(period)
            return days[0] <= date(year, 1, 1) and date(year, 12, 31) <= days[1]
        return days[0] <= date.fromisoformat(period) <= days[1]
    except ValueError:
        return True


def settle_labelled(
    rule: QuantityRule, way: Labelled, reading: Reading, pack: RulePack, day: date
) -> tuple[Fact, list[Discrepancy]]:
    """The fact of a labelled quantity; pieces of evidence that differ are reported, and the lowest counts."""
    days = None if way.window is None else window_days(way.window, day, pack)
    kept = [
        figure
        for figure in reading.figures
        if figure.quantity == rule.id and figure.status == "actual" and figure.party != "other"
        and isinstance(figure.value, Decimal) and in_window(figure.period, days)
    ]  # fmt: skip
    claims = [figure for figure in kept if figure.role == "claim"]
    proofs = [figure for figure in kept if figure.role == "evidence"]
    claimed, claim = _claimed(claims, way)
    evidenced = _combined(proofs, way)
    problems: list[Discrepancy] = []
    values = {figure.value for figure in proofs}
    if evidenced is not None and way.combine != "sum" and len(values) > 1:
        shown = "、".join(say(figure.value, rule.unit) for figure in proofs)
        message = f"{rule.name}的佐证有不同的数：{shown}，按{say(evidenced, rule.unit)}计。"
        ids = tuple(figure.id for figure in proofs)
        problems.append(Discrepancy("evidence_conflict", "warning", rule.id, message, ids))
    basis = f"依据佐证材料所载{rule.name}。" if evidenced is not None else f"佐证材料中没有找到{rule.name}。"
    if way.combine == "sum" and len(proofs) > 1:
        basis = f"依据佐证材料，{len(proofs)}处{rule.name}相加。"
    ids = tuple(figure.id for figure in (*claims, *proofs))
    return Fact(rule.id, rule.unit, claimed, evidenced, evidenced, basis, ids, claim), problems


def _claimed(claims: Sequence[Figure], way: Labelled) -> tuple[Decimal | None, Figure | None]:
    if not claims:
        return None, None
    if way.combine == "sum" and len({figure.period for figure in claims if figure.period is not None}) > 1:
        return _combined(claims, way), None
    first = min(claims, key=lambda figure: (not figure.from_form, figure.bound != "exact"))
    return (first.value if isinstance(first.value, Decimal) else None), first


def _combined(figures: Sequence[Figure], way: Labelled) -> Decimal | None:
    """The lowest or highest value, or the sum over periods of the lowest value of each."""
    values = [figure.value for figure in figures if isinstance(figure.value, Decimal)]
    if not values:
        return None
    if way.combine != "sum":
        return max(values) if way.combine == "highest" else min(values)
    periods: dict[str, Decimal] = {}
    for figure in figures:
        if figure.period is not None and isinstance(figure.value, Decimal):
            periods[figure.period] = min(figure.value, periods.get(figure.period, figure.value))
    return sum(periods.values(), Decimal(0)) if periods else min(values)


def settle_day(rule: QuantityRule, way: Labelled, reading: Reading) -> tuple[Fact, list[Discrepancy]]:
    """The fact of a labelled day. Where pieces of evidence differ it is reported, and the latest counts: what began
    later lasted less (`combine` “highest”: the earliest)."""
    kept = [f for f in reading.figures if f.quantity == rule.id and f.status == "actual" and f.party != "other"]
    claims = [figure for figure in kept if figure.role == "claim" and isinstance(figure.value, date)]
    days = sorted({f.value for f in kept if f.role == "evidence" and isinstance(f.value, date)})
    shown = None if not days else days[0] if way.combine == "highest" else days[-1]
    basis = f"依据佐证材料所载{rule.name}。" if shown is not None else f"佐证材料中没有找到{rule.name}。"
    problems: list[Discrepancy] = []
    if len(days) > 1:
        message = (
            f"{rule.name}的佐证有不同的日期：{'、'.join(say(day, 'date') for day in days)}，按{say(shown, 'date')}计。"
        )
        ids = tuple(figure.id for figure in kept if figure.role == "evidence")
        problems.append(Discrepancy("evidence_conflict", "warning", rule.id, message, ids))
    claim = min(claims, key=lambda figure: not figure.from_form) if claims else None
    ids = tuple(figure.id for figure in kept)
    return Fact(rule.id, "date", claim.value if claim else None, shown, shown, basis, ids, claim), problems


def settle_text(rule: QuantityRule, reading: Reading) -> Fact:
    """A text quantity that tests look at: the one thing that claim, or evidence, says; None where they say several."""
    kept = [f for f in reading.figures if f.quantity == rule.id and f.status == "actual" and f.party != "other"]
    claimed = _only([figure for figure in kept if figure.role == "claim"])
    evidenced = _only([figure for figure in kept if figure.role == "evidence"])
    basis = f"佐证材料载明{rule.name}。" if evidenced else f"佐证材料中没有找到{rule.name}。"
    return Fact(rule.id, "text", claimed, evidenced, evidenced, basis, tuple(figure.id for figure in kept))


def _only(figures: Sequence[Figure]) -> str | None:
    values = {str(figure.value) for figure in figures}
    return values.pop() if len(values) == 1 else None
