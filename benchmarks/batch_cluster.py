"""A Dask cluster on this machine beside the process pool, on the same folders: wall seconds, and their ratio.

    python benchmarks/batch_cluster.py [FOLDERS]

Two workers with a thread each stand against two processes; the cluster is started before the clock runs. Each goes
twice, in turn, and the better time of each counts. A quiet machine is needed: the load is printed. Bar: the cluster
reaches at least 0.9 of the pool's speed. Folders are those of `batch.py`.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from batch import DAY, PACK, make_root
from pilotdocs.batch import BatchSettings, run_batch
from pilotdocs.batch.cluster import cluster_lanes

JOBS, ROUNDS, BAR = 2, 2, 0.9


def seconds(root: Path, out: Path, address: str | None) -> float:
    """Wall seconds of a run without cache, on the cluster or on processes of this machine."""
    settings = BatchSettings(root, out, DAY, PACK, PACK, DAY, JOBS)
    begun = time.monotonic()
    if address is None:
        run_batch(settings)
    else:
        with cluster_lanes(address) as lanes:
            run_batch(settings, lanes=lambda scratch: lanes)
    return time.monotonic() - begun


def main(count: int) -> int:
    """Measure and print; exit status 1 where the bar is missed."""
    from distributed import LocalCluster

    pool: list[float] = []
    clustered: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "root"
        make_root(root, count)
        with LocalCluster(
            n_workers=JOBS, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=0
        ) as cluster:
            for number in range(ROUNDS):
                pool.append(seconds(root, Path(scratch) / f"pool{number}", None))
                clustered.append(seconds(root, Path(scratch) / f"cluster{number}", cluster.scheduler_address))
        same = _files(Path(scratch) / "pool0") == _files(Path(scratch) / "cluster0")
    ratio = min(pool) / min(clustered)
    told = {
        "folders": count,
        "load": os.getloadavg()[0],
        "pool_seconds": [round(one, 1) for one in pool],
        "cluster_seconds": [round(one, 1) for one in clustered],
        "ratio": round(ratio, 3),
        "same_audits": same,
    }
    print(json.dumps(told))
    return 0 if ratio >= BAR and same else 1


def _files(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("audit.json"))}


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60))
