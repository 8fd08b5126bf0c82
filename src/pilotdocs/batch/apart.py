"""A job in a process of its own, for a place whose processes are not ours to end: a node of a cluster.

The process is kept for the next job of the same thread; it is asked on standard input and answers on standard output,
a length and a pickle each. What dies, hangs or grows too large is this process and never the node's.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import pickle
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from pilotdocs.batch import messages
from pilotdocs.batch.job import Job, Result

_SIZE = struct.Struct("<Q")
_GRACE = 20.0  # the process ends itself when the job's time is over; after this it is ended
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from pilotdocs.batch.apart import serve; serve(sys.argv[2], int(sys.argv[3]))"
)
_FAT = 0.6  # of the memory bound: a process that ever held so much is replaced before its next job
_kept = threading.local()


def work_apart(work: Any, job: Job) -> Result:
    """What `work` makes of the job, its reports as `package`. A death is a result with `died`."""
    from pilotdocs.batch.work import program_version
    from pilotdocs.errors import PilotdocsError

    if job.parts.get("program", program_version()) != program_version():
        return Result("unusable", messages.OTHER_PROGRAM)
    try:
        if not _same_pack(job):
            return Result("unusable", messages.OTHER_PACK.format(name=job.pack))
    except PilotdocsError as error:
        return Result("unusable", str(error))
    child: _Child | None = getattr(_kept, "child", None)
    if child is None or not child.fits(job.memory):
        if child is not None:
            child.end()
        child = _kept.child = _Child(job.memory)
    part = child.scratch / "reports"
    begun = time.monotonic()
    result = child.ask(work, replace(job, part=part))
    if result is None:
        child.end()
        seconds = time.monotonic() - begun
        late = seconds >= job.seconds
        reason = messages.TOO_SLOW.format(seconds=f"{job.seconds:g}") if late else messages.DIED
        return Result("poisoned", reason, seconds=seconds, died=True)
    result = replace(result, package=_packed(part))
    shutil.rmtree(part, ignore_errors=True)
    if result.rss > job.memory * _FAT:
        child.end()
    return result


def unpack_reports(package: bytes, part: Path) -> None:
    """The reports of a `package` under `part`, which is made."""
    part.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        archive.extractall(part)


def _packed(part: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:  # most of it is compressed already
        for path in sorted(part.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(part).as_posix())
    return out.getvalue()


def _same_pack(job: Job) -> bool:
    from pilotdocs.rules import load_pack

    return load_pack(job.pack).sha256 == job.parts.get("pack", load_pack(job.pack).sha256)


class _Child:
    """The process. Dead once `end` was called or an answer failed to come."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.scratch = Path(tempfile.mkdtemp(prefix="pilotdocs-node-"))
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, json.dumps(sys.path), str(self.scratch), str(memory)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
        )  # fmt: skip

    def fits(self, memory: int) -> bool:
        """Whether it lives and was made for that bound."""
        return self._process.poll() is None and self.memory == memory

    def ask(self, work: Any, job: Job) -> Result | None:
        """The answer; None where the process dies or takes too long."""
        data = pickle.dumps((work, job))
        try:
            _write(self._process.stdin.fileno(), _SIZE.pack(len(data)) + data)  # type: ignore[union-attr]
            until = time.monotonic() + job.seconds + _GRACE
            head = self._read(_SIZE.size, until)
            body = None if head is None else self._read(_SIZE.unpack(head)[0], until)
        except OSError:
            return None
        answer = None if body is None else pickle.loads(body)  # noqa: S301 - from a process of our own
        return answer if isinstance(answer, Result) else None

    def end(self) -> None:
        """Kill it, and remove what it left on disk."""
        with contextlib.suppress(OSError):
            self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _read(self, size: int, until: float) -> bytes | None:
        descriptor = self._process.stdout.fileno()  # type: ignore[union-attr]
        data = bytearray()
        while len(data) < size:
            if not select.select([descriptor], [], [], max(0.0, until - time.monotonic()))[0]:
                return None
            chunk = os.read(descriptor, min(size - len(data), 1 << 20))
            if not chunk:
                return None
            data += chunk
        return bytes(data)


def serve(scratch: str, memory: int) -> None:
    """Answer until standard input ends; then this process ends at once, whatever it is doing."""
    from pilotdocs.batch.work import settle

    out = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    settle(scratch, memory)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    asked: SimpleQueue[bytes] = SimpleQueue()

    def listen() -> None:
        stream = sys.stdin.buffer
        while len(head := stream.read(_SIZE.size)) == _SIZE.size:
            asked.put(stream.read(_SIZE.unpack(head)[0]))
        shutil.rmtree(scratch, ignore_errors=True)
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        work, job = pickle.loads(asked.get())  # noqa: S301 - from the process that started this one
        data = pickle.dumps(work(job))
        _write(out, _SIZE.pack(len(data)) + data)


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
