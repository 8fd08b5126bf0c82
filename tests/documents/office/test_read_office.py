"""Old office formats are read through a converted copy, and their troubles are told."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from pilotdocs.documents.office import find_converter, read_office
from pilotdocs.documents.office.convert import convert
from pilotdocs.documents.trouble import Unreadable

needs_office = pytest.mark.skipif(find_converter() is None, reason="LibreOffice is not installed")
RTF = r"{\rtf1\ansi\ansicpg936 {\b \u35774?\u22791?} \u21407?\u20540?1200\par {\v hidden 99}second\par}"


def rtf(folder: Path) -> Path:
    path = folder / "新建.doc"
    path.write_bytes(RTF.encode("ascii"))
    return path


@pytest.mark.office
@needs_office
def test_an_rtf_with_the_name_of_a_doc_is_read_and_says_that_it_was_converted(tmp_path: Path) -> None:
    document = read_office(rtf(tmp_path))
    assert document.format == "rtf"
    assert [block.text for block in document.blocks() if block.hidden is None] == ["设备 原值1200", "second"]
    assert [block.hidden for block in document.blocks() if "99" in block.text] == ["vanish"]
    assert document.notes == ("本文件由LibreOffice转换后读取，其中的位置是转换后副本中的位置。",)


@pytest.mark.office
@needs_office
def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    path = rtf(tmp_path)
    before = path.read_bytes()
    read_office(path)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == before


def test_a_converter_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pid_file = tmp_path / "child"
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {pid_file}\nwait\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(program.parent))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with pytest.raises(Unreadable) as caught:
        convert(rtf(tmp_path), "docx", scratch, timeout=0.5)
    assert caught.value.problem.code == "too_slow"
    child = int(pid_file.read_text(encoding="utf-8"))
    assert not _runs(child)


def test_without_a_converter_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("pilotdocs.documents.office.convert._PLACES", ())
    with pytest.raises(Unreadable) as caught:
        read_office(rtf(tmp_path))
    assert caught.value.problem.code == "no_converter"
    assert "LibreOffice" in caught.value.problem.remedy


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"plain words", "unknown_kind"),
        (b"PK\x03\x04 no zip", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"\xec\xa5" + bytes(9) + b"\x01" + bytes(500), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_can_not_be_converted_says_why(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "file.doc"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read_office(path)
    assert caught.value.problem.code == code


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A killed child whose new parent has not yet taken note of it is no longer running.
    status = Path(f"/proc/{pid}/stat")
    return not status.is_file() or status.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
