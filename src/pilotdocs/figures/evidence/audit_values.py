"""The revenues that an audit shows: the values of its tables and of its sentences, each with measure and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pilotdocs.figures.evidence.amounts import currency_of, read_money, read_number, unit_factor_of
from pilotdocs.figures.evidence.flow import Flow, cite, squeeze
from pilotdocs.figures.evidence.measures import EXTERNAL, Measure, measure_of, year_of
from pilotdocs.figures.quantities import find_quantities
from pilotdocs.model.document import Block, Cell, Table
from pilotdocs.model.figure import Cited
from pilotdocs.model.part import Part

_TOTAL_ROW = re.compile(r"^(?:合计|总计|共计|收入合计|中试收入合计)$")
_EQUIPMENT = re.compile(r"(?:机器|中试|专用|仪器|生产|研发|试验)?设备|机器设备|仪器")
_GROUP = re.compile(r"合并(?!范围)")
_OWN = re.compile(r"母公司|本公司|公司本部|本部|个别报表|单体")
_UNIT_NOTED = re.compile(r"单位[:：为]?(?:人民币)?([万千百亿]{0,2}元)|[(（](?:人民币)?([万千百亿]{0,2}元)[)）]")
# Columns of a table that goes from what was handed in to what the auditor found.
_AUDITED = re.compile(r"审定|核定|审后|审计后|(?:审计|审核|鉴证)(?:确认)?(?:数|金额)|确认数|调整后")
_CLAIMED = re.compile(
    r"申报|未审|审前|审计前|调整前|(?:审计)?调整(?!后)|调[增减]|差异|账面数|报表数|核减|核增|预算|计划|目标|预计|预测|合同|签约|开票|应收|累计"
)
# A column of a part of the year.
_PART = re.compile(r"[一二三四1-4]季度|[上下]半年|(?<![-—–~～至\d])(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?![\d日])")
_TOLD = re.compile(r"申报|填报|上报|自述|账面|未审|调[增减]|核[减增]|预计|计划|预算|目标|拟|预测")
_HOPED = re.compile(r"预计|计划|预算|目标|拟|预测")
_FINAL = re.compile(r"审定|核定|核实|确认|调整后|审后")
CONFIDENT_PROSE = 0.95


@dataclass(frozen=True, slots=True)
class Value:
    """`group` says that the value is of the consolidated group, not of the audited unit alone; `final` that it is the
    one that the auditor came to (审定, 调整后), where the report tells others too."""

    measure: Measure
    year: str | None
    cited: Cited[Decimal]
    group: bool = False
    final: bool = False


def table_values(part: Part, report: str | None) -> Iterator[Value]:
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
) -> Iterator[Value]:
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
            if (
                re.search(r"占比|比例|比重|增长|增减|备注|%|附注|户数|项目数|合同数|份数|行次|序号|编号|项次", head)
                and measure != "share"
            ):
                continue
            if currency_of(head) is not None:
                continue
            if _PART.search(squeeze(head)) and not re.search(r"全年|1[-—–~～至]12月", squeeze(head)):
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
                yield Value(measure, year, cited, group)


def _by_columns(
    part: Part, grid: list[list[Cell | None]], factor: Decimal | None, report: str | None
) -> Iterator[Value]:
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
                    yield Value(measure, year or report, cited)
        return


def _equipment(part: Part, grid: list[list[Cell | None]], factor: Decimal | None) -> Iterator[Value]:
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
                    yield Value(kind, None, cited)
            return


def prose_values(flow: Flow, report: str | None) -> Iterator[Value]:
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
                    if quantity.unit == "ratio" and re.search(r"占", label) and re.search(EXTERNAL, sentence)
                    else None
                )
            if (_TOLD.search(clause) or _HOPED.search(sentence, 0, quantity.start)) and not _FINAL.search(clause):
                continue  # what was handed in, is hoped for, or was taken off
            if measure is not None and quantity.bound == "exact":
                cited = flow.cite(quantity.value, start + quantity.start, start + quantity.end)
                group = bool(_GROUP.search(clause)) and not _OWN.search(clause)
                sure = replace(cited, confidence=min(cited.confidence, CONFIDENT_PROSE))
                yield Value(measure, year, sure, group, bool(_FINAL.search(clause)))
