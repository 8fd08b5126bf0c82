"""What a reader sees of a paragraph is one text, whatever it is made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builder import box, hidden, only, para, read, run, seen

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = "<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("设备") + run("原值"), "设备原值"),
        ('<w:hyperlink r:id="x">' + run("链接") + "</w:hyperlink>", "链接"),
        ("<w:smartTag>" + run("绍兴") + "</w:smartTag>", "绍兴"),
        ("<w:sdt><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>", "控件"),
        ('<w:fldSimple w:instr="DATE">' + run("2025年") + "</w:fldSimple>", "2025年"),
        (FIELD.format("begin") + CODE + FIELD.format("separate") + run("12") + FIELD.format("end"), "12"),
        (FIELD.format("begin") + CODE + FIELD.format("end") + run("后"), "后"),
        (FIELD.format("begin") + CODE + run("没有结束的域"), "没有结束的域"),
        (run("多余的结束") + FIELD.format("end"), "多余的结束"),
        ("<w:r><w:t>行一</w:t><w:br/><w:t>行二</w:t><w:tab/><w:t>后</w:t></w:r>", "行一\n行二\t后"),
        ("<w:r><w:t>10</w:t><w:noBreakHyphen/><w:t>15人</w:t><w:softHyphen/></w:r>", "10-15人"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>500</w:t></w:r>', "≥500"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>', "☑是"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b3</w:t></w:r>' + run("10"), "≥10"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>yuán</w:t></w:r></w:rt><w:rubyBase>" + run("元") + "</w:rubyBase></w:ruby></w:r>", "元"),
        ("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>", "1/4"),
        (run("1200m") + run("2", '<w:vertAlign w:val="superscript"/>'), "1200m2"),
        (run("10") + run("4", '<w:vertAlign w:val="superscript"/>') + run("元"), "10⁴元"),
        ("<w:r><w:t> 两端 </w:t></w:r>", "两端"),
        ('<mc:AlternateContent><mc:Choice Requires="future">' + run("新") + "</mc:Choice><mc:Fallback>" + run("旧") + "</mc:Fallback></mc:AlternateContent>", "旧"),
        ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>' + CODE + FIELD.format("end") + run("同意"), "☑同意"),
    ],
)  # fmt: skip
def test_everything_that_is_shown_is_text_and_nothing_else(inner: str, text: str, tmp_path: Path) -> None:
    assert only(read(tmp_path, f"<w:p>{inner}</w:p>")).text == text


def test_a_field_may_run_over_paragraphs(tmp_path: Path) -> None:
    body = (
        para(FIELD.format("begin"), CODE, FIELD.format("separate"), "一、概况 1")
        + para("二、设备 3", FIELD.format("end"))
        + para("正文")
    )
    assert seen(read(tmp_path, body)) == ["一、概况 1", "二、设备 3", "正文"]


def test_tracked_insertions_are_text_with_their_span_and_deletions_are_kept_apart(tmp_path: Path) -> None:
    body = para(
        "设备原值",
        "<w:del><w:r><w:delText>980万元</w:delText></w:r></w:del>",
        "<w:ins>" + run("1130") + run("万元") + "</w:ins>",
        "。",
    )
    document = read(tmp_path, body)
    block = only(document)
    assert block.text == "设备原值1130万元。"
    assert [block.text[start:end] for start, end in block.inserted] == ["1130万元"]
    assert hidden(document) == [("980万元", "deleted")]


def test_moved_text_counts_where_it_went_and_not_where_it_was(tmp_path: Path) -> None:
    body = para("<w:moveFrom>" + run("32人") + "</w:moveFrom>", "旧处") + para(
        "<w:moveTo>" + run("32人") + "</w:moveTo>"
    )
    document = read(tmp_path, body)
    assert seen(document) == ["旧处", "32人"]
    assert hidden(document) == [("32人", "moved_away")]


def test_an_insertion_that_was_deleted_again_does_not_count(tmp_path: Path) -> None:
    document = read(tmp_path, para("甲", "<w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:ins>"))
    assert (seen(document), hidden(document)) == (["甲"], [("乙", "deleted")])


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    document = read(tmp_path, para("前") + para("正文", box(para("框一") + para("框二"))) + para("后"))
    assert [(block.text, block.place.locator, block.kind) for block in document.blocks()] == [
        ("前", "body/p[1]", "paragraph"),
        ("正文", "body/p[2]", "paragraph"),
        ("框一", "body/p[2]/textbox[1]/p[1]", "textbox"),
        ("框二", "body/p[2]/textbox[1]/p[2]", "textbox"),
        ("后", "body/p[3]", "paragraph"),
    ]


def test_content_controls_are_transparent_for_counting(tmp_path: Path) -> None:
    body = para("一") + f"<w:sdt><w:sdtContent>{para('二')}{para('三')}</w:sdtContent></w:sdt>" + para("四")
    assert [block.place.locator for block in read(tmp_path, body).blocks()] == [f"body/p[{n}]" for n in (1, 2, 3, 4)]
