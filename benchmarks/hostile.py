"""How every file of a folder ends: `python benchmarks/hostile.py FOLDER` prints `file<TAB>outcome`, one a line.

An outcome is what kind of text was read, how much, and the codes of what is wrong with it. The same folder gives the
same lines. On standard error: how long it took, and whatever must never be (a crash, a hang, an empty success).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from pilotdocs.documents import ReadSettings, iter_documents
from pilotdocs.folders import scan_folder
from pilotdocs.model.document import Document


def outcome_of(document: Document) -> str:
    """One line: `native`, or `none`, with the codes of its problems in order, each once."""
    codes = list(dict.fromkeys(problem.code for problem in document.problems))
    hidden = sum(1 for block in document.blocks() if block.hidden)
    marks = [document.format, document.text, *(["hidden text"] if hidden else []), *codes]
    return " ".join(marks)


def must_never_be(document: Document) -> str | None:
    """What is wrong with this outcome as such; None where it is a right one."""
    codes = {problem.code for problem in document.problems}
    for code in ("crashed", "too_slow"):
        if code in codes:
            return code
    if document.text == "none" and "unreadable" not in codes:
        return "empty success"
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=300, help="the most one file may take")
    options = parser.parse_args()
    begun = time.monotonic()
    bad = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = scan_folder(options.folder, Path(scratch) / "unpacked")
        settings = ReadSettings(jobs=options.jobs, total_seconds=options.seconds, stall_seconds=options.seconds)
        for document in iter_documents(folder.files, settings):
            print(f"{document.path}\t{outcome_of(document)}", flush=True)
            if (why := must_never_be(document)) is not None:
                bad += 1
                print(f"{why}: {document.path} {document.notes}", file=sys.stderr)
        for problem in folder.problems:
            print(f".\t{problem.code}")
    print(f"{len(folder.files)} files in {time.monotonic() - begun:.1f} s, {bad} wrong outcomes", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
