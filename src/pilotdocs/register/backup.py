"""The register as one file and back: the log says everything, so a backup is the log, and tables are made from it.

A backup is gzip'd text: a line that says what it is, one line an entry, a last line with their number and the head. It
goes from either store to either store.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import SQLAlchemyError

from pilotdocs.errors import DataError, OutputError
from pilotdocs.register.chain import START, decode_record, entry_hash
from pilotdocs.register.schema import ENTRY, TABLES
from pilotdocs.register.store import Register, RegisterError, lock_writers, values_of

SCHEMA = "pilotdocs.register.backup/1"
_FIELDS = ("seq", "at", "by", "why", "kind", "corrects", "body", "previous", "hash")
_LONGEST = 1_000_000  # characters of one line: an entry has some hundreds
_BATCH = 500


def write_backup(register: Register, path: Path) -> tuple[int, str]:
    """Write the whole log to a new file, as it is at one moment; number of entries and head (the newest hash).

    The file appears whole or not at all, and never over another. Raises OutputError.
    """
    if path.exists():
        raise OutputError(str(path), "已经有这个文件", "请换一个文件名，备份从不覆盖")
    part = path.with_name(f".{path.name}.part")
    count, head = 0, START
    try:
        with part.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out:
            out.write(_line({"schema": SCHEMA}))
            with register.reading() as connection:
                for row in connection.execution_options(yield_per=_BATCH).execute(select(ENTRY).order_by(ENTRY.c.seq)):
                    out.write(_line(dict(row._mapping)))
                    count, head = count + 1, row.hash
            out.write(_line({"entries": count, "head": head}))
        with part.open("rb") as whole:
            os.fsync(whole.fileno())
        os.link(part, path) if hasattr(os, "link") else part.rename(path)
    except FileExistsError as error:
        raise OutputError(str(path), "已经有这个文件", "请换一个文件名，备份从不覆盖") from error
    except OSError as error:
        raise OutputError(str(path), error.strerror or "写入失败", "请换一个位置") from error
    finally:
        part.unlink(missing_ok=True)
    return count, head


def restore_backup(register: Register, path: Path, *, head: str | None = None) -> tuple[int, str]:
    """Put the backup into an empty register, all or nothing; number of entries and head.

    The chain of hashes is recomputed on the way. `head` is a hash noted earlier that the backup must contain. Raises
    DataError for a file that is no whole backup, RegisterError where the register is not empty.
    """
    try:
        with register.engine.connect().execution_options(writing=True) as connection, connection.begin():
            lock_writers(connection)
            if connection.execute(select(ENTRY.c.seq).limit(1)).first() is not None:
                raise RegisterError(register.shown, "里已经有登记", "只能恢复到新建的空台账")
            return _restore(connection, path, head)
    except SQLAlchemyError as error:
        raise RegisterError(
            register.shown, f"未能恢复（{type(error).__name__}）", "台账没有改动，请稍后再试"
        ) from error


def check_backup(path: Path, *, head: str | None = None) -> tuple[int, str]:
    """Read the backup through and recompute its chain; number of entries and head. Raises DataError."""
    count, last, found = 0, START, head is None
    for entry in _entries(path):
        count, last = entry["seq"], entry["hash"]
        found = found or last == head
    _need_head(path, found)
    return count, last


def _restore(connection: Connection, path: Path, head: str | None) -> tuple[int, str]:
    count, last, found = 0, START, head is None
    waiting: list[dict[str, Any]] = []
    for entry in _entries(path):
        waiting.append(entry)
        count, last = entry["seq"], entry["hash"]
        found = found or last == head
        if len(waiting) == _BATCH:
            _put(connection, path, waiting)
            waiting = []
    _put(connection, path, waiting)
    _need_head(path, found)
    return count, last


def _put(connection: Connection, path: Path, entries: list[dict[str, Any]]) -> None:
    if not entries:
        return
    connection.execute(insert(ENTRY), entries)
    run: list[dict[str, Any]] = []
    kind = ""
    for entry in entries:  # runs of one kind, in the log's order: rows refer to earlier ones
        try:
            values = values_of(decode_record(entry["kind"], entry["body"]))
        except (KeyError, ValueError, TypeError) as error:
            raise _fault(path, f"第 {entry['seq']} 条读不出来，可能由更新版本的程序写成") from error
        if entry["kind"] != kind and run:
            connection.execute(insert(TABLES[kind]), run)
            run = []
        kind = entry["kind"]
        run.append({"id": entry["seq"], "corrects": entry["corrects"], **values})
    connection.execute(insert(TABLES[kind]), run)


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    """The entries in order, each held against the chain; the last line is held against what came."""
    previous, count = START, 0
    lines = _lines(path)
    first = next(lines, None)
    if first is None or first.get("schema") != SCHEMA:
        raise _fault(path, "不是台账的备份")
    for line in lines:
        if "entries" in line:
            if line != {"entries": count, "head": previous} or next(lines, None) is not None:
                raise _fault(path, "末尾与内容不符")
            return
        if set(line) != set(_FIELDS) or line["seq"] != count + 1 or line["previous"] != previous:
            raise _fault(path, f"第 {count + 1} 条缺失或接不上")
        previous, count = line["hash"], count + 1
        if previous != entry_hash(*(line[name] for name in ("previous", *_FIELDS[:7]))):
            raise _fault(path, f"第 {count} 条的内容被改动过")
        yield line
    raise _fault(path, "没有写完，末尾缺失")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rb") as source:
            while raw := source.readline(_LONGEST):
                line = json.loads(raw)
                if not isinstance(line, dict):
                    raise _fault(path, "不是台账的备份")
                yield line
    except FileNotFoundError as error:
        raise _fault(path, "找不到这个文件") from error
    except (OSError, EOFError, zlib.error, ValueError, RecursionError) as error:
        raise _fault(path, "打不开、不完整，或者不是台账的备份") from error


def _need_head(path: Path, found: bool) -> None:
    if not found:
        raise _fault(path, "里没有给出的校验值：备份比记下它的时候旧，或者不是同一本台账")


def _fault(path: Path, why: str) -> DataError:
    return DataError(path.name, why, "台账没有改动；请换用另一份备份")


def _line(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=True, separators=(",", ":")) + "\n").encode("ascii")
