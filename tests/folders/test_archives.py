"""Zip archives: opened twice deep, in any encoding of names, and never allowed to do harm."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from pilotdocs.folders import limits, scan_folder
from pilotdocs.model.folder import Folder

_Members = list[tuple[str | zipfile.ZipInfo, bytes]]


def make_zip(members: _Members, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", compression) as archive:
        warnings.simplefilter("ignore")  # of duplicate names
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def scan_zip(tmp_path: Path, data: bytes, name: str = "附件.zip") -> Folder:
    room = tmp_path / "room"
    room.mkdir()
    (room / name).write_bytes(data)
    return scan_folder(room, tmp_path / "scratch")


def outcomes(folder: Folder) -> dict[str, tuple[str, str]]:
    """Path → format, and the first problem's code or ""."""
    return {file.path: (file.format, file.problems[0].code if file.problems else "") for file in folder.files}


def with_flags(data: bytes, bits: int) -> bytes:
    """The archive with other flag bits in both headers of each member."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            struct.pack_into("<H", changed, at + offset, bits)
            at = changed.find(mark, at + 4)
    return bytes(changed)


def in_gbk(name: str) -> bytes:
    """An archive whose one member's name is in GBK without a flag, as Chinese Windows programs write it."""
    placeholder = b"x" * len(name.encode("gbk"))
    return make_zip([(placeholder.decode(), b"text")]).replace(placeholder, name.encode("gbk"))


def test_members_stand_under_the_archives_path_and_the_archive_itself_does_not(tmp_path: Path) -> None:
    folder = scan_zip(tmp_path, make_zip([("设备清单.txt", b"a"), ("子/发票.txt", b"b")]))
    assert outcomes(folder) == {"附件.zip/子/发票.txt": ("txt", ""), "附件.zip/设备清单.txt": ("txt", "")}
    assert Path(folder.files[1].location).read_bytes() == b"a"
    assert Path(folder.files[1].location).is_relative_to(tmp_path / "scratch")


def test_member_names_in_gbk_are_read(tmp_path: Path) -> None:
    assert list(outcomes(scan_zip(tmp_path, in_gbk("设备清单.txt")))) == ["附件.zip/设备清单.txt"]


def test_member_names_in_utf8_without_the_flag_are_read(tmp_path: Path) -> None:
    data = with_flags(make_zip([("设备清单.txt", b"a")]), 0)
    assert list(outcomes(scan_zip(tmp_path, data))) == ["附件.zip/设备清单.txt"]


def test_an_archive_is_known_by_its_content(tmp_path: Path) -> None:
    assert outcomes(scan_zip(tmp_path, make_zip([("a.txt", b"a")]), "附件.dat")) == {"附件.dat/a.txt": ("txt", "")}


def test_an_archive_in_an_archive_is_opened_and_one_deeper_is_not(tmp_path: Path) -> None:
    third = make_zip([("c.txt", b"c")])
    second = make_zip([("b.txt", b"b"), ("third.zip", third)])
    folder = scan_zip(tmp_path, make_zip([("second.zip", second)]))
    assert outcomes(folder) == {
        "附件.zip/second.zip/b.txt": ("txt", ""),
        "附件.zip/second.zip/third.zip": ("zip", "unreadable"),
    }


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:\\evil.txt", "..\\evil.txt"])
def test_a_name_that_climbs_out_is_not_unpacked(tmp_path: Path, name: str) -> None:
    info = zipfile.ZipInfo("x")
    info.filename = name
    folder = scan_zip(tmp_path, make_zip([(info, b"evil"), ("good.txt", b"good")]))
    found = outcomes(folder)
    assert found.pop("附件.zip/good.txt") == ("txt", "")
    assert list(found.values()) == [("unknown", "unreadable")]
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.read_bytes() == b"evil"]


def test_a_link_in_an_archive_is_not_made(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("link.txt")
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    folder = scan_zip(tmp_path, make_zip([(info, b"/etc/passwd")]))
    assert outcomes(folder) == {"附件.zip/link.txt": ("unknown", "unreadable")}


def test_an_encrypted_member_is_named_with_the_reason(tmp_path: Path) -> None:
    folder = scan_zip(tmp_path, with_flags(make_zip([("a.txt", b"a")]), 1))
    assert outcomes(folder) == {"附件.zip/a.txt": ("unknown", "unreadable")}
    assert "加密" in folder.files[0].problems[0].message


def test_a_member_whose_bytes_are_damaged_costs_that_member_only(tmp_path: Path) -> None:
    data = make_zip([("a.txt", b"first"), ("b.txt", b"second")], zipfile.ZIP_STORED).replace(b"first", b"fir5t")
    folder = scan_zip(tmp_path, data)
    assert outcomes(folder) == {"附件.zip/a.txt": ("unknown", "unreadable"), "附件.zip/b.txt": ("txt", "")}


@pytest.mark.parametrize("cut", [30, 60, -5])
def test_a_cut_off_archive_says_that_it_is_damaged(tmp_path: Path, cut: int) -> None:
    folder = scan_zip(tmp_path, make_zip([("a.txt", b"a" * 50)])[:cut])
    assert outcomes(folder) == {"附件.zip": ("zip", "unreadable")}


def test_an_archive_without_files_says_so(tmp_path: Path) -> None:
    folder = scan_zip(tmp_path, make_zip([]))
    assert "没有文件" in folder.files[0].problems[0].message


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_RATIO_FREE", 1 << 16)
    folder = scan_zip(tmp_path, make_zip([("bomb.txt", b"\0" * (1 << 20)), ("good.txt", b"good")]))
    assert outcomes(folder)["附件.zip/bomb.txt"] == ("unknown", "unreadable")
    assert outcomes(folder)["附件.zip/good.txt"] == ("txt", "")
    assert sum(path.stat().st_size for path in (tmp_path / "scratch").iterdir()) < 100


def test_all_archives_together_unpack_to_a_bounded_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_TOTAL", 2500)
    folder = scan_zip(tmp_path, make_zip([(f"{number}.txt", b"x" * 1000) for number in range(6)]))
    good = [path for path, (_, code) in outcomes(folder).items() if not code]
    assert good == ["附件.zip/0.txt", "附件.zip/1.txt"]
    assert outcomes(folder)["附件.zip"] == ("zip", "unreadable")


def test_an_archive_of_too_many_members_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_MEMBERS", 3)
    folder = scan_zip(tmp_path, make_zip([(f"{number}.txt", b"x") for number in range(4)]))
    assert outcomes(folder) == {"附件.zip": ("zip", "unreadable")}


def test_a_directory_too_large_to_read_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARCHIVE_DIRECTORY", 10)
    folder = scan_zip(tmp_path, make_zip([("a.txt", b"x")]))
    assert outcomes(folder) == {"附件.zip": ("zip", "unreadable")}


def test_members_of_one_name_are_both_read_and_told_apart(tmp_path: Path) -> None:
    folder = scan_zip(tmp_path, make_zip([("a.txt", b"one"), ("a.txt", b"two")]))
    assert outcomes(folder) == {
        "附件.zip/a.txt": ("txt", "duplicate_name"),
        "附件.zip/a.txt (2)": ("txt", "duplicate_name"),
    }
    assert {Path(file.location).read_bytes() for file in folder.files} == {b"one", b"two"}


def test_leftovers_in_an_archive_are_passed_over(tmp_path: Path) -> None:
    members: _Members = [("__MACOSX/._a.txt", b"x"), (".DS_Store", b"x"), ("a.txt", b"a")]
    assert list(outcomes(scan_zip(tmp_path, make_zip(members)))) == ["附件.zip/a.txt"]


def test_a_compression_that_needs_unbounded_memory_is_refused(tmp_path: Path) -> None:
    folder = scan_zip(tmp_path, make_zip([("a.txt", b"a")], zipfile.ZIP_LZMA))
    assert outcomes(folder) == {"附件.zip/a.txt": ("unknown", "unreadable")}


def test_unpacked_files_are_for_the_owner_only(tmp_path: Path) -> None:
    (file,) = scan_zip(tmp_path, make_zip([("a.txt", b"a")])).files
    assert stat.S_IMODE(Path(file.location).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "scratch").stat().st_mode) == 0o700
