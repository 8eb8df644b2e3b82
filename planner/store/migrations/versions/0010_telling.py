"""Telephone numbers, links of letters that lead elsewhere, what a slot became."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "contact",
        sa.Column("phone", sa.String(40), nullable=False, server_default=""),
    )
    op.add_column(
        "outbox",
        sa.Column("page", sa.String(20), nullable=False, server_default="acknowledge"),
    )

    op.add_column(
        "slot_answer",
        sa.Column("by_letter", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("slot_offer", sa.Column("made_version", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("slot_answer") as batch:
        batch.drop_column("by_letter")
    with op.batch_alter_table("slot_offer") as batch:
        batch.drop_column("made_version")
    with op.batch_alter_table("outbox") as batch:
        batch.drop_column("page")
    with op.batch_alter_table("contact") as batch:
        batch.drop_column("phone")
