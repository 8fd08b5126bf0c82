"""What the register costs at size:  python benchmarks/register.py [PLATFORMS [postgresql://…/EMPTY]] [--board FILE]

Fills a register (SQLite in a scratch folder, or an empty PostgreSQL database; six entries a platform, in one
transaction) and prints wall and CPU seconds of filling it, of reading all its books, of the due list, of the board's
page, of verifying the chain and of a backup, and how large page and backup are. `--board` keeps the page.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time

from pilotdocs.register.backup import write_backup
from pilotdocs.register.board import make_board, write_board
from pilotdocs.register.due import find_due
from pilotdocs.register.life import load_books
from pilotdocs.register.obligations import setting_of
from pilotdocs.register.records import Change, Evaluation, Organisation, Platform, Step, Submission
from pilotdocs.register.store import Register, open_register
from pilotdocs.register.verify import verify_register
from pilotdocs.rules import load_pack
from pilotdocs.workdays import load_workdays

DISTRICTS = ("越城区", "柯桥区", "上虞区", "诸暨市", "嵊州市", "新昌县")
AREAS = ("新材料", "生物医药", "高端装备", "电子信息", "纺织印染", "新能源", "化工")
ON = date(2029, 6, 30)


def fill(register: Register, count: int) -> None:
    with register.writing(by="benchmark", why="size", at="2030-01-01T00:00:00+08:00") as pen:
        owners = [pen.add(Organisation(f"绍兴第{n}新材料有限公司")) for n in range(max(1, count // 4))]
        for number in range(count):
            words = (DISTRICTS[number % 6], AREAS[number % 7], AREAS[number % 5])
            platform = pen.add(Platform(f"第{number}中试平台", owners[number % len(owners)], *words))
            start = date(2025, 1, 1) + timedelta(days=number % 900)
            pen.add(Step(platform, "recognise", "proposed", "recognised", start))
            pen.add(Submission(platform, "yearly_report", start.year, date(start.year + 1, 3, 1)))
            pen.add(Change(platform, "更名", start + timedelta(days=200)))
            pen.add(Evaluation(platform, "一", start + timedelta(days=300), "合格"))
            pen.add(Evaluation(platform, "二", start + timedelta(days=900), "不合格"))


def main() -> int:
    arguments = sys.argv[1:]
    keep = arguments.pop(arguments.index("--board") + 1) if "--board" in arguments else None
    plain = [item for item in arguments if item != "--board"]
    count = int(plain[0]) if plain else 10_000
    lifecycle = load_pack("shaoxing-municipal-2025-draft").lifecycle
    assert lifecycle is not None
    marks = [(perf_counter(), process_time())]

    def mark(name: str) -> None:
        before, now = marks[-1], (perf_counter(), process_time())
        marks.append(now)
        print(f"{name:7s} {now[0] - before[0]:7.2f} s wall {now[1] - before[1]:7.2f} s CPU", flush=True)

    with tempfile.TemporaryDirectory() as scratch:
        register = open_register(plain[1] if len(plain) > 1 else f"{scratch}/register.db", create=True)
        fill(register, count)
        mark("fill")
        with register.reading() as connection:
            books = load_books(connection)
        mark("read")
        setting = setting_of(lifecycle, books.calls, load_workdays())
        due = find_due(books, setting, ON, 30)
        mark("due")
        page, backup = Path(keep) if keep else Path(scratch) / "board.html", Path(scratch) / "backup.gz"
        write_board(make_board(books, setting, ON, 60), page)
        mark("board")
        proof = verify_register(register)
        mark("verify")
        write_backup(register, backup)
        mark("backup")
        register.close()
        print(f"{proof.entries} entries, {len(due.rows)} due, {len(due.grounds)} grounds")
        print(f"page {page.stat().st_size / 1e6:.1f} MB, backup {backup.stat().st_size / 1e6:.1f} MB")
    return 1 if proof.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
