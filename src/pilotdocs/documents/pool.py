"""Worker processes as their parent sees them: started, asked, watched, and replaced when they die."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue, SimpleQueue
from types import TracebackType
from typing import Self

from pilotdocs.documents import limits, problems
from pilotdocs.documents.settings import ReadSettings
from pilotdocs.documents.worker import DOCUMENT, HEADER, READY, TICK, TROUBLE, end_descendants
from pilotdocs.model.document import Problem

_WATCH_SECONDS = 0.25
_START_SECONDS = 120.0
_NEARLY = 0.5  # the share of its memory from which a process that ends itself did so for want of more
_GROWN = 0.25  # the share of its memory from which a worker is not kept for another folder
_FILES = 2000  # nor after so many files, whatever they were
_MIB = 1024 * 1024
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from pilotdocs.documents.worker import main; main(int(sys.argv[2]), sys.argv[3])"
)
_Frame = tuple[bytes, bytes]


class Failed(Exception):
    """A file that could not be read: the cause, and a note on where it came from ("" where there is none)."""

    def __init__(self, problem: Problem, note: str = "") -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.note = note


class Pool:
    """As many workers as the settings say, each started when first needed. A context manager; threads may share it.

    One pool may read folder after folder: see `refresh`."""

    def __init__(self, settings: ReadSettings) -> None:
        self._settings = settings
        self._slots: LifoQueue[_Worker | None] = LifoQueue()
        for _ in range(settings.workers):
            self._slots.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers."""
        with contextlib.suppress(Empty):
            while True:
                if worker := self._slots.get_nowait():
                    worker.kill()

    @property
    def workers(self) -> int:
        """How many files are read at once."""
        return self._settings.workers

    def refresh(self) -> None:
        """Between two folders, while nothing is read: end every worker that met trouble in a file or has grown, so that
        no applicant's file harms another's."""
        workers = [self._slots.get() for _ in range(self._settings.workers)]
        for worker in workers:
            if worker is not None and not worker.fresh:
                worker.kill()
            self._slots.put(worker if worker is not None and worker.alive else None)

    def read(self, path: Path, format: str) -> bytes:
        """The encoded document of one file. Raises `Failed`; waits while all workers are busy."""
        with self._worker() as worker:
            return worker.read(path, format)

    @contextmanager
    def _worker(self) -> Iterator[_Worker]:
        worker = self._slots.get()
        try:
            if worker is not None and worker.gone:
                worker.kill()
                worker = None
            if worker is None or not worker.alive:
                worker = _Worker(self._settings)
            yield worker
        finally:
            self._slots.put(worker if worker is not None and worker.alive else None)


class _Worker:
    """One process. Dead after a timeout, a crash or too much memory; then a new one is made."""

    def __init__(self, settings: ReadSettings) -> None:
        self._settings = settings
        # Converted copies are as confidential as the files: they go when the worker goes, however it ends.
        self._scratch = tempfile.mkdtemp(prefix="pilotdocs-")
        environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONUTF8="1", TMPDIR=self._scratch, TEMP=self._scratch)
        if settings.workers > 1:
            environment |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, json.dumps(sys.path), str(settings.memory), self._scratch],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
            start_new_session=True, bufsize=0,
        )  # fmt: skip
        self.alive = True
        self._frames: SimpleQueue[_Frame | None] = SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self._started = False
        self._troubled = False
        self._read = 0

    @property
    def gone(self) -> bool:
        """Whether the process ended by itself."""
        return self.alive and self._process.poll() is not None

    @property
    def fresh(self) -> bool:
        """Whether it may be kept for another folder: it lives, met no trouble, and holds little memory."""
        small = _resident(self._process.pid) < self._settings.memory * _MIB * _GROWN
        return self.alive and not self._troubled and not self.gone and small and self._read < _FILES

    def read(self, path: Path, format: str) -> bytes:
        """The encoded document. Raises `Failed`."""
        request = {
            "path": str(path),
            "format": format,
            "seconds": self._settings.total_seconds,
            "threads": 1 if self._settings.workers > 1 else None,
        }
        self._read += 1
        try:
            self._send(json.dumps(request).encode() + b"\n")
            kind, payload = self._wait()
        except Failed:
            self.kill()
            raise
        if kind == DOCUMENT:
            return payload
        code, message, remedy, note = json.loads(payload)
        self._troubled = True
        if code == "too_large":
            self.kill()  # it ends by itself; what is left of its memory is no place for another file
        raise Failed(Problem(code, message, remedy), note)

    def kill(self) -> None:
        """End the process and whatever it started, and remove what they left on disk."""
        self.alive = False
        end_descendants(self._process.pid)
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _send(self, data: bytes) -> None:
        stream = self._process.stdin
        try:
            if stream is not None:
                stream.write(data)
        except OSError as error:
            raise Failed(problems.crashed(), "the worker was gone") from error

    def _wait(self) -> _Frame:
        """The next answer. Raises `Failed` where none comes in time, memory runs out, or the process dies."""
        settings = self._settings
        begun = last = time.monotonic()
        most = 0
        while True:
            with contextlib.suppress(Empty):
                frame = self._frames.get(timeout=_WATCH_SECONDS)
                if frame is None:
                    status = self._process.wait()
                    if status == -signal.SIGABRT and most > settings.memory * _MIB * _NEARLY:
                        raise Failed(problems.too_large(settings.memory))  # C code that got no more ends so
                    raise Failed(problems.crashed(), f"exit status {status}")
                if frame[0] in (DOCUMENT, TROUBLE):
                    return frame
                last = time.monotonic()
                if frame[0] == READY:
                    self._started, begun = True, last
            now = time.monotonic()
            if now - begun > (settings.total_seconds if self._started else _START_SECONDS):
                raise Failed(problems.too_slow(settings.total_seconds))
            if self._started and now - last > settings.stall_seconds:
                raise Failed(problems.stalled(settings.stall_seconds))
            most = max(most, _resident(self._process.pid))
            if most > settings.memory * _MIB:
                raise Failed(problems.too_large(settings.memory))

    def _listen(self) -> None:
        """Put the process's frames into the queue; None when there are no more."""
        stream = self._process.stdout
        with contextlib.suppress(OSError, ValueError):
            while stream is not None and (header := _read(stream.fileno(), HEADER.size)):
                kind, size = HEADER.unpack(header)
                payload = _read(stream.fileno(), size) if size <= limits.FRAME_SIZE else None
                if payload is None or kind not in (TICK, DOCUMENT, TROUBLE, READY):
                    break
                self._frames.put((kind, payload))
        self._frames.put(None)


def _read(descriptor: int, size: int) -> bytes | None:
    """Exactly `size` bytes; None where the stream ends before."""
    data = bytearray()
    while len(data) < size:
        chunk = os.read(descriptor, min(size - len(data), _MIB))
        if not chunk:
            return None
        data += chunk
    return bytes(data)


def _resident(pid: int) -> int:
    """The process's memory in bytes; 0 where the system doesn't say."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
