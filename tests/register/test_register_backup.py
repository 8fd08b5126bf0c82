"""A backup is the whole log; restored on either store it is the same register, or nothing."""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from register_builder import add, add_platform, d, life_of, step

from pilotdocs.errors import DataError, OutputError
from pilotdocs.register.backup import check_backup, restore_backup, write_backup
from pilotdocs.register.records import Organisation, Paper, Withdrawal
from pilotdocs.register.store import Register, RegisterError, open_register
from pilotdocs.register.verify import verify_register

RESTORE = """
import sys
from pathlib import Path
from pilotdocs.register import backup
from pilotdocs.register.store import open_register
register = open_register(sys.argv[1], create=True)
put = backup._put
def slowly(connection, path, entries):
    put(connection, path, entries)
    print("half", flush=True)
    import time; time.sleep(60)
backup._put = slowly
backup.restore_backup(register, Path(sys.argv[2]))
"""


def filled(register: Register) -> int:
    platform = add_platform(register)
    (paper, wrong) = add(
        register, Paper(platform, "原认定文件", d("2022-01-05")), Paper(platform, "别的", d("2022-01-05"))
    )
    step(register, platform, "自动纳入", "2026-01-05")
    add(register, Withdrawal(wrong))
    with register.writing(by="王办", why="更正\n第二行", at="2026-01-05T09:00:00+08:00") as pen:
        pen.add(Paper(platform, "原认定文件", d("2022-02-05"), title="“引号”"), corrects=paper)
    return platform


def test_a_restored_register_is_the_same_and_goes_on(register: Register, tmp_path: Path) -> None:
    platform = filled(register)
    proof = verify_register(register)
    assert write_backup(register, tmp_path / "备份.gz") == (proof.entries, proof.head)
    other = open_register(str(tmp_path / "新.db"), create=True)
    restore_backup(other, tmp_path / "备份.gz", head=proof.head)
    assert verify_register(other) == proof
    assert life_of(other, platform) == life_of(register, platform)
    assert add(other, Organisation("乙公司")) == [proof.entries + 1]
    other.close()


def test_a_backup_goes_from_one_store_to_the_other(
    address: str, opened: Callable[[], Register], tmp_path: Path
) -> None:
    source = open_register(str(tmp_path / "源.db"), create=True)
    filled(source)
    proof = verify_register(source)
    write_backup(source, tmp_path / "备份.gz")
    restore_backup(opened(), tmp_path / "备份.gz")
    assert verify_register(opened()) == proof
    with pytest.raises(RegisterError, match="已经有登记"):
        restore_backup(opened(), tmp_path / "备份.gz")
    assert verify_register(opened()) == proof
    source.close()


@pytest.mark.parametrize("harm", ["cut", "middle", "text", "word", "gone", "tail"])
def test_a_harmed_backup_restores_nothing(register: Register, tmp_path: Path, harm: str) -> None:
    filled(register)
    path, new = tmp_path / "备份.gz", tmp_path / "新.db"
    write_backup(register, path)
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    harmed = {
        "cut": gzip.compress(b"".join(lines[:-1])),
        "middle": gzip.compress(b"".join(lines[:3] + lines[4:])),
        "text": b"no backup at all",
        "word": gzip.compress(b"".join(lines).replace(b"2022-01-05", b"2021-01-05")),
        "gone": path.read_bytes()[:-40],
        "tail": gzip.compress(b"".join(lines[:-2] + lines[-1:])),
    }
    path.write_bytes(harmed[harm])
    with pytest.raises(DataError, match="台账没有改动"):
        check_backup(path)
    other = open_register(str(new), create=True)
    with pytest.raises(DataError):
        restore_backup(other, path)
    assert verify_register(other).entries == 0
    other.close()


def test_an_older_backup_is_told_from_the_one_whose_head_was_noted(register: Register, tmp_path: Path) -> None:
    filled(register)
    write_backup(register, tmp_path / "旧.gz")
    add(register, Organisation("乙公司"))
    with pytest.raises(DataError, match="没有给出的校验值"):
        check_backup(tmp_path / "旧.gz", head=verify_register(register).head)


def test_a_backup_never_overwrites(register: Register, tmp_path: Path) -> None:
    (tmp_path / "备份.gz").write_text("x")
    with pytest.raises(OutputError, match="从不覆盖"):
        write_backup(register, tmp_path / "备份.gz")
    assert [path.name for path in tmp_path.glob("*.gz*")] == ["备份.gz"]


def test_a_restore_killed_in_the_middle_leaves_an_empty_register(
    address: str, opened: Callable[[], Register], tmp_path: Path
) -> None:
    source = open_register(str(tmp_path / "源.db"), create=True)
    filled(source)
    write_backup(source, tmp_path / "备份.gz")
    clerk = subprocess.Popen(
        [sys.executable, "-c", RESTORE, address, str(tmp_path / "备份.gz")], stdout=subprocess.PIPE, text=True
    )
    assert clerk.stdout is not None
    assert clerk.stdout.readline() == "half\n"
    clerk.send_signal(signal.SIGKILL)
    clerk.wait(timeout=10)
    clerk.stdout.close()
    time.sleep(0.2)
    assert verify_register(opened()).entries == 0
    restore_backup(opened(), tmp_path / "备份.gz")
    assert verify_register(opened()) == verify_register(source)
    source.close()
