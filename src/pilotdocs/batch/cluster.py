"""A Dask cluster as the place where jobs run. Its workers must see ROOT and OUT under the same paths."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pilotdocs.batch import messages
from pilotdocs.batch.lanes import Lane, SharedLane
from pilotdocs.errors import RefusedError

_CONNECT_SECONDS = 15


@contextmanager
def cluster_lanes(address: str) -> Iterator[Sequence[Lane]]:
    """A lane for each thread that the cluster's workers have. A worker should have one (`--nthreads 1`): the watch
    over a job's time is its process's.

    A job whose worker dies is given to others by the scheduler (`distributed.scheduler.allowed-failures` times)
    before it comes back as failed. Raises RefusedError where Dask isn't installed or nobody answers.
    """
    step = f"连接 {address} "
    try:
        import distributed
    except ImportError as error:
        package = messages.NO_PACKAGE[0].format(package="dask")
        raise RefusedError(step, package, messages.NO_PACKAGE[1].format(extra="cluster")) from error
    for name in ("distributed", "distributed.client", "distributed.core"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        make: Any = distributed.Client  # not typed
        client = make(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise RefusedError(step, *messages.NO_CLUSTER) from error
    with client:
        threads = sum(client.nthreads().values())
        executor = client.get_executor(pure=False)
        yield [SharedLane(executor) for _ in range(max(1, threads))]
