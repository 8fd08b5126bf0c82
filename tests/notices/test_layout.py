import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from pilotdocs.notices import KINDS, load_profile
from pilotdocs.notices.check import check_template, commented
from pilotdocs.notices.making import build_template
from pilotdocs.resources import resource_dir

PROFILE = load_profile()


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_template_is_what_the_profile_makes(kind: str) -> None:
    shipped = (resource_dir("templates") / f"{kind}.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(shipped)) as old, zipfile.ZipFile(io.BytesIO(build_template(kind, PROFILE))) as new:
        assert {n: old.read(n) for n in old.namelist()} == {n: new.read(n) for n in new.namelist()}


@pytest.mark.parametrize("kind", KINDS)
def test_page_grid_fonts_rule_and_page_numbers_follow_the_standard(kind: str) -> None:
    paper = docx.Document(str(resource_dir("templates") / f"{kind}.docx"))
    section = paper.element.body.sectPr
    margins = section.find(qn("w:pgMar"))
    assert [int(margins.get(qn(f"w:{side}"))) for side in ("top", "left", "right", "bottom")] == [
        2098,
        1588,
        1474,
        1984,
    ]
    grid = section.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert 22 * int(grid.get(qn("w:linePitch"))) <= 12756
    assert abs(28 * (16 + int(grid.get(qn("w:charSpace"))) / 4096) - 442.2) < 0.5
    fonts = {
        style.style_id: (
            style.element.rPr.rFonts.get(qn("w:eastAsia")),
            style.element.rPr.find(qn("w:sz")).get(qn("w:val")),
        )
        for style in paper.styles
        if style.style_id.startswith("N") and style.type == 1
    }
    assert fonts["NTitle"] == ("方正小标宋简体", "44")
    assert fonts["NText"] == ("仿宋_GB2312", "32")
    assert fonts["NLevel1"][0], fonts["NLevel2"][0] == ("黑体", "楷体_GB2312")
    assert fonts["NPageOdd"] == ("宋体", "28")
    assert paper.styles["发文字号"].element.pPr.find(f"{qn('w:pBdr')}/{qn('w:bottom')}").get(qn("w:color")) == "FF0000"
    assert "w:evenAndOddHeaders" in paper.settings.element.xml
    assert paper.sections[0].footer.paragraphs[0].style.name == "页码单页"
    assert paper.sections[0].even_page_footer.paragraphs[0].style.name == "页码双页"
    texts = [p.text for p in paper.paragraphs]
    assert ("{{ 发文字号 }}" in texts) == KINDS[kind].numbered
    assert ("{{ 发文机关 }}文件" in texts) == (KINDS[kind].form == "file")
    assert paper.sections[0].different_first_page_header_footer == (KINDS[kind].form == "letter")


def test_a_good_template_has_no_fault_and_a_bad_one_gets_a_comment_at_each(tmp_path) -> None:
    good = resource_dir("templates") / "recognition.docx"
    assert check_template(good, KINDS["recognition"], PROFILE) == []
    paper = docx.Document(str(good))
    for text in ("{{ 平台名 }}", "{{ 年度 ", "{{ x.__class__ }}", "补正材料", "{{ 年度|上 }}"):
        paper.add_paragraph(text)
    paper.sections[0].left_margin = 0
    bad = tmp_path / "recognition.docx"
    paper.save(str(bad))
    faults = check_template(bad, KINDS["recognition"], PROFILE)
    said = "\n".join(fault.sentence for fault in faults)
    for words in ("平台名", "不成对", "__class__", "补正材料", "不认识的过滤器", "左边距"):
        assert words in said
    assert len(list(docx.Document(io.BytesIO(commented(bad, faults))).comments)) == len(faults)
