"""The tutorials say what the program says: their commands are run and each line they show must come."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.parametrize("page", ["tutorial.zh-CN.md", "tutorial.md"])
def test_every_line_that_a_tutorial_shows_is_printed(page: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "corpora" / "demo", tmp_path / "corpora" / "demo")
    letter = re.search(
        r"```yaml\n(.*?)```", (ROOT / "docs" / "tutorial.zh-CN.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert letter is not None
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    shown = 0
    for block in re.findall(r"```console\n(.*?)```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = step.strip("\n").split("\n")
            if "--data" in command:
                (tmp_path / "练习" / "通知.yaml").write_text(letter.group(1), encoding="utf-8")
            ran = subprocess.run(
                ["sh", "-c", command],
                cwd=tmp_path,
                env=os.environ | {"PATH": path},
                capture_output=True,
                text=True,
                check=False,
            )
            said = (ran.stdout + ran.stderr).splitlines()
            missing = [line for line in lines if line not in said]
            assert not missing, f"{command}: {missing}"
            shown += len(lines)
    assert shown >= 3
