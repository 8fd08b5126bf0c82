"""All reports at once: every name of the contract, nothing half-written, one failure keeps no other away."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from reports_builder import Application, build

from pilotdocs.errors import OutputError
from pilotdocs.model.audit import Audit
from pilotdocs.reports import write_reports
from pilotdocs.reports.locate import located

NAMES = {"audit.json", "审核备忘录.docx", "标注", "report.html", "findings.sarif", "figures.xlsx"}


def names(out: Path) -> set[str]:
    return {path.name for path in out.iterdir()}


def prints(root: Path) -> dict[str, str]:
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_report_is_there_the_same_twice_and_the_input_untouched(application: Application, tmp_path: Path) -> None:
    before = prints(application.root)
    for name in ("a", "b"):
        assert write_reports(application.audit, tmp_path / name) == []
        assert names(tmp_path / name) == NAMES
    assert prints(application.root) == before
    first, second = prints(tmp_path / "a"), prints(tmp_path / "b")
    assert {name for name in first if first[name] != second[name]} == set()


def test_one_report_that_fails_is_told_and_the_others_are_written(application: Application, tmp_path: Path) -> None:
    (tmp_path / "审核备忘录.docx").mkdir()
    (failure,) = write_reports(application.audit, tmp_path)
    assert failure.code == "report_failed"
    assert "审核备忘录.docx" in failure.message
    assert names(tmp_path) == NAMES
    assert (tmp_path / "audit.json").is_file()


def test_an_output_that_cannot_be_made_is_one_clear_sentence(application: Application, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(OutputError, match="无法建立输出目录"):
        write_reports(application.audit, tmp_path / "x" / "y")


def zipped(tmp_path: Path) -> tuple[Audit, Path]:
    """The application after its reading: its archive is a real one, and the unpacked member is gone."""
    made = build(tmp_path / "申报")
    member = made.root / "附件.zip" / "03 场地租赁合同.pdf"
    content = member.read_bytes()
    member.unlink()
    member.parent.rmdir()
    with zipfile.ZipFile(made.root / "附件.zip", "w") as package:
        package.writestr("别的.txt", "x")
        package.writestr("03 场地租赁合同.pdf", content)
    files = tuple(
        replace(file, location=str(tmp_path / "gone" / "3")) if file.id == "d3" else file
        for file in made.audit.folder.files
    )
    return replace(made.audit, folder=replace(made.audit.folder, files=files)), made.root


@pytest.mark.parametrize("told", [True, False])
def test_a_paper_inside_an_archive_is_found_again_and_marked(told: bool, tmp_path: Path) -> None:
    audit, root = zipped(tmp_path)
    with located(audit.folder, root if told else None) as locations:
        assert hashlib.sha256(locations["d3"].read_bytes()).hexdigest() == audit.documents[2].sha256
    assert write_reports(audit, tmp_path / "out", folder=root if told else None) == []
    assert (tmp_path / "out" / "标注" / "附件.zip" / "03 场地租赁合同.pdf").is_file()


def test_a_paper_whose_file_has_gone_is_told_in_the_memo_and_stops_nothing(
    application: Application, tmp_path: Path
) -> None:
    files = tuple(replace(file, location="/nowhere/" + file.path) for file in application.audit.folder.files)
    audit = replace(application.audit, folder=replace(application.audit.folder, files=files))
    assert write_reports(audit, tmp_path) == []
    assert not (tmp_path / "标注").exists()
