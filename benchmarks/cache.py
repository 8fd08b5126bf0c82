"""What the cache saves: `python benchmarks/cache.py FOLDER` reads a folder twice and prints both times and sizes.

The first reading starts with an empty cache, the second finds everything in it; each runs in a process of its own, so
that both pay for start-up. The documents of both must be equal.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def read(folder: Path, cache: Path) -> None:
    from pilotdocs.documents import ReadSettings, iter_documents
    from pilotdocs.folders import scan_folder

    begun = time.monotonic()
    digest = hashlib.sha256()
    pages = 0
    with tempfile.TemporaryDirectory() as scratch:
        found = scan_folder(folder, Path(scratch) / "unpacked")
        for document in iter_documents(found.files, ReadSettings(cache=cache)):
            digest.update(repr(document).encode("utf-8", "surrogatepass"))
            pages += document.pages or 1
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    spent = sum(one.ru_utime + one.ru_stime for one in usage)
    print(f"{time.monotonic() - begun:.2f} {spent:.2f} {len(found.files)} {pages} {digest.hexdigest()}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.cache:
        read(options.folder, options.cache)
        return 0
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, __file__, str(options.folder), "--cache", place + "/cache"]
        runs = []
        for name in ("first", "second"):
            begun = time.monotonic()
            line = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            runs.append((time.monotonic() - begun, line))
            whole, (reading, spent, files, pages, _) = runs[-1]
            print(f"{name}: {whole:.2f} s in all, {reading} s reading, {spent} cpu-s, {files} files, {pages} pages")
        size = sum(path.stat().st_size for path in Path(place).rglob("*") if path.is_file())
    same = runs[0][1][4] == runs[1][1][4]
    print(f"second/first: {runs[1][0] / runs[0][0]:.1%}; cache {size / 1024:.0f} KiB; documents equal: {same}")
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main())
