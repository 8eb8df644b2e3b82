"""Repairs found, open slots offered, and what people answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from planner.store.types import JSON_OBJECT, UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ("repair", "repair_option", "slot_offer", "slot_answer")


def upgrade() -> None:
    _repairs()
    _slots()


def downgrade() -> None:
    op.drop_index(op.f("ix_slot_offer_plan_id"), table_name="slot_offer")
    op.drop_index(op.f("ix_repair_plan_id"), table_name="repair")
    for name in reversed(TABLES):
        op.drop_table(name)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, UtcDateTime(timezone=True), nullable=nullable)


def _text(name: str, length: int = 200, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _status(*values: str) -> sa.Column[str]:
    kind = sa.Enum(
        *values, name="status", native_enum=False, create_constraint=True, length=20
    )
    return sa.Column("status", kind, nullable=False)


def _to(table: str, column: str, referred: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{referred}")
    return sa.ForeignKeyConstraint([column], [f"{referred}.id"], name=name)


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _repairs() -> None:
    op.create_table(
        "repair",
        _whole("id"),
        _text("plan_id"),
        _whole("problem_version_id"),
        _whole("rota_version_id"),
        _text("rota_digest", 64, nullable=True),
        _text("who"),
        _text("employee_id"),
        _text("first_moment", 20),
        _text("last_moment", 20),
        _text("asked_moment", 20),
        _status("asked", "done", "failed", "accepted"),
        sa.Column("reason", sa.Text()),
        _moment("created_at"),
        _moment("ended_at", nullable=True),
        _whole("accepted", nullable=True),
        _whole("made_version", nullable=True),
        _key("repair"),
        _to("repair", "plan_id", "plan"),
        _to("repair", "problem_version_id", "problem_version"),
        _to("repair", "rota_version_id", "rota_version"),
    )
    op.create_index(op.f("ix_repair_plan_id"), "repair", ["plan_id"])
    op.create_table(
        "repair_option",
        _whole("id"),
        _whole("repair_id"),
        _whole("number"),
        _moment("found_at"),
        sa.Column("content", JSON_OBJECT, nullable=False),
        sa.Column("verdict", sa.Text()),
        _key("repair_option"),
        _to("repair_option", "repair_id", "repair"),
        _unique("repair_option", "repair_id", "number"),
    )


def _slots() -> None:
    op.create_table(
        "slot_offer",
        _whole("id"),
        _text("plan_id"),
        _text("post_id"),
        sa.Column("day", sa.Date(), nullable=False),
        _whole("start_minute"),
        _whole("end_minute"),
        _whole("wave_size"),
        _whole("wave_minutes"),
        sa.Column("first_come", sa.Boolean(), nullable=False),
        _status("open", "taken", "closed"),
        _text("who"),
        _moment("created_at"),
        _moment("closed_at", nullable=True),
        _text("taken_by", nullable=True),
        _key("slot_offer"),
        _to("slot_offer", "plan_id", "plan"),
    )
    op.create_index(op.f("ix_slot_offer_plan_id"), "slot_offer", ["plan_id"])
    op.create_table(
        "slot_answer",
        _whole("id"),
        _whole("offer_id"),
        _text("employee_id"),
        _whole("rank"),
        _whole("wave"),
        _text("token_digest", 64, nullable=True),
        sa.Column("message", sa.Text()),
        _moment("asked_at", nullable=True),
        _status("waiting", "yes", "no", "taken"),
        _moment("answered_at", nullable=True),
        _key("slot_answer"),
        _to("slot_answer", "offer_id", "slot_offer"),
        _unique("slot_answer", "offer_id", "employee_id"),
        _unique("slot_answer", "token_digest"),
    )
