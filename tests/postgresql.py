"""A real PostgreSQL for tests and load: one server, many databases made in no time.

A database is a copy of a template that holds all tables: 15 ms, not half a second.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from sqlalchemy import make_url

from planner.store.migrate import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESS = "address"
TEMPLATE = "relais_template"
# Nobody keeps what tests write: the machine need not wait for its disk.
CARELESS = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")


class Server:
    """The server of a folder: started when first asked for a database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def new(cls) -> Server:
        """Return a server in a folder of its own, where a service may look."""
        return cls(Path(tempfile.mkdtemp(prefix="relais-pg-")))

    @property
    def address(self) -> str:
        """Return the URL of the server, started by whichever process comes first."""
        file = self.folder / ADDRESS
        with self._alone():
            if not file.exists():
                self._start()
        return file.read_text()

    def new_database(self, *, migrated: bool = True) -> str:
        """Return the URL of a new database, with all tables or with none."""
        name = f"t{uuid.uuid4().hex}"
        source = TEMPLATE if migrated else "template0"
        with self._connection() as connection:
            connection.execute(
                f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY FILE_COPY"
            )
        return database(self.address, name)

    def drop(self, url: str) -> None:
        """Take a database away, whoever is still connected."""
        with self._connection() as connection:
            connection.execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def cut(self, url: str) -> int:
        """End every connection to a database; return how many there were."""
        with self._connection() as connection:
            ended = connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = %s",
                (make_url(url).database,),
            )
            return ended.rowcount

    def stop(self) -> None:
        """Stop the server if it was ever started, and leave nothing."""
        if (self.folder / ADDRESS).exists():
            _program(self.folder, "stop")
        shutil.rmtree(self.folder)

    def _start(self) -> None:
        said = _program(self.folder, "start")
        with psycopg.connect(said, autocommit=True) as connection:
            for name in CARELESS:
                connection.execute(f"ALTER SYSTEM SET {name} = off")
            connection.execute("SELECT pg_reload_conf()")
            connection.execute(f"CREATE DATABASE {TEMPLATE}")
        upgrade(database(said, TEMPLATE))
        (self.folder / ADDRESS).write_text(said)

    def _connection(self) -> psycopg.Connection:
        return psycopg.connect(self.address, autocommit=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def database(address: str, name: str) -> str:
    """Return the URL of one database of a server."""
    url = make_url(address).set(database=name)
    return url.render_as_string(hide_password=False)


def _program(folder: Path, verb: str) -> str:
    """Return what `python -m tests.postgresql_program` prints."""
    run = folder / "run"
    run.mkdir(mode=0o700, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.postgresql_program", str(folder / "data"), verb],
        env={**os.environ, "XDG_RUNTIME_DIR": str(run)},
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout.strip()
