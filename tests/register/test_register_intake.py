"""A list of existing platforms is tried row by row, and taken in only when asked."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook
from register_builder import AT, SETTING, d
from test_register_command import run

from pilotdocs.errors import DataError
from pilotdocs.register.intake import Intake, plan_intake, write_intake
from pilotdocs.register.intake_file import ListRow, read_list
from pilotdocs.register.life import load_books
from pilotdocs.register.states import state_of
from pilotdocs.register.store import Register
from pilotdocs.register.verify import verify_register

HEADS = ("序号", "中试基地名称", "依托单位", "统一社会信用代码", "认定日期", "认定文号", "曾用名", "依托单位曾用名")
CODE, OTHER = "91330600MA2BCD3E4W", "91330600MA2XYW789P"


def valid(code: str) -> str:
    """The code with its right check character."""
    from pilotdocs.facts.codes import uscc_valid

    return next(code[:17] + last for last in "0123456789ABCDEFGHJKLMNPQRTUWXY" if uscc_valid(code[:17] + last))


CODE, OTHER = valid(CODE), valid(OTHER)
GOOD = ("1", "甲基地", "甲公司", CODE, "2022年1月5日", "绍市科〔2022〕3号", "", "")


def rows(*given: tuple[str, ...]) -> tuple[ListRow, ...]:
    fields = ("", "platform", "organisation", "uscc", "day", "number", "former", "organisation_former")
    return tuple(ListRow(n, dict(zip(fields, row, strict=True))) for n, row in enumerate(given, start=3))


def take(register: Register, *given: tuple[str, ...]) -> Intake:
    with register.writing(by="王办", why="自动纳入", at=AT) as pen:
        books = load_books(pen.connection)
        intake = plan_intake(rows(*given), books, SETTING, d("2026-01-05"))
        write_intake(pen, intake, books, d("2026-01-05"))
    return intake


def test_a_row_becomes_a_platform_with_its_paper_its_former_names_and_the_title(register: Register) -> None:
    take(register, GOOD, ("2", "新乙基地", "新乙公司", OTHER, "2023.3.1", "", "乙基地", "乙公司"))
    with register.reading() as connection:
        lives = list(load_books(connection).lives.values())
    assert [(life.name, life.organisation_name, life.former) for life in lives] == [
        ("甲基地", "甲公司", ()),
        ("新乙基地", "新乙公司", ("乙基地", "乙公司")),
    ]
    assert {state_of(life, SETTING.lifecycle).name for life in lives} == {"已认定"}
    assert verify_register(register).faults == ()


def test_two_platforms_of_one_organisation_share_it(register: Register) -> None:
    take(register, GOOD, ("2", "乙基地", "甲公司", CODE, "2022-01-05", "", "", ""))
    take(register, ("1", "丙基地", "甲公司", "", "2022-01-05", "", "", ""))
    with register.reading() as connection:
        assert len({life.platform.organisation for life in load_books(connection).lives.values()}) == 1


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("2", "", "乙公司", "", "2022-01-05", "", "", ""), "没有写平台名称"),
        (("2", "乙基地", "", "", "2022-01-05", "", "", ""), "没有写依托单位"),
        (("2", "乙基地", "乙公司", "", "", "", "", ""), "没有写认定日期；缺少"),
        (("2", "乙基地", "乙公司", "", "2022年1月", "", "", ""), "读不出是哪一天"),
        (("2", "乙基地", "乙公司", "", "2022-02-30", "", "", ""), "读不出是哪一天"),
        (("2", "乙基地", "乙公司", "", "2026-02-01", "", "", ""), "晚于纳入日期"),
        (("2", "乙基地", "乙公司", CODE[:-1], "2022-01-05", "", "", ""), "位数或校验位"),
        (("2", "甲 基地", "甲公司", CODE, "2022-01-05", "", "", ""), "“甲 基地”与本表第3行重复"),
        (("2", "丁基地", "甲公司", CODE, "2022-01-05", "", "甲基地", ""), "“甲基地”与本表第3行重复"),
        (("2", "乙基地", "乙公司", CODE, "2022-01-05", "", "", ""), "已属于“甲公司”"),
        (("2", "乙基地", "甲公司", OTHER, "2022-01-05", "", "", ""), f"此前是{CODE}"),
        (("2", "乙" * 201, "乙公司", "", "2022-01-05", "", "", ""), "超过200字"),
    ],
)
def test_a_row_that_cannot_be_taken_is_refused_with_why(register: Register, row: tuple[str, ...], says: str) -> None:
    intake = take(register, GOOD, row)
    assert [report.action for report in intake.reports] == ["take", "refuse"]
    assert all(part in "；".join(intake.reports[1].why) for part in says.split("；缺少")[:1])
    with register.reading() as connection:
        assert len(load_books(connection).lives) == 1


def test_what_is_in_the_register_under_any_name_is_not_taken_in_twice(register: Register) -> None:
    take(register, ("1", "新乙基地", "乙公司", "", "2023-03-01", "", "乙基地", ""))
    for name in ("乙基地", "新乙基地", "新乙基地 "):
        intake = take(register, ("1", name, "乙公司", "", "2023-03-01", "", "", ""))
        assert "重复" in intake.reports[0].why[0]


def sheet(path: Path, *given: tuple[str, ...], hidden: int | None = None) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["绍兴市科技成果转化中试基地名单"])
    page.append(list(HEADS))
    for row in given:
        page.append(list(row))
    if hidden:
        page.row_dimensions[hidden].hidden = True
    book.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_csv_and_xlsx_give_the_same_rows(tmp_path: Path, encoding: str) -> None:
    with (tmp_path / "名单.csv").open("w", encoding=encoding, newline="") as out:
        csv.writer(out).writerows([["绍兴市科技成果转化中试基地名单"], HEADS, GOOD, [""] * 8])
    assert read_list(tmp_path / "名单.csv") == read_list(sheet(tmp_path / "名单.xlsx", GOOD))


def test_a_hidden_row_is_refused(tmp_path: Path, register: Register) -> None:
    listed = read_list(sheet(tmp_path / "名单.xlsx", GOOD, hidden=3))
    with register.reading() as connection:
        intake = plan_intake(listed, load_books(connection), SETTING, d("2026-01-05"))
    assert (intake.rows, intake.reports[0].why) == ((), ("是隐藏行",))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("名单.docx", b"", "不认识这种文件"),
        ("名单.xlsx", b"PK no workbook", "打不开"),
        ("名单.csv", b"\xff\xff\xff", "不是 UTF-8"),
        ("名单.csv", "名字,单位\n甲,乙\n".encode(), "找不到表头"),
        ("名单.csv", "基地名称,平台名称,依托单位\n甲,乙,丙\n".encode(), "重复或同义的栏：基地名称、平台名称"),
    ],
)
def test_a_list_that_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DataError, match=says):
        read_list(tmp_path / name)


def test_nothing_is_written_until_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTDOCS_REGISTER", str(tmp_path / "台账.db"))
    run(capsys, "init")
    bad = ("2", "-乙基地", "乙公司", "", "", "", "", "")
    listed = str(sheet(tmp_path / "名单.xlsx", GOOD, bad))
    status, out, _ = run(capsys, "import", listed, "-o", str(tmp_path / "说明.csv"))
    assert (status, "什么也没有写入；可纳入 1 个平台，不纳入 1 行" in out) == (1, True)
    assert "4\t-乙基地\t乙公司\t不纳入\t没有写认定日期" in out
    assert "'-乙基地" in (tmp_path / "说明.csv").read_text("utf-8-sig")
    assert run(capsys, "list")[1] == ""
    assert run(capsys, "import", listed, "--write")[0] == 2
    status, out, _ = run(capsys, "import", listed, "--write", "--by", "王办", "--why", "自动纳入")
    assert (status, "已写入 1 个平台" in out) == (1, True)
    assert "甲基地\t甲公司\t已认定" in run(capsys, "list")[1]
    assert run(capsys, "import", listed, "--write", "--by", "王办", "--why", "自动纳入")[0] == 3
