"""Why calculations and searches ended, as sentences with values."""

from __future__ import annotations

import json
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = tuple(
    sa.table(name, sa.column("id", sa.Integer), sa.column("reason", sa.Text))
    for name in ("run", "repair")
)


def upgrade() -> None:
    _rewrite(lambda sentence: json.dumps([sentence, {}], ensure_ascii=False))


def downgrade() -> None:
    _rewrite(lambda content: json.loads(content)[0])


def _rewrite(again: Callable[[str], str]) -> None:
    connection = op.get_bind()
    for table in TABLES:
        told = sa.select(table.c.id, table.c.reason).where(table.c.reason.is_not(None))
        for number, reason in connection.execute(told).all():
            connection.execute(
                table.update().where(table.c.id == number).values(reason=again(reason))
            )
