"""What a file really is: told by its bytes, never by its name (a name only breaks ties between kinds of plain text)."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import BinaryIO

from pilotdocs.folders import ole
from pilotdocs.folders.plain import text_format
from pilotdocs.folders.zips import ZIP_ERRORS, TooManyMembersError, open_zip

_HEAD = 1 << 16
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"II+\0", "image"),
    (b"MM\0+", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"PK\x07\x08PK", "split_zip"),
    (b"CAJ\0", "caj"),
    (b"HN\0", "caj"),
    (b"AC10", "dwg"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"ID3", "video"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video"),
)
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("MatOST", "wps"),
    ("__properties_version1.0", "msg"),
)
_CONTENT_TYPES: tuple[tuple[bytes, str], ...] = (
    (rb"wordprocessingml\.(document|template)\.main|ms-word\.(document|template)", "docx"),
    (rb"ms-excel\.sheet\.binary", "xlsb"),
    (rb"spreadsheetml\.(sheet|template)\.main|ms-excel\.(sheet|template|addin)", "xlsx"),
    (rb"presentationml|ms-powerpoint", "pptx"),
)
_MEMBERS: tuple[tuple[str, str], ...] = (
    ("word/", "docx"),
    ("xl/workbook.bin", "xlsb"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
)
_ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/epub+zip": "epub",
}

# What a suffix promises, as formats; a suffix that isn't here promises nothing.
_PROMISES: dict[str, frozenset[str]] = {
    suffix: frozenset(formats.split())
    for suffixes, formats in (
        (".docx .docm .dotx .dotm", "docx"),
        (".doc .dot .wps .wpt", "doc docx rtf wps"),
        (".xlsx .xlsm .xltx .xltm", "xlsx"),
        (".xls .xlt .et .ett", "xls xlsx"),
        (".xlsb", "xlsb"),
        (".pdf", "pdf"),
        (".ofd", "ofd"),
        (".jpg .jpeg .jpe .jfif .png .tif .tiff .bmp .gif .webp", "image"),
        (".rtf", "rtf"),
        (".odt", "odt"),
        (".ods", "ods"),
        (".htm .html", "html"),
    )
    for suffix in suffixes.split()
}


def disagrees(suffix: str, format: str) -> bool:
    """Whether a file name's suffix promises something else than what the file is."""
    promised = _PROMISES.get(suffix.lower())
    return promised is not None and format not in promised


def find_format(path: Path, name: str) -> tuple[str, bool]:
    """The format of the file at `path` and whether it bears macros.

    Formats: docx, docx's kin by their own names (doc, xlsx, xlsb, xls, odt, ods, rtf), pdf, ofd, image, csv, txt, html,
    zip, empty, encrypted (an office file behind a password), and those of `problems.UNREAD_FORMATS`. `name` is the
    applicant's name for it. Raises OSError.
    """
    with path.open("rb") as handle:
        head = handle.read(_HEAD)
        if not head:
            return "empty", False
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return _package_format(handle, head)
        if head.startswith(ole.MAGIC):
            return _ole_format(ole.stream_names(handle))
        for magic, format in _MAGIC:
            if head.startswith(magic):
                return format, False
        return _other_format(head, name), False


def _other_format(head: bytes, name: str) -> str:
    if head[:4] == b"RIFF":
        return "image" if head[8:12] == b"WEBP" else "video"
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif") else "video"
    if (
        head[:2] == b"BM"
        and len(head) > 26
        and head[14:18] in (b"\x0c\0\0\0", b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0")
    ):
        return "image"
    if head[257:262] == b"ustar":
        return "tar"
    # Readers take a PDF with junk before it; one that lost its head is still a damaged PDF, not text or a riddle.
    if b"%PDF-" in head[:1024] or (b"endobj" in head and re.search(rb"\d \d+ obj\b", head)):
        return "pdf"
    return text_format(head, complete=len(head) < _HEAD, name=name) or "unknown"


def _ole_format(names: tuple[str, ...]) -> tuple[str, bool]:
    macros = any(name in ("Macros", "_VBA_PROJECT_CUR", "VBA") for name in names)
    for stream, format in _OLE_STREAMS:
        if stream in names:
            return format, macros
    return "ole", macros


def _package_format(handle: BinaryIO, head: bytes) -> tuple[str, bool]:
    """What a zip is. A damaged one is told by the member names that can still be seen in its bytes."""
    try:
        with open_zip(handle) as archive:
            names = [name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()]
            if "ofd.xml" in names or any(re.fullmatch(r"doc_\d+/document\.xml", name) for name in names):
                return "ofd", False
            if "mimetype" in names and (odf := _ODF.get(_peek(archive, "mimetype").strip())):
                return odf, any(name.startswith("basic/") for name in names)
            if "[content_types].xml" in names:
                macros = any(name.endswith("vbaproject.bin") for name in names)
                types = _peek(archive, archive.namelist()[names.index("[content_types].xml")])
                for pattern, format in _CONTENT_TYPES:
                    if re.search(pattern, types):
                        return format, macros
                for prefix, format in _MEMBERS:
                    if any(name.startswith(prefix) for name in names):
                        return format, macros
            return "zip", False
    except TooManyMembersError:
        return "zip", False
    except ZIP_ERRORS:
        for mark, format in ((b"word/", "docx"), (b"xl/", "xlsx"), (b"OFD.xml", "ofd"), (b"ppt/", "pptx")):
            if mark in head and (b"[Content_Types].xml" in head or b"_rels/" in head or format == "ofd"):
                return format, False
        return "zip", False


def _peek(archive: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of one member; empty where it can't be read."""
    try:
        with archive.open(name) as member:
            return member.read(1 << 20)
    except ZIP_ERRORS:
        return b""
