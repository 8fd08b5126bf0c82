"""Marked copies: a mark at the very place, and nothing else changed."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from reports_builder import LEASE_LINES, Application, line_box, pdf_bytes

from pilotdocs.model.place import Box, Place
from pilotdocs.reports.marks import write_marked
from pilotdocs.reports.marks.mark import Mark
from pilotdocs.reports.marks.pdf import mark_pdf, to_user_space
from pilotdocs.reports.marks.pdf_back import BackLinks
from pilotdocs.reports.marks.sheet import mark_xlsx
from pilotdocs.reports.marks.trouble import Unmarkable
from pilotdocs.reports.marks.word import mark_docx

W_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(scope="module")
def marked(application: Application, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "标注"
    result = write_marked(application.audit, out)
    assert result.paths == ("01 建设方案.docx", "02 人员名册.xlsx", "附件.zip/03 场地租赁合同.pdf", "04 信用报告.pdf")
    assert [problem.code for problem in result.problems] == ["not_marked"]
    return out


def commented(path: Path) -> dict[str, str]:
    """What each comment's range covers → the comment's words."""
    document = docx.Document(str(path))
    words = {}
    for comment in document.comments:
        inside, taken = False, ""
        for element in document.element.body.iter():
            if element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) == str(comment.comment_id):
                inside = True
            elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == str(comment.comment_id):
                inside = False
            elif inside and element.tag == qn("w:t"):
                taken += element.text or ""
        words[taken] = comment.text
    return words


def test_a_word_comment_covers_the_quote_and_names_finding_and_trouble(marked: Path) -> None:
    comments = commented(marked / "01 建设方案.docx")
    assert "拥有专职中试人员32名" in comments
    assert "F-2.staff-01" in comments["32"]
    assert "申报数高于佐证" in comments["32"]
    assert "138****2345" in comments["32"]
    assert "现有设备原值1200余万元" in comments


def test_the_words_of_a_marked_docx_are_unchanged_and_other_parts_the_same_bytes(
    application: Application, marked: Path
) -> None:
    before, after = application.root / "01 建设方案.docx", marked / "01 建设方案.docx"
    old, new = docx.Document(str(before)), docx.Document(str(after))
    assert [p.text for p in old.paragraphs] == [p.text for p in new.paragraphs]
    assert [c.text for t in old.tables for r in t.rows for c in r.cells] == [
        c.text for t in new.tables for r in t.rows for c in r.cells
    ]
    bold = [run.text for paragraph in new.paragraphs for run in paragraph.runs if run.bold]
    assert "".join(bold) == "中试人员3"
    with zipfile.ZipFile(before) as a, zipfile.ZipFile(after) as b:
        changed = {name for name in a.namelist() if a.read(name) != b.read(name)}
        added = set(b.namelist()) - set(a.namelist())
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert added == {"word/comments.xml", "word/_rels/comments.xml.rels"}


def simple_docx(tmp_path: Path, body: str) -> Path:
    document = docx.Document()
    element = document.element.body
    for child in list(element):
        if not child.tag.endswith("}sectPr"):
            element.remove(child)
    for child in reversed(list(parse_xml(f"<w:body {W_NS}>{body}</w:body>"))):
        element.insert(0, child)
    path = tmp_path / "a.docx"
    document.save(str(path))
    return path


def run_of(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@settings(deadline=None, max_examples=40)
@given(
    pieces=st.lists(st.text("面积1200平方米 ", min_size=1, max_size=5), min_size=1, max_size=6),
    data=st.data(),
)
def test_any_quote_is_cut_out_exactly_however_its_runs_are_split(
    pieces: list[str], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tmp_path = tmp_path_factory.mktemp("runs")
    text = "".join(pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    runs = "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in pieces)
    source = simple_docx(tmp_path, f"<w:p>{runs}</w:p>")
    target = tmp_path / "b.docx"
    assert mark_docx(source, target, [Mark(Place(locator="body/p[1]"), quote, "注", "plain", "f1")], "r") == 0
    assert docx.Document(str(target)).paragraphs[0].text == text
    covered = next(iter(commented(target)))
    assert covered == quote or not quote.strip()


@pytest.mark.parametrize(
    ("body", "locator", "quote"),
    [
        (f'<w:p><w:ins w:id="1" w:author="a">{run_of("面积")}{run_of("500㎡")}</w:ins></w:p>', "body/p[1]", "500㎡"),
        (f'<w:p><w:hyperlink w:anchor="x">{run_of("面积500㎡")}</w:hyperlink></w:p>', "body/p[1]", "500㎡"),
        (f"<w:p/><w:sdt><w:sdtContent><w:p>{run_of('面积500㎡')}</w:p></w:sdtContent></w:sdt>", "body/p[2]", "500㎡"),
        (
            f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/><w:p>{run_of('约500㎡')}</w:p></w:tc></w:tr></w:tbl>",
            "body/tbl[1]/r[1]/c[2]/p[2]",
            "500㎡",
        ),
        (
            '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
            f"<w:p>{run_of('框内500㎡')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
            "body/p[1]/textbox[1]/p[1]",
            "500㎡",
        ),
    ],
)
def test_quotes_in_insertions_links_controls_cells_and_text_boxes_are_covered(
    body: str, locator: str, quote: str, tmp_path: Path
) -> None:
    source, target = simple_docx(tmp_path, body), tmp_path / "b.docx"
    assert mark_docx(source, target, [Mark(Place(locator=locator), quote, "注", "plain", "f1")], "r") == 0
    assert quote in commented(target)


def test_a_place_in_the_header_is_told_on_the_first_paragraph(application: Application, tmp_path: Path) -> None:
    target = tmp_path / "b.docx"
    mark = Mark(Place(locator="header1/p[1]"), "内部资料", "D1 隐藏", "info", "D1")
    mark_docx(application.root / "01 建设方案.docx", target, [mark], "r")
    document = docx.Document(str(target))
    (comment,) = document.comments
    assert "页眉1" in comment.text
    assert "commentRangeStart" not in document.sections[0].header._element.xml


def test_a_second_marking_keeps_the_first_comments(application: Application, tmp_path: Path) -> None:
    once, twice = tmp_path / "b.docx", tmp_path / "c.docx"
    mark = Mark(Place(locator="body/p[2]"), "32名", "注", "plain", "f1")
    mark_docx(application.root / "01 建设方案.docx", once, [mark], "r")
    mark_docx(once, twice, [replace(mark, quote="拥有", text="二")], "r")
    assert [comment.comment_id for comment in docx.Document(str(twice)).comments] == [0, 1]


def test_a_marked_pdf_begins_with_the_old_bytes_and_highlights_the_line(application: Application, marked: Path) -> None:
    path = "附件.zip/03 场地租赁合同.pdf"
    old, new = (application.root / path).read_bytes(), (marked / path).read_bytes()
    assert new.startswith(old)
    note, link = [item.get_object() for item in PdfReader(BytesIO(new)).pages[0]["/Annots"]]
    box = line_box(1)
    assert [round(float(v)) for v in note["/Rect"]] == [80, 842 - 144, 80 + 16 * 12, 842 - 126]
    assert [round(float(v)) for v in note["/QuadPoints"]][1] == round(842 - box.top)
    assert "F-4.area-01" in note["/Contents"]
    assert "report.html#f7" in note["/Contents"]
    assert (link["/Subtype"], link["/A"]["/S"]) == ("/Link", "/URI")
    assert link["/A"]["/URI"] == "../../report.html#f7"
    assert (marked / path).parent.joinpath("../../report.html").resolve() == marked.parent / "report.html"
    left, bottom, right, top = (float(value) for value in link["/Rect"])
    assert 595 - 14 < left < right <= 595  # at the page's edge, in the line, over no words
    assert bottom < float(note["/Rect"][3])
    assert top > float(note["/Rect"][1])
    old_text, new_text = (pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range() for content in (old, new))
    assert old_text == new_text


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("streams", ["generate", "disable"])
def test_a_marked_pdf_passes_qpdf_whether_its_objects_stand_in_streams_or_not(streams: str, tmp_path: Path) -> None:
    plain, source, target = tmp_path / "0.pdf", tmp_path / "a.pdf", tmp_path / "b.pdf"
    plain.write_bytes(pdf_bytes(LEASE_LINES))
    subprocess.run(["qpdf", f"--object-streams={streams}", str(plain), str(source)], check=True)
    marks = [Mark(Place(1, Box(100, 50 + n, 220, 70 + n)), "x", "注", "plain", "f1") for n in (0, 100)]
    assert mark_pdf(source, target, marks, "r") == 0
    subprocess.run(["qpdf", "--check", str(target)], check=True, capture_output=True)
    again = tmp_path / "c.pdf"
    assert mark_pdf(target, again, marks[:1], "r") == 0
    subprocess.run(["qpdf", "--check", str(again)], check=True, capture_output=True)
    assert len(PdfReader(again).pages[0]["/Annots"]) == 6


@given(st.lists(st.tuples(st.floats(-50, 900), st.integers(1, 2)), max_size=60))
def test_no_two_links_of_a_page_stand_on_each_other_and_all_stand_on_the_page(marks: list[tuple[float, int]]) -> None:
    links = BackLinks(None)  # type: ignore[arg-type]  # finding a spot writes nothing
    spots = [(page, links.spot(page, Box(80, top, 200, top + 12), (595, 842))) for top, page in marks]
    for index, (page, spot) in enumerate(spots):
        assert 0 <= spot.x0 < spot.x1 <= 595
        assert 0 <= spot.top < spot.bottom <= 842
        for other, beside in spots[:index]:
            apart = (
                spot.x0 >= beside.x1 or beside.x0 >= spot.x1 or spot.top >= beside.bottom or beside.top >= spot.bottom
            )
            assert apart or other != page


def yellow(content: bytes) -> tuple[float, float, float, float]:
    """The box of what changed against white and black on the page as displayed, in points."""
    import numpy as np

    document = pypdfium2.PdfDocument(content)
    picture = np.asarray(document[0].render(scale=1, may_draw_forms=True).to_pil().convert("RGB")).astype(int)
    rows, columns = np.where(picture[:, :, 0] - picture[:, :, 2] > 30)
    return float(columns.min()), float(rows.min()), float(columns.max()), float(rows.max())


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 60, 560, 800)])
def test_a_highlight_stands_where_the_box_is_on_the_page_as_displayed(
    rotate: int, crop: tuple[float, float, float, float] | None, tmp_path: Path
) -> None:
    source, target = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(pdf_bytes(LEASE_LINES, rotate=rotate, crop=crop))
    box = Box(100, 50, 220, 70)
    mark_pdf(source, target, [Mark(Place(1, box), "x", "注", "plain", "f1")], "r")
    x0, top, x1, bottom = yellow(target.read_bytes())
    assert abs(x0 - box.x0) <= 2
    assert abs(top - box.top) <= 2
    assert abs(x1 - box.x1) <= 2
    assert abs(bottom - box.bottom) <= 2


def test_a_pdf_with_a_broken_cross_reference_is_marked_so_that_it_opens_or_left_out(tmp_path: Path) -> None:
    whole = pdf_bytes(LEASE_LINES)
    mark = Mark(Place(1, Box(100, 50, 220, 70)), "x", "注", "plain", "f1")
    for content in (whole.replace(b"startxref\n", b"startxref\n9"), whole[:-200], b"junk\n" + whole, whole[:400]):
        source, target = tmp_path / "a.pdf", tmp_path / "b.pdf"
        source.write_bytes(content)
        try:
            mark_pdf(source, target, [mark], "r")
        except Unmarkable:
            continue
        assert target.read_bytes().startswith(content)
        assert len(pypdfium2.PdfDocument(target)) == 1


@given(st.floats(0, 500), st.floats(0, 500), st.floats(1, 90), st.floats(1, 90), st.sampled_from([0, 90, 180, 270]))
def test_turning_a_box_keeps_its_area(x: float, top: float, width: float, height: float, rotation: int) -> None:
    left, bottom, right, upper = to_user_space(Box(x, top, x + width, top + height), (10, 20, 605, 862), rotation)
    assert abs((right - left) * (upper - bottom) - width * height) < 1e-6 * max(1, width * height)


def test_a_marked_workbook_has_comments_on_the_cells_and_the_same_values(
    application: Application, marked: Path
) -> None:
    before, after = application.root / "02 人员名册.xlsx", marked / "02 人员名册.xlsx"
    book = openpyxl.load_workbook(after)
    comment = book["人员名册"]["A4"].comment
    assert comment is not None
    assert "重复列示" in comment.text
    assert "与第2行为同一人" in comment.text
    old, new = CalamineWorkbook.from_path(str(before)), CalamineWorkbook.from_path(str(after))
    assert new.sheet_names == [*old.sheet_names, "审核标注"]
    assert all(old.get_sheet_by_name(n).to_python() == new.get_sheet_by_name(n).to_python() for n in old.sheet_names)
    with zipfile.ZipFile(before) as a, zipfile.ZipFile(after) as b:
        sheets = [etree.fromstring(package.read("xl/worksheets/sheet1.xml")) for package in (a, b)]
    cells = [etree.tostring(sheet.find("{*}sheetData"), method="c14n", exclusive=True) for sheet in sheets]
    assert cells[0] == cells[1]


def test_a_marked_workbook_ends_with_a_list_whose_links_lead_back(application: Application, marked: Path) -> None:
    book = openpyxl.load_workbook(marked / "02 人员名册.xlsx")
    listed = book["审核标注"]
    rows = {row[0].value: row for row in listed.iter_rows(min_row=2)}
    place, words, back = rows["人员名册!A4"]
    assert place.hyperlink.location == "'人员名册'!A4"
    assert "与第2行为同一人" in words.value
    assert back.hyperlink.target.startswith("../report.html#")
    comment = book["人员名册"]["A4"].comment.text
    assert f"“审核标注”表第{back.row}行" in comment
    with zipfile.ZipFile(application.root / "02 人员名册.xlsx") as a, zipfile.ZipFile(marked / "02 人员名册.xlsx") as b:
        assert a.read("xl/styles.xml") == b.read("xl/styles.xml")


def test_the_list_takes_a_name_that_is_free_and_stays_away_from_a_log_of_revisions(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "审核标注"
    book.create_sheet("It's & <甲>")["B2"] = 1
    source, target = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    book.save(source)
    assert mark_xlsx(source, target, [Mark(Place(locator="It's & <甲>!B2"), "1", "=1+1<注>", "plain", "f1")], "r") == 0
    listed = openpyxl.load_workbook(target)["审核标注2"]
    assert listed["A2"].hyperlink.location == "'It''s & <甲>'!B2"
    assert (listed["B2"].value, listed["B2"].data_type) == ("=1+1<注>", "s")


def test_a_cell_that_has_a_comment_keeps_its_words(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "清单"
    sheet["A1"] = 5
    sheet["A1"].comment = openpyxl.comments.Comment("原有批注", "甲")
    source, target = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    book.save(source)
    marks = [Mark(Place(locator=f"清单!{cell}"), "5", "新注", "plain", "f1") for cell in ("A1", "B2")]
    assert mark_xlsx(source, target, marks, "r") == 0
    marked_sheet = openpyxl.load_workbook(target)["清单"]
    assert marked_sheet["A1"].comment.text.startswith("原有批注")
    assert "新注" in marked_sheet["A1"].comment.text
    assert "新注" in marked_sheet["B2"].comment.text


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.4\n%%EOF", b"\x00" * 1000])
@pytest.mark.parametrize("name", ["docx", "xlsx", "pdf"])
def test_a_damaged_file_is_refused_and_never_crashes(content: bytes, name: str, tmp_path: Path) -> None:
    source, target = tmp_path / f"a.{name}", tmp_path / "b"
    source.write_bytes(content)
    mark = Mark(Place(1, Box(1, 1, 2, 2), "a!A1"), "x", "注", "plain", "f1")
    write = {"docx": mark_docx, "xlsx": mark_xlsx, "pdf": mark_pdf}[name]
    with pytest.raises(Unmarkable):
        write(source, target, [mark], "r")


@pytest.mark.office
def test_libreoffice_opens_the_marked_copies_with_their_comments(marked: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    sources = [str(marked / "01 建设方案.docx"), str(marked / "02 人员名册.xlsx")]
    for kind, source in zip(("fodt", "fods"), sources, strict=True):
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), source]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "01 建设方案.fodt").read_text("utf-8").count("<office:annotation ") == 7
    assert (tmp_path / "02 人员名册.fods").read_text("utf-8").count("<office:annotation ") == 2
