"""Where jobs run: a lane takes one job at a time, so that a worker's death is its own job's and no other's.

The seam is `concurrent.futures.Executor`: each lane of this machine is a process pool of one; the lanes of a cluster
share its executor (see `cluster`).
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from pathlib import Path
from typing import Protocol

from pilotdocs.batch.job import Job, Result
from pilotdocs.batch.work import settle_worker

Work = Callable[[Job], Result]
_GRACE = 20.0  # a worker ends itself when its time is over; after this it is ended from outside


class Lane(Protocol):
    """One job at a time."""

    def submit(self, work: Work, job: Job) -> Future[Result]:
        """Start the job; a worker that died before is replaced."""

    def watch(self, job: Job, seconds: float) -> None:
        """Look after a job that has been running so long: a worker that is overdue is ended. Raises RefusedError
        where the place of all lanes is gone."""

    def end(self) -> None:
        """End the worker at once, whatever it is doing; the next job gets a new one."""

    def close(self) -> None:
        """End the worker and remove what it left on disk."""


class ProcessLane:
    """A worker process of this machine, started (spawn) when first needed."""

    def __init__(self, scratch: Path, memory: int) -> None:
        self._scratch = scratch
        self._memory = memory
        self._executor: Executor | None = None

    def submit(self, work: Work, job: Job) -> Future[Result]:
        if self._executor is None:
            self._scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._executor = ProcessPoolExecutor(
                1, multiprocessing.get_context("spawn"), settle_worker, (str(self._scratch), self._memory)
            )
        return self._executor.submit(work, job)

    def watch(self, job: Job, seconds: float) -> None:
        if seconds > job.seconds + _GRACE:
            self.end()

    def end(self) -> None:
        if self._executor is None:
            return
        pid = self._pid()
        if pid is not None:
            with contextlib.suppress(OSError):
                os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        self._executor.shutdown(wait=pid is not None, cancel_futures=True)
        self._executor = None
        shutil.rmtree(self._scratch, ignore_errors=True)

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None
        shutil.rmtree(self._scratch, ignore_errors=True)

    def _pid(self) -> int | None:
        """The worker's process, once it says so; a worker that is starting gets a moment."""
        for _ in range(100):
            with contextlib.suppress(OSError, ValueError):
                return int((self._scratch / "pid").read_text("ascii"))
            time.sleep(0.05)
        return None
