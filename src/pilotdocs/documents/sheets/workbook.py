"""The parts of an xlsx package → raw sheets. Cells are streamed: what is filled counts, not what is addressed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from io import BytesIO

from lxml import etree

from pilotdocs.documents.docx.colours import Theme, read_theme
from pilotdocs.documents.limits import TABLE_CELLS, XML_SIZE
from pilotdocs.documents.package import Element, Package, Relation, usual_namespaces
from pilotdocs.documents.sheets.days import day_of, serial_of
from pilotdocs.documents.sheets.formats import fifteen, general, is_date_format, shown, text_shown
from pilotdocs.documents.sheets.formulas import moved
from pilotdocs.documents.sheets.grid import LAST_COLUMN, LAST_ROW, Area, RawCell, RawSheet, area_of_name, place_of_name
from pilotdocs.documents.sheets.looks import PLAIN, TINY, Look, as_size, read_looks
from pilotdocs.documents.sheets.names import R, S
from pilotdocs.documents.sheets.strings import Shared, read_strings, rich_text, unescaped
from pilotdocs.model.document import HiddenReason, Problem

MAX_SHEETS = 300
MAX_MERGES = 100_000
MAX_STRINGS = 64 * 1024 * 1024  # characters of all cells
_ROW_SLIT = 2.0  # points
_COLUMN_SLIT = 0.3  # characters
_NUMBER = re.compile(r"^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,4})?$")


@dataclass(slots=True)
class Workbook:
    """A workbook as read: its sheets, defined names (name → formula), and what is wrong with it."""

    sheets: list[RawSheet] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    looks: list[Look] = field(default_factory=lambda: [PLAIN])
    theme: Theme = field(default_factory=Theme)
    strings: list[Shared] = field(default_factory=list)
    from_1904: bool = False
    cells: int = 0
    characters: int = 0
    problems: list[Problem] = field(default_factory=list)

    def look(self, style: int) -> Look:
        """The cell format of an index."""
        return self.looks[style] if 0 <= style < len(self.looks) else PLAIN

    def report(self, code: str, message: str, remedy: str) -> None:
        """Keeps a problem once."""
        problem = Problem(code, message, remedy)
        if problem not in self.problems:
            self.problems.append(problem)

    def full(self) -> bool:
        """Whether as much was read as one workbook may hold; then it says so."""
        if self.cells < TABLE_CELLS and self.characters < MAX_STRINGS:
            return False
        self.report("too_large", "工作簿内容过多，只读取了前面的部分。", "请拆分工作簿后重新提交。")
        return True


def read_sheet(package: Package, part: str, sheet: RawSheet, book: Workbook) -> None:
    """Fills `sheet` from its part; what was read before damage stays."""
    data = package.read(part, XML_SIZE)
    if data is None:
        book.report(
            "sheet_missing", f"工作表“{sheet.name}”的内容缺失或无法读取。", "请用Excel或WPS打开并另存，重新提交。"
        )
        return
    row_before = 0
    try:
        for element in _elements(data):
            tag = element.tag
            if tag == S + "row":
                row_before = _row(element, row_before, sheet, book)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
                if book.full():
                    return
            elif tag == S + "col":
                _column(element, sheet)
            elif tag == S + "mergeCell":
                area = area_of_name(element.get("ref") or "")
                if area is not None and len(sheet.merges) < MAX_MERGES:
                    sheet.merges.append(area)
            elif tag == S + "filterColumn":
                sheet.filtered = True
            elif tag == S + "conditionalFormatting":
                for name in (element.get("sqref") or "").split()[:1000]:
                    area = area_of_name(name)
                    if area is not None:
                        sheet.painted.append(area)
            elif tag in (S + "oddHeader", S + "oddFooter"):
                sheet.heads.append(element.text or "")
    except etree.XMLSyntaxError:
        book.report(
            "damaged", f"工作表“{sheet.name}”的数据不完整，只读出了其中一部分。", "请用Excel或WPS打开并另存，重新提交。"
        )


def _elements(data: bytes) -> Iterator[Element]:
    tags = [
        S + name
        for name in ("row", "col", "mergeCell", "filterColumn", "conditionalFormatting", "oddHeader", "oddFooter")
    ]
    events = etree.iterparse(
        BytesIO(usual_namespaces(data)), events=("end",), tag=tags, resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    for _, element in events:
        yield element


def _row(element: Element, before: int, sheet: RawSheet, book: Workbook) -> int:
    stated = element.get("r") or ""
    row = int(stated) if stated.isdigit() and len(stated) <= 7 else before + 1
    if not 1 <= row <= LAST_ROW:
        return before
    height = as_size(element.get("ht"))
    if element.get("hidden") in ("1", "true") or (height is not None and height <= _ROW_SLIT):
        sheet.hidden_rows.add(row)
    column = 0
    for item in element.iterchildren(S + "c"):
        place = place_of_name(item.get("r"))
        at = place[0] if place else row
        column = place[1] if place else column + 1
        if column > LAST_COLUMN or book.full():
            break
        cell = _cell(item, at, column, sheet, book)
        if cell is not None:
            sheet.cells.append(cell)
            book.cells += 1
            book.characters += len(cell.text)
    return row


def _column(element: Element, sheet: RawSheet) -> None:
    width = as_size(element.get("width"))
    if element.get("hidden") in ("1", "true") or (width is not None and width <= _COLUMN_SLIT):
        first, last = element.get("min") or "", element.get("max") or ""
        if first.isdigit() and last.isdigit() and len(sheet.hidden_columns) < LAST_COLUMN:
            sheet.hidden_columns.append((int(first), int(last)))


def _cell(item: Element, row: int, column: int, sheet: RawSheet, book: Workbook) -> RawCell | None:
    style = int(item.get("s")) if (item.get("s") or "").isdigit() else 0
    kind = item.get("t") or "n"
    formula = item.find(S + "f")
    raw = item.findtext(S + "v")
    cell = RawCell(row, column, "", style=style)
    if formula is not None:
        cell.formula = _formula(formula, row, column, sheet)
        if not raw and kind != "inlineStr":
            cell.waiting = kind != "str" or raw is None
            return cell if cell.waiting else None
    if kind == "inlineStr":
        inline = item.find(S + "is")
        return None if inline is None else _text_cell(cell, rich_text(inline, book.theme), book)
    if raw is None or raw == "":
        return None
    if kind == "s":
        at = int(raw) if raw.strip().isdigit() else -1
        return _text_cell(cell, book.strings[at], book) if 0 <= at < len(book.strings) else None
    if kind in ("str", "e"):
        return _text_cell(cell, Shared(unescaped(raw)), book)
    if kind == "b":
        cell.scalar = raw.strip() in ("1", "true")
        cell.text = "TRUE" if cell.scalar else "FALSE"
        return cell
    number = _day_number(raw) if kind == "d" else as_number(raw)
    if number is None:
        return _text_cell(cell, Shared(raw), book)
    put_number(cell, number, book)
    return cell


def _formula(element: Element, row: int, column: int, sheet: RawSheet) -> str | None:
    """A cell's formula; a member of a shared one gets it moved to its own place."""
    text = element.text
    group = element.get("si") if element.get("t") == "shared" else None
    if group is None:
        return str(text) if text else None
    if text:
        sheet.shared.setdefault(group, (row, column, text))
        return str(text)
    master = sheet.shared.get(group)
    return moved(master[2], row - master[0], column - master[1]) if master else None


def _text_cell(cell: RawCell, shared: Shared, book: Workbook) -> RawCell | None:
    if not shared.text.strip():
        return None
    look = book.look(cell.style)
    cell.scalar = shared.text
    cell.text = text_shown(shared.text, look.code) if look.code not in ("General", "@") else shared.text
    if shared.runs and cell.text == shared.text:
        parts: list[tuple[str, HiddenReason | None]] = []
        for text, ink, size, struck in shared.runs:
            hidden: HiddenReason | None = None
            if (size if size is not None else look.size or 11) <= TINY:
                hidden = "tiny"
            elif look.same_as_paper(ink or look.ink, False):
                hidden = "white"
            elif struck or (struck is None and look.struck):
                hidden = "struck"
            parts.append((text, hidden))
        cell.parts = tuple(parts)
    return cell


def put_number(cell: RawCell, number: Decimal, book: Workbook) -> None:
    """Gives a cell a number: its value (a day where the format says so) and what the sheet shows for it."""
    look = book.look(cell.style)
    cell.scalar = number
    cell.value = fifteen(number)
    cell.text = general(number) if look.code == "General" else shown(cell.value, look.code, book.from_1904)
    if is_date_format(look.code):
        moment = day_of(number, book.from_1904)
        cell.value = moment.date() if moment is not None else cell.value
    if look.blank:
        cell.hidden = "vanish"
        cell.text = general(number)


def as_number(raw: str) -> Decimal | None:
    """A number as the file writes it; None where it is none, or beyond what a sheet can hold."""
    text = raw.strip()
    if not _NUMBER.match(text):
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and number.adjusted() <= 308 else None


def _day_number(raw: str) -> Decimal | None:
    """The serial number of an ISO date cell (`t="d"`)."""
    from datetime import date

    try:
        return serial_of(date.fromisoformat(raw.strip()[:10]))
    except ValueError:
        return None


def open_workbook(package: Package) -> tuple[Workbook, list[tuple[RawSheet, str]], dict[str, Relation]]:
    """The workbook without its cells, its worksheets with their parts, and its relations."""
    names = [
        item.target for item in package.relations("").values() if item.kind == "officeDocument" and not item.external
    ]
    book = Workbook()
    for main in (*names, "xl/workbook.xml"):
        root = package.xml(main) if package.has(main) else None
        if root is not None and root.tag == S + "workbook":
            break
    else:
        return book, [], {}
    relations = package.relations(main)
    parts = {item.kind: item.target for item in relations.values() if not item.external}
    book.theme = read_theme(package.xml(parts["theme"]) if "theme" in parts else None, None)
    book.looks = read_looks(package.xml(parts["styles"]) if "styles" in parts else None, book.theme)
    book.strings = read_strings(package.xml(parts["sharedStrings"]) if "sharedStrings" in parts else None, book.theme)
    properties = root.find(S + "workbookPr")
    book.from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    for item in root.iterfind(f"{S}definedNames/{S}definedName"):
        if item.text and len(book.names) < 10_000:
            book.names.setdefault((item.get("name") or "").upper(), item.text)
    sheets: list[tuple[RawSheet, str]] = []
    for item in root.iterfind(f"{S}sheets/{S}sheet"):
        relation = relations.get(item.get(R + "id") or "")
        name = item.get("name") or f"Sheet{len(sheets) + 1}"
        sheet = RawSheet(name, hidden=item.get("state") in ("hidden", "veryHidden"))
        if len(sheets) >= MAX_SHEETS:
            book.report("too_large", f"工作表超过{MAX_SHEETS}个，其余未读取。", "请拆分工作簿后重新提交。")
            break
        if relation is None or relation.external:
            book.report(
                "sheet_missing", f"工作表“{name}”的内容缺失或无法读取。", "请用Excel或WPS打开并另存，重新提交。"
            )
        elif relation.kind == "worksheet":
            sheets.append((sheet, relation.target))
        elif relation.kind == "chartsheet":
            book.report("charts", "工作簿中有图表工作表，图表内的文字未读取。", "请同时提交图表所依据的数据表。")
        elif relation.kind == "xlMacrosheet":
            book.report("macro", f"工作表“{name}”是宏表，宏未运行，内容未读取。", "请核实宏的用途；提交材料宜不含宏。")
    return book, sheets, relations


def areas_of_tables(package: Package, relations: dict[str, Relation]) -> list[Area]:
    """Where list objects of a sheet paint their cells."""
    found: list[Area] = []
    for relation in relations.values():
        if relation.kind == "table" and not relation.external:
            root = package.xml(relation.target)
            area = area_of_name(root.get("ref") or "") if root is not None else None
            if area is not None:
                found.append(area)
    return found
