"""Zip packages of XML parts (docx, xlsx, OFD), opened so that a hostile one costs little and touches nothing.

Limits come before reading: the number of members, the size of one part, the size of all parts read, and the
compression ratio of large parts. XML is parsed without entities, without a network and with libxml2's own limits on
depth and text; a part that is not well-formed gives what can be saved of it and a problem. Nothing is written.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

from pilotdocs.documents.limits import MEMBER_RATIO, MEMBER_SIZE, PACKAGE_MEMBERS, PACKAGE_TOTAL, RATIO_FREE, XML_SIZE
from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Problem

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")

_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _TRANSITIONAL + b"wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _TRANSITIONAL + b"spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _TRANSITIONAL + b"officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _TRANSITIONAL + b"officeDocument/2006/relationships"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        _TRANSITIONAL + b"drawingml/2006/wordprocessingDrawing",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing", _TRANSITIONAL + b"drawingml/2006/spreadsheetDrawing"),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", _TRANSITIONAL + b"drawingml/2006/diagram"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", _TRANSITIONAL + b"drawingml/2006/main"),
)  # fmt: skip
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FOREIGN_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding=[\"'](?:utf-16|ucs-2|utf-32)", re.IGNORECASE)

Element = Any  # lxml is untyped; an element of its tree


class Relation:
    """One relationship of a part: `kind` is the last step of its type, `target` the part's name or, when `external`,
    the address (never opened)."""

    __slots__ = ("external", "kind", "target")

    def __init__(self, kind: str, target: str, external: bool) -> None:
        self.kind = kind
        self.target = target
        self.external = external


class Package:
    """An open zip package. Parts are read by name (any case, with or without a leading slash); what is wrong with
    them is collected in `problems`."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._budget = PACKAGE_TOTAL
        self.problems: list[Problem] = []
        for info in archive.infolist():
            if self._members.setdefault(part_name(info.filename).lower(), info) is not info and not info.is_dir():
                self._report(
                    "duplicate_part",
                    f"文件内部有两个同名的“{part_name(info.filename)}”，只读了第一个；不同软件打开时可能显示不同内容。",
                    "请用办公软件打开核对并另存后重新提交。",
                )

    def names(self) -> list[str]:
        """All part names as written in the package, without a leading slash, in the package's order."""
        return [part_name(info.filename) for info in self._members.values()]

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return part_name(name).lower() in self._members

    def read(self, name: str, limit: int = MEMBER_SIZE) -> bytes | None:
        """The part's bytes; None where there is no such part or it can't be read (then a problem says why)."""
        info = self._members.get(part_name(name).lower())
        if info is None:
            return None
        if info.flag_bits & 0x1:
            raise Unreadable("encrypted", "文件的压缩包设有密码，无法打开。", "请提供取消密码后的文件。")
        bomb = info.file_size > RATIO_FREE and info.file_size > MEMBER_RATIO * max(info.compress_size, 1)
        if info.file_size > limit or info.file_size > self._budget or bomb:
            self._report(
                "too_large", f"文件内部的“{part_name(name)}”解压后过大，未读取。", "请确认文件来源，另存后重新提交。"
            )
            return None
        try:
            with self._archive.open(info) as stream:
                data = stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            self._report(
                "damaged", f"文件内部的“{part_name(name)}”已损坏，未能读取。", "请用原软件打开并另存，重新提交。"
            )
            return None
        if len(data) > limit:
            self._report(
                "too_large", f"文件内部的“{part_name(name)}”解压后过大，未读取。", "请确认文件来源，另存后重新提交。"
            )
            return None
        self._budget -= len(data)
        return data

    def xml(self, name: str) -> Element | None:
        """The part's root element with ISO-strict namespaces turned into the usual ones; None where it can't be had."""
        data = self.read(name, XML_SIZE)
        return None if data is None else self.parse(data, name)

    def parse(self, data: bytes, name: str) -> Element | None:
        """`data` as XML, as far as it can be saved; `name` is for the problem's sentence."""
        data = usual_namespaces(data)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            self._report(
                "xml_entities",
                f"文件内部的“{part_name(name)}”含有实体定义，已忽略。",
                "请确认文件来源，另存后重新提交。",
            )
        try:
            root = etree.fromstring(data, safe_parser())
        except (etree.XMLSyntaxError, ValueError):
            root = self._rescue(data)
            self._report(
                "damaged",
                f"文件内部的“{part_name(name)}”不完整，只读出了其中一部分。",
                "请用原软件打开并另存，重新提交。",
            )
        return root

    @staticmethod
    def _rescue(data: bytes) -> Element | None:
        try:
            return etree.fromstring(data, safe_parser(recover=True))
        except (etree.XMLSyntaxError, ValueError):
            return None

    def relations(self, name: str) -> dict[str, Relation]:
        """The relationships of a part ("" for the package's own), by id; empty where there are none."""
        path = PurePosixPath(part_name(name))
        rels = str(path.parent / "_rels" / f"{path.name}.rels") if name else "_rels/.rels"
        if not self.has(rels):
            return {}
        root = self.xml(rels)
        found: dict[str, Relation] = {}
        if root is None:
            return found
        base = "" if not name else str(path.parent)
        for element in root.iter(_RELS):
            target = element.get("Target", "")
            external = element.get("TargetMode") == "External"
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            found[element.get("Id", "")] = Relation(kind, target if external else joined(base, target), external)
        return found

    def _report(self, code: str, message: str, remedy: str) -> None:
        problem = Problem(code, message, remedy)
        if problem not in self.problems and len(self.problems) < 100:
            self.problems.append(problem)


def safe_parser(recover: bool = False) -> Any:
    """An XML parser that expands no entity, loads nothing and keeps libxml2's limits."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover, remove_comments=True,
        remove_pis=True, collect_ids=False,
    )  # fmt: skip


def usual_namespaces(data: bytes) -> bytes:
    """`data` with the namespaces of ISO 29500 strict replaced by the transitional ones (UTF-8 parts only)."""
    if b"purl.oclc.org" in data and not _FOREIGN_ENCODING.match(data):
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return data


def part_name(name: str) -> str:
    """A part's name with forward slashes, without a leading slash."""
    return name.replace("\\", "/").lstrip("/")


def joined(base: str, target: str) -> str:
    """`target` as written in a relationship or a Loc of a part in folder `base`, as a part name; never climbs out."""
    target = target.replace("\\", "/")
    steps: list[str] = []
    for step in ([] if target.startswith("/") else base.split("/")) + target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """The package at `path`. Raises `Unreadable`: empty, encrypted (an OLE file that holds an encrypted package),
    damaged (no zip), too_large (too many members)."""
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("empty", "文件是空的（0字节）。", "请重新导出或重新上传该文件。")
    with path.open("rb") as stream:
        head = stream.read(8)
    if head == OLE_MAGIC:
        if is_encrypted_package(path):
            raise Unreadable("encrypted", "文件设有打开密码，无法读取。", "请提供取消密码后的文件。")
        raise Unreadable("wrong_kind", "文件内容是旧版Office格式，与其扩展名不符。", "请用原软件打开后另存为新格式。")
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("damaged", "文件已损坏或不完整，无法打开。", "请用原软件打开并另存，重新提交。") from error
    with archive:
        if len(archive.infolist()) > PACKAGE_MEMBERS:
            raise Unreadable("too_large", "文件内部的成员过多，未读取。", "请确认文件来源，另存后重新提交。")
        yield Package(archive)


def is_encrypted_package(path: Path) -> bool:
    """Whether an OLE file holds an encrypted OOXML package: its directory names the stream."""
    with path.open("rb") as stream:
        previous = b""
        while chunk := stream.read(1 << 20):
            if _ENCRYPTED_STREAM in previous + chunk:
                return True
            previous = chunk[-64:]
    return False
