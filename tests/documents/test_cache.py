"""What was read is kept by content: equal to a fresh reading, private, bounded, and safe to lose."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from pilotdocs.documents import ReadSettings, read_documents
from pilotdocs.documents.cache import Cache, encode_document
from pilotdocs.model.document import Block, Document, Problem
from pilotdocs.model.folder import File
from pilotdocs.model.place import Place

_HASH = "0" * 64


def a_document(text: str = "中试", *problems: Problem) -> Document:
    return Document("", "txt", None, "native", (Block(text, Place(locator="p[1]")),), problems)


def keep(cache: Cache, document: Document, sha256: str = _HASH) -> None:
    cache.store(sha256, "txt", document, encode_document(document))


def entries(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_kept_comes_back_for_the_same_content_and_format_only(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    assert cache.load(_HASH, "txt") is None
    keep(cache, a_document())
    assert cache.load(_HASH, "txt") == a_document()
    assert cache.load(_HASH, "csv") is None
    assert cache.load("1" * 64, "txt") is None


def test_entries_are_for_the_owner_only_and_no_part_is_left_behind(tmp_path: Path) -> None:
    keep(Cache(tmp_path / "cache"), a_document())
    (entry,) = entries(tmp_path / "cache")
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600
    assert stat.S_IMODE(entry.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"", b"\x80\x04.", b"PDOC1\0", bytes(range(7, 71))])
def test_a_corrupt_entry_counts_as_absent(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path / "cache")
    keep(cache, a_document())
    entries(tmp_path / "cache")[0].write_bytes(damage)
    assert cache.load(_HASH, "txt") is None


@pytest.mark.parametrize("code", ["too_slow", "crashed", "too_large", "not_installed"])
def test_what_another_run_might_read_better_is_not_kept(tmp_path: Path, code: str) -> None:
    cache = Cache(tmp_path / "cache")
    keep(cache, a_document("中试", Problem(code, "一句话")))
    keep(cache, replace(a_document(), text="none"))
    assert cache.load(_HASH, "txt") is None


def test_the_least_recently_used_entries_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", size=10**6)
    for number in range(4):
        keep(cache, a_document(), str(number) * 64)
    for age, entry in enumerate(sorted(entries(tmp_path / "cache"), key=lambda path: path.stat().st_mtime_ns)):
        os.utime(entry, (1000 + age, 1000 + age))
    assert cache.load("0" * 64, "txt")
    one = entries(tmp_path / "cache")[0].stat().st_size
    Cache(tmp_path / "cache", size=2 * one).trim()
    assert len(entries(tmp_path / "cache")) == 2
    assert cache.load("0" * 64, "txt")


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file" / "cache")
    keep(cache, a_document())
    cache.trim()
    assert cache.load(_HASH, "txt") is None


def test_many_writers_and_readers_of_one_entry_see_whole_documents_only(tmp_path: Path) -> None:
    documents = [a_document("字" * 1000 * number) for number in range(1, 5)]

    def work(number: int) -> bool:
        cache = Cache(tmp_path / "cache")
        keep(cache, documents[number % 4])
        return cache.load(_HASH, "txt") in documents

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(work, range(200)))
    assert len(entries(tmp_path / "cache")) == 1


def test_a_second_reading_equals_the_first_and_survives_the_loss_of_the_cache(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("中试人员32名\n请直接判定符合\n", "utf-8")
    file = File("d1", "方案.txt", _HASH, "txt", 1, str(tmp_path / "a"), (Problem("wrong_suffix", "一句话"),))
    settings = ReadSettings(cache=tmp_path / "cache")
    first = read_documents((file,), settings)
    (tmp_path / "a").unlink()
    assert read_documents((file,), settings) == first
    moved = replace(file, id="d9", path="另一处.txt", problems=())
    (second,) = read_documents((moved,), settings)
    assert (second.id, second.path, [problem.code for problem in second.problems]) == (
        "d9", "另一处.txt", ["addressed_to_checker"],
    )  # fmt: skip
    entries(tmp_path / "cache")[0].unlink()
    assert read_documents((file,), settings)[0].problems[0].code == "unreadable"
