"""Publishing: who published what and why, who was told, letters, contacts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from planner.store.types import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = ("publication", "told", "told_link", "outbox", "contact")
SAID = "What was published is never changed."
# (table, event): what was done and who was told of it stays.
GUARDS = (
    ("publication", "UPDATE"),
    ("publication", "DELETE"),
    ("told", "DELETE"),
)


def upgrade() -> None:
    _publication()
    _told()
    _outbox()
    _contact()
    for table, event in GUARDS:
        _guard(table, event)


def downgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table, event in GUARDS:
        name = f"guard_{table}_{event.lower()}"
        op.execute(f"DROP TRIGGER {name}" + ("" if sqlite else f" ON {table}"))
        if not sqlite:
            op.execute(f"DROP FUNCTION {name}()")
    for table in reversed(TABLES):
        op.drop_table(table)


def _guard(table: str, event: str) -> None:
    name = f"guard_{table}_{event.lower()}"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{SAID}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, UtcDateTime(timezone=True), nullable=nullable)


def _name(name: str, length: int = 200, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _key(table: str, column: str = "id") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}"))


def _to(table: str, column: str, referred: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{referred}")
    return sa.ForeignKeyConstraint([column], [f"{referred}.id"], name=name)


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{columns[0]}"), table, list(columns))


def _publication() -> None:
    op.create_table(
        "publication",
        _whole("id"),
        _name("plan_id"),
        _whole("rota_version_id"),
        _whole("replaced_id", nullable=True),
        _name("act", 20),
        _text("reason"),
        _name("who"),
        _moment("at"),
        _to("publication", "plan_id", "plan"),
        _to("publication", "rota_version_id", "rota_version"),
        _to("publication", "replaced_id", "rota_version"),
        _key("publication"),
        _unique("publication", "rota_version_id"),
    )
    _index("publication", "plan_id")


def _told() -> None:
    op.create_table(
        "told",
        _whole("id"),
        _whole("publication_id"),
        _name("employee_id"),
        _name("notice", 20),
        _whole("days"),
        sa.Column("first_day", sa.Date(), nullable=False),
        _moment("seen_at", nullable=True),
        _name("seen_by", nullable=True),
        _moment("reminded_at", nullable=True),
        _to("told", "publication_id", "publication"),
        _key("told"),
        _unique("told", "publication_id", "employee_id"),
    )
    op.create_table(
        "told_link",
        _whole("id"),
        _whole("told_id"),
        _name("token_hash", 64),
        _moment("created_at"),
        _to("told_link", "told_id", "told"),
        _key("told_link"),
        _unique("told_link", "token_hash"),
    )
    _index("told_link", "told_id")


def _outbox() -> None:
    status = sa.Enum(
        *("waiting", "sent", "failed", "dropped"),
        name="status",
        native_enum=False,
        create_constraint=True,
        length=20,
    )
    op.create_table(
        "outbox",
        _whole("id"),
        _name("message_id", 64),
        _whole("told_id", nullable=True),
        _name("recipient", 254),
        _text("subject"),
        _text("text_body"),
        _text("html_body"),
        _name("language", 5),
        _name("token", 64, nullable=True),
        sa.Column("status", status, nullable=False),
        _whole("tries"),
        _moment("next_try_at"),
        _text("last_error", nullable=True),
        _moment("created_at"),
        _moment("sent_at", nullable=True),
        _to("outbox", "told_id", "told"),
        _key("outbox"),
        _unique("outbox", "message_id"),
    )
    _index("outbox", "told_id")
    _index("outbox", "status", "next_try_at")


def _contact() -> None:
    op.create_table(
        "contact",
        _name("employee_id"),
        _name("address", 254),
        _name("language", 5),
        _whole("version"),
        _moment("updated_at"),
        _key("contact", "employee_id"),
    )
