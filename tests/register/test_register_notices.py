"""Notices that are entered as they are made: whom they are about, their number, and what stands at -o meanwhile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from register_builder import add, d, life_of
from test_register_states import proposed

from pilotdocs.cli import main
from pilotdocs.register.life import Life, load_books
from pilotdocs.register.records import Notice, Publicity
from pilotdocs.register.store import Register, open_register
from pilotdocs.register.ties import next_number
from pilotdocs.register.verify import verify_register

GIVEN = {
    "发文机关": "绍兴市科学技术局",
    "成文日期": "2026-01-12",
    "年度": 2026,
    "依据文件": "《指引》",
    "机关代字": "绍市科",
}
CORRECTION: dict[str, Any] = {
    "发文机关": "绍兴市科学技术局",
    "成文日期": "2026-01-12",
    "依托单位": "甲公司",
    "中试平台": "甲平台",
    "报送日期": "2026-01-05",
    "补正事项": [{"涉及条件": "场地", "问题": "租赁合同已到期", "需补正的材料及标准": "续签的租赁合同"}],
    "受理单位": "绍兴市柯桥区科学技术局",
    "机关代字": "绍市科",
}


def notice(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["notice", *arguments])
    out, err = capsys.readouterr()
    return int(str(left.value.code)), out, err


def written(path: Path, data: object) -> str:
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return str(path)


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "台账.db")


@pytest.fixture
def shown(place: str) -> Register:
    """A register with one platform (number returned by `proposed`) whose 公示 is over, and number 11 of 2026 used."""
    register = open_register(place, create=True)
    platform = proposed(register)
    add(register, Publicity(platform, d("2026-01-05"), d("2026-01-09")))
    add(register, Notice(platform, "公示", d("2026-01-05"), "绍市科〔2026〕11号"))
    return register


def test_a_recognition_notice_takes_list_and_number_and_enters_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = str(tmp_path / "台账.db")
    register = open_register(address, create=True)
    platform = proposed(register)
    add(register, Publicity(platform, d("2026-01-05"), d("2026-01-09")))
    add(register, Notice(platform, "公示", d("2026-01-05"), "绍市科〔2026〕11号"))
    given = {
        "发文机关": "绍兴市科学技术局",
        "成文日期": "2026-01-12",
        "年度": 2026,
        "依据文件": "《指引》",
        "机关代字": "绍市科",
    }
    (tmp_path / "其余.json").write_text(json.dumps(given, ensure_ascii=False), "utf-8")
    out = tmp_path / "认定通知.docx"
    arguments = ["notice", "recognition", "--register", address, "--data", str(tmp_path / "其余.json"), "-o", str(out)]
    monkeypatch.delenv("PILOTDOCS_CLERK", raising=False)
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert (left.value.code, out.exists()) == (2, False)
    with pytest.raises(SystemExit) as left:
        main([*arguments, "--by", "王办"])
    said = capsys.readouterr()
    assert left.value.code == 0, said.err
    document = Document(str(out))
    text = "\n".join(p.text for p in document.paragraphs) + "".join(
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    )
    assert "绍市科〔2026〕12号" in text
    assert "甲平台" in text
    entered = [entry.record for entry in life_of(register, platform).all(Notice)][-1]
    assert (entered.notice, entered.number, entered.day) == ("认定通知", "绍市科〔2026〕12号", d("2026-01-12"))
    assert len(entered.sha256) == 64
    with pytest.raises(SystemExit) as left:
        main([*arguments, "--by", "王办"])
    assert (left.value.code, "已有认定通知绍市科〔2026〕12号" in capsys.readouterr().err) == (3, True)
    register.close()


def test_a_refused_notice_leaves_what_stood_at_its_place(
    tmp_path: Path, place: str, shown: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    out, before = tmp_path / "认定通知.docx", verify_register(shown)
    out.write_bytes(b"the clerk's own")
    data = written(tmp_path / "其余.json", {**GIVEN, "发文字号": "绍市科〔2026〕11号"})
    status, _, err = notice(capsys, "recognition", "--register", place, "--data", data, "-o", str(out), "--by", "王办")
    assert (status, "台账里已经用过" in err) == (1, True)
    assert out.read_bytes() == b"the clerk's own"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".pilotdocs")]
    assert verify_register(shown) == before
    shown.close()


def test_another_notice_is_entered_for_the_platform_it_names(
    tmp_path: Path, place: str, shown: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "通知" / "补正.docx"
    data = written(tmp_path / "补正.json", CORRECTION)
    tail = ("--register", place, "-o", str(out), "--by", "王办")
    status, said, err = notice(capsys, "correction", "--data", data, *tail)
    assert (status, err) == (0, "")
    assert "已登记补正通知书绍市科〔2026〕12号，涉及1个平台：甲平台。" in said
    assert str(out) in said
    assert [path.name for path in out.parent.iterdir()] == ["补正.docx"]
    with shown.reading() as connection:
        books = load_books(connection)
    (life,) = books.lives.values()
    sent = life.all(Notice)[-1].record
    assert (sent.notice, sent.number, next_number(books, "绍市科", 2026)) == ("补正通知书", "绍市科〔2026〕12号", 13)
    for change, says in (
        ({"中试平台": "乙平台"}, "台账里没有平台“乙平台”"),
        ({"依托单位": "乙公司"}, "不属于“乙公司”"),
    ):
        wrong = written(tmp_path / "错.json", {**CORRECTION, **change})
        status, _, err = notice(capsys, "correction", "--data", wrong, *tail)
        assert (status, says in err) == (3, True)
    shown.close()


def test_many_notices_are_numbered_in_a_row_and_entered_together(
    tmp_path: Path, place: str, shown: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    tail = ("--register", place, "-o", str(tmp_path / "通知"), "--by", "王办")
    data = written(tmp_path / "补正.json", [CORRECTION, CORRECTION])
    status, said, err = notice(capsys, "correction", "--data", data, *tail)
    assert (status, err, said.count("已登记补正通知书")) == (0, "", 2)
    (life,) = _lives(shown)
    assert [entry.record.number for entry in life.all(Notice)][1:] == ["绍市科〔2026〕12号", "绍市科〔2026〕13号"]
    assert len(list((tmp_path / "通知").glob("*.docx"))) == 2
    before = verify_register(shown)
    again = written(tmp_path / "补正.json", [{**CORRECTION, "顺序号": 20}, {**CORRECTION, "顺序号": 13}])
    status, _, err = notice(capsys, "correction", "--data", again, *tail)
    assert (status, "绍市科〔2026〕13号”台账里已经用过" in err) == (1, True)
    assert verify_register(shown) == before
    shown.close()


def _lives(register: Register) -> list[Life]:
    with register.reading() as connection:
        return list(load_books(connection).lives.values())
