"""What the command line promises: it answers at once, says what is wrong in Chinese, and leaves with the right status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

HEAVY = ("spacy", "pdfplumber", "docx", "docxtpl", "numpy", "pypdfium2", "openpyxl", "lxml", "yaml", "sqlalchemy")


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pilotdocs", *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
        timeout=300,
    )


def plan(folder: Path, *lines: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    document = Document()
    document.add_heading("某某中试平台建设方案", 0)
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / "方案.docx"))
    return folder


def test_help_imports_nothing_heavy() -> None:
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "pilotdocs", "--help"], capture_output=True, text=True, check=True
    )
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in result.stderr.splitlines()}
    assert not imported & set(HEAVY)
    assert "audit" in result.stdout


@pytest.mark.parametrize("arguments", [("audit",), ("nonsense",), ("audit", ".", "--as-of", "2025/9/30"), ("inspect",)])
def test_a_wrong_command_line_leaves_with_2_and_one_chinese_sentence(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Traceback" not in result.stderr
    assert any("\u4e00" <= char <= "\u9fff" for char in result.stderr)


def test_an_empty_folder_leaves_with_3(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    result = run("audit", str(tmp_path / "空"), "-o", str(tmp_path / "out"), "--cache", "none")
    assert result.returncode == 3
    assert "没有任何文件" in result.stderr


def test_a_folder_of_unreadable_files_leaves_with_3_and_names_them(tmp_path: Path) -> None:
    folder = tmp_path / "坏"
    folder.mkdir()
    (folder / "方案.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "空.xlsx").write_bytes(b"")
    result = run("audit", str(folder), "-o", str(tmp_path / "out"), "--as-of", "2025-09-30", "--cache", "none")
    assert result.returncode == 3
    data = json.loads((tmp_path / "out" / "audit.json").read_text(encoding="utf-8"))
    assert [d["problems"][0]["code"] for d in data["documents"]] == ["unreadable", "unreadable"]
    assert all(finding["verdict"] in ("unproven", "manual") for finding in data["findings"])


def test_a_plan_without_a_figure_is_audited_and_nothing_is_guessed(tmp_path: Path) -> None:
    folder = plan(tmp_path / "甲", "本平台面向行业提供中试服务。")
    result = run("audit", str(folder), "-o", str(tmp_path / "out"), "--as-of", "2025-09-30", "--cache", "none")
    assert result.returncode == 0
    data = json.loads((tmp_path / "out" / "audit.json").read_text(encoding="utf-8"))
    assert {fact["used"] for fact in data["facts"]} == {None}
    assert not [f for f in data["findings"] if f["verdict"] in ("met", "not_met")]


def test_one_unreadable_file_leaves_with_1_and_the_rest_is_done(tmp_path: Path) -> None:
    folder = plan(tmp_path / "乙", "平台现有中试人员9人。")
    (folder / "附件.pdf").write_bytes(b"")
    result = run("audit", str(folder), "-o", str(tmp_path / "out"), "--as-of", "2025-09-30", "--cache", "none")
    assert result.returncode == 1
    assert "附件.pdf" in result.stderr
    data = json.loads((tmp_path / "out" / "audit.json").read_text(encoding="utf-8"))
    staff = next(finding for finding in data["findings"] if finding["condition"] == "2.staff")
    assert (staff["verdict"], staff["reason"]) == ("not_met", "missed")


def test_two_runs_write_the_same_bytes_and_the_input_is_untouched(tmp_path: Path) -> None:
    folder = plan(tmp_path / "丙", "平台现有中试人员15人，中试场地面积800平方米。")
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*")}
    outputs = []
    for name in ("一", "二"):
        run("audit", str(folder), "-o", str(tmp_path / name), "--as-of", "2025-09-30", "--cache", "none", "--quiet")
        outputs.append((tmp_path / name / "audit.json").read_bytes())
    assert outputs[0] == outputs[1]
    assert before == {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*")}


def test_the_output_may_not_lie_inside_the_application(tmp_path: Path) -> None:
    folder = plan(tmp_path / "丁", "正文")
    assert run("audit", str(folder), "-o", str(folder / "out")).returncode == 2


def test_a_pack_with_a_misspelt_key_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "错.yaml").write_text("pack:\n  id: x\n  titel: 写错\n", encoding="utf-8")
    folder = plan(tmp_path / "戊", "正文")
    result = run("audit", str(folder), "-o", str(tmp_path / "out"), "--rules", str(tmp_path / "错.yaml"))
    assert result.returncode == 3
    assert "titel" in result.stderr
    assert "Traceback" not in result.stderr


def test_inspect_prints_what_was_read_as_json(tmp_path: Path) -> None:
    folder = plan(tmp_path / "己", "平台拥有专职中试人员32名。")
    result = run("inspect", str(folder / "方案.docx"), "--json", "--as-of", "2025-09-30")
    assert result.returncode == 0
    data = json.loads(result.stdout)
    assert data["schema"] == "pilotdocs.inspect/1"
    assert set(data) >= {"schema", "parts", "blocks", "figures", "problems"}
    assert any(block["locator"] == "body/p[2]" for block in data["blocks"])
    assert [(f["quantity"], f["value"]) for f in data["figures"]] == [("pilot_staff", "32")]


def test_explain_unrolls_a_finding(tmp_path: Path) -> None:
    folder = plan(tmp_path / "庚", "平台现有中试人员9人。")
    run("audit", str(folder), "-o", str(tmp_path / "out"), "--as-of", "2025-09-30", "--cache", "none", "--quiet")
    result = run("explain", str(tmp_path / "out"), "2.staff")
    assert result.returncode == 0
    assert "9人" in result.stdout
    assert "第2段" in result.stdout, "places are words"
    assert not any(code in result.stdout for code in ("body/p", "not_met", "unproven")), "no codes for a reader"
    assert run("explain", str(tmp_path / "out"), "9.none").returncode == 2
