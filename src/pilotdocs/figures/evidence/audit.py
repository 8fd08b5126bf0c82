"""审计报告 and 专项审计: what the year's pilot-service revenue was, in all and from outside, one record a year.

Company revenue (营业收入) is never read as pilot revenue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pilotdocs.figures.evidence.amounts import find_days
from pilotdocs.figures.evidence.audit_values import Value, prose_values, table_values
from pilotdocs.figures.evidence.cited import evidence_figure
from pilotdocs.figures.evidence.doubts import audit_doubts
from pilotdocs.figures.evidence.flow import Flow, flow_of, part_source
from pilotdocs.figures.evidence.measures import PARTIAL, Measure
from pilotdocs.figures.evidence.names import USCC, clean_name, find_organisation, mend_uscc
from pilotdocs.figures.evidence.reservations import reserved_revenue
from pilotdocs.figures.evidence.terms import lone_days
from pilotdocs.figures.evidence.validity import void_audit
from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.part import Part
from pilotdocs.model.record import RevenueReport

_ADDRESSEES = re.compile(
    r"(?:全体|各位)?(?:股东|董事|出资人|投资人|合伙人|理事|管理层|举办单位)(?:大?会)?(?:及?(?:董事会|管理层))?$"
)
_BODY = r"[^\n，,。:：]{4,40}?(?:公司|企业|研究院|研究所|大学|学院|中心|院|所|厂)(?:[(（](?:有限合伙|普通合伙)[)）])?"
_UNIT_NAMED = (
    r"(?:被审计单位|委托单位|单位名称|被审核单位)[:：]?\n?([^\n，,。:：]{4,40})",
    r"(?:审计了|接受委托，?对|接受)(?:后附的)?(" + _BODY + ")",
)


def read_audit(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[RevenueReport, ...]]:
    """One record for every year that the report shows, newest first; where it shows none of the revenues one record
    with its entity and year alone."""
    flow = flow_of(part)
    year = report_year(flow)
    values = [*table_values(part, year)]
    tabled = {(value.measure, value.year) for value in values}
    values += [value for value in prose_values(flow, year) if (value.measure, value.year) not in tabled]
    base = RevenueReport(
        source=part_source(part),
        year=year,
        entity=_entity(part, flow),
        uscc=_code(flow),
        issued=_issued(flow),
        void=void_audit(flow),
        doubts=audit_doubts(flow, day),
    )
    years: list[str | None] = [*sorted({value.year for value in values if value.year}, reverse=True)] or [year]
    if year in years:
        years.insert(0, years.pop(years.index(year)))
    records = tuple(_record(base, shown, values) for shown in years)
    records = tuple(replace(record, reserved=reserved_revenue(flow, record.external)) for record in records)
    return tuple(figure for record in records for figure in _figures(part, record)), records


def _record(base: RevenueReport, year: str | None, values: list[Value]) -> RevenueReport:
    def first(measure: Measure) -> Cited[Decimal] | None:
        fitting = (v for v in values if v.measure == measure and v.year in (year, None))
        best = min(fitting, key=lambda v: (v.group, not v.final), default=None)
        return best.cited if best is not None else None

    total = first("total")
    return replace(
        base, year=year, source=total.source if total else base.source, total=total, external=first("external"),
        internal=first("internal"), share=first("share"), equipment_original=first("equipment_original"),
        equipment_net=first("equipment_net"),
    )  # fmt: skip


def _figures(part: Part, record: RevenueReport) -> Iterator[Figure]:
    named: tuple[tuple[str, Cited[Decimal] | None, str], ...] = (
        ("pilot_revenue_total", record.total, "中试服务总收入"),
        ("pilot_revenue_external", record.external, "对外中试服务收入"),
        ("external_share", record.share, "对外收入占比"),
    )
    for quantity, cited, label in named:
        if cited is not None:
            yield evidence_figure(part, quantity, cited, f"审计报告·{label}", period=record.year, party="platform")


def report_year(flow: Flow) -> str | None:
    """The year that the report is about: that beside 审计 and 收入 in its opening words, else the first 年度."""
    patterns = (
        r"((?:19|20)\d{2})年度?[^。\n]{0,24}(?:中试|服务收入|收入情况|专项审计)",
        r"((?:19|20)\d{2})年1月1日至(?:19|20)\d{2}年12月31日",
        r"(?:截至|截止)?((?:19|20)\d{2})年12月31日",
        r"((?:19|20)\d{2})年度",
    )
    for pattern in patterns:
        partial = PARTIAL.search(flow.text) if pattern == patterns[0] else None
        match = re.search(pattern, flow.text)
        if match is not None:
            if partial is not None and partial.start() == match.start():
                return partial[0]
            return match[1]
    return None


def _entity(part: Part, flow: Flow) -> Cited[str] | None:
    """The audited unit: the addressee before a colon, else the name after 审计了 or beside 被审计单位."""
    for match in re.finditer(r"(?:^|\n)([^\n:：]{4,40})[:：](?=\n|$|我们)", flow.text):
        named = find_organisation(match[1])
        if named is not None and named[1] == 0 and "事务所" not in match[1]:
            tail = _ADDRESSEES.search(match[1])
            if tail is not None:
                end = match.start(1) + tail.start()
                return flow.cite(clean_name(flow.raw(match.start(1), end)), match.start(1), end)
            return flow.cite(clean_name(flow.raw(match.start(1), match.end(1))), match.start(1), match.end(1))
    for pattern in _UNIT_NAMED:
        for match in re.finditer(pattern, flow.text):
            name = clean_name(flow.raw(match.start(1), match.end(1)))
            if "事务所" not in name and not name.startswith("贵"):
                return flow.cite(name, match.start(1), match.end(1))
    return None


def _code(flow: Flow) -> Cited[str] | None:
    match = re.search(r"信用代码[:：为]?\n?", flow.text)
    code = USCC.match(flow.text.upper(), match.end()) if match else None
    return flow.cite(mend_uscc(code[1]), code.start(1), code.end(1)) if code else None


def _issued(flow: Flow) -> Cited[date] | None:
    """The day that stands alone near the end, else the last full day of the report."""
    best = (lone_days(flow) or [found for found in find_days(flow.text) if found.exact])[-1:]
    return flow.cite(best[0].value, best[0].start, best[0].end) if best else None
