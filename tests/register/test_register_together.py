"""Two clerks at once lose nothing; a clerk who is killed in the middle leaves nothing half done."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable

from register_builder import add
from sqlalchemy import select

from pilotdocs.register.records import Organisation
from pilotdocs.register.schema import ENTRY
from pilotdocs.register.store import Register
from pilotdocs.register.verify import verify_register

CLERK = """
import sys
from pilotdocs.register.records import Organisation
from pilotdocs.register.store import open_register
address, name = sys.argv[1:]
register = open_register(address, create=True)
for number in range(25):
    with register.writing(by=name, why="测试", at="2026-01-05T09:00:00+08:00") as pen:
        pen.add(Organisation(f"{name}{number}甲"))
        pen.add(Organisation(f"{name}{number}乙"))
"""

KILLED = """
import sys, time
from pilotdocs.register.records import Organisation
from pilotdocs.register.store import open_register
register = open_register(sys.argv[1])
with register.writing(by="王办", why="测试", at="2026-01-05T09:00:00+08:00") as pen:
    for number in range(10):
        pen.add(Organisation(f"半途{number}"))
    pen.flush()
    print("half", flush=True)
    time.sleep(60)
"""


def test_two_processes_that_write_at_once_lose_nothing(address: str, opened: Callable[[], Register]) -> None:
    clerks = [subprocess.Popen([sys.executable, "-c", CLERK, address, name]) for name in ("王办", "李办")]
    assert [clerk.wait(timeout=60) for clerk in clerks] == [0, 0]
    register = opened()
    proof = verify_register(register)
    assert (proof.entries, proof.faults) == (100, ())
    with register.reading() as connection:
        rows = connection.execute(select(ENTRY.c.by, ENTRY.c.body).order_by(ENTRY.c.seq)).all()
    assert len({row.body for row in rows}) == 100
    assert all(first.by == second.by for first, second in zip(rows[::2], rows[1::2], strict=True))


def test_a_process_killed_in_the_middle_leaves_nothing_and_blocks_no_one(register: Register, address: str) -> None:
    add(register, Organisation("甲公司"))
    before = verify_register(register)
    clerk = subprocess.Popen([sys.executable, "-c", KILLED, address], stdout=subprocess.PIPE, text=True)
    assert clerk.stdout is not None
    assert clerk.stdout.readline() == "half\n"
    clerk.send_signal(signal.SIGKILL)
    clerk.wait(timeout=10)
    clerk.stdout.close()
    assert verify_register(register) == before
    assert add(register, Organisation("乙公司")) == [2]
    assert verify_register(register, head=before.head).faults == ()
