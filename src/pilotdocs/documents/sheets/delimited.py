"""A csv file → a `Document`: its encoding and its separator are found out from what it holds.

A csv file has no sheet name, so its places are those of a sheet `Sheet1` (`Sheet1!B3`), whatever the file is called:
the name on disk may be that of a scratch copy.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pilotdocs.documents.limits import TABLE_CELLS, TEXT_SIZE
from pilotdocs.documents.sheets.assemble import assemble
from pilotdocs.documents.sheets.grid import LAST_COLUMN, RawCell, RawSheet
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Document, Problem

SHEET = "Sheet1"
_SEPARATORS = ",\t;|"
_PLAIN = re.compile(r"^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]")
_FORCED_TEXT = re.compile(r'^="(.*)"$', re.DOTALL)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_csv(path: Path) -> Document:
    """What a csv file says, as one table. Raises `Unreadable`: empty, wrong_kind, too_large."""
    with path.open("rb") as stream:
        data = stream.read(TEXT_SIZE + 1)
    if not data.strip():
        raise Unreadable("empty", "文件是空的。", "请重新导出或重新上传该文件。")
    if len(data) > TEXT_SIZE:
        raise Unreadable("too_large", "CSV文件过大，未读取。", "请拆分后重新提交。")
    text, problems = decoded(data)
    sheet = RawSheet(SHEET)
    for row, values in enumerate(_rows(text, problems), 1):
        for column, value in enumerate(values[:LAST_COLUMN], 1):
            if value.strip():
                sheet.cells.append(_cell(row, column, value))
        if len(sheet.cells) > TABLE_CELLS:
            problems.append(Problem("too_large", "CSV文件内容过多，只读取了前面的部分。", "请拆分后重新提交。"))
            break
    content = assemble(sheet)
    if not content:
        raise Unreadable("empty", "文件中没有任何数据。", "请重新导出或重新上传该文件。")
    return Document("", "csv", None, "native", tuple(content), tuple(problems))


def decoded(data: bytes) -> tuple[str, list[Problem]]:
    """The file's text: by its mark, else UTF-8 where it is valid, else GB18030. Raises `Unreadable` for no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), []
    head = data[:4096]
    if b"\0" in head:
        for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
            text = data.decode(encoding, "replace")
            if zeros.count(0) * 8 > len(zeros) and not _CONTROL.search(text[:4096]):
                return text, []
        raise Unreadable("wrong_kind", "文件不是文本，无法按CSV读取。", "请用Excel或WPS另存为xlsx后重新提交。")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding), []
        except UnicodeDecodeError:
            continue
    text = min(
        (data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")), key=lambda each: each.count("\ufffd")
    )
    problem = Problem("encoding", "CSV文件的编码不一致，个别字符未能识别。", "请用Excel或WPS另存为xlsx后重新提交。")
    return text, [problem]


def separator_of(text: str) -> str:
    """The sign between values: the one that splits the first lines most evenly, the comma where none does."""
    stated = re.match(r"^sep=(.)\r?\n", text)
    if stated:
        return stated.group(1)
    sample = text[:65536]
    best = (0.0, ",")
    for sign in _SEPARATORS:
        counts = [len(row) for row in _parsed(sample, sign, 50) if row]
        wide = [count for count in counts if count > 1]
        if not wide:
            continue
        usual = max(set(wide), key=wide.count)
        score = wide.count(usual) / len(counts) + min(usual, 50) / 1000
        if score > best[0]:
            best = (score, sign)
    return best[1]


def _rows(text: str, problems: list[Problem]) -> Iterator[list[str]]:
    sign = separator_of(text)
    if text.startswith("sep="):
        text = "\n" + text.partition("\n")[2]  # the line is no data, but it counts
    yield from _parsed(text, sign, None, problems)


def _parsed(text: str, sign: str, most: int | None, problems: list[Problem] | None = None) -> Iterator[list[str]]:
    csv.field_size_limit(TEXT_SIZE)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=sign)
    try:
        for row in reader:
            yield row
            most = None if most is None else most - 1
            if most == 0:
                return
    except csv.Error:
        if problems is not None:
            problems.append(
                Problem("damaged", "CSV文件中途格式有误，只读取了前面的部分。", "请用Excel或WPS另存为xlsx后重新提交。")
            )


def _cell(row: int, column: int, written: str) -> RawCell:
    text = written.strip(" \t\r\n\u3000") if written.strip() else written
    forced = _FORCED_TEXT.match(text)
    if forced:
        return RawCell(row, column, forced.group(1), formula=text[1:])
    value = Decimal(text) if _PLAIN.match(text) else None
    return RawCell(row, column, text, value)
