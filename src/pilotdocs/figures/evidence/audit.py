"""审计报告 and 专项审计: what the year's pilot-service revenue was, in all and from outside, one record a year.

Company revenue (营业收入) is never read as pilot revenue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from pilotdocs.figures.evidence.amounts import currency_of, find_days, read_money, read_number, unit_factor_of
from pilotdocs.figures.evidence.cited import evidence_figure
from pilotdocs.figures.evidence.flow import Flow, cite, flow_of, part_source, squeeze
from pilotdocs.figures.evidence.names import USCC, clean_name, find_organisation, mend_uscc
from pilotdocs.figures.evidence.terms import lone_days
from pilotdocs.figures.quantities import find_quantities
from pilotdocs.model.document import Block, Cell, Table
from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.part import Part
from pilotdocs.model.record import RevenueReport

Measure = Literal["total", "external", "internal", "share", "equipment_original", "equipment_net"]
_EXTERNAL = r"(?:对外|外部|集团外|体系外|非关联方|关联方以外|第三方|社会|向外|外单位|市场化)"
_INTERNAL = r"(?:对内|内部|集团内|体系内|关联方|自用|本单位|依托单位)"
_SERVICE = r"(?:中试|试制|平台)"
_SHARE = re.compile(_EXTERNAL + r".{0,24}(?:占比|比重|比例|占)")
_IS_EXTERNAL = re.compile(_EXTERNAL + r".{0,16}(?:收入|金额|服务)|(?:收入|服务).{0,4}" + _EXTERNAL)
_IS_INTERNAL = re.compile(_INTERNAL + r".{0,16}(?:收入|金额|服务|结算)")
_IS_TOTAL = re.compile(
    _SERVICE + r".{0,12}(?:总收入|收入总额|收入合计|收入总计|服务收入|收入)(?:总额|合计|总计|小计)?$|^(?:服务)?总收入$"
)
_NOT_PILOT = re.compile(
    r"营业(总)?收入|主营|其他业务|利润|成本|费用|投资|补助|研发|税|增长|同比|合同额|到账|开票|预算|应收"
)
_TOTAL_ROW = re.compile(r"^(?:合计|总计|共计|收入合计|中试收入合计)$")
_YEAR = re.compile(r"((?:19|20)\d{2})年?(?:度|全年|1[-—–~～至]12月)?")
_PARTIAL = re.compile(
    r"((?:19|20)\d{2})年?(?:上半年|下半年|\d{1,2}月?[-—–~～至](?!12月)\d{1,2}月|前[一二三]季度|第?[一二三四]季度)"
)
_THIS = re.compile(r"本(?:期|年|年度)|当(?:期|年)|报告期")
_LAST = re.compile(r"上(?:期|年|年度|一年度)|前期")
_EQUIPMENT = re.compile(r"(?:机器|中试|专用|仪器|生产|研发|试验)?设备|机器设备|仪器")
_GROUP = re.compile(r"合并(?!范围)")
_UNIT_NOTED = re.compile(r"单位[:：为]?(?:人民币)?([万千百亿]{0,2}元)|[(（](?:人民币)?([万千百亿]{0,2}元)[)）]")
# Columns of a table that goes from what was handed in to what the auditor found.
_AUDITED = re.compile(r"审定|核定|审后|审计后|(?:审计|审核|鉴证)(?:确认)?(?:数|金额)|确认数|调整后")
_CLAIMED = re.compile(r"申报|未审|审前|审计前|调整前|(?:审计)?调整(?!后)|调[增减]|差异|账面数|报表数|核减|核增")
_OWN = re.compile(r"母公司|本公司|公司本部|本部|个别报表|单体")
CONFIDENT_PROSE = 0.95
_ADDRESSEES = re.compile(
    r"(?:全体|各位)?(?:股东|董事|出资人|投资人|合伙人|理事|管理层|举办单位)(?:大?会)?(?:及?(?:董事会|管理层))?$"
)
_BODY = r"[^\n，,。:：]{4,40}?(?:公司|企业|研究院|研究所|大学|学院|中心|院|所|厂)(?:[(（](?:有限合伙|普通合伙)[)）])?"
_UNIT_NAMED = (
    r"(?:被审计单位|委托单位|单位名称|被审核单位)[:：]?\n?([^\n，,。:：]{4,40})",
    r"(?:审计了|接受委托，?对|接受)(?:后附的)?(" + _BODY + ")",
)


@dataclass(frozen=True, slots=True)
class _Value:
    """`group` says that the value is of the consolidated group, not of the audited unit alone."""

    measure: Measure
    year: str | None
    cited: Cited[Decimal]
    group: bool = False


def read_audit(part: Part, day: date) -> tuple[tuple[Figure, ...], tuple[RevenueReport, ...]]:
    """One record for every year that the report shows, newest first; where it shows none of the revenues one record
    with its entity and year alone."""
    flow = flow_of(part)
    year = report_year(flow)
    values = [*_table_values(part, year)]
    tabled = {(value.measure, value.year) for value in values}
    values += [value for value in _prose_values(flow, year) if (value.measure, value.year) not in tabled]
    base = RevenueReport(
        source=part_source(part),
        year=year,
        entity=_entity(part, flow),
        uscc=_code(flow),
        issued=_issued(flow),
    )
    years: list[str | None] = [*sorted({value.year for value in values if value.year}, reverse=True)] or [year]
    if year in years:
        years.insert(0, years.pop(years.index(year)))
    records = tuple(_record(base, shown, values) for shown in years)
    return tuple(figure for record in records for figure in _figures(part, record)), records


def _record(base: RevenueReport, year: str | None, values: list[_Value]) -> RevenueReport:
    def first(measure: Measure) -> Cited[Decimal] | None:
        fitting = (v for v in values if v.measure == measure and v.year in (year, None))
        best = min(fitting, key=lambda v: v.group, default=None)
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
        partial = _PARTIAL.search(flow.text) if pattern == patterns[0] else None
        match = re.search(pattern, flow.text)
        if match is not None:
            if partial is not None and partial.start() == match.start():
                return partial[0]
            return match[1]
    return None


def year_of(text: str, report: str | None) -> str | None:
    """The year that a head or a phrase names: 2024年度, 本期 (the report's), 上期 (the one before); part of a year in
    its own words; None where it names none."""
    words = squeeze(text)
    if partial := _PARTIAL.search(words):
        return partial[0]
    if match := _YEAR.search(words):
        return match[1]
    if report is not None and report.isdigit():
        if _LAST.search(words):
            return str(int(report) - 1)
        if _THIS.search(words):
            return report
    return None


def measure_of(text: str) -> Measure | None:
    """What a row's or a column's label means; None for anything but pilot revenue and its parts."""
    words = re.sub(
        r"^[一二三四五六七八九十\d]+[、.．]|^[(（][一二三四五六七八九十\d]+[)）]|^其中[:：]?|^加[:：]|^[-—·●]",
        "",
        squeeze(text),
    )
    words = re.sub(r"[(（][^()（）]*[)）]", "", words).rstrip(":：")
    if _SHARE.search(words):
        return "share"
    if _NOT_PILOT.search(words):
        return None
    if _IS_EXTERNAL.search(words):
        return "external"
    if _IS_INTERNAL.search(words):
        return "internal"
    return "total" if _IS_TOTAL.search(words) else None


def _table_values(part: Part, report: str | None) -> Iterator[_Value]:
    notes: list[Block] = []
    for item in part.content:
        if not isinstance(item, Table):
            if item.hidden is None:
                notes.append(item)
            continue
        grid = item.grid()
        if _is_foreign(notes[-3:], grid):
            notes = []
            continue
        factor = _unit(notes[-3:], grid)
        caption = squeeze("".join(note.text for note in notes[-2:] if len(note.text) <= 40))
        found = [*_by_rows(part, grid, factor, report, caption)] or [*_by_columns(part, grid, factor, report)]
        yield from found
        yield from _equipment(part, grid, factor)
        notes = []


def _unit(notes: list[Block], grid: list[list[Cell | None]]) -> Decimal | None:
    """The unit noted above the table or in its first rows; the nearest note counts."""
    for text in [*(_text(cell) for row in grid[:2] for cell in row), *(block.text for block in reversed(notes))]:
        words = squeeze(text)
        noted = _UNIT_NOTED.search(words)
        factor = unit_factor_of(next(filter(None, noted.groups()))) if noted is not None else None
        if factor is None and len(words) <= 40 and re.search(r"单位[:：]?|[(（](?:万|千|亿)?元[)）]|人民币元", words):
            factor = unit_factor_of(words)
        if factor is not None:
            return factor
    return None


def _is_foreign(notes: list[Block], grid: list[list[Cell | None]]) -> bool:
    """Whether the table is in another currency than yuan: its amounts are left out."""
    texts = [*(_text(cell) for row in grid[:2] for cell in row), *(block.text for block in notes)]
    noted = [
        match[1]
        for text in texts
        for match in re.finditer(r"(?:单位|币种|货币)[:：]?([^，,。；;]{1,16})", squeeze(text))
    ]
    return any(currency_of(words) is not None for words in noted)


def _text(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def _block(cell: Cell | None) -> Block | None:
    return next((b for b in cell.blocks if b.hidden is None and b.text.strip()), None) if cell is not None else None


def _amount(part: Part, cell: Cell | None, factor: Decimal | None, measure: Measure) -> Cited[Decimal] | None:
    block = _block(cell)
    if block is None or not re.search(r"\d", block.text) or currency_of(block.text) is not None:
        return None
    typed = block.value if isinstance(block.value, Decimal) else None
    if measure == "share":
        number = typed if typed is not None else read_number(block.text)
        if number is None:
            return None
        value = number / 100 if "%" in squeeze(block.text) or number > 1 else number
    else:
        read = typed * (factor or Decimal(1)) if typed is not None else read_money(block.text, factor)
        if read is None:
            return None
        value = read
    return cite(part, value, block, 0, len(block.text))


def _by_rows(
    part: Part, grid: list[list[Cell | None]], factor: Decimal | None, report: str | None, caption: str
) -> Iterator[_Value]:
    """A row a measure, a column a year (or one column of amounts), for the group (合并) and for the unit (母公司)."""
    labels = [
        next((t for c in row[:3] if (t := squeeze(_text(c))) and not re.fullmatch(r"[\d.,%\-—]+", t)), "")
        for row in grid
    ]
    measures: list[Measure | None] = [measure_of(label) for label in labels]
    if not any(m in ("external", "internal", "total") for m in measures):
        return
    if "total" not in measures and {"external", "internal"} & set(measures):
        measures = [
            "total" if m is None and _TOTAL_ROW.match(label) else m for m, label in zip(measures, labels, strict=True)
        ]
    first = next(index for index, measure in enumerate(measures) if measure)
    heads = grid[:first]
    audited = any(_AUDITED.search(squeeze(_text(cell))) for head in heads for cell in head)
    for row, measure in enumerate(measures):
        if measure is None:
            continue
        taken: set[tuple[str | None, bool]] = set()
        for column in range(len(grid[row])):
            if squeeze(_text(grid[row][column])) == labels[row]:
                continue
            head = "".join(dict.fromkeys(_text(h[column]) for h in heads if column < len(h)))
            if re.search(r"占比|比例|比重|增长|增减|备注|%|附注|户数|项目数|合同数|份数", head) and measure != "share":
                continue
            if currency_of(head) is not None:
                continue
            if _CLAIMED.search(squeeze(head)) or (audited and not _AUDITED.search(squeeze(head))):
                continue
            cited = _amount(part, grid[row][column], unit_factor_of(head) or factor, measure)
            if cited is None:
                continue
            year = year_of(head, report) or year_of(labels[row], report) or report
            group = bool(_GROUP.search(squeeze(head) or caption)) and not _OWN.search(squeeze(head))
            if (year, group) not in taken:
                taken.add((year, group))
                yield _Value(measure, year, cited, group)


def _by_columns(
    part: Part, grid: list[list[Cell | None]], factor: Decimal | None, report: str | None
) -> Iterator[_Value]:
    """A column a measure, a row a year."""
    for index, row in enumerate(grid[:4]):
        columns = {
            column: m
            for column, cell in enumerate(row)
            if (m := measure_of(_text(cell))) and currency_of(_text(cell)) is None
        }
        if len(set(columns.values())) < 2:
            continue
        for line in grid[index + 1 :]:
            label = "".join(_text(cell) for cell in line[:2])
            year = year_of(label, report)
            if year is None and (re.search(r"合计|小计|平均", label) or len(grid) - index > 2):
                continue
            for column, measure in columns.items():
                own = unit_factor_of(_text(row[column])) or factor
                cited = _amount(part, line[column] if column < len(line) else None, own, measure)
                if cited is not None:
                    yield _Value(measure, year or report, cited)
        return


def _equipment(part: Part, grid: list[list[Cell | None]], factor: Decimal | None) -> Iterator[_Value]:
    """Original and net value of equipment in the note on fixed assets."""
    for index, row in enumerate(grid[:3]):
        heads = [squeeze(_text(cell)) for cell in row]
        original = next((i for i, h in enumerate(heads) if re.search(r"原值|账面原值|原价", h) and "净" not in h), None)
        net = next((i for i, h in enumerate(heads) if re.search(r"净值|净额|账面价值", h)), None)
        if original is None:
            continue
        for line in grid[index + 1 :]:
            if not _EQUIPMENT.search(squeeze(_text(line[0]))) or re.search(r"办公|运输|电子", _text(line[0])):
                continue
            for column, measure in ((original, "equipment_original"), (net, "equipment_net")):
                kind: Measure = "equipment_original" if measure == "equipment_original" else "equipment_net"
                cited = _amount(part, line[column], factor, kind) if column is not None else None
                if cited is not None:
                    yield _Value(kind, None, cited)
            return


def _prose_values(flow: Flow, report: str | None) -> Iterator[_Value]:
    """The measures that a sentence states: label, then the amount, before the next comma but one."""
    position = 0
    for sentence in re.split(r"(?<=[。；\n])", flow.text):
        start, position = position, position + len(sentence)
        if not re.search(r"中试", sentence) or "收入" not in sentence or len(sentence) > 2000:
            continue
        year = report
        last = 0
        for quantity in find_quantities(sentence):
            clause = sentence[last : quantity.start]
            last = quantity.end
            if quantity.unit == "date":
                year = year_of(quantity.text, report) or year
                last = quantity.start
                continue
            if quantity.unit not in ("CNY", "ratio") or not isinstance(quantity.value, Decimal):
                continue
            year = year_of(clause, report) or year
            label = re.sub(
                r"(?:分别)?(?:为|达到?|共计?|合计|实现|是|计|人民币|金额|[:：,，])+$",
                "",
                re.split(r"[，,、；;]", clause.rstrip("，, "))[-1],
            )
            label = re.sub(r"^.*?(?=(?:19|20)\d{2}年)", "", label)
            measure = measure_of(
                re.sub(r"^(?:其中[:：]?|(?:19|20)\d{2}年度?|实现|取得|确认|贵单位|公司|平台|的)+", "", label)
            )
            if (measure == "share") != (quantity.unit == "ratio"):
                measure = (
                    "share"
                    if quantity.unit == "ratio" and re.search(r"占", label) and re.search(_EXTERNAL, sentence)
                    else None
                )
            if measure is not None and quantity.bound == "exact":
                cited = flow.cite(quantity.value, start + quantity.start, start + quantity.end)
                group = bool(_GROUP.search(clause)) and not _OWN.search(clause)
                yield _Value(measure, year, replace(cited, confidence=min(cited.confidence, CONFIDENT_PROSE)), group)


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
