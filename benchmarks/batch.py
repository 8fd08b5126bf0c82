"""What a batch run costs: two jobs beside one, the batch layer beside the audits alone, memory per worker.

    python benchmarks/batch.py [FOLDERS]

The audits alone are a plain loop in one process; beside it stands the batch with one job, in CPU seconds, children
included, so that other programs on the machine matter less. Speed-up is wall time and needs a quiet machine: the load
is printed. Folders are copies of the demo folder without its scan, each with a small change of its own. Prints one JSON object.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from pilotdocs.batch import BatchSettings, run_batch
from pilotdocs.batch.across import find_shared
from pilotdocs.batch.progress import Event
from pilotdocs.resources import resource_dir

PACK = "shaoxing-municipal-2025-draft"
DAY = date(2025, 9, 30)


def make_root(root: Path, count: int) -> None:
    """Copies of the demo folder that differ in one file each."""
    for number in range(count):
        folder = root / f"企业{number:04}"
        shutil.copytree(resource_dir("corpora") / "demo", folder, ignore=shutil.ignore_patterns("*.jpg"))
        (folder / "说明.txt").write_text(f"第{number}份", "utf-8")


def run(root: Path, out: Path, jobs: int) -> tuple[float, list[Event]]:
    """Wall seconds of a run without cache, and its events."""
    events: list[Event] = []
    begun = time.monotonic()
    run_batch(BatchSettings(root, out, DAY, PACK, PACK, DAY, jobs), events.append)
    return time.monotonic() - begun, [event for event in events if event.kind == "folder"]


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work in a process of its own, children included."""
    context = multiprocessing.get_context("fork")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = context.Process(target=work)
    process.start()
    process.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def audits_alone(root: Path, out: Path) -> None:
    """Every folder audited and its reports written: no ledger, no summary."""
    from pilotdocs.audit import audit_folder
    from pilotdocs.documents import Pool, ReadSettings
    from pilotdocs.reports import write_reports
    from pilotdocs.rules import load_pack

    pack = load_pack(PACK)
    with Pool(ReadSettings(jobs=1)) as readers:  # as a lane of the batch keeps one
        for folder in sorted(root.iterdir()):
            write_reports(audit_folder(folder, pack, day=DAY, readers=readers), out / folder.name, unmasked=False)


def across_curve() -> dict[str, float]:
    """CPU seconds to find what synthetic applications share, by their number (40 traces each)."""
    curve: dict[str, float] = {}
    place = {
        "document": "a",
        "page": 1,
        "locator": None,
        "bbox": None,
        "quote": "",
        "label": "甲",
        "marks": [],
        "what": "x",
    }
    for count in (2_500, 5_000, 10_000, 20_000):

        def load(index: int) -> list[dict[str, object]]:
            own = [
                {"code": "shared_person", "key": f"{1000 * index + key:016x}{0:016x}", **place} for key in range(1, 38)
            ]
            group = [{"code": "shared_asset", "key": f"{10**12 + index // 2:016x}{0:016x}", **place}]
            return own + group

        begun = time.process_time()
        find_shared([str(index) for index in range(count)], load)
        curve[str(count)] = round(time.process_time() - begun, 2)
    return curve


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "root"
        make_root(root, count)
        alone = cpu(lambda: audits_alone(root, Path(scratch) / "alone"))
        batch = cpu(lambda: run(root, Path(scratch) / "cpu", 1))
        one, events = run(root, Path(scratch) / "one", 1)
        two, _ = run(root, Path(scratch) / "two", 2)
        entries = [
            json.loads(path.read_bytes()) for path in (Path(scratch) / "one" / ".pilotdocs" / "entries").iterdir()
        ]
        inside = sum(entry["seconds"] for entry in entries)
        again, _ = run(root, Path(scratch) / "one", 1)
    rss = [event.rss for event in events]
    print(
        json.dumps(
            {
                "folders": count,
                "load": os.getloadavg()[0],
                "audits_alone_cpu_seconds": round(alone, 2),
                "batch_one_job_cpu_seconds": round(batch, 2),
                "batch_layer_cpu_share": round(batch / alone - 1, 3),
                "one_job_seconds": round(one, 2),
                "two_jobs_seconds": round(two, 2),
                "speedup": round(one / two, 2),
                "seconds_inside_workers": round(inside, 2),
                "share_outside_workers": round(1 - inside / one, 3),
                "resume_of_a_finished_run_seconds": round(again, 2),
                "worker_peak_mib": {"first": rss[0], "last": rss[-1], "most": max(rss)},
                "across_cpu_seconds": across_curve(),
            },
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
