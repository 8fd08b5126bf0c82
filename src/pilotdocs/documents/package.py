"""A zip-based document (docx, xlsx, ofd) opened so that it can do no harm: every reader of packages uses this."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from lxml import etree

from pilotdocs.documents import limits
from pilotdocs.documents.trouble import Unreadable

# What zipfile raises for damage, besides its own error.
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, OverflowError,
    KeyError, IndexError, RuntimeError,
)  # fmt: skip
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_REMEDY = "请用办公软件重新打开并另存后再提交。"


class Package:
    """An open package. A context manager; `read` and `xml` raise `Unreadable` where a part is damaged or too large.

    Part names are POSIX, without a leading slash; they are found whatever their case, and where a writer used
    backslashes, as Windows programs sometimes do. Where two parts bear one name the last counts, as in zipfile, and
    `duplicates` names it.
    """

    def __init__(self, path: Path) -> None:
        self._left = limits.PACKAGE_TOTAL
        try:
            self._zip = zipfile.ZipFile(path)
        except _ZIP_ERRORS as error:
            raise Unreadable("damaged", "文件损坏或不完整，其压缩结构不能打开。", _REMEDY) from error
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        if len(infos) > limits.PACKAGE_MEMBERS:
            self._zip.close()
            raise Unreadable(
                "too_large", f"文件内部有{len(infos)}个部件，超过{limits.PACKAGE_MEMBERS}个的上限。", _REMEDY
            )
        self._infos: dict[str, zipfile.ZipInfo] = {}
        duplicates: set[str] = set()
        for info in infos:
            key = _key(info.filename)
            if key in self._infos:
                duplicates.add(key)
            self._infos[key] = info
        self.names: tuple[str, ...] = tuple(_clean(info.filename) for info in self._infos.values())
        self.duplicates: tuple[str, ...] = tuple(sorted(duplicates))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._infos

    def read(self, name: str, limit: int = limits.MEMBER_SIZE) -> bytes:
        """The bytes of one part. Raises `Unreadable`: missing or damaged, encrypted, too large."""
        info = self._infos.get(_key(name))
        if info is None:
            raise Unreadable("damaged", f"文件缺少应有的部件“{name}”。", _REMEDY)
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable("encrypted", "文件内部的部件已加密。", "请解除加密后再提交。")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable("damaged", f"文件内部的部件“{name}”用了不支持的压缩方法。", _REMEDY)
        chunks: list[bytes] = []
        size = 0
        bound = min(limit, self._left)
        try:
            with self._zip.open(info) as handle:
                while chunk := handle.read(_CHUNK):
                    size += len(chunk)
                    if size > bound or (
                        size > limits.RATIO_FREE and size > limits.MEMBER_RATIO * max(info.compress_size, 1)
                    ):
                        raise Unreadable("too_large", f"文件内部的部件“{name}”解压后过大，疑似压缩炸弹。", _REMEDY)
                    chunks.append(chunk)
        except _ZIP_ERRORS as error:
            raise Unreadable("damaged", f"文件内部的部件“{name}”损坏。", _REMEDY) from error
        self._left -= size
        return b"".join(chunks)

    def xml(self, name: str, *, recover: bool = False) -> etree._Element:
        """The root element of one XML part; see `parse_xml`."""
        return parse_xml(self.read(name, limits.XML_SIZE), name, recover=recover)


def open_package(path: Path) -> Package:
    """The package at `path`. Raises `Unreadable` where it is no zip, is damaged or has too many members."""
    return Package(path)


def parse_xml(data: bytes, name: str = "XML", *, recover: bool = False) -> etree._Element:
    """The root element of `data`: no entity is expanded, nothing fetched, comments and instructions are left out.

    Raises `Unreadable` where it isn't well-formed (with `recover`: where nothing is left of it), is nested too deep,
    or declares entities, which no office program writes. `name` is for the message.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, recover=recover,
    )  # fmt: skip
    try:
        root: Any = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if "xcessive depth" in str(error):
            raise Unreadable("too_deep", f"文件内部的部件“{name}”嵌套过深。", _REMEDY) from error
        raise Unreadable("damaged", f"文件内部的部件“{name}”不是完好的XML。", _REMEDY) from error
    if root is None:
        raise Unreadable("damaged", f"文件内部的部件“{name}”没有内容。", _REMEDY)
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise Unreadable("damaged", f"文件内部的部件“{name}”声明了实体，正常的办公文件不会有，未读取。", _REMEDY)
    return root  # type: ignore[no-any-return]


def _clean(name: str) -> str:
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/")


def _key(name: str) -> str:
    return _clean(name).lower()
