"""Every file of faulty/ says in comments which faults must be found: `# <line> <part of the message or remedy>`."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from pilotdocs.errors import PackError
from pilotdocs.rules import check_pack, load_pack
from pilotdocs.rules.read_pack import read_pack

FAULTY = sorted((Path(__file__).parent / "faulty").glob("*.yaml"))


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_each_fault_is_found_with_its_line_all_at_once(path: Path) -> None:
    wanted = re.findall(r"# (\d+) (.+)", path.read_text(encoding="utf-8"))
    assert wanted
    found = [(fault.line, fault.sentence()) for fault in check_pack(path)]
    for line, words in wanted:
        assert any(number == int(line) and words in sentence for number, sentence in found), (line, words, found)


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_a_faulty_pack_is_not_loaded_and_the_error_names_every_fault(path: Path) -> None:
    with pytest.raises(PackError) as error:
        load_pack(path)
    assert len(error.value.faults) == len(check_pack(path))
    assert error.value.exit_code == 3


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"x: " + b"[" * 100 + b"]" * 100, "嵌套"),
        (b"a" * 500_001, "上限"),
        (b"[" + b"a, " * 21_000 + b"]", "超过"),
        (b"- a\n- b\n", "键: 值"),
        (b"schema: pilotdocs.rules/1\n---\nb: 1\n", "两份文档"),
        (b"schema: pilotdocs.rules/2\npack: {}\nconditions: []\n", "pilotdocs.rules/1"),
        (b"? [a]\n: b\n", "键不是文字"),
        (b"x: *nobody\n", "锚点或别名"),
        (b"pack:\n\tid: x\n", "YAML"),
        (b"schema: [a]\npack: b\nconditions: c\npapers: d\nquestions: e\nwording: f\ncases: g\nlifecycle: h\n", "列表"),
    ],
)
def test_hostile_bytes_are_faults_never_tracebacks(data: bytes, words: str) -> None:
    pack, faults = read_pack(data)
    assert pack is None
    assert any(words in fault.sentence() for fault in faults), faults


def test_an_unknown_id_names_the_nearest_pack_and_all_others() -> None:
    with pytest.raises(PackError, match="shaoxing-municipal-2025-draft"):
        load_pack("shaoxing-municipal")


def test_a_missing_file_says_so() -> None:
    with pytest.raises(PackError, match="没有这个文件"):
        load_pack("nowhere/pack.yaml")


def test_a_pack_full_of_faults_is_refused_in_bounded_time() -> None:
    lines = ["schema: pilotdocs.rules/1", "pack: {id: x, title: 甲, status: 乙, draft: yes}", "conditions:"]
    test = "{threshold: {quantity: unknown_%d, at_least: 5}}"
    lines += [f"  - {{id: c{n}, title: 甲, clause: 乙, strength: hard, test: {test % n}}}" for n in range(1100)]
    begun = time.process_time()
    pack, faults = read_pack("\n".join(lines).encode())
    assert pack is None
    assert len(faults) >= 1100
    assert time.process_time() - begun < 20
