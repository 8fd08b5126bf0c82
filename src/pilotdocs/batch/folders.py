"""An application's folder, wherever it lies: its stamp, its content, and a path that an audit can read."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pilotdocs.batch.content import folder_content, folder_stamp
from pilotdocs.batch.job import Application
from pilotdocs.batch.store import Store


def application_stamp(application: Application) -> str:
    """A fingerprint that is equal as long as nothing was touched; cheap. Raises RefusedError for a store."""
    if not application.url:
        return folder_stamp(application.path)
    lines = Store(application.url).stamp(application.path.name)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def application_content(application: Application) -> str:
    """A fingerprint of every path and byte; a store's folder is fetched for it. Raises RefusedError for a store."""
    with fetched_folder(application) as folder:
        return folder_content(folder)


@contextmanager
def fetched_folder(application: Application) -> Iterator[Path]:
    """The folder itself, or a copy of a store's that is gone afterwards. Raises RefusedError for a store."""
    if not application.url:
        yield application.path
        return
    with tempfile.TemporaryDirectory(prefix="pilotdocs-") as scratch:
        folder = Path(scratch) / application.path.name
        Store(application.url).fetch(application.path.name, folder)
        yield folder
