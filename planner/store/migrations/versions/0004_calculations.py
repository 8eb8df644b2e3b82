"""Calculations asked for on a page: what to keep, who asked, what is found so far."""

from __future__ import annotations

from importlib import import_module

import sqlalchemy as sa
from alembic import op

from planner.store.types import JSON_OBJECT, PackedText, UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

VERSION = ("draft", "published", "superseded")
RUN = ("queued", "running", "done", "failed", "cancelled", "interrupted")
# SQLite refuses to rebuild a table that triggers speak of: those of these two do.
GUARDED: dict[str, tuple[str, ...]] = {
    "rota_version": ("rota_version", "assignment"),
    "run": (),
}
guards = import_module("planner.store.migrations.versions.0002_guards")


def upgrade() -> None:
    _states("rota_version", VERSION, (*VERSION, "proposed", "discarded"))
    _states("run", RUN, (*RUN, "lost"))
    with op.batch_alter_table("run") as batch:
        batch.add_column(sa.Column("who", sa.String(200), nullable=True))
        batch.add_column(sa.Column("options", JSON_OBJECT, nullable=True))
        batch.add_column(sa.Column("base_version_id", sa.Integer(), nullable=True))
        batch.add_column(_number("base_sequence"))
        batch.add_column(sa.Column("force_version_id", sa.Integer(), nullable=True))
        batch.add_column(_number("attempts"))
        batch.add_column(
            sa.Column("claimed_at", UtcDateTime(timezone=True), nullable=True)
        )
        batch.add_column(
            sa.Column("spent", sa.Double(), nullable=False, server_default="0")
        )
        batch.add_column(sa.Column("log", sa.Text(), nullable=True))
    op.create_table(
        "run_rota",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("content", PackedText(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["run.id"], name=op.f("fk_run_rota_run_id_run")
        ),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_run_rota")),
    )


def downgrade() -> None:
    op.drop_table("run_rota")
    with op.batch_alter_table("run") as batch:
        for name in (
            "log",
            "spent",
            "claimed_at",
            "attempts",
            "force_version_id",
            "base_sequence",
            "base_version_id",
            "options",
            "who",
        ):
            batch.drop_column(name)
    op.execute("UPDATE run SET status = 'failed' WHERE status = 'lost'")
    _states("run", (*RUN, "lost"), RUN)
    op.execute(
        "UPDATE rota_version SET status = 'superseded' "
        "WHERE status IN ('proposed', 'discarded')"
    )
    _states("rota_version", (*VERSION, "proposed", "discarded"), VERSION)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default="0")


def _states(table: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Have the column `status` of a table hold other values."""
    for guarded in GUARDED[table]:
        guards.drop(guarded)
    with op.batch_alter_table(table) as batch:
        batch.alter_column(
            "status",
            existing_type=_state(before),
            type_=_state(after),
            existing_nullable=False,
        )
    for guarded in GUARDED[table]:
        guards.create(guarded)


def _state(values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(
        *values, name="status", native_enum=False, create_constraint=True, length=20
    )
