"""Answers by idempotency key; problems packed, which makes them 20 times smaller."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import sqlalchemy as sa
from alembic import op

from planner.store.types import JSON_OBJECT, UtcDateTime, pack, unpack

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLE = "problem_version"
guards = import_module("planner.store.migrations.versions.0002_guards")


def upgrade() -> None:
    op.create_table(
        "idempotency",
        sa.Column("actor", sa.String(200), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", JSON_OBJECT, nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("actor", "key", name=op.f("pk_idempotency")),
    )
    index = op.f("ix_idempotency_created_at")
    op.create_index(index, "idempotency", ["created_at"])
    _convert(sa.Text(), sa.LargeBinary(), pack)


def downgrade() -> None:
    _convert(sa.LargeBinary(), sa.Text(), unpack)
    op.drop_table("idempotency")


def _convert(
    old: sa.types.TypeEngine[Any],
    new: sa.types.TypeEngine[Any],
    change: Callable[[Any], str | bytes],
) -> None:
    """Keep the content of every problem in the other type."""
    guards.drop(TABLE)
    op.add_column(TABLE, sa.Column("new_content", new, nullable=True))
    _rewrite(old, new, change)
    with op.batch_alter_table(TABLE) as batch:
        batch.drop_column("content")
    with op.batch_alter_table(TABLE) as batch:
        batch.alter_column(
            "new_content",
            new_column_name="content",
            existing_type=new,
            nullable=False,
        )
    guards.create(TABLE)


def _rewrite(
    old: sa.types.TypeEngine[Any],
    new: sa.types.TypeEngine[Any],
    change: Callable[[Any], str | bytes],
) -> None:
    """One row at a time: a hospital's worth of problems need not fit in memory."""
    rows = sa.table(
        TABLE,
        sa.column("id", sa.Integer()),
        sa.column("content", old),
        sa.column("new_content", new),
    )
    bind = op.get_bind()
    for name in bind.scalars(sa.select(rows.c.id)).all():
        this = rows.c.id == name
        content = bind.scalar(sa.select(rows.c.content).where(this))
        bind.execute(sa.update(rows).where(this).values(new_content=change(content)))
