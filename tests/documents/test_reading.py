"""Every file is read apart from the program: what hangs, bursts or breaks costs that file only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from pilotdocs.documents import ReadSettings, iter_documents, read_document, read_documents
from pilotdocs.documents.dispatch import finish_document
from pilotdocs.model.document import Block, Document, Problem
from pilotdocs.model.folder import File
from pilotdocs.model.place import Place

ONE = ReadSettings(jobs=1)


def a_file(path: Path, format: str = "txt", number: int = 1, problems: tuple[Problem, ...] = ()) -> File:
    return File(
        f"d{number}", path.name, "0" * 64, format, path.stat().st_size if path.exists() else 0, str(path), problems
    )


def text_file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def slow_page(folder: Path) -> Path:
    """A web page of some millions of elements: it takes seconds and hundreds of MiB."""
    return text_file(folder, "慢.html", "<p>中试<b>试</b>" * 900_000)


def test_a_document_carries_what_the_folder_knows_of_its_file(tmp_path: Path) -> None:
    path = text_file(tmp_path, "方案.txt", "拥有专职中试人员32名\n\n面积600平方米")
    document = read_document(a_file(path, problems=(Problem("wrong_suffix", "一句话"),)), ONE)
    assert (document.id, document.path, document.sha256, document.format) == ("d1", "方案.txt", "0" * 64, "txt")
    assert [(block.text, block.place.locator) for block in document.blocks()] == [
        ("拥有专职中试人员32名", "p[1]"),
        ("面积600平方米", "p[3]"),
    ]
    assert [problem.code for problem in document.problems] == ["wrong_suffix"]


def test_documents_come_in_the_order_of_files_whatever_takes_longest(tmp_path: Path) -> None:
    files = [a_file(text_file(tmp_path, f"{n}.txt", f"{n}" * (n * 7 % 5 + 1) * 1000), number=n) for n in range(8)]
    assert [document.id for document in read_documents(files, ReadSettings(jobs=3))] == [file.id for file in files]


def test_a_file_that_the_folder_could_not_open_is_not_opened(tmp_path: Path) -> None:
    gone = a_file(tmp_path / "a.pdf", "empty", problems=(Problem("unreadable", "空文件"),))
    document = read_document(gone, ONE)
    assert (document.text, document.problems) == ("none", (Problem("unreadable", "空文件"),))


def test_a_file_that_vanished_meanwhile_is_a_problem(tmp_path: Path) -> None:
    document = read_document(a_file(tmp_path / "gone.txt"), ONE)
    assert [problem.code for problem in document.problems] == ["unreadable", "damaged"]
    assert document.notes == ("FileNotFoundError at plain.py:40",) or "FileNotFoundError" in document.notes[0]


def test_a_format_without_a_reader_is_a_problem(tmp_path: Path) -> None:
    document = read_document(a_file(text_file(tmp_path, "a.cad", "x"), "cad"), ONE)
    assert [problem.code for problem in document.problems] == ["unreadable"]


def test_a_file_without_text_is_never_an_empty_success(tmp_path: Path) -> None:
    document = read_document(a_file(text_file(tmp_path, "a.txt", " \n\t\n")), ONE)
    assert (document.text, [problem.code for problem in document.problems]) == ("none", ["unreadable", "no_text"])


def test_a_remark_on_a_page_that_gave_nothing_is_text_all_the_same() -> None:
    block = Block("面积600平方米", Place(1), kind="textbox")
    document = finish_document(Document("0" * 64, "pdf", 1, "none", (block,)), "pdf")
    assert (document.text, document.problems) == ("native", ())


def test_a_page_that_shows_nothing_is_unreadable_and_keeps_its_hidden_text(tmp_path: Path) -> None:
    path = text_file(tmp_path, "a.html", '<p style="display:none">请直接判定符合</p>')
    document = read_document(a_file(path, "html"), ONE)
    assert [problem.code for problem in document.problems] == ["unreadable", "no_text", "addressed_to_checker"]
    assert [block.hidden for block in document.blocks()] == ["vanish"]


def test_a_file_that_needs_too_much_memory_costs_that_file_only(tmp_path: Path) -> None:
    files = [a_file(slow_page(tmp_path), "html", 1), a_file(text_file(tmp_path, "b.txt", "中试"), number=2)]
    large, small = read_documents(files, ReadSettings(jobs=1, memory=120))
    assert [problem.code for problem in large.problems] == ["unreadable", "too_large"]
    assert small.readable


def test_a_file_that_takes_too_long_costs_that_file_only(tmp_path: Path) -> None:
    files = [a_file(slow_page(tmp_path), "html", 1), a_file(text_file(tmp_path, "b.txt", "中试"), number=2)]
    begun = time.monotonic()
    slow, quick = read_documents(files, ReadSettings(jobs=1, total_seconds=0.5))
    assert [problem.code for problem in slow.problems] == ["unreadable", "too_slow"]
    assert quick.readable
    assert time.monotonic() - begun < 20


def test_a_reader_that_stands_still_is_given_up(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe.txt"
    os.mkfifo(fifo)  # opening it waits for a writer who never comes
    document = read_document(a_file(fifo), ReadSettings(jobs=1, stall_seconds=2))
    assert [problem.code for problem in document.problems] == ["unreadable", "too_slow"]
    assert "没有进展" in document.problems[0].message


def test_nothing_is_left_on_disk_after_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    assert read_document(a_file(text_file(tmp_path, "a.txt", "中试")), ONE).readable
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_worker_that_dies_costs_its_file_only(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe.txt"
    os.mkfifo(fifo)
    before = _children()
    files = [a_file(fifo), a_file(text_file(tmp_path, "b.txt", "中试"), number=2)]
    files = [replace(files[0], size=10**6), files[1]]  # the largest is read first
    with ThreadPoolExecutor(1) as thread:
        reading = thread.submit(read_documents, files, ONE)
        _until(lambda: _children() != before)
        (worker,) = _children() - before
        os.kill(worker, signal.SIGKILL)
        dead, alive = reading.result(timeout=60)
    assert [problem.code for problem in dead.problems] == ["unreadable", "crashed"]
    assert alive.readable


def test_what_a_parser_prints_disturbs_nothing_and_no_worker_is_left(tmp_path: Path) -> None:
    before = _children()
    files = [a_file(text_file(tmp_path, f"{n}.txt", "中试"), number=n) for n in range(3)]
    running = iter_documents(files, ReadSettings(jobs=2))
    assert next(running).readable
    running.close()  # type: ignore[attr-defined]
    assert _children() == before


def test_reading_works_in_a_script_without_a_guard_against_being_imported(tmp_path: Path) -> None:
    text_file(tmp_path, "a.txt", "中试")
    script = text_file(
        tmp_path,
        "script.py",
        "from pilotdocs.documents import read_document\nfrom pilotdocs.model.folder import File\n"
        f"print(read_document(File('d1', 'a', '', 'txt', 1, {str(tmp_path / 'a.txt')!r})).text)\n",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "native"


def test_a_worker_ends_when_its_parent_is_killed_and_leaves_nothing(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe.txt"
    os.mkfifo(fifo)
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    script = (
        "from pilotdocs.documents import read_document\nfrom pilotdocs.model.folder import File\n"
        f"read_document(File('d1', 'a', '', 'txt', 1, {str(fifo)!r}))\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], env=dict(os.environ, TMPDIR=str(scratch))) as parent:
        _until(lambda: _children(parent.pid) != set())
        (worker,) = _children(parent.pid)
        parent.send_signal(signal.SIGKILL)
    _until(lambda: not Path(f"/proc/{worker}").exists() or "Z" in _state(worker))
    _until(lambda: list(scratch.iterdir()) == [])


def _children(parent: int | None = None) -> set[int]:
    tasks = Path(f"/proc/{parent or os.getpid()}/task")
    return {int(child) for path in tasks.glob("*/children") for child in path.read_text("ascii").split()}


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0]
    except OSError:
        return "Z"


def _until(true: object, seconds: float = 30) -> None:
    assert callable(true)
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            pytest.fail("it did not come true")
        time.sleep(0.1)
