"""What a folder holds, as two fingerprints: one of its bytes, one that tells cheaply that nothing was touched."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

_CHUNK = 1 << 20
_ENTRIES = 50_000  # ten times what an audit looks at; what lies beyond changes no audit


def folder_stamp(folder: Path) -> str:
    """A hash over every path with its size, its times of change and its inode: equal means untouched since."""
    digest = hashlib.sha256()
    for path, status in _walk(folder):
        fields = (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        digest.update(b"\0".join((os.fsencode(path), *(str(field).encode() for field in fields))) + b"\n")
    return digest.hexdigest()


def folder_content(folder: Path) -> str:
    """A hash over every path and every byte. Links and special files count by their names only, as do files that
    can't be opened."""
    digest = hashlib.sha256()
    for path, status in _walk(folder):
        digest.update(os.fsencode(path) + b"\0")
        digest.update(_file_hash(folder / path) if stat.S_ISREG(status.st_mode) else b"-")
        digest.update(b"\n")
    return digest.hexdigest()


def _file_hash(path: Path) -> bytes:
    digest = hashlib.sha256()
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return b"!"
    return digest.digest()


def _walk(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every entry that is no folder, by path relative to `folder`, in a fixed order; links are not followed."""
    count = 0
    waiting = [""]
    while waiting:
        under = waiting.pop()
        try:
            with os.scandir(folder / under) as listing:
                items = sorted(listing, key=lambda item: os.fsencode(item.name))
        except OSError:
            continue
        deeper: list[str] = []
        for item in items:
            count += 1
            if count > _ENTRIES:
                return
            path = f"{under}{item.name}"
            try:
                status = item.stat(follow_symlinks=False)
            except OSError:
                continue
            if stat.S_ISDIR(status.st_mode):
                deeper.append(f"{path}/")
            else:
                yield path, status
        waiting.extend(reversed(deeper))
