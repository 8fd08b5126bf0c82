"""What was read, kept by the file's content: a folder of encoded documents outside the input, safe to delete.

An entry is found by the file's hash, its format, and a fingerprint of everything that reads: this room's own source
and the packages it leans on. It is written to a new name and then renamed, so that two runs at once see whole
entries only; one that can't be decoded counts as absent. Entries are for the owner only: the files are confidential.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pilotdocs.documents import limits
from pilotdocs.documents.codec import CorruptError, decode_document, encode_document
from pilotdocs.model.document import Document

__all__ = ["Cache", "decode_document", "encode_document", "reader_version"]

_SUFFIX = ".doc"
_PACKAGES = (
    "faster-paddle", "lxml", "numpy", "openpyxl", "pdfplumber", "pillow", "pypdf", "pypdfium2", "python-calamine",
    "rapidocr", "onnxruntime",
)  # fmt: skip
# What may come out otherwise on another day or another machine is not kept.
_PASSING = frozenset(
    {"crashed", "too_slow", "too_large", "converter", "no_converter", "no_office", "no_ocr", "not_installed"}
)


class Cache:
    """The entries in one folder, which is made when first needed. Trouble with the disk is never an error: what can't
    be kept is read again."""

    def __init__(self, folder: Path, size: int = limits.CACHE_SIZE) -> None:
        self._folder = folder
        self._size = size

    def load(self, sha256: str, format: str) -> Document | None:
        """The document of a file with this content, without id and path; None where it is not kept."""
        path = self._path(sha256, format)
        try:
            document = decode_document(path.read_bytes())
        except (OSError, CorruptError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # the least recently used go first
        return document

    def store(self, sha256: str, format: str, document: Document, data: bytes) -> None:
        """Keep `data`, which is `document` encoded, unless another run might read the file better."""
        if not document.readable or any(problem.code in _PASSING for problem in document.problems):
            return
        path = self._path(sha256, format)
        with contextlib.suppress(OSError):
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            for folder in (self._folder, path.parent):
                folder.mkdir(mode=0o700, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")  # made with mode 0600
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def trim(self) -> None:
        """Remove the entries that were used longest ago until the rest fits into the cache's size."""
        entries: list[tuple[float, int, Path]] = []
        with contextlib.suppress(OSError):
            for path in self._folder.glob("??/*"):
                with contextlib.suppress(OSError):
                    status = path.stat()
                    entries.append((status.st_mtime, status.st_size, path))
        total = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries):
            if total <= self._size:
                break
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
                total -= size

    def _path(self, sha256: str, format: str) -> Path:
        key = hashlib.sha256(f"{sha256} {format} {reader_version()}".encode()).hexdigest()
        return self._folder / key[:2] / (key + _SUFFIX)


@lru_cache(maxsize=1)
def reader_version() -> str:
    """A fingerprint of this room's source, of the nouns, of Python and of the packages that read for it."""
    digest = hashlib.sha256(sys.version.encode())
    room = Path(__file__).parent
    for path in sorted([*room.rglob("*.py"), *(room.parent / "model").glob("*.py")]):
        digest.update(path.relative_to(room.parent).as_posix().encode())
        digest.update(path.read_bytes())
    for package in _PACKAGES:
        try:
            digest.update(f"{package} {version(package)}\n".encode())
        except PackageNotFoundError:
            digest.update(f"{package} -\n".encode())
    return digest.hexdigest()
