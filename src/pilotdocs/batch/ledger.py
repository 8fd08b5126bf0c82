"""What was done before: one small file an application inside OUT, written whole or not at all, and a lock.

`OUT/.pilotdocs/` holds `entries/` and `traces/` (one JSON file an application each), `parts/` (reports on their way),
`earlier/` (results that a newer content has made stale), `key` and `lock`. It is for the owner only. Where OUT is in a
store, this is a folder of this machine beside it (see `far`).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pilotdocs.batch import messages
from pilotdocs.batch.far import FarOut
from pilotdocs.batch.job import Application, Result
from pilotdocs.errors import OutputError

NAME = ".pilotdocs"
_KEY_BYTES = 32


class Ledger:
    """The ledger of one OUT. Entries that can't be read count as absent: their folder is simply done again."""

    def __init__(self, out: Path, url: str = "") -> None:
        self.out = out
        self.home = out / NAME
        self.parts = self.home / "parts"
        self.far = FarOut(url, self.home) if url else None

    def prepare(self) -> None:
        """Make the folders. Raises OutputError."""
        try:
            self.out.mkdir(parents=True, exist_ok=True)
            self.home.mkdir(mode=0o700, exist_ok=True)
            for name in ("entries", "traces", "parts", "earlier"):
                (self.home / name).mkdir(exist_ok=True)
        except OSError as error:
            raise OutputError(str(self.out), *messages.OUTPUT) from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else works on this OUT meanwhile; the system frees the lock however this process ends.

        Raises OutputError where another run holds it.
        """
        self.prepare()
        with (self.home / "lock").open("a+b") as handle:
            if not _try_lock(handle.fileno()):
                raise OutputError(str(self.out), *messages.BUSY)
            for left in self.parts.iterdir():  # a run that was killed leaves half-written reports
                shutil.rmtree(left, ignore_errors=True)
            self._clear_earlier()
            if self.far is None:
                yield
                return
            self.far.lock()
            try:
                self.far.pull()
                self.far.own()
                yield
            finally:
                self.far.unlock()

    def key(self) -> bytes:
        """The secret that identity numbers are hashed with; made once, readable by the owner only."""
        path = self.home / "key"
        with contextlib.suppress(OSError):
            kept = path.read_bytes()
            if len(kept) == _KEY_BYTES:
                return kept
        fresh = secrets.token_bytes(_KEY_BYTES)
        write_whole(path, fresh)
        return fresh

    def key_mark(self) -> str:
        """What tells this key from another without telling the key."""
        return hashlib.blake2b(b"pilotdocs", key=self.key(), digest_size=8).hexdigest()

    def entry(self, application: Application) -> dict[str, Any] | None:
        """What the ledger says of an application; None where it says nothing."""
        return _load(self._path("entries", application))

    def traces(self, application: Application) -> list[dict[str, Any]]:
        """What the application may share with others; [] where nothing is kept."""
        kept = _load(self._path("traces", application))
        return kept["traces"] if kept is not None and isinstance(kept.get("traces"), list) else []

    def new_part(self) -> Path:
        """A name for reports on their way; nothing is there yet."""
        return self.parts / uuid.uuid4().hex

    def publish(self, application: Application, part: Path, result: Result, parts: dict[str, str]) -> None:
        """Let the reports appear under OUT all at once, then write down that they are there.

        Killed in between, the folder is done again; in a store the reports count once `audit.json` is there. Files
        that somebody put beside the reports are carried over.
        """
        target = self.out / application.out
        before = self.entry(application)
        written = {str(name) for name in before.get("files", [])} if before else set()
        if self.far is not None:
            self.far.publish(application.out, part, written)
        elif result.status != "done":
            for name in written:  # results of another content would mislead
                (target / name).unlink(missing_ok=True)
        else:
            if target.exists():
                _carry(target, part, written)
                earlier = self.home / "earlier" / uuid.uuid4().hex
                earlier.mkdir()
                target.replace(earlier / application.out)
            part.replace(target)
        self._clear_earlier()
        shutil.rmtree(part, ignore_errors=True)
        self._keep(self._path("traces", application), {"traces": result.traces})
        entry = {
            "name": application.name,
            "out": application.out,
            "status": result.status,
            "reason": result.reason,
            "stamp": result.stamp,
            "content": result.content,
            "parts": parts,
            "row": result.row,
            "files": list(result.files),
            "seconds": round(result.seconds, 3),
            "rss": result.rss,
        }
        self._keep(self._path("entries", application), entry)

    def restamp(self, application: Application, stamp: str) -> None:
        """Remember that a folder whose times changed still holds the same bytes."""
        entry = self.entry(application)
        if entry is not None:
            self._keep(self._path("entries", application), entry | {"stamp": stamp})

    def open_run(self) -> dict[str, Any] | None:
        """The settings of a run that was begun and never ended; None where there is none."""
        return _load(self.home / "run.json")

    def begin_run(self, settings: dict[str, Any]) -> None:
        """Write down that a run was begun."""
        self._keep(self.home / "run.json", settings)

    def end_run(self) -> None:
        """Write down that it ended."""
        if self.far is not None:
            self.far.remove(f"{NAME}/run.json")
        (self.home / "run.json").unlink(missing_ok=True)

    def show(self, name: str, data: bytes) -> None:
        """Let a summary appear under OUT, whole; nothing happens where the same is there. Raises OutputError."""
        path = self.out / name
        there = self.far is None or name in self.far.files
        if there and path.is_file() and path.read_bytes() == data:
            return
        if self.far is not None:
            self.far.write(name, data)
            path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data, mode=0o666)

    def complete(self, application: Application, files: Sequence[str]) -> bool:
        """Whether all these reports of an application are under OUT."""
        if self.far is not None:
            return all(f"{application.out}/{name}" in self.far.files for name in files)
        return all((self.out / application.out / name).is_file() for name in files)

    def ours(self, application: Application) -> bool:
        """Whether OUT's folder of that name is free or was written by this program: nothing else is replaced."""
        if self.far is not None:
            return self.entry(application) is not None or self.far.ours(application.out)
        target = self.out / application.out
        if not target.exists():
            return True
        return target.is_dir() and not target.is_symlink() and (
            self.entry(application) is not None or (target / "audit.json").is_file() or not any(target.iterdir())
        )  # fmt: skip

    def _clear_earlier(self) -> None:
        """Remove results that newer ones replaced; put back those whose replacement never came (a kill in between)."""
        for left in (self.home / "earlier").iterdir():
            for result in left.iterdir():
                if not (self.out / result.name).exists():
                    result.replace(self.out / result.name)
            shutil.rmtree(left, ignore_errors=True)

    def _keep(self, path: Path, value: dict[str, Any]) -> None:
        data = _dump(value)
        if self.far is not None:
            self.far.write(f"{NAME}/{path.relative_to(self.home).as_posix()}", data)
        write_whole(path, data)

    def _path(self, kind: str, application: Application) -> Path:
        name = hashlib.sha256(os.fsencode(application.path.name)).hexdigest()[:32]
        return self.home / kind / f"{name}.json"


def _carry(old: Path, new: Path, written: set[str]) -> None:
    for path in sorted(old.rglob("*")):
        name = path.relative_to(old).as_posix()
        if path.is_file() and name not in written and not (new / name).exists():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, new / name)


def _load(path: Path) -> dict[str, Any] | None:
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return kept if isinstance(kept, dict) else None


def _dump(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def write_whole(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Let a file appear whole, its bytes on disk. Raises OutputError."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    except OSError as error:
        scratch.unlink(missing_ok=True)
        raise OutputError(str(path), *messages.OUTPUT) from error


def _try_lock(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
