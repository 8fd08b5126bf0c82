"""What a file is, is told by its bytes; its name only breaks ties and can be caught lying."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from pilotdocs.folders import scan_file
from pilotdocs.folders.formats import find_format

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def package(*names: str, types: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if types:
            archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="{types}"/></Types>')
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def odf(kind: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
    return buffer.getvalue()


def ole(*streams: str) -> bytes:
    """A compound file with a header, one sector of its table and the directory that names the streams."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)  # the directory begins in sector 1
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    sectors = (len(streams) + 4) // 4
    table = [0xFFFFFFFD, *range(2, 1 + sectors), 0xFFFFFFFE]
    directory = bytearray(512 * sectors)
    for index, name in enumerate(("Root Entry", *streams)):
        data = name.encode("utf-16-le") + b"\0\0"
        directory[index * 128 : index * 128 + len(data)] = data
        struct.pack_into("<HB", directory, index * 128 + 64, len(data), 5 if index == 0 else 2)
    return bytes(header) + struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table))) + bytes(directory)


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (package("word/document.xml", types=_WORD), "docx"),
        (package("text/main.xml", types=_WORD), "docx"),
        (package("word/document.xml", types=_MACRO), "docx"),
        (package("xl/workbook.xml", types=_SHEET), "xlsx"),
        (package("xl\\workbook.xml", types=_SHEET), "xlsx"),
        (package("xl/workbook.bin", types="application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "xlsb"),
        (package("ppt/presentation.xml", types="application/vnd.openxmlformats-officedocument.presentationml"), "pptx"),
        (package("OFD.xml"), "ofd"),
        (package("Doc_0/Document.xml"), "ofd"),
        (package("word/document.xml"), "zip"),
        (package("a.docx"), "zip"),
        (odf("text"), "odt"),
        (odf("spreadsheet"), "ods"),
        (ole("WordDocument"), "doc"),
        (ole("1", "2", "3", "4", "5", "6", "Workbook"), "xls"),
        (ole("PowerPoint Document"), "ppt"),
        (ole("EncryptedPackage", "EncryptionInfo"), "encrypted"),
        (ole("__properties_version1.0"), "msg"),
        (ole("Unheard"), "ole"),
        (ole("WordDocument")[:300], "ole"),
        (b"%PDF-1.7\n", "pdf"),
        (b"no head 8 0 obj<</Type/XRef>>\nendobj", "pdf"),
        (b"junk before\n%PDF-1.7\n", "pdf"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 9, "image"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"II*\0", "image"),
        (b"GIF89a", "image"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image"),
        (b"BM" + b"\0" * 12 + b"\x28\0\0\0" + b"\0" * 12, "image"),
        (b"\0\0\0\x18ftypheic", "heic"),
        (b"\0\0\0\x18ftypmp42", "video"),
        (b"{\\rtf1", "rtf"),
        (b"Rar!\x1a\x07\0", "rar"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\x1f\x8b\x08", "gz"),
        (b"MZ\x90\0", "program"),
        ("中试平台建设方案\n第一章".encode(), "txt"),
        ("中试平台建设方案\n第一章".encode("gb18030"), "txt"),
        ("中试平台\n".encode("utf-16"), "txt"),
        ("姓名,岗位,学历\n甲,技术,本科\n乙,管理,硕士\n".encode("gb18030"), "csv"),
        ("姓名\t岗位\n甲\t技术\n乙\t管理\n".encode(), "csv"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "html"),
        ("\ufeff<table><tr><td>x</td></tr></table>".encode(), "html"),
        (b"<?xml version='1.0'?><Invoice/>", "xml"),
        (b"From: a@b\nTo: c@d\nSubject: x\n\nbody", "eml"),
        (b"MIME-Version: 1.0\nDate: x\nContent-Type: multipart/related; x\n\n", "mhtml"),
        (b"\0\x01\x02\x03", "unknown"),
        (b"PK\x03\x04 word/document.xml [Content_Types].xml", "docx"),
        (b"PK\x03\x04 broken", "zip"),
        (b"", "empty"),
    ],
)  # fmt: skip
def test_a_file_is_what_its_bytes_say(tmp_path: Path, data: bytes, format: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(data)
    assert find_format(path, "扫描件.bin")[0] == format


def test_two_columns_are_a_table_where_the_name_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("甲,技术\n", "utf-8")
    assert find_format(path, "名册.CSV")[0] == "csv"
    assert find_format(path, "名册.txt")[0] == "txt"


def test_a_few_wrong_bytes_make_a_list_no_riddle_where_its_name_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes("姓名,岗位\n甲,技术\n乙,管理\n".encode("gb18030") * 20 + b"\xff\x01")
    assert find_format(path, "名册.csv")[0] == "csv"
    assert find_format(path, "名册.bin")[0] == "unknown"
    path.write_bytes(bytes(range(1, 256)))
    assert find_format(path, "名册.csv")[0] == "unknown"


def test_macros_are_reported_and_the_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "方案.docm"
    path.write_bytes(package("word/document.xml", "word/vbaProject.bin", types=_MACRO))
    (file,) = scan_file(path, tmp_path / "scratch")
    assert (file.format, [problem.code for problem in file.problems]) == ("docx", ["macro"])


def test_a_name_that_promises_another_kind_is_noted_and_the_file_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "营业执照.pdf"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    (file,) = scan_file(path, tmp_path / "scratch")
    assert (file.format, [problem.code for problem in file.problems]) == ("image", ["wrong_suffix"])


def test_characters_that_go_by_the_name_of_a_pdf_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "营业执照.pdf"
    path.write_bytes(b"scan failed: no paper")
    (file,) = scan_file(path, tmp_path / "scratch")
    assert [problem.code for problem in file.problems] == ["unreadable"]


@pytest.mark.parametrize("name", ["a.rar", "b.eml", "c.heic"])
def test_a_format_that_is_not_read_says_what_it_is_and_what_to_do(tmp_path: Path, name: str) -> None:
    contents = {"a.rar": b"Rar!\x1a\x07\0", "b.eml": b"From: a\nTo: b\nSubject: c\n", "c.heic": b"\0\0\0\x18ftypheic"}
    (tmp_path / name).write_bytes(contents[name])
    (file,) = scan_file(tmp_path / name, tmp_path / "scratch")
    assert file.problems[0].code == "unreadable"
    assert file.problems[0].remedy.startswith("请")
