"""Other commands write into the register: audits, yearly figures, the recognition notice."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from register_builder import AT, SETTING, add, d, life_of, step
from test_register_command import run
from test_register_states import proposed

from pilotdocs.cli import main
from pilotdocs.errors import RefusedError
from pilotdocs.register.life import load_books
from pilotdocs.register.records import (
    Application,
    AuditRun,
    Notice,
    Objection,
    OrganisationName,
    Paper,
    Publicity,
    Reported,
)  # fmt: skip
from pilotdocs.register.store import Register, open_register
from pilotdocs.register.tell import change_lines, recheck_lines
from pilotdocs.register.ties import (
    EnteredAudit,
    compare_years,
    directory_of,
    enter_audit,
    next_number,
    recognition_data,
)
from pilotdocs.register.verify import verify_register

CODE = "91330600MA00000000"


def audited(name: str | None = "甲公司", platform: str | None = "甲平台", **more: Any) -> dict[str, Any]:
    plan = {"path": "方案.docx", "sha256": "a" * 64, "parts": [{"kind": "plan"}]}
    roster = {"path": "名册.xlsx", "sha256": more.pop("roster", "b" * 64), "parts": [{"kind": "staff_roster"}]}
    return {
        "rules": {"id": "shaoxing-municipal-2025-draft", "sha256": "c" * 64},
        "as_of": "2026-01-05",
        "applicant": {"name": name, "uscc": more.pop("uscc", CODE), "platform": platform},
        "documents": [plan, roster],
        "facts": [{"quantity": "pilot_staff", "unit": "person", "claimed": "32", "evidenced": "30", "used": "30"}],
        "findings": [{"condition": "2.staff", "verdict": "met"}, {"condition": "4.area", "verdict": "unproven"}],
        **more,
    }


def enter(register: Register, *given: dict[str, Any]) -> list[EnteredAudit]:
    with register.writing(by="王办", why="申报审核", at=AT) as pen:
        directory = directory_of(load_books(pen.connection))
        return [enter_audit(pen, directory, data, "0.1.0") for data in given]


def test_an_audit_enters_its_application_with_hashes_pack_and_program(register: Register) -> None:
    (entered,) = enter(register, audited())
    life = life_of(register, entered.platform)
    (run_,) = life.all(AuditRun)
    (application,) = life.all(Application)
    assert (run_.record.program, run_.record.pack_sha256, run_.record.application) == (
        "0.1.0",
        "c" * 64,
        application.number,
    )
    assert run_.record.inputs_sha256 == application.record.folder_sha256
    assert run_.record.verdicts == "2.staff=met 4.area=unproven"
    assert {entry.record.paper for entry in life.all(Paper)} == {"建设方案", "佐证材料"}
    step(register, entered.platform, "提出申请", "2026-01-06")
    assert verify_register(register).faults == ()


def test_the_same_files_audited_again_are_entered_once(register: Register) -> None:
    first, second = enter(register, audited(), audited())
    assert (first.new, second.new, first.audit) == (True, False, second.audit)
    (third,) = enter(register, audited(roster="d" * 64))
    assert (third.new, third.platform) == (True, first.platform)
    assert third.application != first.application


def test_a_batch_with_two_platforms_of_one_organisation_opens_it_once(register: Register) -> None:
    first, second = enter(register, audited(), audited(platform="乙平台"))
    assert (
        life_of(register, first.platform).platform.organisation
        == life_of(register, second.platform).platform.organisation
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (audited(platform=None), "没有读出中试平台名称"),
        (audited(name=None), "没有读出申报单位"),
        (audited(name="丙公司", uscc="91330600MA11111111"), "不属于“丙公司”"),
        (audited(uscc="91330600MA11111111"), "不属于“甲公司”，或者核对不上"),
    ],
)
def test_whose_audit_it_is_must_be_certain(register: Register, data: dict[str, Any], says: str) -> None:
    enter(register, audited())
    before = verify_register(register)
    with pytest.raises(RefusedError, match=says):
        enter(register, data)
    assert verify_register(register) == before


def test_a_renamed_organisation_is_known_by_its_old_and_new_name(register: Register) -> None:
    (entered,) = enter(register, audited(uscc=""))
    organisation = life_of(register, entered.platform).platform.organisation
    add(register, OrganisationName(organisation, "新甲公司", d("2026-02-01")))
    for name in ("甲公司", "新甲公司"):
        assert enter(register, audited(name=name, uscc=""))[0].platform == entered.platform


def test_a_year_is_held_against_the_one_before(register: Register) -> None:
    (entered,) = enter(register, audited())
    figures = [
        Reported(entered.platform, 2026, "pilot_staff", "24", "person", d("2027-03-01")),
        Reported(entered.platform, 2026, "pilot_revenue_total", "1200000", "CNY", d("2027-03-01")),
    ]
    changes = compare_years(life_of(register, entered.platform), 2026, figures)
    assert [(c.quantity, c.before, c.now, c.share) for c in changes] == [
        ("pilot_revenue_total", None, Decimal(1200000), None),
        ("pilot_staff", Decimal(30), Decimal(24), Decimal("-0.2")),
    ]
    assert change_lines(changes) == (
        "中试服务总收入：— → 120.00万元（上一年没有数）",
        "中试人员：30人 → 24人，下降20.0%（下降，请核实）",
    )
    add(register, *figures)
    (gone,) = [c for c in compare_years(life_of(register, entered.platform), 2027, []) if c.quantity == "pilot_staff"]
    assert change_lines((gone,)) == ("中试人员：24人 → —（本年没有读出）",)


def test_a_change_is_rechecked_beside_the_last_audit(register: Register) -> None:
    (entered,) = enter(register, audited())
    finding = {"title": "人员", "condition": "2.staff", "figures": ["f1"], "verdict": "not_met", "explanation": "9人。"}
    bare = {"title": "场地", "condition": "4.area", "figures": [], "verdict": "unproven", "explanation": ""}
    told = recheck_lines(life_of(register, entered.platform), {"findings": [finding, bare]})
    assert told[0] == "【有变化】人员：符合 → 不符合。9人。"
    assert "没有涉及，由经办人确认是否沿用：场地（原为待补正）" in told[1]


def test_numbers_follow_the_highest_of_the_year(register: Register) -> None:
    platform = proposed(register)
    for number in ("绍市科〔2026〕9号", "绍市科〔2026〕11号", "绍市科〔2025〕40号", "绍市科发〔2026〕99号"):
        add(register, Notice(platform, "公示", d("2026-01-05"), number))
    with register.reading() as connection:
        books = load_books(connection)
    assert (next_number(books, "绍市科", 2026), next_number(books, "绍市科", 2027)) == (12, 1)


def test_the_list_of_a_recognition_is_what_the_guards_let_through(register: Register) -> None:
    platform, objected = proposed(register), proposed(register)
    shown = (d("2026-01-05"), d("2026-01-09"))
    (_, publicity) = add(register, Publicity(platform, *shown), Publicity(objected, *shown))
    add(register, Objection(objected, publicity, d("2026-01-06"), "设备是借来的"))
    with register.reading() as connection:
        books = load_books(connection)
    with pytest.raises(RefusedError, match="公示到2026-01-09才期满"):
        recognition_data(books, SETTING, d("2026-01-09"))
    data, lives = recognition_data(books, SETTING, d("2026-01-12"))
    assert [life.number for life in lives] == [platform]
    assert (data["公示起始日期"], data["公示截止日期"]) == ("2026-01-05", "2026-01-09")


def test_the_outputs_of_a_batch_are_taken_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTDOCS_REGISTER", str(tmp_path / "台账.db"))
    run(capsys, "init")
    for name, data in (("甲", audited()), ("乙", audited(platform=None)), ("丙", audited(platform="丙平台"))):
        (tmp_path / "结果" / name).mkdir(parents=True)
        (tmp_path / "结果" / name / "audit.json").write_text(json.dumps(data), "utf-8")
    status, out, err = run(capsys, "take", str(tmp_path / "结果"), "--by", "王办", "--why", "2026年申报")
    assert (status, out.count("已登记：平台编号"), "乙：登记审核被拒绝：没有读出中试平台名称" in err) == (1, 2, True)
    assert "甲平台\t甲公司\t自主建设" in run(capsys, "list")[1]
    assert run(capsys, "take", str(tmp_path), "--by", "王办", "--why", "2026年申报")[0] == 2


def test_audit_and_batch_enter_what_they_audited_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "申报" / "甲"
    folder.mkdir(parents=True)
    (folder / "application.yaml").write_text("applicant: 甲公司\nplatform: 甲平台\nas_of: 2026-01-05\n", "utf-8")
    document = Document()
    document.add_paragraph("甲平台建设方案")
    document.add_paragraph("拥有专职中试人员32名。")
    document.save(str(folder / "方案.docx"))
    address = str(tmp_path / "台账.db")
    register = open_register(address, create=True)
    tail = ["--cache", "none", "--jobs", "1", "--register", address]
    for arguments, status in (
        (["audit", str(folder), "-o", str(tmp_path / "结果"), *tail], 2),
        (["audit", str(folder), "-o", str(tmp_path / "结果"), *tail, "--by", "王办"], 0),
        (["batch", str(tmp_path / "申报"), "-o", str(tmp_path / "批量"), *tail, "--by", "王办"], 0),
    ):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        said = capsys.readouterr()
        assert left.value.code == status, said.err
    assert "此前已登记：平台编号 2" in said.out
    life = life_of(register, 2)
    assert (life.name, life.organisation_name, len(life.all(AuditRun))) == ("甲平台", "甲公司", 1)
    assert verify_register(register).faults == ()
    register.close()
