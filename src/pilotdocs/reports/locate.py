"""Where the bytes of an audited file are now: members of an archive were unpacked only while the folder was read."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from pilotdocs.model.folder import File, Folder

_MOST_BYTES = 400_000_000
_MOST_MEMBERS = 5_000
_DEEPEST = 3


@contextmanager
def located(folder: Folder, root: Path | None = None) -> Iterator[dict[str, Path]]:
    """The files on disk by document id, while the context lasts. A file that is no longer where it was read is taken
    out of its archive again, told by its hash; one that can't be found is left out.

    `root` is the application's folder; without it, it is worked out from a file that stands outside of archives.
    """
    found = {file.id: Path(file.location) for file in folder.files if Path(file.location).is_file()}
    lost = [file for file in folder.files if file.id not in found]
    home = root if root is not None else _root(folder)
    if not lost or home is None:
        yield found
        return
    with tempfile.TemporaryDirectory(prefix="pilotdocs-") as scratch:
        wanted: dict[Path, list[File]] = {}
        for file in lost:
            archive = _archive(home, file)
            if archive is not None:
                wanted.setdefault(archive, []).append(file)
        for archive, files in wanted.items():
            _take_out(archive, {file.sha256: file for file in files}, Path(scratch), found, 0)
        yield found


def _root(folder: Folder) -> Path | None:
    for file in folder.files:
        steps = PurePosixPath(file.path).parts
        location = Path(file.location)
        if location.is_file() and len(location.parts) > len(steps) and location.name == steps[-1]:
            home = location.parents[len(steps) - 1]
            if home.joinpath(*steps) == location:
                return home
    return None


def _archive(home: Path, file: File) -> Path | None:
    """The archive on disk that a member's path starts with."""
    place = home
    for step in PurePosixPath(file.path).parts:
        if step in ("..", "/"):
            return None
        place = place / step
        if place.is_file():
            return place
    return None


def _take_out(archive: Path, wanted: dict[str, File], scratch: Path, found: dict[str, Path], depth: int) -> None:
    sizes = {file.size for file in wanted.values()}
    try:
        with zipfile.ZipFile(archive) as package:
            infos = package.infolist()[:_MOST_MEMBERS]
            budget = _MOST_BYTES
            for number, info in enumerate(infos):
                inner = info.filename.lower().endswith(".zip") and depth < _DEEPEST
                if info.is_dir() or (info.file_size not in sizes and not inner) or info.file_size > budget:
                    continue
                budget -= info.file_size
                content = package.read(info)
                file = wanted.get(hashlib.sha256(content).hexdigest())
                target = scratch / f"{len(found)}-{depth}-{number}"
                if file is not None:
                    target.write_bytes(content)
                    found[file.id] = target
                elif inner:
                    target.write_bytes(content)
                    _take_out(target, wanted, scratch, found, depth + 1)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
        return  # what can't be taken out stays unmarked, and the memo says so
