"""What a person would not see is kept apart with its reason; what only looks like it counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builder import box, cell, hidden, para, read, row, run, seen, table

WHITE = '<w:color w:val="FFFFFF"/>'
SECRET = "暗文"
STYLES = """
<w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Below"><w:name w:val="Below"/><w:basedOn w:val="Gone"/></w:style>
<w:style w:type="character" w:styleId="Away"><w:name w:val="Away"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Speck"><w:name w:val="Speck"/><w:rPr><w:sz w:val="2"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr>
</w:style>
"""


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ("<w:vanish/>", "vanish"),
        ('<w:rStyle w:val="Away"/>', "vanish"),
        (WHITE, "white"),
        ('<w:color w:val="FEFEFE"/>', "white"),
        ('<w:color w:val="000000" w:themeColor="background1"/>', "white"),
        ('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>', "white"),
        ('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>', "white"),
        ("<w14:textFill><w14:noFill/></w14:textFill>", "white"),
        ('<w:sz w:val="2"/>', "tiny"),
        ('<w:rStyle w:val="Speck"/>', "tiny"),
        ('<w:w w:val="1"/>', "tiny"),
        ("<w:strike/>", "struck"),
        ('<w:dstrike w:val="true"/><w:strike w:val="0"/>', "struck"),
    ],
)
def test_a_hidden_run_is_kept_apart_and_the_rest_reads_as_one_text(
    properties: str, reason: str, tmp_path: Path
) -> None:
    document = read(tmp_path, para("中试人员", run(SECRET, properties), "32人"), styles=STYLES)
    assert seen(document) == ["中试人员32人"]
    assert hidden(document) == [(SECRET, reason)]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vanish w:val="0"/>',
        '<w:color w:val="auto"/>',
        '<w:color w:val="BFBFBF"/>',
        '<w:color w:val="FFFF00"/>',
        f'{WHITE}<w:shd w:val="clear" w:fill="1F3864"/>',
        f'{WHITE}<w:highlight w:val="darkBlue"/>',
        f'{WHITE}<w:shd w:val="solid" w:color="1F3864" w:fill="FFFFFF"/>',
        '<w:sz w:val="10"/>',
    ],
)
def test_a_run_that_can_be_seen_counts(properties: str, tmp_path: Path) -> None:
    assert seen(read(tmp_path, para("前", run("可见", properties)), styles=STYLES)) == ["前可见"]


def test_a_paragraph_style_hides_through_what_it_is_based_on(tmp_path: Path) -> None:
    document = read(tmp_path, para(SECRET, properties='<w:pStyle w:val="Below"/>'), styles=STYLES)
    assert hidden(document) == [(SECRET, "vanish")]


def test_two_styles_that_hide_show_again(tmp_path: Path) -> None:
    body = para(run("又见", '<w:rStyle w:val="Away"/>'), properties='<w:pStyle w:val="Gone"/>')
    assert seen(read(tmp_path, body, styles=STYLES)) == ["又见"]


def test_a_style_based_on_itself_ends(tmp_path: Path) -> None:
    assert seen(read(tmp_path, para("文", properties='<w:pStyle w:val="Loop"/>'), styles=STYLES)) == ["文"]


def test_white_text_in_a_dark_cell_counts_and_in_a_white_one_does_not(tmp_path: Path) -> None:
    dark = cell(para(run("表头", WHITE)), properties='<w:shd w:val="clear" w:fill="333333"/>')
    document = read(tmp_path, table(row(dark, cell(para(run(SECRET, WHITE))))))
    assert (seen(document), hidden(document)) == (["表头"], [(SECRET, "white")])


def test_a_table_style_paints_its_head_row_and_whitens_its_text(tmp_path: Path) -> None:
    style = '<w:tblStyle w:val="Dark"/><w:tblLook w:firstRow="1" w:noHBand="1" w:noVBand="1"/>'
    document = read(tmp_path, table(row("名称"), row(cell(para(run(SECRET, WHITE)))), properties=style), styles=STYLES)
    assert (seen(document), hidden(document)) == (["名称"], [(SECRET, "white")])


@pytest.mark.parametrize(
    ("fill", "reason"),
    [
        ('<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>', None),
        ("<a:gradFill/>", None),
        ("<a:noFill/>", "white"),
        ("", "white"),
    ],
)
def test_white_text_in_a_box_is_judged_by_the_boxs_fill(fill: str, reason: str | None, tmp_path: Path) -> None:
    document = read(tmp_path, para("外", box(para(run("框内", WHITE)), fill=fill)))
    assert [block.hidden for block in document.blocks() if block.text == "框内"] == [reason]


@pytest.mark.parametrize(
    ("anchor", "reason"),
    [
        ('<wp:docPr id="1" hidden="1"/>', "vanish"),
        ("<wp:positionH><wp:posOffset>99000000</wp:posOffset></wp:positionH>", "off_page"),
        ('<wp:extent cx="9000000" cy="100"/>', "clipped"),
        ('<wp:extent cx="9000000" cy="900000"/><wp:docPr id="1"/>', None),
    ],
)
def test_a_box_that_is_hidden_off_the_page_or_too_low_hides_its_text(
    anchor: str, reason: str | None, tmp_path: Path
) -> None:
    document = read(tmp_path, para("外", box(para("框内"), anchor=anchor)))
    assert [block.hidden for block in document.blocks() if block.text == "框内"] == [reason]


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ("<w:hidden/>", "vanish"),
        ('<w:trHeight w:val="10" w:hRule="exact"/>', "clipped"),
        ("<w:del/>", "deleted"),
        ('<w:trHeight w:val="10"/>', None),
    ],
)
def test_a_row_can_hide_and_keeps_its_number(properties: str, reason: str | None, tmp_path: Path) -> None:
    document = read(tmp_path, table(row("一"), row("二", properties=properties), row("三")))
    assert [(block.place.locator, block.hidden) for block in document.blocks()] == [
        ("body/tbl[1]/r[1]/c[1]/p[1]", None),
        ("body/tbl[1]/r[2]/c[1]/p[1]", reason),
        ("body/tbl[1]/r[3]/c[1]/p[1]", None),
    ]


def test_a_line_cut_to_nothing_hides_its_text(tmp_path: Path) -> None:
    document = read(tmp_path, para(SECRET, properties='<w:spacing w:line="10" w:lineRule="exact"/>') + para("文"))
    assert hidden(document) == [(SECRET, "clipped")]
