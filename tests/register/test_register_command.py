"""The command end to end: what a clerk types, what comes back, with which exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from pilotdocs.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["register", *arguments])
    out, err = capsys.readouterr()
    return int(str(left.value.code)), out, err


def test_a_platform_is_taken_in_and_its_duties_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTDOCS_REGISTER", str(tmp_path / "台账.db"))
    monkeypatch.setenv("PILOTDOCS_CLERK", "王办")
    status, _, err = run(capsys, "list")
    assert (status, "不存在" in err) == (3, True)
    assert run(capsys, "init")[0] == 0
    assert run(capsys, "record", "依托单位", "名称=甲公司", "--why", "建档")[:2] == (
        0,
        "已登记为第 1 条。依托单位：名称 甲公司\n",
    )
    run(capsys, "record", "平台", "名称=甲平台", "依托单位=1", "--why", "建档")
    status, _, err = run(capsys, "step", "甲平台", "自动纳入", "--on", "2023-01-05", "--why", "纳入")
    assert (status, "缺少“原认定文件”" in err) == (3, True)
    run(capsys, "record", "材料", "平台=甲平台", "材料=原认定文件", "日期=2022-01-05", "--why", "纳入")
    assert run(capsys, "step", "甲平台", "自动纳入", "--on", "2023-01-05", "--why", "纳入")[0] == 0
    assert run(capsys, "list")[1] == "2\t甲平台\t甲公司\t已认定\n"
    assert "年度运行情况报告\t2023年\t2024-12-31\t逾期1天" in run(capsys, "due", "--on", "2025-01-01")[1]
    status, out, _ = run(capsys, "due", "--on", "2025-01-01", "-o", str(tmp_path / "到期.ics"))
    assert (status, "事项 2 条" in out, (tmp_path / "到期.ics").is_file()) == (0, True, True)
    assert "第4条 步骤" in run(capsys, "show", "甲平台")[1]
    run(capsys, "withdraw", "4", "--why", "误办")
    assert "自主建设" in run(capsys, "list")[1]
    status, out, _ = run(capsys, "verify")
    assert (status, "登记 5 条" in out, "台账完整。" in out) == (0, True, True)
    status, _, err = run(capsys, "verify", "--head", "0" * 64)
    assert (status, "校验值" in err) == (1, True)


def test_a_wrong_command_line_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PILOTDOCS_REGISTER", "PILOTDOCS_CLERK"):
        monkeypatch.delenv(name, raising=False)
    assert run(capsys, "list")[0] == 2
    where = ("--register", str(tmp_path / "a.db"))
    run(capsys, *where, "init")
    status, _, err = run(capsys, *where, "due", "--within", "一个月")
    assert (status, "不是天数" in err) == (2, True)
    status, _, err = run(capsys, *where, "record", "平台", "名称", "--by", "王办", "--why", "x")
    assert (status, "写得不对" in err) == (2, True)
