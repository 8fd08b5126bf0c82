"""The board is one offline page: what stands on it is what the register says."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from register_builder import SETTING, add, add_platform, d, step
from test_register_command import run

from pilotdocs.register.board import board_page, make_board
from pilotdocs.register.life import load_books
from pilotdocs.register.records import Evaluation, Organisation, Paper, Platform
from pilotdocs.register.store import Register

EVIL = "</script><script>document.title='坏'</script>"


def filled(register: Register) -> None:
    (organisation,) = add(register, Organisation("甲公司13805751234", district="柯桥区"))
    for number, name in enumerate(("甲平台", EVIL)):
        (platform,) = add(register, Platform(name, organisation, area="新材料", industry="<b>化工</b>"))
        add(register, Paper(platform, "原认定文件", d("2022-01-05")))
        step(register, platform, "自动纳入", f"202{4 + number}-01-05")
    add(register, *(Evaluation(platform, str(year), d(f"{year}-06-01"), "不合格") for year in (2026, 2028)))
    add_platform(register, "丙平台")


def test_counts_years_deadlines_and_grounds_are_the_register_s(register: Register) -> None:
    filled(register)
    with register.reading() as connection:
        board = make_board(load_books(connection), SETTING, d("2028-06-30"), 60)
    assert board.states == (("自主建设", 1), ("已认定", 2))
    assert board.holders == 2
    assert board.years == ((2024, 1, 0), (2025, 1, 0))
    assert dict(board.groups)["按区县（有资格的）"] == (("柯桥区", 2),)
    assert board.late == len([row for row in board.due if row[7].startswith("逾期")]) > 0
    assert "连续两次不合格" in {row[4] for row in board.grounds}
    assert [row[6] for row in board.platforms] == ["已认定", "已认定", "自主建设"]


def test_the_page_is_whole_offline_masked_and_takes_no_text_for_code(register: Register) -> None:
    filled(register)
    with register.reading() as connection:
        books = load_books(connection)
    page = board_page(make_board(books, SETTING, d("2028-06-30"), 60))
    assert EVIL not in page
    assert "<b>化工" not in page
    assert "13805751234" not in page
    assert "13805751234" in board_page(make_board(books, SETTING, d("2028-06-30"), 60, masked=False))
    assert re.search(r"(src|href)=|https?://|@import|url\(", page) is None
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found is not None
    assert json.loads(found.group(1))["platforms"][1][1] == EVIL


def test_an_empty_register_has_a_page_too(register: Register) -> None:
    with register.reading() as connection:
        assert "登记的平台" in board_page(make_board(load_books(connection), SETTING, d("2028-06-30"), 60))


@pytest.mark.browser
def test_a_browser_draws_the_tables(register: Register, tmp_path: Path) -> None:
    filled(register)
    with register.reading() as connection:
        page = board_page(make_board(load_books(connection), SETTING, d("2028-06-30"), 60))
    (tmp_path / "台账.html").write_text(page, "utf-8")
    chromium = Path("/usr/bin/chromium")
    if not chromium.exists():
        pytest.skip("Chromium is not installed (Debian: chromium)")
    drawn = subprocess.run(
        [str(chromium), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom",
         str(tmp_path / "台账.html")],
        capture_output=True, text=True, timeout=120, check=True,
    ).stdout  # fmt: skip
    assert "<td>甲平台</td>" in drawn
    assert "第 1—3 条，共 3 条" in drawn
    assert "<title>中试平台台账</title>" in drawn


def test_the_command_writes_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTDOCS_REGISTER", str(tmp_path / "台账.db"))
    run(capsys, "init")
    status, out, _ = run(capsys, "board", "-o", str(tmp_path / "台账.html"))
    assert (status, "平台 0 个" in out, (tmp_path / "台账.html").is_file()) == (0, True, True)
    assert run(capsys, "board", "-o", str(tmp_path / "台账.html"), "--within", "一月")[0] == 2
