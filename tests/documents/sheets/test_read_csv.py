"""A csv is read whatever its encoding and separator."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilotdocs.documents.sheets import read_csv
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Document, Table

ROSTER = "姓名,部门,金额\n张三,中试部,1200.5\n李四,,00123\n"


def read(folder: Path, data: bytes) -> Document:
    path = folder / "名册.csv"
    path.write_bytes(data)
    return read_csv(path)


def rows(document: Document) -> list[list[str | None]]:
    (table,) = [item for item in document.content if isinstance(item, Table)]
    return [[cell.text if cell else None for cell in line] for line in table.grid()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encoding_and_separator_are_found_out(encoding: str, separator: str, tmp_path: Path) -> None:
    document = read(tmp_path, ROSTER.replace(",", separator).encode(encoding))
    assert rows(document) == [["姓名", "部门", "金额"], ["张三", "中试部", "1200.5"], ["李四", None, "00123"]]
    assert document.problems == ()


def test_places_are_those_of_a_sheet(tmp_path: Path) -> None:
    found = {block.place.locator: block.value for block in read(tmp_path, ROSTER.encode()).blocks()}
    assert found["Sheet1!C2"] == Decimal("1200.5")
    assert found["Sheet1!C3"] is None


def test_quoted_values_keep_separators_quotes_and_line_ends(tmp_path: Path) -> None:
    document = read(tmp_path, '名称,备注\r\n"甲,乙","第一行\n第""二""行"\r\n'.encode("gb18030"))
    assert rows(document)[1] == ["甲,乙", '第一行\n第"二"行']


def test_a_value_forced_to_text_is_its_text(tmp_path: Path) -> None:
    block = next(iter(read(tmp_path, b'="00123",2\n').blocks()))
    assert (block.text, block.value) == ("00123", None)


def test_a_stated_separator_is_taken(tmp_path: Path) -> None:
    document = read(tmp_path, b"sep=;\na;b\n")
    assert [(block.place.locator, block.text) for block in document.blocks()] == [
        ("Sheet1!A2", "a"),
        ("Sheet1!B2", "b"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty"), (b" \n\n", "empty"), (b",,\n,,\n", "empty"), (b"\x00\x01\x02abc" * 9, "wrong_kind")],
)
def test_what_is_no_table_of_text_says_so(data: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, data)
    assert caught.value.problem.code == code


def test_bytes_in_no_encoding_are_told(tmp_path: Path) -> None:
    document = read(tmp_path, "姓名,金额\n".encode() + b"\xff\xfe\xff,1\n" + "张三,2\n".encode())
    assert [problem.code for problem in document.problems] == ["encoding"]
    assert rows(document)[2] == ["张三", "2"]


cells = st.text('中试设备,;"\n 12.5', min_size=1, max_size=6).filter(lambda text: text.strip() == text)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=6).filter(
        lambda rows: len({len(row) for row in rows}) == 1
    )
)
def test_what_was_written_with_commas_reads_back(
    tmp_path_factory: pytest.TempPathFactory, written: list[list[str]]
) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows(written)
    document = read(tmp_path_factory.mktemp("csv"), b"sep=,\n" + buffer.getvalue().encode())
    assert rows(document)[1:] == written
