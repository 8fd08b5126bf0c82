"""Batches under attack: folders that hang, crash, eat memory or are encrypted, and kills at random moments.

    python benchmarks/batch_chaos.py [FOLDERS] [KILLS] [SECONDS]

Makes FOLDERS small applications (200), every tenth poisoned, and runs them once undisturbed; then again with KILLS (5)
kill -9 at random moments and a resume after each. Both must end with every folder named and the same files. The time
limit of a folder is SECONDS (8). Prints one JSON object and leaves with 1 where something was lost.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PACK = "shaoxing-municipal-2025-draft"
_POISON = ("hang", "crash", "memory", "encrypted")


def make_root(root: Path, count: int) -> dict[str, str]:
    """The folders; which of them is poisoned with what."""
    poisoned: dict[str, str] = {}
    for number in range(count):
        name = f"企业{number:03}"
        folder = root / name
        folder.mkdir(parents=True)
        if number % 10 == 3:
            kind = poisoned[name] = _POISON[number // 10 % len(_POISON)]
            if kind == "encrypted":
                (folder / "建设方案.pdf").write_bytes(encrypted_pdf())
                continue
            (folder / f"poison-{kind}").write_text("x", "utf-8")
        plan = (
            f"绍兴第{number}有限公司中试平台建设方案\n\n一、基本情况\n申报单位：绍兴第{number}有限公司\n\n"
            f"平台现有专职中试人员{10 + number % 30}名，中试场地面积{500 + 7 * number}平方米。\n"
        )
        (folder / "建设方案.txt").write_text(plan, "utf-8")
        rows = "".join(f"{n},员工{n},33060219{n + 60}0101{number:04},工程师\n" for n in range(1, 6))
        (folder / "人员名册.csv").write_text(f"中试团队人员名册\n序号,姓名,身份证号,岗位\n{rows}", "utf-8")
    return poisoned


def encrypted_pdf() -> bytes:
    """A page behind a password."""
    import io

    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("geheim", algorithm="AES-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def poisoned_work(job: object) -> object:
    """The audit; a folder with a poison hangs its worker in C, aborts it, or takes all its memory."""
    import re

    from pilotdocs.batch.job import Job
    from pilotdocs.batch.work import audit_job, watched

    assert isinstance(job, Job)
    there = {path.name for path in job.application.path.iterdir()}
    if "poison-crash" in there:
        os.abort()
    if "poison-hang" in there:
        with watched(job.seconds):
            re.match(r"(a|a)*$", "a" * 60 + "b")  # holds the interpreter's lock for years
    if "poison-memory" in there:
        held = []
        while True:
            held.append(os.urandom(1 << 20) * 64)
    return audit_job(job)


def run(root: Path, out: Path, seconds: float) -> None:
    """One run in this process; what it did goes to OUT."""
    from datetime import date

    from pilotdocs.batch import BatchSettings, run_batch
    from pilotdocs.batch.progress import to_log

    day = date(2025, 9, 30)
    out.mkdir(exist_ok=True)
    settings = BatchSettings(root, out, day, _PACK, _PACK, day, 2, seconds, 1024)
    run_batch(settings, to_log(out / "批量审核.log", str), work=poisoned_work)  # type: ignore[arg-type]


def start(root: Path, out: Path, seconds: float) -> subprocess.Popen[bytes]:
    """The same in a process that can be killed."""
    return subprocess.Popen([sys.executable, __file__, "--run", str(root), str(out), str(seconds)])


def tree(out: Path) -> dict[str, bytes]:
    """Every result with its bytes; the ledger and the log apart."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".pilotdocs" not in path.parts and path.suffix != ".log"
    }


def main(count: int, kills: int, seconds: float) -> int:
    """Measure, print, judge."""
    chance = random.Random(8)
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        poisoned = make_root(here / "root", count)
        begun = time.monotonic()
        start(here / "root", here / "plain", seconds).wait()
        whole = time.monotonic() - begun
        summary = json.loads((here / "plain" / "汇总.json").read_text("utf-8"))
        told = {item["name"]: item for item in summary["applications"]}
        lost = [name for name in told if name not in {path.name for path in (here / "root").iterdir()}]
        lost += [path.name for path in (here / "root").iterdir() if path.name not in told]
        unnamed = [name for name in poisoned if not told[name]["reason"]]
        harmed = [
            name
            for name in told
            if name not in poisoned and (told[name]["status"], told[name]["reason"]) != ("done", "")
        ]
        moments: list[float] = []
        for _ in range(kills):
            process = start(here / "root", here / "cut", seconds)
            moments.append(round(chance.uniform(0.02, 0.3) * whole, 1))
            time.sleep(moments[-1])
            process.send_signal(signal.SIGKILL)
            process.wait()
        start(here / "root", here / "cut", seconds).wait()
        one, other = tree(here / "plain"), tree(here / "cut")
        differing = [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)]
        entries = [json.loads(path.read_bytes()) for path in (here / "plain/.pilotdocs/entries").iterdir()]
        good = sorted(entry["rss"] for entry in entries if entry["rss"])
        told_now = {
            "folders": count, "poisoned": {kind: list(poisoned.values()).count(kind) for kind in _POISON},
            "seconds_undisturbed": round(whole, 1), "lost": lost, "poisoned_without_reason": unnamed,
            "healthy_but_not_done": harmed, "killed_after_seconds": moments, "files_compared": len(one),
            "files_differing": differing, "worker_peak_mib": {"least": good[0], "most": good[-1]},
            "reasons": sorted({kind + "：" + told[name]["reason"] for name, kind in poisoned.items()}),
            "load": os.getloadavg()[0],
        }  # fmt: skip
        print(json.dumps(told_now, ensure_ascii=False, indent=1))
        return 1 if lost or unnamed or harmed or differing else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(Path(sys.argv[2]), Path(sys.argv[3]), float(sys.argv[4]))
        sys.exit(0)
    given = [float(argument) for argument in sys.argv[1:]]
    sys.exit(
        main(*(int(number) for number in (given + [200, 5][len(given) :])[:2]), given[2] if len(given) > 2 else 8.0)
    )
