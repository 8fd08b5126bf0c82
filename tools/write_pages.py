"""Writes the pages of docs/ that are made from the program itself:  python tools/write_pages.py [--check]

docs/commands.md, docs/commands.zh-CN.md (from the command line's own objects) and docs/problems.zh-CN.md (from the
sentences in the code). With --check nothing is written; a stale page is named and the exit status is 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from command_pages import command_page
from problem_page import problem_page

DOCS = Path(__file__).resolve().parent.parent / "docs"


def pages() -> dict[Path, str]:
    """Every made page with its text."""
    return {
        DOCS / "commands.md": command_page("en"),
        DOCS / "commands.zh-CN.md": command_page("zh"),
        DOCS / "problems.zh-CN.md": problem_page(),
    }


def main(words: list[str]) -> int:
    stale = [path for path, text in pages().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if "--check" in words:
            print(f"stale: docs/{path.name}; run python tools/write_pages.py")
        else:
            path.write_text(pages()[path], encoding="utf-8")
            print(f"written: docs/{path.name}")
    return 1 if stale and "--check" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
