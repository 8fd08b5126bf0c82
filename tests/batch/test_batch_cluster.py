"""The same run on a real Dask scheduler with two workers, one of which is killed while it works."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest
from batch_builder import settings_for, write_application
from batch_faults import slow_work

from pilotdocs.batch import run_batch
from pilotdocs.batch.cluster import cluster_lanes
from pilotdocs.batch.progress import Event
from pilotdocs.errors import RefusedError

distributed = pytest.importorskip("distributed")


@pytest.mark.slow
def test_a_cluster_gives_every_result_though_a_worker_is_killed(tmp_path: Path) -> None:
    for number in range(6):
        write_application(tmp_path / "root" / f"企业{number}", f"绍兴第{number}有限公司")
    settings = settings_for(tmp_path / "root")
    killed: list[int] = []
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:

        def kill_one(event: Event) -> None:
            if event.kind == "folder" and not killed:
                with distributed.Client(cluster, set_as_default=False) as client:
                    killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)

        with cluster_lanes(cluster.scheduler_address) as lanes:
            report = run_batch(settings, kill_one, work=slow_work, lanes=lambda scratch: lanes)
    assert killed
    assert [entry["status"] for entry in report.entries] == ["done"] * 6
    for number in range(6):
        assert (settings.out / f"企业{number}" / "audit.json").is_file()
    assert json.loads((settings.out / "汇总.json").read_text("utf-8"))["counts"]["done"] == 6


def test_an_address_where_nobody_answers_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pilotdocs.batch.cluster._CONNECT_SECONDS", 1)
    with pytest.raises(RefusedError, match="连不上"), cluster_lanes("tcp://127.0.0.1:9"):
        pass
