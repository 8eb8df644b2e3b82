"""The database of one installation: opened, kept up to date, handed out by session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from planner.errors import PlannerError
from planner.store.migrate import upgrade

BUSY_MILLISECONDS = 15_000
"""How long to wait for another process that writes before giving up."""


class StoreUnavailable(PlannerError):
    """A database that cannot be opened, or was made by a newer Relais."""

    def __init__(self, url: str, error: Exception) -> None:
        place = make_url(url).render_as_string() if "://" in url else url
        reason = str(error).splitlines()[0]
        super().__init__(f"The database {place} cannot be used: {reason}")


class Store:
    """Sessions on one database; `close` gives the connections back."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _engine(url)
        self._writer = self._engine.execution_options(writing=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Yield a session that sees one state of the database and keeps nothing."""
        with Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Yield a session; all it did is kept together, or nothing on an error."""
        with Session(self._writer) as session, session.begin():
            yield session

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def open_store(url: str) -> Store:
    """Return the store at `url`, made or brought up to date first.

    Raise `StoreUnavailable` where that cannot be done.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        upgrade(url)
    except (OSError, SQLAlchemyError, CommandError) as error:
        raise StoreUnavailable(url, error) from error
    return Store(url)


def _engine(url: str) -> Engine:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: object) -> None:
    """Leave transactions to us, and ask for what SQLite does not do by default."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin_sqlite(connection: Connection) -> None:
    """Begin; a writer takes the lock at once, so that it waits its turn.

    A reader that turned writer half-way would be refused without waiting.
    """
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
