"""An xls file (BIFF, Excel 97–2003 and older) → a `Document`.

xlrd is used because it tells what is hidden; the faster readers give values only, and a hidden row that counts would
be a wrong figure. It does not give formulas: their stored results are read.
"""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

from pilotdocs.documents.limits import TABLE_CELLS, TEXT_SIZE
from pilotdocs.documents.package import is_encrypted_package
from pilotdocs.documents.sheets.assemble import assemble
from pilotdocs.documents.sheets.grid import Area, Note, RawCell, RawSheet
from pilotdocs.documents.sheets.looks import Look
from pilotdocs.documents.sheets.workbook import MAX_MERGES, MAX_SHEETS, Workbook, put_number
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Document

MAX_SIZE = 4 * TEXT_SIZE
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_ROW_SLIT = 40  # twips
_COLUMN_SLIT = 77  # 1/256 of a character
_AUTOMATIC = 0x7FFF


def read_xls(path: Path) -> Document:
    """What an xls file says: one table a sheet. Raises `Unreadable`: empty, encrypted, too_large, damaged."""
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("empty", "文件是空的（0字节）。", "请重新导出或重新上传该文件。")
    if size > MAX_SIZE:
        raise Unreadable("too_large", "xls文件过大，未读取。", "请另存为xlsx并拆分后重新提交。")
    if is_encrypted_package(path):
        raise Unreadable("encrypted", "文件设有打开密码，无法读取。", "请提供取消密码后的文件。")
    data = path.read_bytes()
    book = _opened(data)
    result = Workbook(looks=_looks(book), from_1904=book.datemode == 1)
    if _MACROS in data:
        result.report("macro", "工作簿含有宏，宏未运行。", "请核实宏的用途；提交材料宜另存为不含宏的xlsx。")
    for index in range(min(book.nsheets, MAX_SHEETS)):
        _sheet(book, index, result)
    content = [item for sheet in result.sheets for item in assemble(sheet)]
    if not content:
        result.report("empty", "工作簿中没有任何数据。", "请确认提交的文件是否完整。")
    return Document("", "xls", None, "native" if content else "none", tuple(content), tuple(result.problems))


def _opened(data: bytes) -> Any:
    import xlrd

    try:
        return xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
    except (
        Exception
    ) as error:  # over a damaged file xlrd raises whatever its parser trips on: assertions, struct, index
        if "encrypted" in str(error).lower():
            raise Unreadable("encrypted", "文件设有打开密码，无法读取。", "请提供取消密码后的文件。") from error
        raise Unreadable(
            "damaged", "文件已损坏或不是真正的xls，无法读取。", "请用Excel或WPS打开并另存为xlsx，重新提交。"
        ) from error


def _looks(book: Any) -> list[Look]:
    looks: list[Look] = []
    for xf in book.xf_list:
        form = book.format_map.get(xf.format_key)
        font = book.font_list[xf.font_index] if 0 <= xf.font_index < len(book.font_list) else None
        solid = xf.background.fill_pattern == 1
        paper = _colour(book, xf.background.pattern_colour_index) if solid else "FFFFFF"
        if xf.background.fill_pattern > 1:
            paper = None
        looks.append(
            Look(
                str(form.format_str or "General") if form is not None else "General",
                _colour(book, font.colour_index) if font is not None else None,
                font.height / 20 if font is not None and font.height else None,
                paper,
                bool(font.struck_out) if font is not None else False,
            )
        )
    return looks or [Look()]


def _colour(book: Any, index: int) -> str | None:
    colour = None if index == _AUTOMATIC else book.colour_map.get(index)
    return "".join(f"{part:02X}" for part in colour) if colour else None


def _sheet(book: Any, index: int, result: Workbook) -> None:
    name = book.sheet_names()[index]
    try:
        source = book.sheet_by_index(index)
    except Exception:  # as above; the other sheets may still be whole
        result.report("damaged", f"工作表“{name}”已损坏，未能读取。", "请用Excel或WPS打开并另存为xlsx，重新提交。")
        return
    sheet = RawSheet(name, hidden=source.visibility != 0)
    result.sheets.append(sheet)
    for row, info in source.rowinfo_map.items():
        if info.hidden or (info.height is not None and 0 <= info.height <= _ROW_SLIT):
            sheet.hidden_rows.add(row + 1)
    for column, info in source.colinfo_map.items():
        if info.hidden or info.width <= _COLUMN_SLIT:
            sheet.hidden_columns.append((column + 1, column + 1))
    for top, bottom, left, right in source.merged_cells[:MAX_MERGES]:
        sheet.merges.append(Area(top + 1, left + 1, bottom, right))
    for row in range(source.nrows):
        for column in range(source.row_len(row)):
            cell = _cell(book, source, row, column, result)
            if cell is not None:
                sheet.cells.append(cell)
                result.cells += 1
        if result.cells > TABLE_CELLS:
            result.full()
            break
    for (row, column), note in sorted(source.cell_note_map.items()):
        if note.text.strip():
            sheet.comments.append(Note(row + 1, column + 1, tuple(note.text.splitlines())))
    book.unload_sheet(index)


def _cell(book: Any, source: Any, row: int, column: int, result: Workbook) -> RawCell | None:
    import xlrd

    kind, value = source.cell_type(row, column), source.cell_value(row, column)
    cell = RawCell(row + 1, column + 1, "", style=source.cell_xf_index(row, column))
    if kind == xlrd.XL_CELL_TEXT:
        cell.text = value
        if not value.strip():
            return None
    elif kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        number = Decimal(repr(value))
        if not number.is_finite():
            return None
        put_number(cell, number, result)
    elif kind == xlrd.XL_CELL_BOOLEAN:
        cell.text = "TRUE" if value else "FALSE"
    elif kind == xlrd.XL_CELL_ERROR:
        cell.text = xlrd.error_text_from_code.get(value, "#N/A")
    else:
        return None
    look = result.look(cell.style)
    if cell.hidden is None:
        cell.hidden = look.why_hidden(False)
    return cell
