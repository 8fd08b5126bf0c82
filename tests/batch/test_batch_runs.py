"""Runs end, whatever a folder does; what was done is not done again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from batch_builder import settings_for, write_application
from batch_faults import faulty_work, light_work

from pilotdocs.batch import plan_batch, run_batch
from pilotdocs.batch.ledger import NAME, Ledger
from pilotdocs.batch.progress import Event
from pilotdocs.batch.summary_docx import write_table
from pilotdocs.batch.summary_xlsx import write_workbook
from pilotdocs.errors import FolderError, OutputError


def tree(out: Path) -> dict[str, bytes]:
    """Every file of the results with its bytes, the ledger and the log apart."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and NAME not in path.parts and path.suffix != ".log"
    }


def test_every_folder_gets_its_audit_and_a_second_run_does_nothing(root: Path) -> None:
    settings = settings_for(root)
    report = run_batch(settings)
    assert report.exit_status == 0
    for number in range(1, 4):
        audit = json.loads((settings.out / f"企业{number}" / "audit.json").read_text("utf-8"))
        assert audit["applicant"]["name"] == f"绍兴第{number}有限公司"
        assert (settings.out / f"企业{number}" / "审核备忘录.docx").is_file()
    before = tree(settings.out)
    data = json.loads(before["汇总.json"])
    for write, name in ((write_workbook, "汇总.xlsx"), (write_table, "推荐汇总表.docx")):
        assert write(data) == write(data) == before[name]  # no times inside
    assert [planned.action for planned in plan_batch(settings).planned] == ["skip"] * 3
    assert run_batch(settings).exit_status == 0
    assert tree(settings.out) == before


def test_only_what_changed_is_done_again_and_the_plan_says_why(root: Path) -> None:
    settings = settings_for(root)
    run_batch(settings, work=light_work)
    (root / "企业2" / "说明.txt").write_text("补充说明", "utf-8")
    os.utime(root / "企业3" / "建设方案.txt", (1, 1))  # touched, not changed
    note = settings.out / "企业2" / "decisions.json"
    note.write_text("[]", "utf-8")
    write_application(root / "企业4", "绍兴第4有限公司")
    plan = {item.application.name: (item.action, item.reason) for item in plan_batch(settings).planned}
    assert plan == {
        "企业1": ("skip", "已完成，无变化"),
        "企业2": ("audit", "材料有变化"),
        "企业3": ("skip", "已完成，无变化"),
        "企业4": ("audit", "未做过"),
    }
    events: list[Event] = []
    run_batch(settings, events.append, work=light_work)
    assert sorted(event.name for event in events if event.kind == "folder") == ["企业2", "企业4"]
    assert note.read_text("utf-8") == "[]"  # what a person put beside the reports stays
    other_day = settings_for(root, day=date(2024, 9, 30))
    assert {item.reason for item in plan_batch(other_day).planned} == {"申报日期有变化"}


def test_a_folder_that_kills_or_hangs_its_worker_costs_only_itself(root: Path) -> None:
    for name in ("crash", "hang", "crash-once"):
        (write_application(root / name, "甲公司") / name).write_text("x", "utf-8")
    settings = settings_for(root, seconds=3.0)
    events: list[Event] = []
    report = run_batch(settings, events.append, work=faulty_work)
    status = {entry["name"]: (entry["status"], entry["reason"]) for entry in report.entries}
    assert [status[f"企业{number}"] for number in range(1, 4)] == [("done", "")] * 3
    assert status["crash-once"] == ("done", "")
    assert status["crash"][0] == "poisoned"
    assert "意外退出" in status["crash"][1]
    assert "已重试一次" in status["crash"][1]
    assert status["hang"][0] == "poisoned"
    assert "超过时限 3 秒" in status["hang"][1]
    assert sorted(event.name for event in events if event.kind == "retry") == ["crash", "crash-once", "hang"]
    assert report.exit_status == 1
    summary = json.loads((settings.out / "汇总.json").read_text("utf-8"))
    assert [item["name"] for item in summary["poisoned"]] == ["crash", "hang"]
    plan = {item.application.name: item for item in plan_batch(settings).planned}
    assert plan["crash"].action == "skip"
    assert "--retry" in plan["crash"].reason
    assert plan_batch(settings_for(root, seconds=3.0, retry=True)).of("audit")[0].application.name == "crash"


def test_a_run_killed_at_any_moment_is_resumed_to_the_same_result(root: Path, tmp_path: Path) -> None:
    plain = settings_for(root, out=tmp_path / "undisturbed", day=date(2025, 9, 30))
    run_batch(plain)
    out = tmp_path / "disturbed"
    command = [
        sys.executable, "-m", "pilotdocs", "batch", str(root), "-o", str(out), "--as-of", "2025-09-30", "--jobs", "2",
        "--cache", "none", "--quiet",
    ]  # fmt: skip
    for seconds in (2.5, 4.0):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
    finished = subprocess.run(command, check=False, capture_output=True)
    assert finished.returncode == 0, finished.stderr.decode()
    assert tree(out) == tree(plain.out)
    assert list((out / NAME / "parts").iterdir()) == []


def test_an_interrupted_run_is_ended_with_the_day_it_was_begun_with(root: Path) -> None:
    ledger = Ledger(settings_for(root).out)
    ledger.prepare()
    ledger.begin_run({"day": "2025-09-29"})
    assert {item.day for item in plan_batch(settings_for(root)).planned} == {date(2025, 9, 29)}


def test_two_runs_on_one_output_never_mix(root: Path) -> None:
    settings = settings_for(root)
    with Ledger(settings.out).locked(), pytest.raises(OutputError, match="正被另一次批量审核使用"):
        run_batch(settings)


def test_a_folder_of_somebody_else_in_the_output_is_left_alone(root: Path) -> None:
    settings = settings_for(root)
    (settings.out / "企业1").mkdir(parents=True)
    (settings.out / "企业1" / "照片.txt").write_text("家", "utf-8")
    report = run_batch(settings, work=light_work)
    assert report.entries[0]["status"] == "unusable"
    assert "不是本程序写的" in report.entries[0]["reason"]
    assert run_batch(settings, work=light_work).entries[0]["status"] == "unusable"
    assert [path.name for path in (settings.out / "企业1").iterdir()] == ["照片.txt"]


def test_an_applicant_does_not_bring_its_own_rules(root: Path, tmp_path: Path) -> None:
    (tmp_path / "宽松.yaml").write_text("id: x", "utf-8")
    (root / "企业1" / "application.yaml").write_text(f"rules: {tmp_path / '宽松.yaml'}\nas_of: 2024-01-02\n", "utf-8")
    (root / "企业2" / "application.yaml").write_text("as_of: 2024-01-02\n", "utf-8")
    plan = plan_batch(settings_for(root)).planned
    assert plan[0].action == "refuse"
    assert "application.yaml" in plan[0].reason
    assert [item.day for item in plan[1:]] == [date(2024, 1, 2), date(2025, 9, 30)]


def test_a_root_without_folders_is_refused_and_loose_files_are_told(root: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(FolderError, match="没有子文件夹"):
        plan_batch(settings_for(tmp_path / "empty"))
    (root / "名单.xlsx").write_bytes(b"x")
    (root / "链接").symlink_to(tmp_path / "empty")
    assert [name for name, _ in plan_batch(settings_for(root)).loose] == ["名单.xlsx", "链接"]


def test_the_command_leaves_with_the_contracts_status(root: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pilotdocs", "batch", *arguments]
        return subprocess.run(command, check=False, capture_output=True, text=True)

    inside = run(str(root), "-o", str(root / "out"))
    assert (inside.returncode, "Traceback" in inside.stderr) == (2, False)
    (tmp_path / "leer" / "空").mkdir(parents=True)
    nothing = run(str(tmp_path / "leer"), "--json", "--cache", "none")
    assert nothing.returncode == 3
    events = [json.loads(line) for line in nothing.stdout.splitlines()]
    assert [event["event"] for event in events] == ["start", "folder", "summary", "end"]
    assert "空：" in nothing.stderr
    planned = run(str(root), "--plan")
    assert planned.returncode == 0
    assert "待审核 3 份" in planned.stdout
