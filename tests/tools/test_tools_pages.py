"""The pages made from the program are as the program is now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"


def test_no_made_page_is_stale() -> None:
    ran = subprocess.run(
        [sys.executable, str(TOOLS / "write_pages.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_page_of_problems_knows_every_code_that_a_reader_can_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TOOLS))
    from problem_page import sentences  # type: ignore[import-not-found]

    said = sentences()
    assert {"unreadable", "encrypted", "damaged", "no_text", "needs_ocr", "not_marked", "report_failed"} <= set(said)
    assert all(remedy for code, pairs in said.items() for _, remedy in pairs if code != "blank_page")
