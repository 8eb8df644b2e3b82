"""Migrations, run by the program itself: nobody has to know Alembic."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, NullPool, create_engine, event

FOLDER = Path(__file__).parent / "migrations"
WRITERS_LOCK = 8_263_017
"""The lock on PostgreSQL that writers take in turn: any number nobody else uses."""


def upgrade(url: str, revision: str = "head") -> None:
    """Bring a database up to a revision, the newest unless told."""
    with _configured(url) as config:
        command.upgrade(config, revision)


def downgrade(url: str, revision: str = "base") -> None:
    """Take a database back to a revision, to nothing unless told."""
    with _configured(url) as config:
        command.downgrade(config, revision)


def check(url: str) -> None:
    """Raise Alembic's `CommandError` where the tables differ from the models."""
    with _configured(url) as config:
        command.check(config)


def draft(url: str, title: str) -> None:
    """Write a new migration from what the models say more than the database."""
    with _configured(url) as config:
        command.revision(config, title, autogenerate=True)


@contextmanager
def _configured(url: str) -> Iterator[Config]:
    """Yield Alembic's configuration with a connection of its own.

    Of its own because foreign keys must not be watched while tables are rebuilt, and
    because the lock has to be taken before the revision is read: two processes may
    start together.
    """
    engine = create_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)
    config = Config(stdout=StringIO())
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        yield config
    engine.dispose()


def _prepare_sqlite(connection: Any, record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout=15000")
    connection.execute("PRAGMA journal_mode=WAL")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")
