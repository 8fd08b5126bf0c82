"""What the register costs at size:  python benchmarks/register.py [PLATFORMS]

Fills a SQLite register (six entries a platform, in one transaction) and prints wall seconds of filling it, of
reading all its books, of the due list, of verifying the chain, and the file's size.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from pilotdocs.register.due import find_due
from pilotdocs.register.life import load_books
from pilotdocs.register.obligations import setting_of
from pilotdocs.register.records import Change, Evaluation, Organisation, Platform, Step, Submission
from pilotdocs.register.store import open_register
from pilotdocs.register.verify import verify_register
from pilotdocs.rules import load_pack
from pilotdocs.workdays import load_workdays


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    lifecycle = load_pack("shaoxing-municipal-2025-draft").lifecycle
    assert lifecycle is not None
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "register.db"
        register = open_register(str(path), create=True)
        marks = [perf_counter()]
        with register.writing(by="benchmark", why="size", at="2030-01-01T00:00:00+08:00") as pen:
            organisation = pen.add(Organisation("甲公司"))
            for number in range(count):
                platform = pen.add(Platform(f"平台{number}", organisation))
                start = date(2025, 1, 1) + timedelta(days=number % 900)
                pen.add(Step(platform, "recognise", "proposed", "recognised", start))
                pen.add(Submission(platform, "yearly_report", start.year, date(start.year + 1, 3, 1)))
                pen.add(Change(platform, "更名", start + timedelta(days=200)))
                pen.add(Evaluation(platform, "一", start + timedelta(days=300), "合格"))
                pen.add(Evaluation(platform, "二", start + timedelta(days=900), "不合格"))
        marks.append(perf_counter())
        with register.reading() as connection:
            books = load_books(connection)
        marks.append(perf_counter())
        due = find_due(books, setting_of(lifecycle, books.calls, load_workdays()), date(2029, 6, 30), 30)
        marks.append(perf_counter())
        proof = verify_register(register)
        marks.append(perf_counter())
        register.close()
        size = path.stat().st_size / 1e6
    names = ("fill", "read", "due", "verify")
    for name, before, after in zip(names, marks, marks[1:], strict=False):
        print(f"{name:7s} {after - before:7.2f} s")
    print(f"{proof.entries} entries, {len(due.rows)} due, {len(due.grounds)} grounds, {size:.1f} MB")
    return 1 if proof.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
