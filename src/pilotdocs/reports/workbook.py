"""figures.xlsx: every figure, fact, row and discrepancy as filterable lists.

Written as XML directly: text cells are inline strings with the quote prefix, so nothing that a document says can
become a formula, and a list of thousands of rows takes milliseconds.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from pilotdocs.model.audit import Audit
from pilotdocs.model.figure import Value
from pilotdocs.reports.desk import Desk, lay_out
from pilotdocs.reports.messages.files import WORKBOOK_HEADS, WORKBOOK_SHEETS
from pilotdocs.reports.messages.names import BOUND_MARKS, DISCREPANCIES, ROLES, ROW_CODES, SEVERITIES, STATUSES
from pilotdocs.reports.values import plain
from pilotdocs.reports.workbook_theme import theme

_EPOCH = (1980, 1, 1, 0, 0, 0)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767  # characters that a cell can hold
_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TEXT, _NUMBER, _HEAD = 1, 2, 3
# A number beyond Excel's 15 digits would lose its last ones: it then stands as text.
_DIGITS = 15

Cell = str | Decimal | None


def write_workbook(audit: Audit, path: Path, *, unmasked: bool = False) -> None:
    """Writes figures.xlsx to `path`; the same audit gives the same bytes. Raises OSError."""
    desk = lay_out(audit, unmasked=unmasked)
    sheets = [
        (WORKBOOK_SHEETS[key], WORKBOOK_HEADS[key], rows)
        for key, rows in (
            ("figures", _figures(desk)),
            ("facts", _facts(desk)),
            ("rows", _rows(desk)),
            ("discrepancies", _discrepancies(desk)),
        )
    ]
    parts = {"[Content_Types].xml": _types(len(sheets)), "_rels/.rels": _package_rels(), "xl/styles.xml": _styles()}
    parts["xl/theme/theme1.xml"] = theme()
    parts["xl/workbook.xml"], parts["xl/_rels/workbook.xml.rels"] = _book([name for name, _, _ in sheets])
    for number, (_, head, rows) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(head, rows)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, (_HEADER + text).encode())


def _value(value: Value | None) -> Cell:
    return value if isinstance(value, Decimal) else plain(value)


def _figures(desk: Desk) -> list[Sequence[Cell]]:
    return [
        (
            figure.id,
            desk.quantity(figure.quantity),
            _value(figure.value),
            figure.unit,
            ROLES[figure.role],
            STATUSES[figure.status],
            BOUND_MARKS.get(figure.bound, ""),
            figure.period,
            figure.quote,
            desk.citations.paths.get(figure.source.document),
            desk.citations.label(figure.source),
            figure.method,
            Decimal(str(round(figure.confidence, 3))),
        )
        for figure in desk.citations.figures.values()
    ]


def _facts(desk: Desk) -> list[Sequence[Cell]]:
    return [
        (
            desk.quantity(fact.quantity),
            fact.unit,
            _value(fact.claimed),
            _value(fact.evidenced),
            _value(fact.used),
            fact.basis,
            "、".join(fact.figures),
        )
        for fact in desk.audit.settlement.facts
    ]


def _rows(desk: Desk) -> list[Sequence[Cell]]:
    return [
        (
            desk.quantity(row.quantity),
            desk.row_label(row),
            _value(row.value),
            _value(row.counted),
            ROW_CODES.get(row.code, row.code),
            row.reason,
            row.quote,
            desk.citations.paths.get(row.source.document),
            desk.citations.label(row.source),
        )
        for row in desk.audit.settlement.rows
    ]


def _discrepancies(desk: Desk) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = []
    for label, item in desk.discrepancies:
        places = [desk.citations.of_figure(identifier) for identifier in item.figures]
        places += [desk.citations.of_source(source) for source in item.sources]
        where = "；".join(span.text for span in places if span)
        papers = "；".join(desk.citations.paths.get(identifier, identifier) for identifier in item.documents)
        quantity = desk.quantity(item.quantity) if item.quantity else ""
        rows.append((label, SEVERITIES[item.severity], DISCREPANCIES[item.code], quantity, item.message, where, papers))
    return rows


def _letters(column: int) -> str:
    name = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        name = chr(65 + rest) + name
        column -= 1
    return name


def _cell(reference: str, value: Cell, style: int = _TEXT) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, Decimal) and value.is_finite():
        text = plain(value) or "0"
        if sum(character.isdigit() for character in text) <= _DIGITS:
            return f'<c r="{reference}" s="{_NUMBER}"><v>{text}</v></c>'
        value = text
    words = escape(_ILLEGAL.sub("", str(value))[:_LONGEST])
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def _line(number: int, cells: Iterable[Cell], style: int = _TEXT) -> str:
    made = "".join(_cell(f"{_letters(column)}{number}", value, style) for column, value in enumerate(cells))
    return f'<row r="{number}">{made}</row>'


def _sheet(head: tuple[str, ...], rows: list[Sequence[Cell]]) -> str:
    last = f"{_letters(len(head) - 1)}{len(rows) + 1}"
    columns = "".join(f'<col min="{n}" max="{n}" width="18" customWidth="1"/>' for n in range(1, len(head) + 1))
    lines = "".join([_line(1, head, _HEAD), *(_line(number, row) for number, row in enumerate(rows, 2))])
    return (
        f'<worksheet xmlns="{_NS}"><dimension ref="A1:{last}"/><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols>{columns}</cols><sheetData>{lines}</sheetData><autoFilter ref="A1:{last}"/></worksheet>'
    )


def _styles() -> str:
    return (
        f'<styleSheet xmlns="{_NS}"><fonts count="2"><font><sz val="10"/><name val="宋体"/></font>'
        '<font><b/><sz val="10"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill '
        'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1">'
        '<border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/>'
        '</cellStyleXfs><cellXfs count="4"><xf/><xf quotePrefix="1" applyAlignment="1" numFmtId="49">'
        '<alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" applyAlignment="1"><alignment '
        'vertical="top"/></xf><xf fontId="1" applyFont="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _types(sheets: int) -> str:
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_MAIN}.worksheet+xml"/>'
        for n in range(1, sheets + 1)
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_MAIN}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
        f'<Override PartName="/xl/theme/theme1.xml" ContentType="{_THEME}"/>{overrides}</Types>'
    )


def _package_rels() -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE_RELS}"><Relationship Id="rId1" Type="{_RELS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    )


def _book(names: list[str]) -> tuple[str, str]:
    sheets = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    links += f'<Relationship Id="rId{len(names) + 1}" Type="{_RELS}/styles" Target="styles.xml"/>'
    links += f'<Relationship Id="rId{len(names) + 2}" Type="{_RELS}/theme" Target="theme/theme1.xml"/>'
    return (
        f'<workbook xmlns="{_NS}" xmlns:r="{_RELS}"><sheets>{sheets}</sheets></workbook>',
        f'<Relationships xmlns="{_PACKAGE_RELS}">{links}</Relationships>',
    )
