"""The same run on a real Dask scheduler with two workers on this machine, one of which is killed while it works.

Every process that a test starts has an end of its own, and every wait a limit: a cluster that hangs fails the test.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from batch_builder import settings_for, write_application
from batch_faults import faulty_work

from pilotdocs.batch import run_batch
from pilotdocs.batch.ledger import NAME
from pilotdocs.errors import RefusedError

pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]
HERE = str(Path(__file__).parent)


@dataclass
class Cluster:
    """A scheduler and its workers, each a process."""

    address: str
    processes: list[subprocess.Popen[bytes]]

    def kill(self, index: int) -> None:
        self.processes[index].kill()
        self.processes[index].wait(10)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Two workers without a nanny: what is killed stays dead."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((HERE, os.environ.get("PYTHONPATH", ""))),
        "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "30s",
    }
    told = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment, "cwd": tmp_path}
    dask = [sys.executable, "-m", "dask"]
    start = [
        "scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--no-show",
        "--scheduler-file",
        str(told),
    ]
    work = [
        "worker",
        "--scheduler-file",
        str(told),
        "--host",
        "127.0.0.1",
        "--nthreads",
        "1",
        "--no-nanny",
        "--no-dashboard",
    ]
    processes = [subprocess.Popen([*dask, *start], **quiet)]
    made = Cluster("", processes)
    try:
        until = time.monotonic() + 60
        while not told.is_file() or not told.read_text("utf-8").endswith("}"):
            assert time.monotonic() < until, "no scheduler"
            time.sleep(0.1)
        made.address = json.loads(told.read_text("utf-8"))["address"]
        processes += [subprocess.Popen([*dask, *work], **quiet) for _ in range(2)]
        yield made
    finally:
        for process in processes:
            process.kill()
            process.wait(10)


def wait_for_workers(address: str, count: int) -> None:
    import distributed

    with distributed.Client(address, timeout=20, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=60)


def tree(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and NAME not in path.parts and path.suffix != ".log"
    }


def test_a_cluster_gives_the_same_files_though_a_worker_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    root = tmp_path / "root"
    for number in range(6):
        write_application(root / f"企业{number}", f"绍兴第{number}有限公司")
    plain = settings_for(root, out=tmp_path / "plain", jobs=2)
    run_batch(plain)
    wait_for_workers(cluster.address, 2)
    out = tmp_path / "clustered"
    command = [
        sys.executable, "-m", "pilotdocs", "batch", str(root), "-o", str(out), "--as-of", "2025-09-30", "--json",
        "--cache", "none", "--cluster", cluster.address,
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    end = threading.Timer(120, process.kill)
    end.start()
    killed = False
    events = []
    assert process.stdout is not None
    for line in process.stdout:
        events.append(json.loads(line))
        if events[-1]["event"] == "folder" and not killed:
            killed = True
            cluster.kill(1)
    assert process.wait(30) == 0, process.stderr.read().decode() if process.stderr else ""
    end.cancel()
    assert killed
    assert sorted(event["name"] for event in events if event["event"] == "folder") == [f"企业{n}" for n in range(6)]
    assert tree(out) == tree(plain.out)


def test_what_a_folder_does_to_its_process_it_does_not_do_to_the_node(cluster: Cluster, tmp_path: Path) -> None:
    from pilotdocs.batch.cluster import cluster_lanes

    root = tmp_path / "root"
    for name in ("crash", "hang", "crash-once", "good"):
        (write_application(root / name, "甲公司") / name).write_text("x", "utf-8")
    wait_for_workers(cluster.address, 2)
    settings = settings_for(root, seconds=3.0)
    with cluster_lanes(cluster.address) as lanes:
        assert len(lanes) == 2
        report = run_batch(settings, work=faulty_work, lanes=lambda scratch: lanes)
    status = {entry["name"]: (entry["status"], entry["reason"]) for entry in report.entries}
    assert status["good"] == status["crash-once"] == ("done", "")
    assert status["crash"][0] == status["hang"][0] == "poisoned"
    assert "意外退出" in status["crash"][1]
    assert "超过时限 3 秒" in status["hang"][1]
    assert all(process.poll() is None for process in cluster.processes)


def test_a_run_whose_workers_are_all_gone_ends_with_a_sentence_and_goes_on_later(
    cluster: Cluster, tmp_path: Path
) -> None:
    from pilotdocs.batch.cluster import cluster_lanes

    root = tmp_path / "root"
    for number in range(4):
        write_application(root / f"企业{number}", f"绍兴第{number}有限公司")
    wait_for_workers(cluster.address, 2)
    settings = settings_for(root)

    def kill_all(event: object) -> None:
        if getattr(event, "kind", "") == "folder":
            for index in (1, 2):
                cluster.kill(index)

    with (
        pytest.raises(RefusedError, match="没有可用的处理节点"),
        cluster_lanes(cluster.address, patience=3.0) as lanes,
    ):
        run_batch(settings, kill_all, work=faulty_work, lanes=lambda scratch: lanes)
    report = run_batch(settings, work=faulty_work)
    assert [entry["status"] for entry in report.entries] == ["done"] * 4


def test_an_address_where_nobody_answers_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pilotdocs.batch.cluster._CONNECT_SECONDS", 1)
    from pilotdocs.batch.cluster import cluster_lanes

    with pytest.raises(RefusedError, match="连不上"), cluster_lanes("tcp://127.0.0.1:9"):
        pass
