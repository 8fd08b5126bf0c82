"""What the plan says of the present, and whether it says it twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pilotdocs.facts.agreement import Interval, consistent, figure_interval
from pilotdocs.facts.casefile import CaseFile
from pilotdocs.facts.revenue import quotient
from pilotdocs.facts.wording import name_of, said_where, say, sentence
from pilotdocs.model.figure import Figure, Value

_YEARLY = frozenset({"pilot_revenue_total", "pilot_revenue_external", "external_share"})
_THIS_YEAR = frozenset({"equipment_leased_rent"})
# A number whose label was not right beside it may be taken for something else; it neither contradicts another claim
# nor, where a surer one is there, makes one.
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Claim:
    """A settled claim: its value, the figure it was taken from (None where it was computed), and all its figures."""

    value: Value | None
    figure: Figure | None
    figures: tuple[str, ...]


def present_claims(case: CaseFile, quantity: str) -> list[Figure]:
    """The plan's figures of a quantity that speak of the present, of the applicant's platform and the right year."""
    last, this = str(case.day.year - 1), str(case.day.year)
    kept = []
    for figure in case.claims(quantity):
        if figure.status != "actual" or figure.party == "other":
            continue
        if figure.party == "applicant" and figure.unit not in ("text", "date"):
            continue
        if quantity in _YEARLY and figure.period is not None and figure.period[:4] != last:
            continue
        if quantity in _THIS_YEAR and figure.period is not None and figure.period[:4] != this:
            continue
        kept.append(figure)
    if quantity not in _YEARLY and quantity not in _THIS_YEAR and quantity != "established":
        # Of a table with a column for each year, the last year that is no plan is the present; years long past are not.
        columns = [f for f in kept if f.method.endswith("表格") and f.period is not None and len(f.period) == 4]
        years = [figure.period or "" for figure in columns]
        last_year = max(years, default="")
        if last_year and int(last_year) < case.day.year - 1:
            last_year = ""
        kept = [f for f in kept if f not in columns or f.period == last_year]
        # What was counted in a year gone by gives way to what is said of today.
        today = [f for f in kept if f.period is None or not f.period[:4].isdigit() or f.period[:4] >= this]
        kept = today or kept
    return kept


def _precedence(figure: Figure) -> tuple[bool, bool, bool]:
    """What comes first of several claims: the form, then the sure, then the exact; of equals the first."""
    return not figure.from_form, figure.confidence < _SURE, figure.bound != "exact"


def settle_claim(case: CaseFile, quantity: str) -> Claim:
    """The claim of a quantity: the form before the prose, an exact value before a bounded one, then the first."""
    claims = present_claims(case, quantity)
    if not claims:
        if quantity == "external_share":
            return _computed_share(case)
        _planned_only(case, quantity)
        return Claim(None, None, ())
    chosen = min(claims, key=_precedence)
    sure = [figure for figure in claims if figure.confidence >= _SURE]
    if chosen.unit != "text":
        for other in sure:
            if other is not chosen and not consistent(chosen, other):
                case.report(
                    "claim_inconsistent", "warning", quantity,
                    sentence(
                        "inconsistent", name=name_of(quantity), first=say(chosen.value, chosen.unit),
                        where=said_where(chosen), second=say(other.value, other.unit), other=said_where(other),
                    ),
                    figures=[chosen.id, other.id],
                )  # fmt: skip
                break
    return Claim(chosen.value, chosen, tuple(figure.id for figure in claims))


def _computed_share(case: CaseFile) -> Claim:
    """The share from the two claimed revenues, where the plan states none."""
    total = settle_claim_quietly(case, "pilot_revenue_total")
    external = settle_claim_quietly(case, "pilot_revenue_external")
    if total is None or external is None:
        return Claim(None, None, ())
    if not isinstance(total.value, Decimal) or not isinstance(external.value, Decimal):
        return Claim(None, None, ())
    return Claim(quotient(external.value, total.value), None, (external.id, total.id))


def settle_claim_quietly(case: CaseFile, quantity: str) -> Figure | None:
    """The figure that a claim is taken from, without reporting anything."""
    claims = present_claims(case, quantity)
    return min(claims, key=_precedence) if claims else None


def _planned_only(case: CaseFile, quantity: str) -> None:
    planned = [f for f in case.claims(quantity) if f.status == "planned" and f.party != "other"]
    if not planned or quantity.startswith("pilot_staff_"):
        return
    first = planned[0]
    case.report(
        "planned_only", "warning", quantity,
        sentence("planned", name=name_of(quantity), value=say(first.value, first.unit), where=said_where(first)),
        figures=[figure.id for figure in planned],
    )  # fmt: skip


def check_shares(case: CaseFile) -> None:
    """Hold each stated share against the quotient of the revenues that the plan claims."""
    total = settle_claim_quietly(case, "pilot_revenue_total")
    external = settle_claim_quietly(case, "pilot_revenue_external")
    if total is None or external is None:
        return
    whole, part = figure_interval(total), figure_interval(external)
    if whole is None or part is None or not isinstance(total.value, Decimal) or not isinstance(external.value, Decimal):
        return
    if not whole.low or not whole.high or part.low is None or part.high is None:
        return
    possible = Interval(part.low / whole.high, part.high / whole.low)
    for figure in present_claims(case, "external_share"):
        stated = figure_interval(figure)
        computed = quotient(external.value, total.value)
        if stated is None or figure.confidence < _SURE or stated.meets(possible):
            continue
        case.report(
            "ratio_mismatch", "warning", "external_share",
            sentence(
                "ratio", path=case.path(figure.source), stated=say(figure.value, "ratio"),
                computed=say(computed, "ratio"),
            ),
            figures=[figure.id, external.id, total.id],
        )  # fmt: skip
        return


def is_later(first: Value, second: Value) -> bool:
    """Whether one day is later than another; False for anything that is no day."""
    return isinstance(first, date) and isinstance(second, date) and first > second
