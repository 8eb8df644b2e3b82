"""The database of one installation: opened, kept up to date, handed out by session."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DataError, DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from planner.errors import InvalidValue, PlannerError
from planner.store.migrate import WRITERS_LOCK, upgrade
from planner.text.message import message

__all__ = ["Session", "Store", "StoreUnavailable", "open_store"]
# Services name the session they are handed, without speaking SQL themselves.

BUSY_MILLISECONDS = 15_000
"""How long to wait for another process that writes before giving up."""
CONNECTIONS = 10
"""Kept open by one process; as many again while there is a rush."""
ONE_STATE = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""How a reader on PostgreSQL sees one state, as it does on SQLite."""
BUSY = message("Others are writing just now; nothing was kept. Try again.")
UNSTORABLE = message("A value holds a character or a number that cannot be kept.")
CUT_OFF = message("The database was cut off; nothing was kept. Try again.")


class StoreUnavailable(PlannerError):
    """A database that cannot be opened, or was made by a newer Relais."""

    def __init__(self, url: str, error: Exception) -> None:
        place = make_url(url).render_as_string() if "://" in url else url
        reason = str(error).splitlines()[0]
        super().__init__(f"The database {place} cannot be used: {reason}")


class StoreInterrupted(PlannerError):
    """A database that could not answer just now: the same may work a moment later."""


class Unstorable(InvalidValue):
    """A value the database cannot hold, such as a text with a NUL character."""


class Store:
    """Sessions on one database; `close` gives the connections back."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _engine(url)
        self._reader = self._engine.execution_options(
            **({} if _is_sqlite(self._engine) else ONE_STATE)
        )
        self._writer = self._engine.execution_options(writing=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Yield a session that sees one state of the database and keeps nothing."""
        with _said_plainly(), Session(self._reader) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Yield a session; all it did is kept together, or nothing on an error.

        Writers take turns, on either database: what one reads stays true until it is
        kept, so a number one above the last is free.
        """
        with _said_plainly(), Session(self._writer) as session, session.begin():
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


@contextmanager
def _said_plainly() -> Iterator[None]:
    """Raise `StoreInterrupted` for what passes, `Unstorable` for what never will."""
    try:
        yield
    except DataError as error:
        raise Unstorable(UNSTORABLE) from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise StoreInterrupted(CUT_OFF.msgid) from error
        if isinstance(error, OperationalError) and _is_busy(error):
            raise StoreInterrupted(BUSY.msgid) from error
        raise


def _is_busy(error: OperationalError) -> bool:
    said = str(error.orig)
    return "database is locked" in said or "lock timeout" in said


def _is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def _engine(url: str) -> Engine:
    # A connection that was cut while nobody used it is replaced, unseen.
    engine = create_engine(
        url, pool_pre_ping=True, pool_size=CONNECTIONS, max_overflow=CONNECTIONS
    )
    if _is_sqlite(engine):
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "connect", _prepare_postgresql)
        event.listen(engine, "begin", _begin_postgresql)
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
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN")


def _prepare_postgresql(connection: Any, record: object) -> None:
    connection.execute(f"SET lock_timeout = {BUSY_MILLISECONDS}")
    connection.commit()


def _begin_postgresql(connection: Connection) -> None:
    """Have writers take turns as on SQLite, where one lock holds the whole file."""
    if _writes(connection):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("writing", False))
