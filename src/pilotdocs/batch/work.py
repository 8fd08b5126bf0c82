"""What a worker does: one application audited, its reports written apart, and a plain result."""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pilotdocs.batch import messages
from pilotdocs.batch.content import folder_content
from pilotdocs.batch.folders import application_stamp, fetched_folder
from pilotdocs.batch.job import Job, Result, Status
from pilotdocs.batch.row import audit_row
from pilotdocs.batch.traces import find_traces
from pilotdocs.errors import PilotdocsError

if TYPE_CHECKING:
    from pilotdocs.documents import Pool

_USED = (
    "pilotdocs.audit", "pilotdocs.documents", "pilotdocs.facts.settle", "pilotdocs.figures.reader",
    "pilotdocs.findings", "pilotdocs.folders", "pilotdocs.parts", "pilotdocs.reports", "pilotdocs.rules",
)  # fmt: skip
_PRUNED = (".py", ".yaml", ".json", ".docx", ".html", ".css", ".js")


def audit_job(job: Job) -> Result:
    """The application's audit, its reports in `job.part`. Nothing that a folder holds raises; what takes longer than
    `job.seconds` ends this process."""
    begun = time.monotonic()
    status: Status
    with watched(job.seconds):
        stamp = content = ""
        try:
            stamp = application_stamp(job.application)
            with fetched_folder(job.application) as folder:
                content = folder_content(folder)
                return _audit(job, folder, Result("done", "", stamp, content), begun)
        except PilotdocsError as error:
            status, reason = "unusable", str(error)
        except MemoryError:
            status, reason = "poisoned", messages.NO_MEMORY
        except Exception as error:  # one folder's trouble, whatever it is, must not stop the others
            status, reason = "poisoned", messages.INTERNAL.format(kind=type(error).__name__)
        return Result(status, reason, stamp, content, seconds=time.monotonic() - begun, rss=peak())


def _audit(job: Job, folder: Path, result: Result, begun: float) -> Result:
    from pilotdocs.audit import audit_folder
    from pilotdocs.reports import write_reports
    from pilotdocs.rules import load_pack

    audit = audit_folder(folder, load_pack(job.pack), day=job.day, cache=job.cache, jobs=1, readers=_readers())
    job.part.mkdir(parents=True)
    troubles = write_reports(audit, job.part, unmasked=job.unmasked)
    files = tuple(sorted(p.relative_to(job.part).as_posix() for p in job.part.rglob("*") if p.is_file()))
    row = audit_row(audit) | {"problems": [trouble.message for trouble in troubles]}
    return replace(
        result, row=row, traces=find_traces(audit), files=files, seconds=time.monotonic() - begun, rss=peak()
    )


@lru_cache(maxsize=1)
def _readers() -> Pool:
    """The reading process of this worker, kept from folder to folder; it ends when this worker ends."""
    from multiprocessing.util import Finalize

    from pilotdocs.documents import Pool, ReadSettings

    pool = Pool(ReadSettings(jobs=1))
    Finalize(None, pool.close, exitpriority=1)
    return pool


@contextlib.contextmanager
def watched(seconds: float) -> Iterator[None]:
    """End this process where the block takes longer: by a thread of C, which no call can hold up."""
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def settle_worker(scratch: str, memory: int) -> None:
    """Make a fresh process of a pool a worker: see `settle`; it ends when its parent ends. Its number stands in
    `scratch`/pid."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    Path(scratch, "pid").write_text(str(os.getpid()), "ascii")
    settle(scratch, memory)
    parent = parent_process()
    if parent is not None:

        def follow() -> None:
            wait([parent.sentinel])
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()


def settle(scratch: str, memory: int) -> None:
    """Scratch files go under `scratch`, memory is bounded (MiB), Ctrl-C is left to the parent; and what every audit
    imports is imported, so that a folder's time is its own."""
    tempfile.tempdir = scratch
    os.environ["TMPDIR"] = os.environ["TEMP"] = scratch
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        bound = memory * 1024 * 1024
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (bound if hard < 0 else min(bound, hard), hard))
    for name in _USED:
        importlib.import_module(name)


@lru_cache(maxsize=1)
def program_version() -> str:
    """A fingerprint of the program's own source and data and of Python: results of another one are done again."""
    import hashlib
    from importlib.metadata import PackageNotFoundError, version

    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256(sys.version.encode())
    with contextlib.suppress(PackageNotFoundError):
        digest.update(version("pilotdocs").encode())
    for path in sorted(package.rglob("*")):
        if path.suffix in _PRUNED and path.is_file():
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def peak() -> int:
    """The most memory that this process ever held, in MiB; 0 where the system doesn't say."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
