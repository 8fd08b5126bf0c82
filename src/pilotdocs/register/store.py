"""The store: SQLite file or PostgreSQL, brought to the newest schema when opened, written to entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from pilotdocs.errors import PilotdocsError, RefusedError
from pilotdocs.register.chain import START, encode_record, entry_hash
from pilotdocs.register.records import FIELDS, NAMES, REFERENCE_FIELDS, REFERENCES, Record, Step, Withdrawal
from pilotdocs.register.schema import ENTRY, TABLES
from pilotdocs.register.words import KIND_WORDS

_WRITER_LOCK = 7_310_452  # any number that other programs on the same PostgreSQL server don't use


class RegisterError(PilotdocsError):
    """A register that can't be opened or written; the sentence says which and what to do."""

    def __init__(self, where: str, fault: str, remedy: str) -> None:
        super().__init__(f"台账“{where}”{fault}。{remedy}")


@dataclass(frozen=True)
class Register:
    """An open register. `shown` is its address without a password."""

    engine: Engine
    shown: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view; nothing is written."""
        with self.engine.connect() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield connection

    @contextmanager
    def writing(self, *, by: str, why: str, at: str) -> Iterator[Pen]:
        """All or nothing: entries made with the pen are there when the block ends, none of them where it fails.

        One writer at a time, in other processes too; the others wait. `by` is who, `why` the reason, `at` when
        (ISO 8601). Raises RegisterError where the store can't be written.
        """
        if not by.strip() or not why.strip():
            raise RefusedError("登记", "没有写明经办人或事由", "请写明由谁、因何登记")
        try:
            with self.engine.connect().execution_options(writing=True) as connection, connection.begin():
                lock_writers(connection)
                pen = Pen(connection, by.strip(), why.strip(), at)
                yield pen
                pen.flush()
        except SQLAlchemyError as error:
            raise RegisterError(
                self.shown, f"未能写入（{_cause(error)}）", "本次登记全部没有生效，请稍后再试"
            ) from error

    def close(self) -> None:
        self.engine.dispose()


# How many entries are held back before they go to the database together.
_TOGETHER = 500


@dataclass(frozen=True)
class Pen:
    """Makes entries inside one transaction. Entries go to the database many at a time; `connection` has them all."""

    _connection: Connection
    by: str
    why: str
    at: str
    # The next entry's number and the hash it follows on: nobody else writes while this transaction is open.
    _tail: list[tuple[int, str]] = field(default_factory=list, repr=False)
    _held: dict[str, list[dict[str, Any]]] = field(default_factory=dict, repr=False)
    # What was found to be there, or was entered, by number: nobody else can take it away meanwhile.
    _known: dict[int, str] = field(default_factory=dict, repr=False)

    @property
    def connection(self) -> Connection:
        """The transaction's connection, for asking; every entry made so far is in the tables."""
        self.flush()
        return self._connection

    def add(self, record: Record, *, corrects: int | None = None) -> int:
        """Enter the record and return its number. `corrects` is the number of the entry that it stands in for.

        Raises RefusedError where it refers to an entry that isn't there, or corrects one of another kind.
        """
        kind = NAMES[type(record)]
        values = values_of(record)
        for name in REFERENCE_FIELDS[kind]:
            if values[name] is not None and self._known.get(values[name]) != name:
                self._check_reference(name, values[name])
        if corrects is not None:
            self._check_correction(kind, corrects)
        if isinstance(record, Withdrawal):
            check_withdrawal(self.connection, record.entry)
            self._known.pop(record.entry, None)
        seq, previous = self._tail[-1] if self._tail else self._find_tail()
        body = encode_record(record)
        digest = entry_hash(previous, seq, self.at, self.by, self.why, kind, corrects, body)
        log = self._held.setdefault("", [])
        log.append(
            {
                "seq": seq, "at": self.at, "by": self.by, "why": self.why, "kind": kind, "corrects": corrects,
                "body": body, "previous": previous, "hash": digest,
            }
        )  # fmt: skip
        self._held.setdefault(kind, []).append({"id": seq, "corrects": corrects, **values})
        self._tail[:] = [(seq + 1, digest)]
        if corrects is None:
            self._known[seq] = kind
        if len(log) >= _TOGETHER:
            self.flush()
        return seq

    def flush(self) -> None:
        """Send what is held back: the log first, then the tables, referred to before referring."""
        if not self._held:
            return
        self._connection.execute(insert(ENTRY), self._held[""])
        for kind, table in TABLES.items():
            if kind in self._held:
                self._connection.execute(insert(table), self._held[kind])
        self._held.clear()

    def _find_tail(self) -> tuple[int, str]:
        last = self.connection.execute(select(ENTRY.c.seq, ENTRY.c.hash).order_by(ENTRY.c.seq.desc()).limit(1)).first()
        return (last.seq + 1, last.hash) if last is not None else (1, START)

    def _check_reference(self, kind: str, number: int) -> None:
        table = TABLES[kind]
        withdrawn = select(TABLES["withdrawal"].c.entry).where(TABLES["withdrawal"].c.entry == number)
        there = self.connection.execute(
            select(table.c.id).where(table.c.id == number, table.c.corrects.is_(None), ~withdrawn.exists())
        ).first()
        if there is None:
            raise RefusedError("登记", f"台账里没有编号为 {number} 的“{KIND_WORDS[kind]}”", "请核对编号")
        self._known[number] = kind

    def _check_correction(self, kind: str, corrects: int) -> None:
        if kind in (NAMES[Step], NAMES[Withdrawal]):
            raise RefusedError("更正", "办理步骤和撤销不能改写", "请撤销最后一步后重新办理")
        found = self.connection.execute(select(ENTRY.c.kind, ENTRY.c.corrects).where(ENTRY.c.seq == corrects)).first()
        if found is None or found.kind != kind:
            raise RefusedError("更正", f"第 {corrects} 条不是同类登记", "请核对要更正的编号")
        if found.corrects is not None:
            raise RefusedError("更正", f"第 {corrects} 条本身是更正", f"请更正最初的第 {found.corrects} 条")


def values_of(record: Record) -> dict[str, Any]:
    """The record's fields by name, as the table takes them."""
    return {name: getattr(record, name) for name in FIELDS[type(record)]}


def is_withdrawn(connection: Connection, number: int) -> bool:
    """Whether the entry was withdrawn."""
    table = TABLES["withdrawal"]
    return connection.execute(select(table.c.id).where(table.c.entry == number)).first() is not None


def check_withdrawal(connection: Connection, number: int) -> None:
    """Refuse to withdraw what isn't there, what other entries rest on, and a step that isn't the platform's last."""
    found = connection.execute(select(ENTRY.c.kind, ENTRY.c.corrects).where(ENTRY.c.seq == number)).first()
    if found is None or found.kind == "withdrawal" or found.corrects is not None or is_withdrawn(connection, number):
        raise RefusedError("撤销", f"第 {number} 条不存在、已撤销，或者本身是更正、撤销", "请核对编号")
    withdrawn = select(TABLES["withdrawal"].c.entry)
    for name, table in TABLES.items():
        if found.kind in table.c and found.kind in REFERENCES:
            resting = connection.execute(
                select(table.c.id).where(table.c[found.kind] == number, table.c.id.not_in(withdrawn)).limit(1)
            ).first()
            if resting is not None:
                raise RefusedError(
                    "撤销", f"第 {resting.id} 条（{KIND_WORDS[name]}）以第 {number} 条为依据", "请先撤销后一条"
                )
    if found.kind == "step":
        table = TABLES["step"]
        platform = select(table.c.platform).where(table.c.id == number).scalar_subquery()
        newest = connection.execute(
            select(func.max(table.c.id)).where(table.c.platform == platform, table.c.id.not_in(withdrawn))
        ).scalar_one()
        if newest != number:
            raise RefusedError("撤销", f"第 {number} 条不是该平台的最后一步", f"请先撤销第 {newest} 条")


def open_register(where: str, *, create: bool = False) -> Register:
    """The register at a file's path, or at a database URL. With `create` an empty place becomes a new register.

    An older schema is brought to the newest first. Raises RegisterError where it can't be opened, or where it was
    made by a newer program.
    """
    from pilotdocs.register.migrate import upgrade

    try:
        url = make_url(where) if "://" in where else make_url("sqlite://").set(database=str(Path(where)))
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() not in ("sqlite", "postgresql"):
            raise RegisterError(where, "不是支持的数据库", "请用 SQLite 文件或 postgresql:// 地址")
        engine = create_engine(url)
    except ArgumentError as error:
        raise RegisterError(where, "的地址写得不对", "请写文件路径或 postgresql://用户@主机/库名") from error
    except ImportError as error:
        raise RegisterError(where, "缺少数据库驱动程序", "请安装：pip install 'pilotdocs[register]'") from error
    shown = url.render_as_string(hide_password=True) if "://" in where else where
    if url.get_backend_name() == "sqlite":
        if not create and not Path(url.database or "").is_file():
            raise RegisterError(shown, "不存在", "请核对地址；要新建请用 pilotdocs register init")
        _prepare_sqlite(engine)
    register = Register(engine, shown)
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            lock_writers(connection)
            upgrade(connection, shown, create=create)
    except SQLAlchemyError as error:
        raise RegisterError(shown, f"打不开（{_cause(error)}）", "请核对地址、权限，确认它是本程序的台账") from error
    return register


def lock_writers(connection: Connection) -> None:
    """Wait until no one else writes; the lock goes with the transaction. (SQLite took it at BEGIN IMMEDIATE.)"""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_WRITER_LOCK)))


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _: object) -> None:
        connection.isolation_level = None  # BEGIN is ours: the driver would begin too late and too lightly
        for pragma in ("busy_timeout = 30000", "journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _cause(error: SQLAlchemyError) -> str:
    text = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    return re.sub(r"(//[^:/\s]+):[^@\s]+@", r"\1:***@", text)[:200]
