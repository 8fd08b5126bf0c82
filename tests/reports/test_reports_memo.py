"""The memo: what stands in it, in which order, and that no number is without its place."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from reports_builder import IDENTITY, PHONE, Application
from syrupy.assertion import SnapshotAssertion

from pilotdocs.reports.desk import lay_out
from pilotdocs.reports.memo import memo_items, memo_text, write_memo
from pilotdocs.reports.paper import uncited


@pytest.fixture(scope="module")
def memo(application: Application, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("memo") / "审核备忘录.docx"
    write_memo(application.audit, path)
    return path


def test_the_memo_as_text_is_as_agreed(application: Application, snapshot: SnapshotAssertion) -> None:
    assert memo_text(application.audit) == snapshot


def test_no_number_in_the_memo_stands_without_a_citation(application: Application) -> None:
    assert uncited(memo_items(lay_out(application.audit))) == []


def test_no_number_in_the_word_file_stands_without_a_citation(memo: Path) -> None:
    """A paragraph or table row with a digit outside of a link, of the memo's own numbering and of the law's words
    must hold a link."""
    document = docx.Document(str(memo))
    body = document.element.body
    units = [item for item in body if item.tag in (qn("w:p"),)] + list(body.iter(qn("w:tr")))
    checked = 0
    for unit in units:
        links = list(unit.iter(qn("w:hyperlink")))
        linked = {id(node) for link in links for node in link.iter(qn("w:t"))}
        for run in unit.iter(qn("w:r")):
            style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
            if style is not None and style.get(qn("w:val")) in ("MemoOwn", "MemoLaw"):
                continue
            words = "".join(node.text or "" for node in run.iter(qn("w:t")) if id(node) not in linked)
            if re.search(r"\d", words):
                checked += 1
                assert links, "".join(node.text or "" for node in unit.iter(qn("w:t")))
    assert checked > 20


def test_the_conclusion_comes_first_and_calls_itself_a_suggestion(application: Application) -> None:
    text = memo_text(application.audit)
    assert text.index("审核结论（建议）") < text.index("形式审查表") < text.index("条件审核表") < text.index("签署")
    assert "以人工复核为准" in text
    assert "征求意见稿" in text[: text.index("形式审查表")]


def test_the_first_page_says_why_and_names_grave_discrepancies(application: Application) -> None:
    front = memo_text(application.audit).partition("形式审查表")[0]
    assert "名册去重后2人，低于10人" in front
    assert "以门槛金额的30%为限：999.999999万元，未达到" in front
    assert "重要差异2项（申报数高于佐证2项）" in front


def test_nothing_private_is_in_the_memo(memo: Path) -> None:
    with zipfile.ZipFile(memo) as package:
        for name in package.namelist():
            content = package.read(name).decode("utf-8", "replace")
            assert IDENTITY not in content
            assert PHONE not in content


def test_every_table_with_a_head_repeats_it_and_fonts_are_named_for_chinese(memo: Path) -> None:
    document = docx.Document(str(memo))
    tables = document.element.body.findall(qn("w:tbl"))
    heads = [table for table in tables if table.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(heads) == len(tables) - 1
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
    fonts = {
        name: styles[name].find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia"))
        for name in ("MemoTitle", "MemoHeading1", "MemoBody", "MemoSubtitle", "MemoCell")
    }
    assert fonts == {
        "MemoTitle": "方正小标宋简体",
        "MemoHeading1": "黑体",
        "MemoBody": "仿宋_GB2312",
        "MemoSubtitle": "楷体_GB2312",
        "MemoCell": "宋体",
    }
    assert [section.orientation for section in document.sections] == [0, 1, 0]


def test_links_go_to_marked_copies_where_there_are_some_and_to_the_report_where_not(application: Application) -> None:
    text = memo_text(application.audit, marked=["01 建设方案.docx"])
    assert "[建设方案 第2段](标注/01%20%E5%BB%BA%E8%AE%BE%E6%96%B9%E6%A1%88.docx)" in text
    assert "(report.html#f7)" in text


def test_two_writings_of_one_audit_are_the_same_bytes(application: Application, tmp_path: Path) -> None:
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    write_memo(application.audit, first)
    write_memo(application.audit, second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.office
def test_libreoffice_opens_the_memo_and_the_conclusion_fits_on_one_page(memo: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(memo)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    import pypdfium2

    pages = pypdfium2.PdfDocument(tmp_path / "审核备忘录.pdf")
    assert "形式审查表" in pages[1].get_textpage().get_text_range()
    assert "建议结论" in pages[0].get_textpage().get_text_range()
