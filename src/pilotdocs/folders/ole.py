"""The names in an OLE2 compound file (doc, xls, wps, et, msg, encrypted docx): enough to tell what it is.

The layout is Microsoft's [MS-CFB]: a header, a chain of sectors that holds the directory, entries of 128 bytes.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTORS = 256  # of the directory that are looked at: 1024 entries at the least
_END = 0xFFFFFFFA  # this and above are marks, not sector numbers
_ENTRY = 128


def stream_names(handle: BinaryIO) -> tuple[str, ...]:
    """The names of streams and storages, in the directory's order; those that could be read, where it is damaged."""
    handle.seek(0)
    header = handle.read(512)
    if len(header) < 512:
        return ()
    shift = struct.unpack_from("<H", header, 30)[0]
    if shift not in (9, 12):
        return ()
    size = 1 << shift
    sector = struct.unpack_from("<I", header, 48)[0]
    fat = struct.unpack_from("<109I", header, 76)
    names: list[str] = []
    seen: set[int] = set()
    while sector < _END and sector not in seen and len(seen) < _SECTORS:
        seen.add(sector)
        data = _sector(handle, sector, size)
        for offset in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", data, offset + 64)[0]
            if 2 <= length <= 64 and data[offset + 66] in (1, 2, 5):
                names.append(data[offset : offset + length - 2].decode("utf-16-le", "replace"))
        sector = _next(handle, sector, size, fat)
    return tuple(names)


def _sector(handle: BinaryIO, number: int, size: int) -> bytes:
    handle.seek((number + 1) * size)
    return handle.read(size)


def _next(handle: BinaryIO, sector: int, size: int, fat: tuple[int, ...]) -> int:
    """The sector after `sector` in its chain; the end mark where the table that says so is out of reach."""
    page, index = divmod(sector, size // 4)
    if page >= len(fat) or fat[page] >= _END:
        return _END
    data = _sector(handle, fat[page], size)
    return int(struct.unpack_from("<I", data, index * 4)[0]) if len(data) == size else _END
