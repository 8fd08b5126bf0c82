"""Zip archives unpacked into a scratch folder, member by member, within bounds; a refused member says why."""

from __future__ import annotations

import posixpath
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pilotdocs.folders import limits, problems
from pilotdocs.folders.junk import is_junk
from pilotdocs.folders.zips import ZIP_ERRORS, TooManyMembersError, member_name, open_zip
from pilotdocs.model.document import Problem

_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"^[A-Za-z]:")


class Scratch:
    """A folder for unpacked files, with what may still be unpacked into it. Its files bear numbers, never names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self.left = limits.ARCHIVE_TOTAL

    def new_file(self) -> Path:
        """A path in the folder that isn't taken. The folder is made, for the owner only, where it isn't there."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        while True:
            self._count += 1
            path = self._folder / f"m{self._count:05d}"
            if not path.exists():
                return path


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive: its name in it, where it was unpacked to, or why it wasn't. `name` is "" where the
    problem is about the archive as a whole."""

    name: str
    location: Path | None = None
    problem: Problem | None = None


def unpack_members(archive: Path, scratch: Scratch) -> Iterator[Member]:
    """Every file in the zip at `archive`, junk left out. Damage, bombs and refusals are members with a problem."""
    try:
        with archive.open("rb") as handle, open_zip(handle) as opened:
            infos = [info for info in opened.infolist() if not _is_folder(info)]
            if len(infos) > limits.ARCHIVE_MEMBERS:
                yield Member("", problem=problems.archive_too_many(limits.ARCHIVE_MEMBERS))
                return
            if not infos:
                yield Member("", problem=problems.archive_empty())
                return
            refused = 0
            for info in infos:
                if scratch.left <= 0:
                    yield Member("", problem=problems.archive_too_large())
                    return
                member = _unpack_one(opened, info, scratch)
                if member is None:
                    continue
                refused += member.problem is not None
                if member.problem is None or refused <= limits.REFUSED_NAMED:
                    yield member
            if refused > limits.REFUSED_NAMED:
                yield Member("", problem=problems.archive_refused_more(refused - limits.REFUSED_NAMED))
    except TooManyMembersError:
        yield Member("", problem=problems.archive_too_many(limits.ARCHIVE_MEMBERS))
    except ZIP_ERRORS:
        yield Member("", problem=problems.archive_damaged())


def _unpack_one(opened: zipfile.ZipFile, info: zipfile.ZipInfo, scratch: Scratch) -> Member | None:
    """The member, unpacked or refused; None for junk."""
    written = member_name(info)
    name = posixpath.normpath("/" + _DRIVE.sub("", written)).lstrip("/")
    if is_junk(name, info.file_size):
        return None
    if written.startswith("/") or _DRIVE.match(written) or ".." in written.split("/"):
        return Member(name, problem=problems.member_unsafe())
    if stat.S_ISLNK(info.external_attr >> 16):
        return Member(name, problem=problems.member_link())
    if info.flag_bits & _ENCRYPTED:
        return Member(name, problem=problems.member_encrypted())
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Member(name, problem=problems.member_method())
    location = scratch.new_file()
    try:
        problem = _write(opened, info, location, scratch)
    except ZIP_ERRORS:
        problem = problems.member_damaged()
    if problem is not None:
        location.unlink(missing_ok=True)
        return Member(name, problem=problem)
    return Member(name, location)


def _write(opened: zipfile.ZipFile, info: zipfile.ZipInfo, location: Path, scratch: Scratch) -> Problem | None:
    size = 0
    with opened.open(info) as source, location.open("xb") as target:
        location.chmod(0o600)
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            scratch.left -= len(chunk)
            bloated = size > limits.ARCHIVE_RATIO_FREE and size > limits.ARCHIVE_RATIO * max(info.compress_size, 1)
            if bloated or size > limits.FILE_SIZE or scratch.left < 0:
                return problems.member_bomb()
            target.write(chunk)
    return None


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.is_dir() or member_name(info).endswith("/")
