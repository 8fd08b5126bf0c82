"""Text files and web pages: every paragraph with a place that leads back to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotdocs.documents.html import read_html
from pilotdocs.documents.plain import decode_text, read_text
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Document, Table


def page(tmp_path: Path, html: str, encoding: str = "utf-8") -> Document:
    (tmp_path / "a").write_bytes(html.encode(encoding))
    return read_html(tmp_path / "a")


def shown(document: Document) -> list[tuple[str, str | None]]:
    return [(block.text, block.place.locator) for block in document.blocks()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_is_read_in_the_encodings_that_chinese_offices_write(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a").write_bytes("中试平台，面积600㎡".encode(encoding))
    document = read_text(tmp_path / "a")
    assert shown(document) == [("中试平台，面积600㎡", "p[1]")]
    assert document.problems == ()


def test_bytes_in_no_encoding_are_read_as_far_as_they_go_and_reported() -> None:
    text, problems = decode_text("中试平台".encode() + b"\xff\xfe\xff" + "面积".encode())
    assert text.startswith("中试平台")
    assert [problem.code for problem in problems] == ["encoding"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60))
def test_a_line_is_found_again_by_its_number(text: str) -> None:
    decoded, _ = decode_text(text.encode("utf-8-sig"))
    assert decoded == text


def test_a_page_gives_its_paragraphs_and_folds_white_space(tmp_path: Path) -> None:
    document = page(tmp_path, "<h1>设备 \n 清单</h1><p>一<b>二</b><br> 三<script>x()</script></p>尾")
    assert shown(document) == [("设备 清单", "p[1]"), ("一二\n三", "p[2]"), ("尾", "p[3]")]
    assert next(document.blocks()).kind == "heading"


def test_a_table_keeps_its_grid_and_spans_and_an_inner_table_follows(tmp_path: Path) -> None:
    document = page(
        tmp_path,
        "<table><tr><th colspan=2>名称</th><th rowspan=9>原值</th></tr>"
        "<tr><td>a</td><td>b<p>c</p><table><tr><td>x</td></tr></table></td></tr></table>",
    )
    outer, inner = document.content
    assert isinstance(outer, Table)
    assert isinstance(inner, Table)
    assert [[cell.text if cell else None for cell in row] for row in outer.grid()] == [
        ["名称", "名称", "原值"],
        ["a", "b\nc", "原值"],
    ]
    assert outer.cells[3].blocks[1].place.locator == "tbl[1]/r[2]/c[2]/p[2]"
    assert inner.cells[0].blocks[0].place.locator == "tbl[1]/r[2]/c[2]/tbl[1]/r[1]/c[1]/p[1]"


@pytest.mark.parametrize(
    ("style", "reason"),
    [
        ("display:none", "vanish"),
        ("visibility: hidden", "vanish"),
        ("font-size:1px", "tiny"),
        ("color:#fff", "white"),
        ("color:#fff;background:#000", None),
        ("font-size:12px;background-color:white", None),
    ],
)
def test_text_that_a_page_hides_is_marked(tmp_path: Path, style: str, reason: str | None) -> None:
    document = page(tmp_path, f'<p>前<span style="{style}">藏</span>后</p>')
    assert {block.text: block.hidden for block in document.blocks()}.get("藏") == reason


def test_a_page_in_gbk_is_read_by_what_it_declares(tmp_path: Path) -> None:
    document = page(tmp_path, "<meta charset=gb2312><p>中试㎡</p>", "gb18030")
    assert shown(document) == [("中试㎡", "p[1]")]


def test_a_page_nested_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        page(tmp_path, "<div>" * 5000 + "x")
    assert caught.value.problem.code == "too_deep"


def test_spans_that_would_fill_the_memory_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        page(tmp_path, "<table>" + "<tr>" + "<td colspan=1000 rowspan=1000>x</td>" * 9 + "</tr></table>")
    assert caught.value.problem.code == "too_large"


_MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<table>",
            "<tr>",
            "<td>",
            "</td>",
            "</tr>",
            "</table>",
            "<br>",
            "字",
            " ",
            "&nbsp;",
            "<td colspan=3>",
        ]
    ),
    max_size=25,
).map("".join)


@settings(deadline=None)
@given(_MARKUP)
def test_no_paragraph_is_lost_or_has_the_place_of_another(tmp_path_factory: pytest.TempPathFactory, html: str) -> None:
    path = tmp_path_factory.mktemp("html") / "a"
    path.write_text(html, "utf-8")
    try:
        document = read_html(path)
    except Unreadable:
        assert "字" not in html
        return
    assert sum(block.text.count("字") for block in document.blocks()) == html.count("字")
    locators = [block.place.locator for block in document.blocks()]
    assert len(set(locators)) == len(locators)
