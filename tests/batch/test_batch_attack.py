"""A small run under attack: folders that hang, crash, eat memory or are encrypted, one kill, and a resume."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch_builder import settings_for, write_application

from pilotdocs.batch import run_batch
from pilotdocs.batch.job import Job, Result
from pilotdocs.batch.ledger import NAME
from pilotdocs.batch.work import audit_job, watched

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


def poisoned_work(job: Job) -> Result:
    """The audit; a folder with a poison hangs its worker in C, aborts it, or takes all its memory."""
    there = {path.name for path in job.application.path.iterdir()}
    if "crash" in there:
        os.abort()
    if "hang" in there:
        with watched(job.seconds):
            re.match(r"(a|a)*$", "a" * 60 + "b")  # holds the interpreter's lock for years
    if "memory" in there:
        held = []
        while True:
            held.append(os.urandom(1 << 20) * 64)
    return audit_job(job)


def run(root: Path, out: Path) -> None:
    """One run with narrow bounds, in this process."""
    run_batch(settings_for(root, out=out, jobs=2, seconds=8.0, memory=1024), work=poisoned_work)


def tree(out: Path) -> dict[str, bytes]:
    """Every file of the results with its bytes, the ledger apart."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and NAME not in path.parts
    }


def encrypted_pdf() -> bytes:
    """A page behind a password."""
    from pypdf import PdfWriter

    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.encrypt("geheim", algorithm="AES-128")
    writer.write(out)
    return out.getvalue()


def test_each_poison_is_named_nothing_is_lost_and_a_killed_run_ends_with_the_same_files(
    root: Path, tmp_path: Path
) -> None:
    for poison in ("crash", "hang", "memory"):
        (write_application(root / f"毒{poison}", "甲公司") / poison).write_text("x", "utf-8")
    (root / "密").mkdir()
    (root / "密" / "建设方案.pdf").write_bytes(encrypted_pdf())
    run(root, tmp_path / "whole")
    summary = json.loads((tmp_path / "whole" / "汇总.json").read_text("utf-8"))
    told = {item["name"]: item for item in summary["applications"]}
    assert set(told) == {path.name for path in root.iterdir()}
    assert {name for name, item in told.items() if item["status"] == "done" and not item["reason"]} == {
        "企业1", "企业2", "企业3",
    }  # fmt: skip
    assert "意外退出" in told["毒crash"]["reason"]
    assert "超过时限 8 秒" in told["毒hang"]["reason"]
    assert "内存" in told["毒memory"]["reason"]
    assert told["密"]["reason"]
    start = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import test_batch_attack as t; from pathlib import Path; "
    command = [sys.executable, "-c", start + f"t.run(Path({str(root)!r}), Path({str(tmp_path / 'cut')!r}))"]
    process = subprocess.Popen(command)
    until = time.monotonic() + 60
    while not any((tmp_path / "cut").glob("*/audit.json")):  # the first result is there, the others are not
        assert time.monotonic() < until
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "cut" / "汇总.json").exists()
    subprocess.run(command, check=True, timeout=120)
    assert tree(tmp_path / "cut") == tree(tmp_path / "whole")
