"""Automatic numbers are computed as Word would write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_builder import para, read
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.documents.docx.numbering import LEVELS, Level, Numbered, Numbering
from pilotdocs.documents.docx.numerals import list_number


def level(index: int, style: str, pattern: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/>{more}</w:lvl>'


HEADINGS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="H1"/>')
    + level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H2"/>')
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
    + level(4, "bullet", "●")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>'
)


def item(text: str, depth: int, number: int = 1) -> str:
    return para(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def numbers(tmp_path: Path, body: str) -> list[str]:
    return [block.number for block in read(tmp_path, body, numbering=HEADINGS, styles=STYLES).blocks()]


def test_levels_count_on_and_begin_again_below_a_higher_one(tmp_path: Path) -> None:
    body = item("a", 0) + item("b", 1) + item("c", 1) + item("d", 2) + item("e", 0) + item("f", 1) + item("g", 3)
    assert numbers(tmp_path, body) == ["一、", "（一）", "（二）", "1.", "二、", "（一）", "2.1"]


def test_headings_are_numbered_through_their_style(tmp_path: Path) -> None:
    body = "".join(para(name, properties=f'<w:pStyle w:val="{name}"/>') for name in ("T", "H1", "H2", "H2", "H1", "C"))
    blocks = list(read(tmp_path, body, numbering=HEADINGS, styles=STYLES).blocks())
    assert [(block.kind, block.level, block.number) for block in blocks] == [
        ("heading", 0, ""),
        ("heading", 1, "一、"),
        ("heading", 2, "（一）"),
        ("heading", 2, "（二）"),
        ("heading", 1, "二、"),
        ("caption", None, ""),
    ]


def test_a_list_that_starts_anew_does_so_once(tmp_path: Path) -> None:
    assert numbers(tmp_path, item("a", 0) + item("b", 0, 2) + item("c", 0, 2) + item("d", 0)) == [
        "一、",
        "五、",
        "六、",
        "七、",
    ]


def test_number_zero_and_bullets_have_no_number(tmp_path: Path) -> None:
    body = para("x", properties='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>') + item("y", 4)
    assert numbers(tmp_path, body) == ["", ""]


def test_a_deleted_paragraph_does_not_count(tmp_path: Path) -> None:
    gone = para(
        "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>",
        properties='<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
    )
    assert numbers(tmp_path, item("a", 0) + gone + item("c", 0)) == ["一、", "", "二、"]


def test_an_empty_item_counts_though_it_shows_nothing(tmp_path: Path) -> None:
    assert numbers(tmp_path, item("a", 0) + item("", 0) + item("c", 0)) == ["一、", "三、"]


def test_a_list_style_lends_its_levels(tmp_path: Path) -> None:
    numbering = (
        HEADINGS
        + '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="8"><w:abstractNumId w:val="8"/></w:num>'
    )
    styles = '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert [block.number for block in read(tmp_path, item("a", 1, 8), numbering=numbering, styles=styles).blocks()] == [
        "（一）"
    ]


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("decimalFullWidth", 12, "１２"), ("upperRoman", 14, "XIV"),
        ("lowerRoman", 4, "iv"), ("upperLetter", 27, "AA"), ("lowerLetter", 26, "z"), ("ordinal", 22, "22nd"),
        ("chineseCounting", 10, "十"), ("chineseCounting", 21, "二十一"), ("chineseCounting", 100, "一○○"),
        ("chineseCountingThousand", 11, "十一"), ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"), ("chineseCountingThousand", 2030, "二千零三十"),
        ("chineseCountingThousand", 10010, "一万零一十"), ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 20, "二〇"), ("ideographTraditional", 3, "丙"), ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"), ("ideographZodiacTraditional", 42, "乙巳"), ("decimalEnclosedCircle", 1, "①"),
        ("decimalEnclosedCircleChinese", 20, "⑳"), ("decimalEnclosedCircle", 21, "㉑"), ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 2, "⑵"), ("decimalEnclosedFullstop", 3, "⒊"), ("ideographEnclosedCircle", 10, "㊉"),
        ("numberInDash", 5, "- 5 -"), ("none", 5, ""), ("bullet", 5, ""), ("something of later", 5, "5"),
    ],
)  # fmt: skip
def test_each_number_format_is_written(style: str, value: int, text: str) -> None:
    assert list_number(value, style) == text


DIGITS = {char: index for index, char in enumerate("零一二三四五六七八九")}
UNITS = {"十": 10, "百": 100, "千": 1000}


def read_back(text: str) -> int:
    total = 0
    for part in text.split("万"):
        section, digit = 0, 0
        for char in part:
            if char in UNITS:
                section += (digit or 1) * UNITS[char]
                digit = 0
            else:
                digit = DIGITS[char]
        total = total * 10000 + section + digit
    return total


@given(st.integers(1, 32767))
def test_chinese_numerals_read_back_as_what_they_were_written_from(value: int) -> None:
    assert read_back(list_number(value, "chineseCountingThousand")) == value


@given(st.integers(1, 50))
def test_circled_numbers_are_one_character_each(value: int) -> None:
    assert len(list_number(value, "decimalEnclosedCircle")) == 1


@given(st.lists(st.integers(0, LEVELS - 1), max_size=60))
def test_a_number_of_full_depth_names_how_often_each_level_was_met(depths: list[int]) -> None:
    pattern = [".".join(f"%{index + 1}" for index in range(depth + 1)) for depth in range(LEVELS)]
    levels = tuple(Level(pattern=text) for text in pattern)
    numbering = Numbering({"1": Numbered("0", levels, {})})
    expected: list[int] = []
    for depth in depths:
        expected = [
            *expected[:depth],
            *[1] * (depth - len(expected)),
            (expected[depth] + 1 if depth < len(expected) else 1),
        ]
        assert numbering.next("1", depth) == ".".join(map(str, expected))
