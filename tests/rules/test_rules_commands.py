"""`pilotdocs rules …` as a user runs it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pilotdocs.cli import main
from pilotdocs.resources import resource_dir
from pilotdocs.rules import diff_packs, load_pack

ROOT = Path(__file__).resolve().parents[2]
SHAOXING = "shaoxing-municipal-2025-draft"


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as leaving:
        main(list(args))
    out, err = capsys.readouterr()
    return int(str(leaving.value.code or 0)), out, err


def changed_pack(folder: Path, old: str, new: str) -> Path:
    text = (resource_dir("rules") / f"{SHAOXING}.yaml").read_text(encoding="utf-8")
    assert old in text
    path = folder / "changed.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_list_names_every_shipped_pack(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "rules", "list")
    assert status == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == [
        p.stem for p in sorted(resource_dir("rules").glob("*.yaml"))
    ]


def test_show_prints_clause_strength_and_readings(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "rules", "show", SHAOXING)
    assert status == 0
    assert "累计不超过30%" in out
    assert "口径 of_threshold" in out
    assert "征求意见稿" in out


def test_check_of_a_sound_pack_is_quiet_success(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "rules", "check", str(resource_dir("rules") / f"{SHAOXING}.yaml"))
    assert (status, err) == (0, "")
    assert "可以使用" in out


def test_check_of_a_faulty_pack_names_lines_on_stderr_and_leaves_with_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, out, err = run(capsys, "rules", "check", str(changed_pack(tmp_path, "strength: soft", "strength: sotf")))
    assert (status, out) == (1, "")
    assert "是不是想写“soft”" in err
    assert "第 " in err


def test_check_of_a_missing_file_leaves_with_three(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "rules", "check", "nowhere.yaml")
    assert status == 3
    assert "Traceback" not in err


def test_test_leaves_with_one_where_a_case_fails(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, out, _ = run(capsys, "rules", "test", str(changed_pack(tmp_path, "at_least: 10 人}", "at_least: 11 人}")))
    assert status == 1
    assert "恰好10人" in out
    assert run(capsys, "rules", "test", SHAOXING)[0] == 0


def test_diff_names_each_changed_condition_in_words(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = changed_pack(tmp_path, "at_least: 500 平方米}", "at_least: 600 平方米}")
    status, out, _ = run(capsys, "rules", "diff", SHAOXING, str(path))
    assert status == 0
    assert out.splitlines() == [
        "修改 条件 4.area 的判断：中试场地及配套设施面积不低于500平方米（含本数）"
        " → 中试场地及配套设施面积不低于600平方米（含本数）"
    ]


def test_a_pack_does_not_differ_from_itself() -> None:
    for path in sorted(resource_dir("rules").glob("*.yaml")):
        assert diff_packs(load_pack(path), load_pack(path.stem)) == ()


def test_diff_on_a_folder_that_is_none_leaves_with_three(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status, _, err = run(capsys, "rules", "diff", SHAOXING, SHAOXING, "--on", str(tmp_path / "none"))
    assert status == 3
    assert "请检查" in err


def test_diff_on_applications_names_those_whose_verdict_changes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from docx import Document

    for name, area in (("甲", 450), ("乙", 560)):
        folder = tmp_path / "root" / name
        folder.mkdir(parents=True)
        plan = Document()
        plan.add_heading(f"{name}中试平台建设方案", 0)
        plan.add_heading("三、建设基础", 1)
        plan.add_paragraph(f"平台现有中试固定场地及配套设施面积{area}平方米。")
        plan.save(str(folder / "建设方案.docx"))
    path = changed_pack(tmp_path, "at_least: 500 平方米}", "at_least: 400 平方米}")
    status, out, err = run(
        capsys, "rules", "diff", SHAOXING, str(path), "--on", str(tmp_path / "root"), "--as-of", "2025-09-30"
    )
    assert (status, err) == (0, "")
    assert "甲：4.area 不符合 → 待补正" in out.splitlines()
    assert "乙：结论不变" in out.splitlines()


@pytest.mark.slow
def test_an_installed_wheel_carries_the_packs(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in ("src", "rules", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("*.egg-info", "__pycache__"))
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in"):
        shutil.copy(ROOT / name, source / name)
    (source / "README.md").write_text("pilotdocs", encoding="utf-8")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", str(tmp_path), "."]
    done = subprocess.run(build, capture_output=True, text=True, check=False, cwd=source)
    assert done.returncode == 0, done.stderr
    inside = tmp_path / "installed"
    with zipfile.ZipFile(next(tmp_path.glob("pilotdocs-*.whl"))) as wheel:
        wheel.extractall(inside)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import pilotdocs.rules as r;"
        "assert r.__file__.startswith(sys.argv[1]); print(*[p.id for p in r.list_packs()])"
    )
    run_it = [sys.executable, "-I", "-c", code, str(inside)]
    seen = subprocess.run(run_it, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert seen.returncode == 0, seen.stderr
    assert SHAOXING in seen.stdout
    assert (inside / "pilotdocs/shipped/rules/sources" / f"{SHAOXING}.txt").is_file()
