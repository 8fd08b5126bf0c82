"""A folder is scanned: every file, by its content, in the order of paths, and nothing is written or followed."""

from __future__ import annotations

import hashlib
import os
import socket
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pilotdocs.errors import FolderError, OutputError
from pilotdocs.folders import limits, scan_file, scan_folder
from pilotdocs.model.folder import Folder


@pytest.fixture
def room(tmp_path: Path) -> Path:
    folder = tmp_path / "申报"
    folder.mkdir()
    return folder


def scan(folder: Path) -> Folder:
    return scan_folder(folder, folder.parent / "scratch")


def codes(folder: Folder) -> dict[str, list[str]]:
    return {file.path: [problem.code for problem in file.problems] for file in folder.files}


def test_files_get_ids_in_the_order_of_their_paths_and_the_hash_of_their_bytes(room: Path) -> None:
    (room / "b").mkdir()
    for path, text in (("b/二.txt", "二"), ("a.txt", "一"), ("c.txt", "三")):
        (room / path).write_text(text, "utf-8")
    folder = scan(room)
    assert [(file.id, file.path) for file in folder.files] == [("d1", "a.txt"), ("d2", "b/二.txt"), ("d3", "c.txt")]
    assert folder.files[1].sha256 == hashlib.sha256("二".encode()).hexdigest()
    assert folder.files[1].size == len("二".encode())
    assert folder.name == "申报"


def test_names_in_decomposed_form_are_shown_composed_and_still_found_on_disk(room: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Ångström.txt")
    (room / decomposed).write_text("x", "utf-8")
    (file,) = scan(room).files
    assert file.path == unicodedata.normalize("NFC", decomposed)
    assert Path(file.location).read_text("utf-8") == "x"


def test_a_name_in_gbk_bytes_is_shown_in_chinese(room: Path) -> None:
    name = os.fsencode(room) + b"/" + "设备清单.txt".encode("gb18030")
    try:
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (file,) = scan(room).files
    assert file.path == "设备清单.txt"


def test_an_empty_file_says_so(room: Path) -> None:
    (room / "空.pdf").touch()
    (file,) = scan(room).files
    assert (file.format, file.problems[0].code) == ("empty", "unreadable")
    assert "空文件" in file.problems[0].message


@pytest.mark.parametrize(
    "name", ["Thumbs.db", ".DS_Store", "desktop.ini", "~$建设方案.docx", ".~lock.清单.xlsx#", "._a"]
)
def test_leftovers_of_programs_are_passed_over(room: Path, name: str) -> None:
    (room / name).write_bytes(b"\0" * 162)
    (room / "a.txt").write_text("x", "utf-8")
    assert [file.path for file in scan(room).files] == ["a.txt"]


def test_a_document_that_only_bears_the_name_of_a_lock_file_is_not_passed_over(room: Path) -> None:
    (room / "~$方案.txt").write_text("中试平台" * 500, "utf-8")
    assert [file.path for file in scan(room).files] == ["~$方案.txt"]


def test_a_link_out_of_the_folder_is_reported_and_not_followed(room: Path) -> None:
    secret = room.parent / "secret.txt"
    secret.write_text("secret", "utf-8")
    (room / "out.txt").symlink_to(secret)
    (room / "up").symlink_to(room.parent)
    (room / "gone.txt").symlink_to(room / "nowhere")
    folder = scan(room)
    assert codes(folder) == {path: ["unreadable"] for path in ("gone.txt", "out.txt", "up")}
    assert all(file.sha256 == "" for file in folder.files)


def test_a_link_to_what_lies_in_the_folder_anyway_adds_nothing(room: Path) -> None:
    (room / "sub").mkdir()
    (room / "sub" / "a.txt").write_text("x", "utf-8")
    (room / "sub" / "b.txt").symlink_to(room / "sub" / "a.txt")
    (room / "sub" / "loop").symlink_to(room)
    assert codes(scan(room)) == {"sub/a.txt": []}


def test_pipes_and_sockets_are_reported_and_never_opened(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(room / "pipe.pdf")
    monkeypatch.chdir(room)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind("socket.pdf")
        assert codes(scan(room)) == {"pipe.pdf": ["unreadable"], "socket.pdf": ["unreadable"]}


def test_folders_nested_too_deep_are_named_and_the_rest_is_read(room: Path) -> None:
    deep = room.joinpath(*["d"] * (limits.FOLDER_DEPTH + 2))
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("x", "utf-8")
    (room / "b.txt").write_text("x", "utf-8")
    folder = scan(room)
    assert [file.path for file in folder.files] == ["b.txt"]
    assert [problem.code for problem in folder.problems] == ["too_deep"]


def test_more_files_than_the_limit_are_cut_off_with_a_problem(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILES", 3)
    for number in range(5):
        (room / f"{number}.txt").write_text("x", "utf-8")
    folder = scan(room)
    assert [file.path for file in folder.files] == ["0.txt", "1.txt", "2.txt"]
    assert [problem.code for problem in folder.problems] == ["too_many"]


def test_a_file_that_is_too_large_is_not_read(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_SIZE", 10)
    (room / "a.txt").write_text("x" * 11, "utf-8")
    (file,) = scan(room).files
    assert (file.sha256, file.problems[0].code) == ("", "unreadable")


def test_an_empty_folder_has_no_files_and_says_so(room: Path) -> None:
    folder = scan(room)
    assert (folder.files, [problem.code for problem in folder.problems]) == ((), ["empty_folder"])


def test_what_is_no_folder_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    for path in (tmp_path / "a.txt", tmp_path / "nowhere"):
        with pytest.raises(FolderError, match="申报文件夹"):
            scan_folder(path, tmp_path / "scratch")


def test_a_scratch_folder_inside_the_input_is_refused(room: Path) -> None:
    with pytest.raises(OutputError):
        scan_folder(room, room / "scratch")


def test_the_statement_is_read_and_is_no_document(room: Path) -> None:
    (room / "application.yaml").write_text(
        "applicant: 某公司\nplatform: 某平台\nas_of: 2025-09-30\nrules: some-pack\n", "utf-8"
    )
    (room / "a.txt").write_text("x", "utf-8")
    folder = scan(room)
    assert (folder.applicant, folder.platform, folder.day, folder.rules) == (
        "某公司", "某平台", date(2025, 9, 30), "some-pack",
    )  # fmt: skip
    assert [file.path for file in folder.files] == ["a.txt"]


@pytest.mark.parametrize(
    "text",
    [
        "applicant: [1",
        "- a list",
        "as_of: 2025-13-45",
        "as_of: 去年",
        "applicant: {a: b}",
        "a: &a [*a]\napplicant: *a",
        "[" * 5000,
        "x" * (limits.STATEMENT_SIZE + 1),
        "!!python/object/apply:os.system ['true']",
    ],
)  # fmt: skip
def test_a_statement_that_cannot_be_used_is_a_problem(room: Path, text: str) -> None:
    (room / "application.yaml").write_text(text, "utf-8")
    (room / "a.txt").write_text("x", "utf-8")
    folder = scan(room)
    assert (folder.applicant, folder.day) == (None, None)
    assert [problem.code for problem in folder.problems] == ["statement"]


def test_a_statement_states_the_rest_where_one_line_is_wrong(room: Path) -> None:
    (room / "application.yaml").write_text("applicant: 某公司\nas_of: 去年\n", "utf-8")
    (room / "a.txt").write_text("x", "utf-8")
    assert scan(room).applicant == "某公司"


def test_one_file_can_be_scanned_by_itself(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text("姓名,岗位\n甲,技术\n", "utf-8")
    (file,) = scan_file(tmp_path / "名册.csv", tmp_path / "scratch")
    assert (file.id, file.path, file.format) == ("d1", "名册.csv", "csv")
    with pytest.raises(FolderError):
        scan_file(tmp_path, tmp_path / "scratch")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.from_regex(r"[a-c一二]{1,3}\.[a-z]{1,3}", fullmatch=True), st.binary(max_size=300), max_size=6)
)
def test_any_bytes_end_in_a_format_or_a_problem_and_the_folder_stays_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, contents: dict[str, bytes]
) -> None:
    room = tmp_path_factory.mktemp("room")
    for name, data in contents.items():
        (room / name).write_bytes(data)
    scratch = tmp_path_factory.mktemp("scratch")
    first, second = scan_folder(room, scratch / "1"), scan_folder(room, scratch / "2")
    assert [file.path for file in first.files] == sorted(contents)
    assert [(file.format, file.problems) for file in first.files] == [
        (file.format, file.problems) for file in second.files
    ]
    assert {path.name: path.read_bytes() for path in room.iterdir()} == contents
