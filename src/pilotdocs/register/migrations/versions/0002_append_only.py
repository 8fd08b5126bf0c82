"""The database itself refuses to change or delete what was entered; a platform's entries are found by index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_BY_PLATFORM = (
    "application", "audit", "change", "decision", "evaluation", "notice", "objection", "paper", "platform_name",
    "publicity", "step", "submission",
)  # fmt: skip
_GUARDED = (
    *_BY_PLATFORM, "entry", "organisation", "organisation_name", "platform", "objection_answer", "change_filing",
    "call", "withdrawal",
)  # fmt: skip


def upgrade() -> None:
    for table in _BY_PLATFORM:
        op.create_index(f"ix_{table}_platform", table, ["platform"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION register_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the register is append-only'; END $$"
        )
    for table in _GUARDED:
        for statement in _refusals(table):
            op.execute(sa.text(statement))


def _refusals(table: str) -> list[str]:
    if op.get_bind().dialect.name == "postgresql":
        return [
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION register_is_append_only()"
        ]
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END"
        for verb in ("UPDATE", "DELETE")
    ]
