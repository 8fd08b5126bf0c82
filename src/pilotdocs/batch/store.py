"""A folder in a store (S3-compatible, sftp, …), named by its address and reached by fsspec.

Who may do what is said by the store's own settings (`AWS_…`, `FSSPEC_…`, keys of ssh), read by fsspec. An address may
hold a password: it is shown without one, and no text of a store's error is ever shown.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pilotdocs.batch import messages
from pilotdocs.errors import RefusedError

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://.")
_PASSWORD = re.compile(r"(?<=://).*@")  # up to the last @: a secret may hold a slash
_ENTRIES = 50_000  # files of one application, as on a disk
_WHOLE_AT_ONCE = frozenset(
    {"s3", "s3a", "gs", "gcs", "abfs", "az", "oss", "memory"}
)  # a put there is seen whole or not
_MARKS = ("ETag", "etag", "md5", "mtime", "LastModified", "last_modified", "modified", "created")
_SSH = frozenset({"sftp", "ssh"})
_PACKAGES = {"s3": "s3fs", "sftp": "paramiko", "ssh": "paramiko"}


def is_address(text: str) -> bool:
    """Whether the text names a store rather than a folder of this machine."""
    return _ADDRESS.match(text) is not None


def shown_address(url: str) -> str:
    """The address without user, password and query."""
    return _PASSWORD.sub("", url).split("?", maxsplit=1)[0]


class Store:
    """The folder at an address. Names are relative to it, with `/`. Everything raises RefusedError where the store
    can't be reached or says no; a name that isn't there is FileNotFoundError."""

    def __init__(self, url: str) -> None:
        self.shown = shown_address(url)
        scheme = url.split("://", maxsplit=1)[0].lower()
        self._whole_at_once = scheme in _WHOLE_AT_ONCE
        self._fresh = "wxb" if scheme in _SSH else "xb"  # paramiko's x alone makes a file that can't be written
        try:
            import fsspec
        except ImportError as error:
            raise self._lacking("fsspec") from error
        try:
            with self._told():
                self._fs, root = fsspec.core.url_to_fs(url, **_options(scheme))
        except ImportError as error:
            raise self._lacking(_PACKAGES.get(scheme, scheme)) from error
        self._root = str(root).rstrip("/")

    def folders(self) -> tuple[list[str], list[str]]:
        """The names of the folders, and of what else lies there."""
        with self._told():
            items = self._fs.ls(self._root, detail=True) if self._fs.exists(self._root) else []
        names = {self._relative(item["name"].rstrip("/")): item["type"] for item in items}
        names.pop("", None)
        folders = sorted(name for name, kind in names.items() if kind == "directory")
        return folders, sorted(name for name, kind in names.items() if kind != "directory")

    def files(self, under: str = "") -> dict[str, dict[str, Any]]:
        """Every file under a folder with what the store says of it; links are left out. {} where nothing is there."""
        with self._told():
            try:
                found = self._fs.find(self._at(under), detail=True)
            except FileNotFoundError:
                return {}
        return {self._relative(path): info for path, info in sorted(found.items()) if info.get("type") == "file"}

    def stamp(self, under: str) -> list[str]:
        """A line a file that changes when the file does, as far as the store tells."""
        return [
            "\0".join((name, str(info.get("size")), *(str(info[mark]) for mark in _MARKS if info.get(mark))))
            for name, info in self.files(under).items()
        ]

    def fetch(self, under: str, target: Path) -> None:
        """Copy every file under a folder to `target`. Names that would lead out of it are refused."""
        files = self.files(under)
        size = sum(int(info.get("size") or 0) for info in files.values())
        target.mkdir(parents=True)
        if len(files) > _ENTRIES or size > shutil.disk_usage(target).free // 2:
            raise RefusedError(messages.FETCH.format(what=f"{self.shown}/{under}"), *messages.TOO_MUCH)
        for name in files:
            inner = name[len(under) :].lstrip("/")
            if not inner or any(piece in ("", ".", "..") or "\0" in piece for piece in inner.split("/")):
                raise RefusedError(messages.FETCH.format(what=f"{self.shown}/{under}"), *messages.STRANGE_NAME)
            place = target / inner
            with self._told():
                place.parent.mkdir(parents=True, exist_ok=True)
                self._fs.get_file(self._at(name), str(place))

    def read(self, name: str) -> bytes:
        """The file's bytes. Raises FileNotFoundError."""
        with self._told():
            data: bytes = self._fs.cat_file(self._at(name))
        return data

    def write(self, name: str, data: bytes) -> None:
        """Let a file appear whole, or replace it whole."""
        with self._told():
            if self._whole_at_once:
                self._fs.pipe_file(self._at(name), data)
                return
            scratch = f"{self._at(name)}.part"
            self._fs.makedirs(self._fs._parent(scratch), exist_ok=True)
            self._fs.pipe_file(scratch, data)
            self._fs.mv(scratch, self._at(name))

    def create(self, name: str, data: bytes) -> bool:
        """Write a file that must not be there yet; False where it is."""
        with self._told():
            try:
                self._fs.makedirs(self._fs._parent(self._at(name)), exist_ok=True)
                if self._whole_at_once:
                    self._fs.pipe_file(self._at(name), data, mode="create")
                else:
                    with self._fs.open(self._at(name), self._fresh) as file:
                        file.write(data)
            except FileExistsError:
                return False
            except OSError:
                if self._fs.exists(self._at(name)):  # sftp has one word for every failure
                    return False
                raise
        return True

    def upload(self, source: Path, name: str) -> None:
        """Copy a file of this machine there."""
        with self._told():
            self._fs.makedirs(self._fs._parent(self._at(name)), exist_ok=True)
            self._fs.put_file(str(source), self._at(name))

    def remove(self, name: str) -> None:
        """Remove a file; nothing happens where it isn't there."""
        with self._told(), contextlib.suppress(FileNotFoundError):
            self._fs.rm_file(self._at(name))

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}" if name else self._root

    def _relative(self, path: str) -> str:
        return path[len(self._root) :].lstrip("/") if path.startswith(self._root) else path.lstrip("/")

    def _lacking(self, package: str) -> RefusedError:
        why, remedy = messages.NO_PACKAGE
        return RefusedError(
            messages.REACH.format(what=self.shown), why.format(package=package), remedy.format(extra="remote")
        )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """A store's own errors are of any class and may quote credentials: only their class is told."""
        try:
            yield
        except (FileNotFoundError, FileExistsError, ImportError):
            raise
        except Exception as error:
            why = messages.STORE_SAYS.format(kind=type(error).__name__)
            raise RefusedError(messages.REACH.format(what=self.shown), why, messages.STORE_REMEDY) from None


def _options(scheme: str) -> dict[str, Any]:
    """What a store's library is told beside the address: what it saw before may have changed, and an unknown ssh host
    is not trusted."""
    if scheme not in _SSH:
        return {"use_listings_cache": False}
    import paramiko

    class KnownHosts(paramiko.MissingHostKeyPolicy):  # type: ignore[misc]
        """Takes a host only by the key that ssh's own list of known hosts has for it."""

        def missing_host_key(self, client: object, hostname: str, key: object) -> None:
            with contextlib.suppress(OSError):
                if paramiko.HostKeys(str(Path.home() / ".ssh" / "known_hosts")).check(hostname, key):
                    return
            raise paramiko.SSHException("unknown host key")

    return {"host_key_policy": KnownHosts()}
