"""The process that reads files one after the other, so that a file which kills its parser kills nothing else.

Asked on standard input (one JSON object a line), answers on standard output in frames: a letter, a length, bytes.
Started by `pool`; holds its memory to a bound, refuses the network, and ends when its parent does.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import struct
import sys
import threading
import traceback
from pathlib import Path
from queue import SimpleQueue
from types import FrameType
from typing import Any, BinaryIO

TICK, DOCUMENT, TROUBLE, READY = b"T", b"D", b"U", b"R"
HEADER = struct.Struct("<cI")
_TICK_SECONDS = 1.0
_PACKAGE = str(Path(__file__).parent)
_NETWORK = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"})


def main(memory: int, scratch: str) -> None:
    """Read until standard input ends. `memory` is the bound in MiB; `scratch` a folder of this process's own, which
    its parent removes, or it itself where the parent is gone."""
    try:
        _serve(memory, scratch)
    except BrokenPipeError:  # nobody is there to be answered
        return
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _serve(memory: int, scratch: str) -> None:
    answers = _Answers()
    _hold_down(memory)
    requests: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
    threading.Thread(target=_listen, args=(requests, scratch), daemon=True).start()
    threading.Thread(target=_tick, args=(answers, threading.main_thread().ident), daemon=True).start()
    answers.send(READY, b"")
    while (request := requests.get()) is not None:
        _hold_processor(request["seconds"])
        kind, payload, go_on = _answer(Path(request["path"]), request["format"], request["threads"], memory)
        answers.send(kind, payload)
        if not go_on:
            return


def _answer(path: Path, format: str, threads: int | None, memory: int) -> tuple[bytes, bytes, bool]:
    """The frame for one file, and whether this process is fit for another."""
    from pilotdocs.documents import problems
    from pilotdocs.documents.codec import encode_document
    from pilotdocs.documents.dispatch import read_here
    from pilotdocs.documents.trouble import Unreadable

    try:
        return DOCUMENT, encode_document(read_here(path, format, threads)), True
    except Unreadable as error:
        problem, note = error.problem, ""
    except RecursionError:
        problem, note = problems.too_deep(), ""
    except ImportError as error:
        problem, note = problems.not_installed(error.name or ""), _origin(error)
    except Exception as error:  # a parser may raise anything over a hostile file; that costs this file only
        short = isinstance(error, MemoryError) or _near_bound(memory) or "alloc" in str(error)
        problem, note = problems.too_large(memory) if short else problems.damaged(), _origin(error)
    payload = json.dumps([problem.code, problem.message, problem.remedy, note]).encode()
    return TROUBLE, payload, problem.code != "too_large"


def _near_bound(memory: int) -> bool:
    """Whether this process has used so much that a parser's error is rather want of memory than the file's fault."""
    try:
        import resource
    except ImportError:
        return False
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > memory * 1024 * 0.7


def _origin(error: Exception) -> str:
    """The error's kind and the line of ours that it came through; never its text, which may hold the applicant's."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(_PACKAGE)]
    where = f" at {Path(frames[-1].filename).relative_to(_PACKAGE).as_posix()}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


class _Answers:
    """The frames' way out: standard output's own descriptor, which is then closed to everybody who prints."""

    def __init__(self) -> None:
        self._out: BinaryIO = os.fdopen(os.dup(1), "wb", buffering=0)
        self._lock = threading.Lock()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

    def send(self, kind: bytes, payload: bytes) -> None:
        with self._lock:
            data = memoryview(HEADER.pack(kind, len(payload)) + payload)
            while data:
                data = data[self._out.write(data) :]


def _listen(requests: SimpleQueue[dict[str, Any] | None], scratch: str) -> None:
    """Hand requests on; end the process, whatever it is doing, when the parent is gone."""
    for line in sys.stdin.buffer:
        requests.put(json.loads(line))
    requests.put(None)
    threading.Event().wait(2)  # an idle main thread ends by itself
    end_descendants(os.getpid())
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(0)


def end_descendants(pid: int) -> None:
    """Kill what the process started, and what that started: a converter sits in a process group of its own."""
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError, ValueError):
            for child in path.read_text("ascii").split():
                end_descendants(int(child))
                os.kill(int(child), signal.SIGKILL)


def _tick(answers: _Answers, main_thread: int | None) -> None:
    """Tell the parent that there is progress: that the main thread stands elsewhere than a second ago.

    A call into C that never comes back stands still; so does one that never lets this thread run.
    """
    before: tuple[int, ...] = ()
    while True:
        threading.Event().wait(_TICK_SECONDS)
        now = _stand(sys._current_frames().get(main_thread or 0))
        if now != before:
            before = now
            with contextlib.suppress(OSError):
                answers.send(TICK, b"")


def _stand(frame: FrameType | None) -> tuple[int, ...]:
    marks: list[int] = []
    while frame is not None:
        marks += (id(frame), frame.f_lasti)
        frame = frame.f_back
    return tuple(marks)


def _hold_down(memory: int) -> None:
    """Bounds on what this process may use, and no network."""

    def refuse(event: str, _: tuple[Any, ...]) -> None:
        if event in _NETWORK:
            raise PermissionError("no network while reading files")

    sys.addaudithook(refuse)
    sys.setrecursionlimit(5000)
    try:
        import resource
    except ImportError:  # not a POSIX system: the parent's watch remains
        return
    _lower(resource.RLIMIT_CORE, 0)
    # Memory that is written to, not address space: recognisers reserve far more of that than they use.
    _lower(resource.RLIMIT_DATA, memory * 1024 * 1024)


def _hold_processor(seconds: float) -> None:
    """A last resort against a parser that can't be stopped because the parent was killed."""
    try:
        import resource
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime + 8 * seconds) + 60)


def _lower(what: int, bound: int) -> None:
    import resource

    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        bound = min(bound, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (bound, hard))
