"""The tables: the log, and one table a kind whose rows repeat what the log's entries say, for asking."""

from __future__ import annotations

from dataclasses import MISSING, fields

from sqlalchemy import Column, Date, ForeignKey, Integer, MetaData, Table, Text

from pilotdocs.register.records import KINDS, REFERENCES, Record

METADATA = MetaData()

ENTRY = Table(
    "entry",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("corrects", Integer, ForeignKey("entry.seq")),
    Column("body", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
)


def _column(name: str, kind: str, optional: bool) -> Column[object]:
    if name in REFERENCES:
        target = "entry.seq" if name == "entry" else f"{name}.id"
        return Column(name, Integer, ForeignKey(target), nullable=optional, index=name == "platform")
    column_type = Date() if "date" in kind else Integer() if "int" in kind else Text()
    return Column(name, column_type, nullable=optional)


def _table(name: str, record: type[Record]) -> Table:
    return Table(
        name,
        METADATA,
        Column("id", Integer, ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        Column("corrects", Integer, ForeignKey(f"{name}.id")),
        *(
            _column(field.name, str(field.type), field.default is not MISSING and field.default is None)
            for field in fields(record)
        ),
    )


TABLES: dict[str, Table] = {name: _table(name, record) for name, record in KINDS.items()}
