"""Yearly reports and papers of a change are read, though no one wrote 建设方案 above them."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from register_builder import add, d
from test_register_command import run

from pilotdocs.register.records import AuditRun, Organisation, Platform, Reported, Submission
from pilotdocs.register.store import open_register

SAID = (
    "截至2026年底，平台有专职中试人员36人，中试场地面积2400平方米。",
    "2026年中试服务总收入860万元，其中对外中试服务收入60万元，占比7%。",
)


def folder(place: Path, title: str, *said: str) -> str:
    place.mkdir()
    document = Document()
    for text in (title, *said):
        document.add_paragraph(text)
    document.save(str(place / "材料.docx"))
    return str(place)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A register with one platform (number 2), its figures of 2025 and an audit."""
    address = str(tmp_path / "台账.db")
    monkeypatch.setenv("PILOTDOCS_REGISTER", address)
    monkeypatch.setenv("PILOTDOCS_CLERK", "王办")
    register = open_register(address, create=True)
    add(register, Organisation("甲公司"), Platform("甲平台", 1))
    add(register, Reported(2, 2025, "pilot_staff", "40", "person", d("2026-03-01")))
    add(register, AuditRun(2, d("2026-01-05"), "p", "c", "i", "0", "2.staff=met 4.area=met"))
    register.close()
    return address


@pytest.mark.parametrize("title", ["甲平台2026年度运行情况报告", "2026年工作总结"])
def test_a_yearly_report_is_read_and_held_against_the_year_before(
    tmp_path: Path, kept: str, capsys: pytest.CaptureFixture[str], title: str
) -> None:
    report = ("report", "甲平台", folder(tmp_path / "年报", title, *SAID), "--year", "2026", "--why", "收件")
    status, out, err = run(capsys, *report, "--on", "2026-01-05", "--cache", "none")
    assert (status, err) == (0, "")
    assert out.startswith("“甲平台”2026年度运行情况报告，登记为第 5 条；读出 ")
    assert "中试人员：40人 → 36人，下降10.0%（下降，请核实）" in out
    assert "中试场地面积：— → 2,400平方米（上一年没有数）" in out
    assert "低于条件，请核实：上一年度对外中试服务收入占比" in out
    again = run(capsys, *report, "--on", "2026-01-06", "--cache", "none")[1]
    assert "这份2026年度运行情况报告此前已登记为第 5 条，这次没有重复登记。" in again
    assert "第5条 年度报送" in run(capsys, "show", "甲平台")[1]
    assert run(capsys, "verify")[0] == 0


def test_a_report_that_names_another_platform_or_says_no_number_is_pointed_at(
    tmp_path: Path, kept: str, capsys: pytest.CaptureFixture[str]
) -> None:
    other = folder(
        tmp_path / "乙", "建设方案", "中试平台名称：乙平台", "依托单位：乙材料有限公司", "专职中试人员30人。"
    )
    tail = ("--year", "2026", "--why", "收件", "--on", "2026-01-05", "--cache", "none")
    status, out, _ = run(capsys, "report", "甲平台", other, *tail)
    assert (status, "与台账不同，请核对是不是这个平台的报告" in out) == (0, True)
    bare = folder(tmp_path / "空", "2026年度运行情况报告", "运行情况良好。")
    status, out, _ = run(capsys, "report", "甲平台", bare, *tail)
    assert (status, "没有读出任何数，请打开2026年度运行情况报告核对" in out) == (0, True)


def test_the_papers_of_a_change_are_held_beside_the_last_audit_and_nothing_is_entered(
    tmp_path: Path, kept: str, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = folder(tmp_path / "变更", "关于股权调整的申请", "调整后专职中试人员8人。")
    status, out, err = run(capsys, "recheck", "甲平台", papers, "--as-of", "2026-06-01", "--cache", "none")
    assert (status, err) == (0, "")
    assert "【有变化】中试人才队伍10人以上：符合 → 不符合" in out
    assert "变更材料没有涉及，由经办人确认是否沿用：" in out
    register = open_register(kept)
    with register.reading() as connection:
        from pilotdocs.register.life import load_books

        assert load_books(connection).lives[2].all(Submission) == ()
    register.close()
