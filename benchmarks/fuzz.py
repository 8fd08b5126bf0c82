"""Damaged files without end: `python benchmarks/fuzz.py --seconds 600 [--seed 1] [--keep FOLDER]`.

Small good files of every kind are changed at random (bytes, runs of bytes, numbers, and inside packages also the parts'
names and XML) and read as any applicant's file is. What must never be is counted: a crash, a hang, an empty
success, an error that leaves `folders` or `documents`. Errors that a reader did not foresee become a problem of
the file; they are counted by the place they came from, because each is a sentence the reviewer could be told better.
The same seed gives the same files. With `--keep`, every file of the first kind is kept.
"""

# ruff: noqa: E402, I001 - the path must be set before the imports

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import tempfile
import time
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "tests" / "hostile")]
import builders
from hostile import must_never_be

from pilotdocs.documents import ReadSettings, iter_documents
from pilotdocs.folders import scan_file
from pilotdocs.model.document import Document
from pilotdocs.model.folder import File

_BATCH = 200
_SEEDS: dict[str, Callable[[], bytes]] = {
    "docx": builders.docx,
    "xlsx": builders.xlsx,
    "pdf": builders.pdf,
    "ofd": builders.ofd,
    "zip": lambda: builders.pack([("方案.docx", builders.docx()), ("名册.csv", "姓名,岗位\n甲,技术\n乙,管理\n")]),
    "html": "<table><tr><td>姓名</td><td>岗位</td></tr><tr><td>甲</td><td>技术</td></tr></table><p>尾".encode,
    "csv": lambda: "姓名,岗位,原值\n甲,技术,1\n乙,管理,2\n丙,技能,3\n".encode("gb18030"),
    "png": lambda: builders.png(40, 30, (b"\0" + b"\xff" * 40) * 30),
    "docx+": builders.rich_docx,
    "xlsx+": builders.rich_xlsx,
    "pdf+": builders.rich_pdf,
    "xls": builders.xls,
    "eml": builders.eml,
    "mht": builders.mht,
    "jpg": lambda: builders.picture("JPEG"),
    "tif": lambda: builders.picture("TIFF"),
    "gif": lambda: builders.picture("GIF"),
    "bmp": lambda: builders.picture("BMP"),
    "webp": lambda: builders.picture("WEBP"),
    "mpo": lambda: builders.picture("MPO"),
}  # fmt: skip
_PACKED = ("docx", "docx+", "xlsx", "xlsx+", "ofd", "zip")
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483647", b"4294967296", b"99999999999999999999", b"1e308", b"NaN", b"")


def flip(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data) + 1)
    return data[:start] if dice.random() < 0.3 else data[:start] + data[start + dice.randrange(1, 200) :]


def repeat(data: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(data) + 1)
    run = data[start : start + dice.randrange(1, 200)]
    return data[:start] + run * dice.choice((2, 3, 50, 2000)) + data[start:]


def renumber(data: bytes, dice: random.Random) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    match = dice.choice(found)
    return data[: match.start()] + dice.choice(_NUMBERS) + data[match.end() :]


def retag(data: bytes, dice: random.Random) -> bytes:
    """Take out, double or exchange whole tags."""
    tags = list(re.finditer(rb"<[^<>]*>", data))
    if len(tags) < 2:
        return flip(data, dice)
    one, other = dice.choice(tags), dice.choice(tags)
    new = dice.choice((b"", one[0] * 2, other[0], other[0] * dice.choice((5, 400))))
    return data[: one.start()] + new + data[one.end() :]


def repack(data: bytes, dice: random.Random) -> bytes:
    """Change one part inside a package, or its name, and pack it again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    index = dice.randrange(len(parts))
    name, inner = parts[index]
    kind = dice.random()
    if kind < 0.1:
        parts[index] = (dice.choice(parts)[0], inner)
    elif kind < 0.15:
        del parts[index]
    elif kind < 0.2:
        parts[index] = (name, b"" if kind < 0.18 else data)
    else:
        parts[index] = (name, dice.choice((flip, cut, repeat, renumber, retag, retag, retag))(inner, dice))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return builders.pack(parts)  # type: ignore[arg-type]


def mutate(kind: str, data: bytes, dice: random.Random) -> bytes:
    packed = kind in _PACKED
    for _ in range(dice.choice((1, 1, 2, 3))):
        try:
            change = repack if packed and dice.random() < 0.75 else dice.choice((flip, cut, repeat, renumber, retag))
            data = change(data, dice)
        except (
            zipfile.BadZipFile,
            ValueError,
            KeyError,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
            zlib.error,
        ):
            break  # no package any more, which is as good
    return data[: 4 << 20]


def run(seconds: float, seed: int, keep: Path | None, settings: ReadSettings) -> int:
    dice = random.Random(seed)
    ends: Counter[str] = Counter()
    unforeseen: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    seeds = {kind: make() for kind, make in _SEEDS.items()}
    begun = time.monotonic()
    number = 0
    while time.monotonic() - begun < seconds:
        with tempfile.TemporaryDirectory() as place:
            batch: list[tuple[str, Path, tuple[File, ...]]] = []
            for _ in range(_BATCH):
                kind = dice.choice(list(seeds))
                path = Path(place) / f"{number:07d}.{kind.rstrip('+')}"
                path.write_bytes(mutate(kind, seeds[kind], dice))
                number += 1
                try:
                    batch.append((kind, path, scan_file(path, Path(place) / "unpacked" / path.name)))
                except Exception as error:  # any error here is the finding
                    _note(bad, f"scan: {type(error).__name__}", path, keep)
            files = [replace(file, id=str(index)) for index, (_, _, found) in enumerate(batch) for file in found]
            for document in iter_documents(files, settings):
                kind, path, _ = batch[int(document.id)]
                ends[f"{kind} {_end(document)}"] += 1
                unforeseen.update(f"{kind} {note}" for note in document.notes if _is_origin(note))
                if (why := must_never_be(document)) is not None:
                    _note(bad, f"{kind} {why}", path, keep)
    print(f"{number} files in {time.monotonic() - begun:.0f} s, seed {seed}")
    for title, counts in (("must never be", bad), ("unforeseen errors", unforeseen), ("outcomes", ends)):
        print(f"{title}: {sum(counts.values())}")
        for name, count in sorted(counts.items()):
            print(f"  {count:6d}  {name}")
    return 1 if bad else 0


def _end(document: Document) -> str:
    codes = [problem.code for problem in document.problems]
    return f"{document.text} {' '.join(sorted(set(codes)))}".strip() if document.text == "none" else "read"


def _is_origin(note: str) -> bool:
    return (
        re.fullmatch(r"\w*(Error|Exception|Warning|Interrupt|Exit)\w*( at \S+:\d+)?|exit status .*", note) is not None
    )


def _note(bad: Counter[str], what: str, path: Path, keep: Path | None) -> None:
    bad[what] += 1
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / path.name).write_bytes(path.read_bytes())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--jobs", type=int, default=0)
    options = parser.parse_args()
    settings = ReadSettings(jobs=options.jobs, stall_seconds=30, total_seconds=60)
    return run(options.seconds, options.seed, options.keep, settings)


if __name__ == "__main__":
    raise SystemExit(main())
