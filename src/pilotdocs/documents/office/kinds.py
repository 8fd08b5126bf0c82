"""What an office file is, by its content, and what it is to be converted into."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from pilotdocs.documents.package import OLE_MAGIC, is_encrypted_package
from pilotdocs.documents.trouble import Unreadable

_WORD = "WordDocument".encode("utf-16-le")
_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_FIB = b"\xec\xa5"
_FIB_ENCRYPTED = 0x01


@dataclass(frozen=True, slots=True)
class Kind:
    """`suffix` is the name ending that tells the converter what it gets, `target` what it shall make of it."""

    suffix: str
    target: str


def kind_of(path: Path) -> Kind:
    """The kind of the file at `path`. Raises `Unreadable`: empty, encrypted, unknown_kind."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    if not head:
        raise Unreadable("empty", "文件是空的（0字节）。", "请重新导出或重新上传该文件。")
    if head.startswith(OLE_MAGIC):
        return _kind_of_ole(path, head)
    if head.lstrip()[:5] == b"{\\rtf":
        return Kind("rtf", "docx")
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    raise Unreadable("unknown_kind", "文件不是可转换的文档，无法读取。", "请另存为docx、xlsx或PDF后重新提交。")


def _kind_of_ole(path: Path, head: bytes) -> Kind:
    if is_encrypted_package(path):
        raise _encrypted()
    # The main stream of a doc begins in the first sector; its header says whether it is encrypted ([MS-DOC] 2.5.2).
    if head[512:514] == _FIB and head[512 + 11] & _FIB_ENCRYPTED:
        raise _encrypted()
    if _holds(path, _WORD):
        return Kind("doc", "docx")
    if any(_holds(path, name) for name in _BOOKS):
        return Kind("xls", "xlsx")
    return Kind("wps", "docx")


def _kind_of_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                mime = archive.read("mimetype").decode("ascii", "replace")
                if "opendocument.spreadsheet" in mime:
                    return Kind("ods", "xlsx")
                if "opendocument.text" in mime:
                    return Kind("odt", "docx")
            if "xl/workbook.bin" in names:
                return Kind("xlsb", "xlsx")
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise Unreadable("damaged", "文件已损坏，无法打开。", "请用原软件打开并另存，重新提交。") from error
    raise Unreadable("unknown_kind", "压缩包不是可转换的文档，无法读取。", "请另存为docx、xlsx或PDF后重新提交。")


def _holds(path: Path, sign: bytes) -> bool:
    with path.open("rb") as stream:
        before = b""
        while chunk := stream.read(1 << 20):
            if sign in before + chunk:
                return True
            before = chunk[-64:]
    return False


def _encrypted() -> Unreadable:
    return Unreadable("encrypted", "文件设有打开密码，无法读取。", "请提供取消密码后的文件。")
