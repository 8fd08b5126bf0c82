"""A Dask cluster as the place where jobs run, behind the same seam.

A node needs the same program, the pack, and ROOT under the same path or address; OUT it needs not: reports come back
with the result. On each node a job runs in a process of its own (`apart`), so nodes outlive what a folder does to them.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

from pilotdocs.batch import messages
from pilotdocs.batch.apart import work_apart
from pilotdocs.batch.job import Job, Result
from pilotdocs.batch.lanes import Lane, Work
from pilotdocs.errors import RefusedError

_CONNECT_SECONDS = 15.0
_PATIENCE = 60.0  # with no node at all
_ASK_SECONDS = 3.0


@contextmanager
def cluster_lanes(address: str, *, patience: float = _PATIENCE) -> Iterator[Sequence[Lane]]:
    """A lane for each thread that the cluster's workers have.

    A job whose node dies is given to others by the scheduler. Raises RefusedError where Dask isn't installed, where
    nobody answers or there is no worker; and, while jobs run, where the cluster is gone or had no node for `patience`
    seconds: what was done stays done, and the same command goes on from there.
    """
    step = messages.CONNECT.format(address=address)
    try:
        import distributed
    except ImportError as error:
        why, remedy = messages.NO_PACKAGE
        raise RefusedError(step, why.format(package="distributed"), remedy.format(extra="cluster")) from error
    for name in ("distributed", "distributed.client", "distributed.core", "distributed.comm", "distributed.batched"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    make: Any = distributed.Client  # not typed
    try:
        client = make(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise RefusedError(step, *messages.NO_CLUSTER) from error
    try:
        threads = sum(client.nthreads().values())
        if not threads:
            raise RefusedError(step, *messages.NO_NODES)
        place = _Place(step, client, patience)
        yield [ClusterLane(place) for _ in range(threads)]
    finally:
        client.close(timeout=5)


class _Place:
    """The cluster as all lanes see it."""

    def __init__(self, step: str, client: Any, patience: float) -> None:
        self.step = step
        self.client = client
        self.executor = client.get_executor(pure=False)
        self._patience = patience
        self._seen = self._asked = time.monotonic()

    def check(self) -> None:
        """Raise RefusedError where the scheduler is gone, or there was no node for too long."""
        if self.client.status != "running":
            raise RefusedError(self.step, *messages.LOST_CLUSTER)
        now = time.monotonic()
        if now - self._asked < _ASK_SECONDS:
            return
        self._asked = now
        with contextlib.suppress(OSError, TimeoutError):
            if self.client.sync(self.client.scheduler.identity, n_workers=-1, callback_timeout=10)["workers"]:
                self._seen = time.monotonic()
        if time.monotonic() - self._seen > self._patience:
            raise RefusedError(self.step, *messages.NO_NODES)


class ClusterLane:
    """A share of the cluster's executor."""

    def __init__(self, place: _Place) -> None:
        self._place = place
        self._future: Future[Result] | None = None

    def submit(self, work: Work, job: Job) -> Future[Result]:
        self._future = self._place.executor.submit(work_apart, work, job)
        return self._future

    def watch(self, job: Job, seconds: float) -> None:
        self._place.check()  # the node itself ends a job that takes too long

    def end(self) -> None:
        if self._future is not None:
            self._future.cancel()

    def close(self) -> None:
        self.end()
