"""Revenues of the year before application, and the share that they give."""

from __future__ import annotations

from decimal import Decimal, localcontext

from pilotdocs.facts.agreement import interval
from pilotdocs.facts.casefile import CaseFile, Evidence
from pilotdocs.facts.second import other_number
from pilotdocs.facts.wording import name_of, say, sentence
from pilotdocs.model.fact import CountedRow
from pilotdocs.model.record import RevenueReport


def quotient(external: Decimal, total: Decimal) -> Decimal | None:
    """external / total to 28 digits; None where the total is zero."""
    if total == 0:
        return None
    with localcontext() as context:
        context.prec = 28
        return external / total


def settle_revenue(case: CaseFile) -> dict[str, Evidence]:
    """Evidence of total and external revenue and of the share (contract, `external_share`)."""
    wanted = str(case.day.year - 1)
    reports = [r for r in case.records(RevenueReport) if case.entity.owns(r.entity, r.uscc) is not False]
    for report in [r for r in reports if r.void]:
        _list(case, report, "void", sentence("audit_void", words=report.void))
    reports = [r for r in reports if not r.void]
    bearing = [r for r in reports if r.total is not None or r.external is not None]
    current = [r for r in bearing if r.year == wanted]
    for report in bearing:
        if report.year == wanted:
            _list(case, report, "", "")
        else:
            told = sentence("period", path=case.path(report.source), found=report.year or "未载明", wanted=wanted)
            _list(case, report, "wrong_period", told)
    if not current:
        for report in bearing[:1]:
            case.report(
                "wrong_period", "error", "pilot_revenue_total",
                sentence("period", path=case.path(report.source), found=report.year or "未载明", wanted=wanted),
                figures=case.figures_at("pilot_revenue_total", [report.source]), sources=[report.source],
            )  # fmt: skip
        none = sentence("revenue_none", year=wanted)
        return {
            "pilot_revenue_total": Evidence(None, (), none),
            "pilot_revenue_external": Evidence(None, (), none),
            "external_share": Evidence(None, (), sentence("share_none", year=wanted)),
        }
    return _of_year(case, current, wanted)


def _list(case: CaseFile, report: RevenueReport, code: str, reason: str) -> None:
    """Keep the two revenues of a report as rows; with a code they don't count."""
    for quantity, cited in (("pilot_revenue_total", report.total), ("pilot_revenue_external", report.external)):
        if cited is not None:
            label = f"{report.year or '未载明'}年度{name_of(quantity)}"
            counted = Decimal(0) if code else cited.value
            case.rows.append(
                CountedRow(quantity, label, cited.source, cited.quote, cited.value, counted, code, reason)
            )  # fmt: skip


def _share_of(report: RevenueReport) -> Decimal:
    """The share that a report gives; those that give none come last."""
    if report.total is None or report.external is None:
        return Decimal(10)
    return quotient(report.external.value, report.total.value) or Decimal(0)


def _second_shares(case: CaseFile, report: RevenueReport, share: Decimal) -> tuple[Decimal, ...]:
    """The shares that a second recogniser's reading of the two revenues would give; () where the report's own share
    or its internal revenue confirms the first."""
    if report.total is None or report.external is None:
        return ()
    if report.share is not None and interval(report.share.value, Decimal("0.001")).meets(interval(share, None)):
        return ()
    if report.internal is not None and report.internal.value + report.external.value == report.total.value:
        return ()
    total, external = other_number(case, report.total), other_number(case, report.external)
    wholes = [report.total.value, *([total] if total else [])]
    parts = [report.external.value, *([external] if external is not None else [])]
    shares = {quotient(part, whole) for part in parts for whole in wholes if whole}
    return tuple(sorted(other for other in shares if other is not None and other != share))


def _parts_exceed(report: RevenueReport) -> bool:
    """Whether what is told of inside and of outside is more than the whole, by more than rounding."""
    if report.total is None or report.external is None or report.internal is None:
        return False
    return report.internal.value + report.external.value > report.total.value * Decimal("1.005")


def _reserved(
    case: CaseFile, current: list[RevenueReport], external: Decimal, total: Decimal
) -> tuple[tuple[Decimal, ...], str]:
    """The share without the external revenue that a report reserves, and the sentence for it; () for none."""
    lefts: list[Decimal] = []
    words = ""
    for report in current:
        rest = external
        for amount in report.reserved:
            rest = max(Decimal(0), rest - amount.value)
            left = quotient(rest, total) or Decimal(0)
            lefts.append(left)
            words += sentence(
                "remark_revenue", path=case.path(report.source), words=amount.quote, left=say(left, "ratio")
            )
    return ((min(lefts),) if lefts else ()), words


def _of_year(case: CaseFile, current: list[RevenueReport], wanted: str) -> dict[str, Evidence]:
    # Where audits of one year disagree, the lower share is the credible one; the disagreement is reported.
    current = sorted(current, key=_share_of)
    sources = [report.source for report in current]
    result: dict[str, Evidence] = {}
    values: dict[str, Decimal | None] = {}
    for quantity in ("pilot_revenue_total", "pilot_revenue_external"):
        stated = [(r, r.total if quantity == "pilot_revenue_total" else r.external) for r in current]
        cited = [(report, value) for report, value in stated if value is not None]
        first = cited[0] if cited else None
        values[quantity] = first[1].value if first is not None else None
        for report, value in cited[1:]:
            if first is not None and value.value != first[1].value:
                case.report(
                    "evidence_conflict", "error", quantity,
                    sentence(
                        "conflict_revenue", year=wanted, name=name_of(quantity), first=say(first[1].value, "CNY"),
                        path=case.path(first[0].source), second=say(value.value, "CNY"), other=case.path(report.source),
                    ),
                    sources=[first[1].source, value.source],
                )  # fmt: skip
        result[quantity] = Evidence(
            values[quantity], case.figures_at(quantity, sources), sentence("revenue", year=wanted)
        )  # fmt: skip
    total, external = values["pilot_revenue_total"], values["pilot_revenue_external"]
    figures = result["pilot_revenue_total"].figures + result["pilot_revenue_external"].figures
    if total is None or external is None:
        result["external_share"] = Evidence(None, (), sentence("share_none", year=wanted))
        return result
    share = quotient(external, total)
    if external > total or external < 0:
        note = sentence("share_over", year=wanted, external=say(external, "CNY"), total=say(total, "CNY"))
        case.report("evidence_conflict", "error", "external_share", note, figures=figures)
        result["external_share"] = Evidence(None, figures, note)
        return result
    exceeding = next((r for r in current if _parts_exceed(r)), None)
    if exceeding is not None and exceeding.internal is not None:
        note = sentence("share_parts", path=case.path(exceeding.source), internal=say(exceeding.internal.value, "CNY"),
                        external=say(external, "CNY"), total=say(total, "CNY"))  # fmt: skip
        case.report("evidence_conflict", "error", "external_share", note, figures=figures)
        result["external_share"] = Evidence(None, figures, note)
        return result
    if share is None:
        result["external_share"] = Evidence(None, figures, sentence("share_zero", year=wanted))
        return result
    for report in current:
        if report.share is not None and not interval(report.share.value, Decimal("0.001")).meets(interval(share, None)):
            case.report(
                "ratio_mismatch", "warning", "external_share",
                sentence(
                    "ratio", path=case.path(report.source), stated=say(report.share.value, "ratio"),
                    computed=say(share, "ratio"),
                ),
                figures=figures, sources=[report.share.source],
            )  # fmt: skip
    basis = sentence("share", year=wanted, external=say(external, "CNY"), total=say(total, "CNY"))
    told, words = _reserved(case, current, external, total)
    for report in current:
        if report.doubts:
            said = "；".join(words.value[:60] for words in report.doubts)
            told, words = (Decimal(0),), words + sentence("doubted_paper", path=case.path(report.source), words=said)
    result["external_share"] = Evidence(
        share, figures, basis, other=_second_shares(case, current[0], share), caution=words, told=told
    )
    return result
