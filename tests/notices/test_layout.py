import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from pilotdocs.notices import KINDS, load_profile
from pilotdocs.notices.check import check_template, commented
from pilotdocs.notices.lint import Line, lint_lines
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


RIGHT = [
    ("NNumber", "绍市科〔2026〕12号"), ("NTitle", "甲局关于认定的通知"), ("NTo", "各局："), ("NText", "现认定三家。"),
    ("NSign", "甲局"), ("NDate", "2026年3月20日"), ("NNote", "（此件公开发布）"),
]  # fmt: skip
WRONG = [
    (0, "绍市科[2026]12号"), (0, ""), (0, "绍市科〔26〕12号"), (0, "绍市科〔2026〕第12号"), (0, "绍市科〔2026〕012号"),
    (1, ""), (1, "甲局关于认定的通知。"), (1, "特急甲局关于认定的通知"), (1, "甲局关于认定的函"), (2, "各局:"), (2, "各局"),
    (3, "于2026年03月05日"), (3, "于二〇二六年三月"), (3, "于2026.3.5印发"), (3, "于26年3月5日"), (3, "近日召开"), (3, "占10～20%"),
    (3, "投入3—5万元"), (3, "2023～2025年"), (3, "收入1亿2千万元"), (3, "各局,各县"), (3, "（一）、要求"), (3, "一.要求"),
    (3, "1、要求"), (3, "完成。。"), (3, '称为"平台"'), (3, "此页无正文"), (3, "某某平台"), (3, "共None家"), (3, "认定“”"),
    (3, "面积500㎡"), (3, "{{ 年度 }}"), (3, "对验收结果有异议"), (3, "现予公示"), (3, "3年内不得申报"), (3, "可申请行政复议"),
    (3, "名单见附件"), (3, "自2026年3月9日至3月5日"), (4, ""), (5, ""), (5, "2026年03月20日"), (5, "二〇二六年三月"), (6, "此件公开发布"),
    (3, "“乙”等3家"),
]  # fmt: skip


def _lines(rows: list[tuple[str, str]]) -> list[Line]:
    cells = ["序号", "中试平台名称", "1", "甲", "2", "乙"]
    plain = [Line(i, style, text, False) for i, (style, text) in enumerate(rows)]
    return plain + [Line(len(rows) + i, "NCell", text, True) for i, text in enumerate(cells)]


def test_a_right_notice_is_left_in_peace() -> None:
    assert lint_lines(_lines(RIGHT), "recognition") == []


@pytest.mark.parametrize(("place", "text"), WRONG)
def test_a_wrong_notice_is_found(place: int, text: str) -> None:
    rows = list(RIGHT)
    rows[place] = (rows[place][0], text)
    assert lint_lines(_lines(rows), "recognition")
