"""Needs as people state them; a problem may become again what it was."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from planner.store.types import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SAME = "uq_problem_version_plan_id_digest"
GUARD = (
    "CREATE TRIGGER guard_problem_version_update BEFORE UPDATE ON problem_version "
    "WHEN TRUE BEGIN SELECT RAISE(ABORT, 'A problem version is never changed.'); END"
)


def upgrade() -> None:
    with op.batch_alter_table("problem_version") as table:
        table.drop_constraint(op.f(SAME), type_="unique")
    _guard_again()
    op.create_table(
        "needs_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.String(200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_needs_version_plan_id_plan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needs_version")),
        sa.UniqueConstraint(
            "plan_id", "number", name=op.f("uq_needs_version_plan_id_number")
        ),
    )


def downgrade() -> None:
    op.drop_table("needs_version")
    with op.batch_alter_table("problem_version") as table:
        table.create_unique_constraint(op.f(SAME), ["plan_id", "digest"])
    _guard_again()


def _guard_again() -> None:
    """Put back what SQLite lost with the table it made again."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(GUARD)
