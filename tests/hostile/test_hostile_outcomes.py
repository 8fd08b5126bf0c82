"""How every file of the hostile set ends is written down in `outcomes.tsv`; a change of it is looked at by a person.

To write it anew: `python tests/hostile/make.py FOLDER`, then
`python benchmarks/hostile.py FOLDER > tests/hostile/outcomes.tsv`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent
_EXPECTED = (_HERE / "outcomes.tsv").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("hostile")
    subprocess.run([sys.executable, _HERE / "make.py", folder], check=True, timeout=60)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    command = [sys.executable, _ROOT / "benchmarks" / "hostile.py", folder, "--seconds", "120"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=580)
    assert done.returncode == 0, done.stderr.decode()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    return done.stdout.decode().splitlines()


@pytest.mark.slow
def test_every_hostile_file_ends_as_written_down_and_none_crashes_hangs_or_succeeds_empty(outcomes: list[str]) -> None:
    assert outcomes == _EXPECTED


def test_no_file_of_the_table_gives_no_text_without_being_unreadable() -> None:
    for line in _EXPECTED:
        kind_and_codes = line.split("\t")[1].split()
        assert "unreadable" in kind_and_codes or kind_and_codes[1] in ("native", "ocr", "mixed")
