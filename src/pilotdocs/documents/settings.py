"""What a caller decides about reading: how many at once, how long, how much memory, where to keep what was read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pilotdocs.documents import limits


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """`jobs` worker processes (0: the number of processors, at most four). `memory` in MiB and the two times in
    seconds hold for each file. `cache` is a folder outside the input (None: nothing is kept), which holds at most
    `cache_size` bytes."""

    jobs: int = 0
    memory: int = limits.MEMORY_MIB
    stall_seconds: float = limits.STALL_SECONDS
    total_seconds: float = limits.TOTAL_SECONDS
    cache: Path | None = None
    cache_size: int = limits.CACHE_SIZE

    @property
    def workers(self) -> int:
        """How many worker processes there are to be, at least one."""
        return self.jobs if self.jobs > 0 else max(1, min(_processors(), limits.MAX_JOBS))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
