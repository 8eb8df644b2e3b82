"""Guards: the database itself refuses to change what was published or logged."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PUBLISHED = "(SELECT published_at FROM rota_version WHERE id = {row}.rota_version_id)"
# A published version may only be replaced: its status, and nothing else of it.
TAMPERED = """
OLD.published_at IS NOT NULL AND NOT (
    NEW.status IN ('published', 'superseded')
    AND NEW.id = OLD.id
    AND NEW.plan_id = OLD.plan_id
    AND NEW.number = OLD.number
    AND NEW.problem_version_id = OLD.problem_version_id
    AND COALESCE(NEW.run_id, 0) = COALESCE(OLD.run_id, 0)
    AND NEW.figures = OLD.figures
    AND NEW.created_at = OLD.created_at
    AND NEW.published_at IS NOT NULL
    AND NEW.published_at = OLD.published_at
)
"""
LOG = "The audit log only grows."
ROTA = "A published rota is never changed."
PROBLEM = "A problem version is never changed."
# (table, event, condition under which it is refused, what is said)
GUARDS = (
    ("audit_log", "UPDATE", "TRUE", LOG),
    ("audit_log", "DELETE", "TRUE", LOG),
    ("problem_version", "UPDATE", "TRUE", PROBLEM),
    ("rota_version", "UPDATE", TAMPERED, ROTA),
    ("rota_version", "DELETE", "OLD.published_at IS NOT NULL", ROTA),
    ("assignment", "INSERT", f"{PUBLISHED.format(row='NEW')} IS NOT NULL", ROTA),
    ("assignment", "UPDATE", f"{PUBLISHED.format(row='OLD')} IS NOT NULL", ROTA),
    ("assignment", "DELETE", f"{PUBLISHED.format(row='OLD')} IS NOT NULL", ROTA),
)


def upgrade() -> None:
    for table in dict.fromkeys(guard[0] for guard in GUARDS):
        create(table)


def downgrade() -> None:
    for table in dict.fromkeys(guard[0] for guard in GUARDS):
        drop(table)


def create(guarded: str) -> None:
    """Put the guards of a table in place."""
    for table, event, condition, sentence in GUARDS:
        if table != guarded:
            continue
        name = f"guard_{table}_{event.lower()}"
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
            )
        else:
            _postgresql(name, table, event, condition, sentence)


def drop(guarded: str) -> None:
    """Take the guards of a table away, as a migration that rewrites it must."""
    for table, event, _, _ in GUARDS:
        if table != guarded:
            continue
        name = f"guard_{table}_{event.lower()}"
        if op.get_bind().dialect.name == "sqlite":
            op.execute(f"DROP TRIGGER {name}")
        else:
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION {name}()")


def _postgresql(
    name: str, table: str, event: str, condition: str, sentence: str
) -> None:
    row = "OLD" if event == "DELETE" else "NEW"
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{sentence}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        f"RETURN {row}; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
