"""Editing by hand: the steps, the comments, and the pins a calculation keeps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from planner.store.types import JSON_OBJECT, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STEPS = "The steps of editing only grow."


def upgrade() -> None:
    _edits()
    _comments()
    op.add_column("run", sa.Column("pins", JSON_OBJECT, nullable=True))
    op.add_column(
        "verdict",
        sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"),
    )
    for event in ("UPDATE", "DELETE"):
        _guard(f"guard_rota_edit_{event.lower()}", event)


def downgrade() -> None:
    postgresql = op.get_bind().dialect.name != "sqlite"
    for name in ("guard_rota_edit_update", "guard_rota_edit_delete"):
        op.execute(f"DROP TRIGGER {name}" + " ON rota_edit" * postgresql)
        if postgresql:
            op.execute(f"DROP FUNCTION {name}()")
    op.drop_column("verdict", "sequence")
    op.drop_column("run", "pins")
    op.drop_table("cell_comment")
    op.drop_table("rota_edit")


def _name(name: str, length: int = 200, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, UtcDateTime(timezone=True), nullable=nullable)


def _to(table: str, column: str, referred: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{referred}")
    return sa.ForeignKeyConstraint([column], [f"{referred}.id"], name=name)


def _edits() -> None:
    op.create_table(
        "rota_edit",
        sa.Column("id", sa.Integer(), nullable=False),
        _name("plan_id"),
        sa.Column("rota_version_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        _moment("at"),
        _name("who"),
        _name("kind", 20),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("content", JSON_OBJECT, nullable=False),
        _to("rota_edit", "plan_id", "plan"),
        _to("rota_edit", "rota_version_id", "rota_version"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rota_edit")),
        sa.UniqueConstraint(
            "rota_version_id",
            "sequence",
            name=op.f("uq_rota_edit_rota_version_id_sequence"),
        ),
    )
    op.create_index(op.f("ix_rota_edit_plan_id"), "rota_edit", ["plan_id"])


def _comments() -> None:
    op.create_table(
        "cell_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        _name("plan_id"),
        _name("employee_id"),
        sa.Column("day", sa.Date(), nullable=False),
        _moment("at"),
        _name("who"),
        sa.Column("text", sa.Text(), nullable=False),
        _moment("removed_at", nullable=True),
        _name("removed_by", nullable=True),
        _to("cell_comment", "plan_id", "plan"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cell_comment")),
    )
    columns = ["plan_id", "employee_id", "day"]
    op.create_index(op.f("ix_cell_comment_plan_id"), "cell_comment", columns)


def _guard(name: str, event: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON rota_edit "
            f"BEGIN SELECT RAISE(ABORT, '{STEPS}'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{STEPS}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON rota_edit "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
