"""A path becomes a Folder: every file in it, at any depth and inside archives, with its hash and what it really is."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pilotdocs.errors import FolderError, OutputError
from pilotdocs.folders import limits, problems
from pilotdocs.folders.archive import Scratch, unpack_members
from pilotdocs.folders.formats import disagrees, find_format
from pilotdocs.folders.junk import is_junk
from pilotdocs.folders.statement import NAME as STATEMENT
from pilotdocs.folders.statement import Statement, read_statement
from pilotdocs.model.document import Problem
from pilotdocs.model.folder import File, Folder

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something listed in a folder: its shown path and where it is, or the problem that keeps it from being opened."""

    path: str
    location: Path
    size: int
    problem: Problem | None = None


def scan_folder(path: Path, scratch: Path) -> Folder:
    """Every file under `path`, ordered by path (NFC), with ids d1, d2 … in that order.

    Zip archives are opened (two levels), their members unpacked into `scratch`, which must lie outside `path` and may
    not exist yet; they stand as `附件.zip/设备清单.xlsx`, and the archive itself stands in the list only where
    something about it is wrong. Links are not followed. `path` is only read. A file that can't be read has a problem
    `unreadable`. Raises FolderError where `path` is no folder, OutputError where `scratch` lies inside it.
    """
    root = _real_folder(path, scratch)
    found: list[Problem] = []
    files: list[File] = []
    statement = Statement()
    store = Scratch(scratch)
    for entry in _list_folder(root, "", 0, found):
        if entry.path == STATEMENT and entry.problem is None:
            statement = read_statement(entry.location)
            continue
        if len(files) >= limits.FILES:
            found.append(problems.too_many_files(limits.FILES))
            break
        files.extend(_scan_entry(entry, store, 0))
    if len(files) > limits.FILES:
        files = files[: limits.FILES]
        found.append(problems.too_many_files(limits.FILES))
    if not files:
        found.append(problems.no_files())
    return Folder(
        name=_shown_name(root.name),
        files=_number(files),
        applicant=statement.applicant,
        platform=statement.platform,
        day=statement.day,
        rules=statement.rules,
        problems=(*statement.problems, *found),
    )


def scan_file(path: Path, scratch: Path) -> tuple[File, ...]:
    """One file by itself: one File, or one for each member of a zip. Raises FolderError where there is none."""
    try:
        status = path.stat()
    except OSError as error:
        raise FolderError(str(path), "不存在或不能打开", "请检查路径。") from error
    if stat.S_ISDIR(status.st_mode):
        raise FolderError(str(path), "是文件夹而不是文件", "请给出一个文件的路径。")
    problem = None if stat.S_ISREG(status.st_mode) else problems.special_file()
    entry = _Entry(_shown_name(path.name), path, status.st_size, problem)
    return _number(list(_scan_entry(entry, Scratch(scratch), 0)))


def _real_folder(path: Path, scratch: Path) -> Path:
    try:
        root = path.resolve(strict=True)
        if not root.is_dir():
            raise FolderError(str(path), "不是文件夹", "请给出一个文件夹的路径。")
        os.scandir(root).close()
    except OSError as error:
        raise FolderError(str(path), "不存在或不能打开", "请检查路径和读取权限。") from error
    if scratch.resolve().is_relative_to(root):
        raise OutputError(str(scratch), "它在申报文件夹之内，而申报文件夹只读", "请另选一个位置。")
    return root


def _list_folder(folder: Path, shown: str, depth: int, found: list[Problem]) -> Iterator[_Entry]:
    """The files under `folder` in the order of names; what is wrong with folders goes into `found`."""
    try:
        with os.scandir(folder) as listing:
            items = sorted(listing, key=lambda item: _shown_name(item.name))
    except OSError:
        found.append(problems.folder_unlisted(shown))
        return
    for item in items:
        path = f"{shown}{_shown_name(item.name)}"
        location = Path(item.path)
        try:
            status = item.stat(follow_symlinks=False)
        except OSError:
            yield _Entry(path, location, 0, problems.no_access())
            continue
        if stat.S_ISDIR(status.st_mode):
            if is_junk(f"{path}/x", 0):
                continue
            if depth + 1 >= limits.FOLDER_DEPTH:
                found.append(problems.folder_too_deep(path, limits.FOLDER_DEPTH))
                continue
            yield from _list_folder(location, f"{path}/", depth + 1, found)
        elif stat.S_ISLNK(status.st_mode):
            yield from _list_link(path, location, folder, depth)
        elif not stat.S_ISREG(status.st_mode):
            yield _Entry(path, location, 0, problems.special_file())
        elif not is_junk(path, status.st_size):
            yield _Entry(path, location, status.st_size)


def _list_link(path: str, location: Path, folder: Path, depth: int) -> Iterator[_Entry]:
    """A link's problem; nothing for a link to what lies in the application anyway, which is listed at its own place."""
    root = folder if depth == 0 else folder.parents[depth - 1]
    try:
        target = location.resolve(strict=True)
    except (OSError, RuntimeError):
        yield _Entry(path, location, 0, problems.link_broken())
        return
    if not target.is_relative_to(root):
        yield _Entry(path, location, 0, problems.link_outside())


def _scan_entry(entry: _Entry, store: Scratch, depth: int) -> Iterator[File]:
    if entry.problem is not None:
        yield _unread(entry, "unknown", "", entry.problem)
        return
    if entry.size > limits.FILE_SIZE:
        yield _unread(entry, "unknown", "", problems.file_too_large(entry.size, limits.FILE_SIZE))
        return
    try:
        sha256, size = _hash(entry.location)
        format, macros = find_format(entry.location, PurePosixPath(entry.path).name)
    except OSError:
        yield _unread(entry, "unknown", "", problems.no_access())
        return
    entry = replace(entry, size=size)
    if format == "zip":
        yield from _scan_archive(entry, sha256, store, depth)
    elif format == "empty":
        yield _unread(entry, format, sha256, problems.empty_file())
    elif format == "encrypted":
        yield _unread(entry, format, sha256, problems.encrypted_office())
    elif format in problems.UNREAD_FORMATS:
        yield _unread(entry, format, sha256, problems.unread_format(format))
    else:
        yield _readable(entry, sha256, format, macros)


def _readable(entry: _Entry, sha256: str, format: str, macros: bool) -> File:
    """A file of a format that is read. Characters that go by the name of a PDF or a picture are none."""
    suffix = PurePosixPath(entry.path).suffix
    notes = (problems.macros(),) if macros else ()
    if disagrees(suffix, format):
        if format == "txt":
            return _unread(entry, format, sha256, problems.not_what_it_says(suffix))
        notes = (*notes, problems.wrong_suffix(suffix, format))
    return File("", entry.path, sha256, format, entry.size, str(entry.location), notes)


def _scan_archive(entry: _Entry, sha256: str, store: Scratch, depth: int) -> Iterator[File]:
    if depth >= limits.ARCHIVE_DEPTH:
        yield _unread(entry, "zip", sha256, problems.archive_too_deep(limits.ARCHIVE_DEPTH))
        return
    for member in unpack_members(entry.location, store):
        if member.problem is not None and not member.name:
            yield _unread(entry, "zip", sha256, member.problem)
            continue
        path = f"{entry.path}/{'/'.join(_shown_name(name) for name in member.name.split('/'))}"
        if member.location is None:
            yield _unread(_Entry(path, entry.location, 0), "unknown", "", member.problem or problems.member_damaged())
            continue
        inner = _Entry(path, member.location, member.location.stat().st_size)
        yield from _scan_entry(inner, store, depth + 1)


def _unread(entry: _Entry, format: str, sha256: str, problem: Problem) -> File:
    return File("", entry.path, sha256, format, entry.size, str(entry.location), (problem,))


def _hash(path: Path) -> tuple[str, int]:
    """SHA-256 in hexadecimal and the number of bytes. A link or a pipe put there meanwhile is refused (OSError)."""
    digest = hashlib.sha256()
    size = 0
    handle = os.open(
        path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    with os.fdopen(handle, "rb") as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            digest.update(chunk)
    return digest.hexdigest(), size


def _number(files: list[File]) -> tuple[File, ...]:
    """The files by path, with ids; files whose shown paths are the same get a number and a problem."""
    files = sorted(files, key=lambda file: (file.path, file.sha256))
    counts = Counter(file.path for file in files if file.format != "zip")
    seen: Counter[str] = Counter()
    numbered: list[File] = []
    for index, file in enumerate(files, 1):
        named = replace(file, id=f"d{index}")
        if file.format != "zip" and counts[file.path] > 1:
            seen[file.path] += 1
            shown = file.path if seen[file.path] == 1 else f"{file.path} ({seen[file.path]})"
            named = replace(named, path=shown, problems=(*file.problems, problems.same_name()))
        numbered.append(named)
    return tuple(numbered)


def _shown_name(name: str) -> str:
    """A name as it can be shown: NFC, bytes that aren't UTF-8 read as GB18030, control characters replaced."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raw = os.fsencode(name)
        try:
            name = raw.decode("gb18030")
        except UnicodeDecodeError:
            name = raw.decode("utf-8", "replace")
    shown = "".join("\ufffd" if unicodedata.category(char) in ("Cc", "Cs") else char for char in name)
    return unicodedata.normalize("NFC", shown)
