"""First tables: plans, problems, calculations, rotas, audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from planner.store.types import JSON_OBJECT, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "plan",
    "problem_version",
    "run",
    "run_event",
    "rota_version",
    "assignment",
    "verdict",
    "audit_log",
)


def upgrade() -> None:
    _plans()
    _runs()
    _rotas()
    _assignments()
    _audit_log()


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, UtcDateTime(timezone=True), nullable=nullable)


def _name(name: str, length: int = 200) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _status(*values: str) -> sa.Column[str]:
    kind = sa.Enum(
        *values, name="status", native_enum=False, create_constraint=True, length=20
    )
    return sa.Column("status", kind, nullable=False)


def _to(table: str, column: str, referred: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{referred}")
    return sa.ForeignKeyConstraint([column], [f"{referred}.id"], name=name)


def _key(table: str, column: str = "id") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _plans() -> None:
    op.create_table(
        "plan",
        _name("id"),
        sa.Column("title", sa.Text(), nullable=False),
        _moment("created_at"),
        _key("plan"),
    )
    op.create_table(
        "problem_version",
        _whole("id"),
        _name("plan_id"),
        _whole("number"),
        _name("digest", 64),
        _name("code_version", 80),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        _whole("people"),
        sa.Column("content", sa.Text(), nullable=False),
        _moment("created_at"),
        _to("problem_version", "plan_id", "plan"),
        _key("problem_version"),
        _unique("problem_version", "plan_id", "digest"),
        _unique("problem_version", "plan_id", "number"),
    )


def _runs() -> None:
    op.create_table(
        "run",
        _whole("id"),
        _name("plan_id"),
        _whole("problem_version_id"),
        _status("queued", "running", "done", "failed", "cancelled", "interrupted"),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("settings", JSON_OBJECT, nullable=False),
        _name("code_version", 80),
        _moment("created_at"),
        _moment("started_at", nullable=True),
        _moment("ended_at", nullable=True),
        _moment("heartbeat_at", nullable=True),
        sa.Column("stop_asked", sa.Boolean(), nullable=False),
        sa.Column("progress", JSON_OBJECT, nullable=True),
        sa.Column("result", JSON_OBJECT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        _to("run", "plan_id", "plan"),
        _to("run", "problem_version_id", "problem_version"),
        _key("run"),
    )
    op.create_index(op.f("ix_run_plan_id"), "run", ["plan_id"])
    op.create_table(
        "run_event",
        _whole("id"),
        _whole("run_id"),
        _moment("at"),
        sa.Column("content", JSON_OBJECT, nullable=False),
        _to("run_event", "run_id", "run"),
        _key("run_event"),
    )
    op.create_index(op.f("ix_run_event_run_id"), "run_event", ["run_id"])


def _rotas() -> None:
    op.create_table(
        "rota_version",
        _whole("id"),
        _name("plan_id"),
        _whole("number"),
        _whole("problem_version_id"),
        sa.Column("run_id", sa.Integer(), nullable=True),
        _status("draft", "published", "superseded"),
        sa.Column("figures", JSON_OBJECT, nullable=False),
        _moment("created_at"),
        _moment("published_at", nullable=True),
        _to("rota_version", "plan_id", "plan"),
        _to("rota_version", "problem_version_id", "problem_version"),
        _to("rota_version", "run_id", "run"),
        _key("rota_version"),
        _unique("rota_version", "plan_id", "number"),
    )
    op.create_table(
        "verdict",
        _whole("rota_version_id"),
        _name("code_version", 80),
        sa.Column("content", sa.Text(), nullable=False),
        _to("verdict", "rota_version_id", "rota_version"),
        _key("verdict", "rota_version_id"),
    )


def _assignments() -> None:
    op.create_table(
        "assignment",
        _whole("id"),
        _whole("rota_version_id"),
        sa.Column("day", sa.Date(), nullable=False),
        _name("employee_id"),
        _whole("start_minute"),
        _whole("end_minute"),
        _name("post_id"),
        _name("place"),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        _to("assignment", "rota_version_id", "rota_version"),
        _key("assignment"),
    )
    index = op.f("ix_assignment_rota_version_id")
    op.create_index(index, "assignment", ["rota_version_id"])


def _audit_log() -> None:
    op.create_table(
        "audit_log",
        _whole("id"),
        _moment("at"),
        _name("who"),
        _name("act", 60),
        _name("subject_kind", 60),
        _name("subject_id"),
        sa.Column("detail", JSON_OBJECT, nullable=False),
        _key("audit_log"),
    )
    index = op.f("ix_audit_log_subject_kind")
    op.create_index(index, "audit_log", ["subject_kind", "subject_id"])
