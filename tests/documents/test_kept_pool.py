"""Reading processes kept over several folders: one start for all, and none that an earlier folder has harmed."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from pilotdocs.documents import Pool, ReadSettings, read_documents
from pilotdocs.model.folder import File

ONE = ReadSettings(jobs=1, memory=512)


def read(folder: Path, pool: Pool, data: bytes, format: str = "txt") -> bool:
    """Whether a folder of one such file gives text."""
    path = folder / "a"
    path.write_bytes(data)
    (document,) = read_documents([File("d1", "a", "0" * 64, format, len(data), str(path))], ONE, pool)
    return document.readable


def children() -> set[int]:
    """The living processes that this one has started. (A thread's own list of children may leave one out while
    another ends.)"""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text("utf-8", "replace").rpartition(")")[2].split()[:2]
        except OSError:
            continue  # it has ended since
        if int(parent) == os.getpid() and state != "Z":
            found.add(int(path.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="no /proc")
def test_one_process_reads_folder_after_folder_until_a_file_gives_it_trouble(tmp_path: Path) -> None:
    before = children()
    with Pool(ONE) as pool:
        assert read(tmp_path, pool, "中试".encode())
        (first,) = children() - before
        assert read(tmp_path, pool, "平台".encode())
        assert children() - before == {first}
        assert not read(tmp_path, pool, b"%PDF-1.7 broken", "pdf")
        assert children() - before == set()
        assert read(tmp_path, pool, "平台".encode())
        (second,) = children() - before
        assert second != first
    assert children() - before == set()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="no /proc")
def test_a_process_that_died_between_two_folders_costs_no_file(tmp_path: Path) -> None:
    before = children()
    with Pool(ONE) as pool:
        assert read(tmp_path, pool, "中试".encode())
        (first,) = children() - before
        os.kill(first, signal.SIGKILL)
        os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
        assert read(tmp_path, pool, "平台".encode())
