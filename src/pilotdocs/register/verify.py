"""Proof that the register is whole: the chain of hashes holds, and the tables say what the log says."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from pilotdocs.register.chain import START, decode_record, entry_hash
from pilotdocs.register.schema import ENTRY, TABLES
from pilotdocs.register.store import Register, values_of


@dataclass(frozen=True, slots=True)
class Proof:
    """`head` is the newest entry's hash (of an empty register sixty-four zeros), `faults` Chinese sentences."""

    entries: int
    head: str
    faults: tuple[str, ...]


def verify_register(register: Register, *, head: str | None = None) -> Proof:
    """Recompute every hash and hold every table's row against the log.

    `head` is a hash noted earlier (on paper, in a backup's name): the chain must still contain it. Only this shows
    that entries were cut off at the end, which the chain alone can't.
    """
    with register.reading() as connection:
        return _verify(connection, head)


def _verify(connection: Connection, head: str | None) -> Proof:
    faults: list[str] = []
    previous, expected, seen = START, 1, set[str]()
    said: dict[str, dict[int, tuple[int | None, dict[str, object]]]] = {name: {} for name in TABLES}
    for row in connection.execute(select(ENTRY).order_by(ENTRY.c.seq)):
        if row.seq != expected:
            faults.append(f"第 {expected} 条缺失。")
        if row.previous != previous:
            faults.append(f"第 {row.seq} 条接不上前一条。")
        if row.hash != entry_hash(row.previous, row.seq, row.at, row.by, row.why, row.kind, row.corrects, row.body):
            faults.append(f"第 {row.seq} 条的内容被改动过。")
        try:
            said[row.kind][row.seq] = (row.corrects, values_of(decode_record(row.kind, row.body)))
        except (KeyError, ValueError, TypeError):
            faults.append(f"第 {row.seq} 条读不出来。")
        previous, expected = row.hash, row.seq + 1
        seen.add(row.hash)
    for name, table in TABLES.items():
        for row in connection.execute(select(table)):
            columns = dict(row._mapping)
            number, corrects = columns.pop("id"), columns.pop("corrects")
            if said[name].pop(number, None) != (corrects, columns):
                faults.append(f"表 {name} 第 {number} 行与日志不符。")
        faults.extend(f"表 {name} 缺第 {number} 行。" for number in said[name])
    if head is not None and head not in seen:
        faults.append("给出的校验值不在日志里：末尾的登记被删去，或者这不是同一本台账。")
    return Proof(expected - 1, previous, tuple(faults))
