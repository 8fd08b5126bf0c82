"""Every docx and xlsx made passes a check of its parts against the schemas of ECMA-376; a marked copy has no fault that
its paper did not have before."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from lxml import etree
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from reports_builder import LEASE_LINES, Application, pdf_bytes

from pilotdocs.model.place import Box, Place
from pilotdocs.reports import write_marked, write_memo, write_workbook
from pilotdocs.reports.marks.mark import Mark
from pilotdocs.reports.marks.pdf import mark_pdf
from pilotdocs.reports.marks.sheet import mark_xlsx
from pilotdocs.reports.marks.trouble import Unmarkable
from pilotdocs.reports.marks.word import mark_docx

audit_tool = pytest.importorskip("openxml_audit")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


# Text in the cells themselves is as valid as text in a table of strings (ECMA-376 part 1, 18.18.11, inlineStr); the tool
# remarks that Excel will write it otherwise when it saves.
_REMARK = "inline-string cell(s)"


def faults(path: Path) -> Counter[tuple[str, str]]:
    """What is wrong with each part."""
    result = audit_tool.OpenXmlValidator(strict=False).validate(path)
    return Counter((fault.part_uri, fault.description) for fault in result.errors if _REMARK not in fault.description)


def test_the_memo_has_no_fault(application: Application, tmp_path: Path) -> None:
    write_memo(application.audit, tmp_path / "memo.docx")
    assert faults(tmp_path / "memo.docx") == Counter()


def test_the_workbook_of_figures_has_no_fault_and_a_theme(application: Application, tmp_path: Path) -> None:
    path = tmp_path / "figures.xlsx"
    write_workbook(application.audit, path)
    assert faults(path) == Counter()
    theme = openpyxl.load_workbook(path).loaded_theme
    scheme = etree.fromstring(theme).find("{*}themeElements/{*}clrScheme")
    assert len(scheme) == 12


def test_the_check_finds_elements_in_a_wrong_order(application: Application, tmp_path: Path) -> None:
    write_memo(application.audit, tmp_path / "memo.docx")
    with zipfile.ZipFile(tmp_path / "memo.docx") as good, zipfile.ZipFile(tmp_path / "bad.docx", "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                looks = root.find(".//{*}body/{*}p/{*}pPr")
                looks.getparent().append(looks)  # the paragraph's properties after its runs
                content = etree.tostring(root)
            bad.writestr(name, content)
    assert faults(tmp_path / "bad.docx")


def test_marked_copies_have_no_fault_that_the_papers_did_not_have(application: Application, tmp_path: Path) -> None:
    made = write_marked(application.audit, tmp_path)
    checked = [path for path in made.paths if path.endswith((".docx", ".xlsx"))]
    assert len(checked) == 2
    for path in checked:
        assert faults(tmp_path / path) - faults(application.root / path) == Counter()


def run_of(text: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


BODY = (
    f'<w:p><w:ins w:id="90" w:author="甲">{run_of("面积500㎡")}</w:ins>'
    f'<w:del w:id="91" w:author="甲">{run_of("面积400㎡", "delText")}</w:del>{run_of("，专职人员12名")}</w:p>'
    f'<w:p><w:hyperlink w:anchor="x">{run_of("设备原值1200万元")}</w:hyperlink></w:p>'
    f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run_of('收入300万元')}</w:p></w:sdtContent></w:sdt>"
    f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:bookmarkStart w:id="5" w:name="b"/>{run_of("占比21.3%")}'
    '<w:bookmarkEnd w:id="5"/></w:p>'
)
QUOTES = {
    "body/p[1]": ("500㎡", "12名"),
    "body/p[2]": ("1200万元",),
    "body/p[3]": ("300万元",),
    "body/p[4]": ("21.3%",),
}


def paper(tmp_path: Path) -> Path:
    """A docx with a tracked insertion and deletion, a link, a content control, a bookmark, and a comment of its own."""
    document = docx.Document()
    for child in reversed(list(parse_xml(f"<w:body {W}>{BODY}</w:body>"))):
        document.element.body.insert(0, child)
    own = document.add_paragraph("自有批注处")
    document.add_comment(own.runs, "原批注", author="乙", initials="乙")
    path = tmp_path / "a.docx"
    document.save(str(path))
    return path


def words(path: Path) -> list[tuple[str, str]]:
    """Every text of the body with its kind (written, deleted), neighbours of one kind joined."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    found: list[tuple[str, str]] = []
    for node in root.iter("{*}t", "{*}delText", "{*}p"):
        kind = etree.QName(node).localname
        if found and kind != "p" and found[-1][0] == kind:
            found[-1] = (kind, found[-1][1] + (node.text or ""))
        else:
            found.append((kind, "" if kind == "p" else node.text or ""))
    return found


def test_a_paper_with_tracked_changes_links_controls_and_comments_is_marked_without_fault(tmp_path: Path) -> None:
    source, target = paper(tmp_path), tmp_path / "b.docx"
    marks = [
        Mark(Place(locator=where), quote, "注\n第二行", "error", "f1")
        for where, quotes in QUOTES.items()
        for quote in quotes
    ]
    assert mark_docx(source, target, marks, "../report.html") == 0
    assert faults(target) - faults(source) == Counter()
    assert words(target) == words(source)
    comments = list(docx.Document(str(target)).comments)
    assert comments[0].text == "原批注"
    assert len(comments) == 1 + len(marks)
    assert len({comment.comment_id for comment in comments}) == len(comments)


def test_rich_text_and_macros_of_a_workbook_stay_as_they_are(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "清单"
    sheet["A1"] = CellRichText("原值", TextBlock(InlineFont(b=True), "1200"), "万元")
    sheet["B1"] = "=1+1"
    plain, source, target = tmp_path / "0.xlsx", tmp_path / "a.xlsm", tmp_path / "b.xlsm"
    book.save(plain)
    macros = bytes(range(256)) * 8
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(source, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/vbaProject.bin", macros)
    mark = Mark(Place(locator="清单!A1"), "1200", "注", "plain", "f1")
    assert mark_xlsx(source, target, [mark], "../report.html") == 0
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target) as new:
        same = set(old.namelist()) - {"[Content_Types].xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"}
        same = {name for name in same if not name.endswith(".rels")}
        assert "xl/vbaProject.bin" in same
        assert [name for name in same if old.read(name) != new.read(name)] == []
        sheets = [etree.fromstring(package.read("xl/worksheets/sheet1.xml")) for package in (old, new)]
    cells = [etree.tostring(root.find("{*}sheetData"), method="c14n", exclusive=True) for root in sheets]
    assert cells[0] == cells[1]


def test_a_pdf_that_opens_without_a_password_but_is_encrypted_is_left_out(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    plain, source, target = tmp_path / "0.pdf", tmp_path / "a.pdf", tmp_path / "b.pdf"
    plain.write_bytes(pdf_bytes(LEASE_LINES))
    writer = PdfWriter(clone_from=PdfReader(plain))
    writer.encrypt("", "owner")
    writer.write(source)
    with pytest.raises(Unmarkable) as told:
        mark_pdf(source, target, [Mark(Place(1, Box(100, 50, 220, 70)), "x", "注", "plain", "f1")], "r")
    assert told.value.why == "encrypted"
    assert not target.exists()
