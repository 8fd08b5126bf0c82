"""The log and one table a kind."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "entry",
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("entry.seq")),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False, unique=True),
    )
    op.create_table(
        "call",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("call.id")),
        sa.Column("obligation", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("organisation.id")),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("uscc", sa.Text(), nullable=False),
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
    )
    op.create_table(
        "withdrawal",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("withdrawal.id")),
        sa.Column("entry", sa.Integer(), sa.ForeignKey("entry.seq"), nullable=False),
    )
    op.create_table(
        "organisation_name",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("organisation_name.id")),
        sa.Column("organisation", sa.Integer(), sa.ForeignKey("organisation.id"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
    )
    op.create_table(
        "platform",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("platform.id")),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Integer(), sa.ForeignKey("organisation.id"), nullable=False),
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("industry", sa.Text(), nullable=False),
    )
    op.create_table(
        "application",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("application.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("call", sa.Text(), nullable=False),
        sa.Column("folder_sha256", sa.Text(), nullable=False),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("change.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("happened", sa.Date(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("decision.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
    )
    op.create_table(
        "evaluation",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("evaluation.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("notice.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
    )
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("paper.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
    )
    op.create_table(
        "platform_name",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("platform_name.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
    )
    op.create_table(
        "publicity",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("publicity.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
    )
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("step.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
    )
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("submission.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("obligation", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("audit.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("pack_sha256", sa.Text(), nullable=False),
        sa.Column("inputs_sha256", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("verdicts", sa.Text(), nullable=False),
        sa.Column("application", sa.Integer(), sa.ForeignKey("application.id")),
    )
    op.create_table(
        "change_filing",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("change_filing.id")),
        sa.Column("change", sa.Integer(), sa.ForeignKey("change.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
    )
    op.create_table(
        "objection",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("objection.id")),
        sa.Column("platform", sa.Integer(), sa.ForeignKey("platform.id"), nullable=False),
        sa.Column("publicity", sa.Integer(), sa.ForeignKey("publicity.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
    )
    op.create_table(
        "objection_answer",
        sa.Column("id", sa.Integer(), sa.ForeignKey("entry.seq"), primary_key=True, autoincrement=False),
        sa.Column("corrects", sa.Integer(), sa.ForeignKey("objection_answer.id")),
        sa.Column("objection", sa.Integer(), sa.ForeignKey("objection.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
