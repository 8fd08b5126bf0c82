"""Figures of each year, the office's calls for applications, and the readings it has taken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NEW = ("reported", "invitation", "ruling")


def upgrade() -> None:
    op.create_table(
        "reported",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("reported.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
    )
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("invitation.id")),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("number", sa.Text(), nullable=False),
    )
    op.create_table(
        "ruling",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("ruling.id")),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
    )
    op.create_index("ix_reported_platform", "reported", ["platform"])
    postgres = op.get_bind().dialect.name == "postgresql"
    for table in _NEW:
        if postgres:
            op.execute(
                sa.text(
                    f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                    "FOR EACH STATEMENT EXECUTE FUNCTION register_is_append_only()"
                )
            )
            continue
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                sa.text(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END"
                )
            )
