"""Zip archives opened with care: the size of their directory is looked at before it is read, and names are decoded."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import BinaryIO

from pilotdocs.folders import limits

# What zipfile raises for damage, besides its own error.
ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, OverflowError,
    KeyError, IndexError, RuntimeError,
)  # fmt: skip

_END = b"PK\x05\x06"
_END_SIZE = 22
_LOCATOR_64 = b"PK\x06\x07"
_LOCATOR_SIZE = 20
_END_64_SIZE = 56
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field with the name in UTF-8
_UTF8_FLAG = 0x800


class TooManyMembersError(Exception):
    """The directory of an archive alone is too large to be read."""


def open_zip(handle: BinaryIO) -> zipfile.ZipFile:
    """The archive in `handle`. Raises one of `ZIP_ERRORS` where it is damaged, `TooManyMembersError`."""
    if _directory_size(handle) > limits.ARCHIVE_DIRECTORY:
        raise TooManyMembersError
    return zipfile.ZipFile(handle)


def _directory_size(handle: BinaryIO) -> int:
    """The size in bytes that the archive says its directory has; 0 where no end record is found."""
    total = handle.seek(0, 2)
    start = max(0, total - 0x10000 - _END_SIZE - _LOCATOR_SIZE - _END_64_SIZE)
    handle.seek(start)
    tail = handle.read()
    at = tail.rfind(_END)
    if at < 0 or at + _END_SIZE > len(tail):
        return 0
    size = int(struct.unpack_from("<I", tail, at + 12)[0])
    locator = at - _LOCATOR_SIZE
    if locator >= _END_64_SIZE and tail[locator : locator + 4] == _LOCATOR_64:
        size = max(size, int(struct.unpack_from("<Q", tail, locator - _END_64_SIZE + 40)[0]))
    return size


def member_name(info: zipfile.ZipInfo) -> str:
    """The member's name as its author wrote it: UTF-8 where the archive says so or the bytes are UTF-8, else GB18030
    (what Chinese Windows programs write), else code page 437. Slashes are POSIX."""
    return _decoded(info).split("\0")[0].replace("\\", "/")


def _decoded(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8_FLAG:
        return info.orig_filename
    if extra := _unicode_path(info.extra):
        return extra
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.orig_filename


def _unicode_path(extra: bytes) -> str | None:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_PATH and size > 5:
            try:
                return extra[at + 9 : at + 4 + size].decode("utf-8")
            except UnicodeDecodeError:
                return None
        at += 4 + size
    return None
