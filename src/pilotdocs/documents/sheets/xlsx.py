"""An xlsx file → a `Document`."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from pilotdocs.documents.package import Element, Package, Relation, open_package
from pilotdocs.documents.sheets.assemble import assemble, grid_of
from pilotdocs.documents.sheets.compute import compute_all
from pilotdocs.documents.sheets.grid import Area, Note, RawSheet, cell_name, place_of_name
from pilotdocs.documents.sheets.names import XDR, A, S
from pilotdocs.documents.sheets.strings import rich_text, unescaped
from pilotdocs.documents.sheets.workbook import (
    Workbook,
    areas_of_tables,
    open_workbook,
    put_number,
    read_sheet,
)
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Document, Problem
from pilotdocs.model.place import Place

MAX_NOTES = 20_000
_HEAD_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|K\d\d[+-]\d{3}|\d{1,3}|[LCRPNDTFAZGBIUESXYOH&+-])')


def read_xlsx(path: Path) -> Document:
    """What an xlsx, xlsm, xltx or xltm says: one table a sheet, in the order of the sheets. Raises `Unreadable`:
    empty, encrypted, damaged, wrong_kind."""
    with open_package(path) as package:
        book, parts, relations = open_workbook(package)
        if not parts and not book.problems:
            raise Unreadable("damaged", "文件中找不到工作表，无法读取。", "请用Excel或WPS打开并另存为xlsx，重新提交。")
        for sheet, part in parts:
            read_sheet(package, part, sheet, book)
            _beside(package, part, sheet, book)
            book.sheets.append(sheet)
        found = [*package.problems, *_problems(package, relations)]
    _compute(book)
    _judge(book)
    content = [item for sheet in book.sheets for item in assemble(sheet)]
    problems = [*found, *book.problems, *_notes_on(book)]
    if not content:
        problems.append(_nothing(book))
    return Document("", "xlsx", None, "native" if content else "none", tuple(content), tuple(problems))


def _beside(package: Package, part: str, sheet: RawSheet, book: Workbook) -> None:
    """What hangs on a sheet: comments, text boxes, painted areas, print headers as plain text."""
    relations = package.relations(part)
    sheet.painted.extend(areas_of_tables(package, relations))
    for relation in relations.values():
        if relation.external:
            continue
        if relation.kind == "comments":
            _comments(package.xml(relation.target), sheet, book)
        elif relation.kind == "threadedComment":
            _threads(package.xml(relation.target), sheet)
        elif relation.kind == "drawing":
            _drawing(package.xml(relation.target), sheet)
    heads = [_HEAD_CODE.sub(" ", text).strip() for text in sheet.heads]
    sheet.heads = [unescaped(text) for text in heads if text]


def _comments(root: Element | None, sheet: RawSheet, book: Workbook) -> None:
    for comment in root.iterfind(f"{S}commentList/{S}comment") if root is not None else ():
        place = place_of_name(comment.get("ref"))
        body = comment.find(S + "text")
        text = rich_text(body, book.theme).text if body is not None else ""
        if place and text.strip() and len(sheet.comments) < MAX_NOTES:
            sheet.comments.append(Note(*place, tuple(text.splitlines())))


def _threads(root: Element | None, sheet: RawSheet) -> None:
    for comment in root if root is not None else ():
        place = place_of_name(comment.get("ref"))
        text = "".join(item.text or "" for item in comment if isinstance(item.tag, str) and item.tag.endswith("}text"))
        if place and text.strip() and len(sheet.comments) < MAX_NOTES:
            sheet.comments.append(Note(*place, tuple(text.splitlines())))


def _drawing(root: Element | None, sheet: RawSheet) -> None:
    for anchor in root if root is not None else ():
        if not isinstance(anchor.tag, str):
            continue
        sheet.pictures += sum(1 for _ in anchor.iter(XDR + "pic"))
        start = anchor.find(XDR + "from")
        for shape in anchor.iter(XDR + "txBody"):
            paragraphs = ("".join(item.text or "" for item in line.iter(A + "t")) for line in shape.iter(A + "p"))
            lines = tuple(line for line in paragraphs if line.strip())
            if lines and len(sheet.boxes) < MAX_NOTES:
                sheet.boxes.append(Note(_step(start, "row"), _step(start, "col"), lines))


def _step(start: Element | None, name: str) -> int:
    text = start.findtext(XDR + name) if start is not None else None
    return int(text) + 1 if text and text.isdigit() and len(text) < 8 else 1


def _compute(book: Workbook) -> None:
    for sheet, cell in compute_all(book.sheets, book.names):
        where = f"{sheet.name}!{cell_name(cell.row, cell.column)}"
        if cell.waiting:
            book.problems.append(
                Problem(
                    "formula_not_computed",
                    f"单元格 {where} 的公式没有保存计算结果，也未能算出。",
                    "请用Excel或WPS打开、重新计算并保存后提交。",
                    Place(locator=where),
                )
            )
        elif isinstance(cell.scalar, Decimal):
            put_number(cell, cell.scalar, book)
        elif isinstance(cell.scalar, bool):
            cell.text = "TRUE" if cell.scalar else "FALSE"
        elif cell.scalar is not None:
            cell.text = cell.scalar
    _shorten(book)


def _shorten(book: Workbook) -> None:
    """A workbook full of formulas that can't be computed gets one sentence, not thousands."""
    kept = [problem for problem in book.problems if problem.code != "formula_not_computed"]
    formulas = [problem for problem in book.problems if problem.code == "formula_not_computed"]
    if len(formulas) > 20:
        where = formulas[0].place.locator if formulas[0].place else ""
        message = f"有{len(formulas)}个单元格的公式没有保存计算结果，也未能算出，首个为 {where}。"
        formulas = [Problem("formula_not_computed", message, formulas[0].remedy, formulas[0].place)]
    book.problems = [*kept, *formulas]


def _judge(book: Workbook) -> None:
    """Marks cells whose format hides them."""
    plain = {style: look.why_hidden(False) for style, look in enumerate(book.looks)}
    coloured = {style: look.why_hidden(True) for style, look in enumerate(book.looks)}
    for sheet in book.sheets:
        painted = sheet.painted[:1000]
        for cell in sheet.cells:
            reason = plain.get(cell.style)
            if reason is None or cell.hidden is not None:
                continue
            if painted and any(area.holds(cell.row, cell.column) for area in painted):
                reason = coloured[cell.style]
            cell.hidden = reason


def _problems(package: Package, relations: dict[str, Relation]) -> list[Problem]:
    found: list[Problem] = []
    if any(name.lower().endswith("vbaproject.bin") for name in package.names()):
        found.append(Problem("macro", "工作簿含有宏，宏未运行。", "请核实宏的用途；提交材料宜另存为不含宏的xlsx。"))
    linked = sum(relation.kind == "externalLink" for relation in relations.values())
    if linked:
        found.append(
            Problem(
                "external_link",
                f"工作簿引用了{linked}个外部文件，未读取，其数值为保存时的结果。",
                "请将外部数据粘贴为数值后重新提交。",
            )
        )
    return found


def _notes_on(book: Workbook) -> list[Problem]:
    found: list[Problem] = []
    for sheet in book.sheets:
        if sheet.pictures:
            found.append(
                Problem(
                    "pictures",
                    f"工作表“{sheet.name}”中有{sheet.pictures}幅图片，图片内的文字不在文本中。",
                    "如图片为扫描材料，请同时提交原扫描件。",
                )
            )
        if sheet.cells and grid_of(sheet).pressed:
            area = Area(1, 1, grid_of(sheet).rows[-1], grid_of(sheet).columns[-1])
            found.append(
                Problem(
                    "sparse_sheet",
                    f"工作表“{sheet.name}”的数据分散到第{area.last_row}行、第{area.last_column}列，读取时略去了空行空列。",
                    "请核对表格边缘是否有多余内容。",
                )
            )
    return found


def _nothing(book: Workbook) -> Problem:
    if any(sheet.pictures for sheet in book.sheets):
        return Problem("needs_ocr", "工作簿只有图片，没有数据。", "请另行提交图片原件。")
    return Problem("empty", "工作簿中没有任何数据。", "请确认提交的文件是否完整。")
