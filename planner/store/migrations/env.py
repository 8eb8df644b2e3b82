"""What Alembic runs for every command (see `planner.store.migrate`)."""

from __future__ import annotations

from alembic import context

from planner.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters a table by making it again
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
