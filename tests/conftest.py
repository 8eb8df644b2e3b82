"""What tests of the store and of everything above it share."""

from __future__ import annotations

import os
import shutil
import socket
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import settings

from planner.store.migrate import upgrade
from planner.store.store import Store, open_store
from tests.postgresql import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager


class NewDatabase(Protocol):
    """Lends the URL of a new database, with all tables or with none."""

    def __call__(self, *, migrated: bool = True) -> AbstractContextManager[str]:
        """Return a block with the URL."""


# A green run must be green again: examples are drawn anew only when asked for, as in
# `HYPOTHESIS_PROFILE=explore python -m pytest tests/properties`.
settings.register_profile("steady", derandomize=True)
settings.register_profile("explore")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def _no_outside_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections that would leave the machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"A test tried to reach {address}.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that settings and sub-processes take for the user's data."""
    folder = tmp_path / "data"
    monkeypatch.setenv("PLANNER_DATA_FOLDER", str(folder))
    monkeypatch.delenv("PLANNER_DATABASE_URL", raising=False)
    monkeypatch.delenv("PLANNER_LANGUAGE", raising=False)
    return folder


# --- one suite, two databases --------------------------------------------------------

SHARED_SERVER = "RELAIS_TEST_POSTGRESQL"
"""Names the folder of the server to the processes that share the tests."""


def pytest_configure(config: pytest.Config) -> None:
    """Name one server for the whole run; nothing starts before a test asks for it."""
    if SHARED_SERVER not in os.environ:
        server = Server.new()
        os.environ[SHARED_SERVER] = str(server.folder)
        config.add_cleanup(server.stop)
        config.add_cleanup(partial(os.environ.__delitem__, SHARED_SERVER))


@pytest.fixture(scope="session")
def server() -> Server:
    """Return the PostgreSQL that all tests of this run share."""
    return Server(Path(os.environ[SHARED_SERVER]))


@pytest.fixture(scope="session")
def engine() -> str:
    """Return the kind of database to test on; `tests.engines` names both."""
    return "sqlite"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an SQLite file with all tables, to be copied: making them takes longer."""
    file = tmp_path_factory.mktemp("template") / "relais.sqlite3"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def new_database(
    engine: str,
    server: Server,
    migrated_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> NewDatabase:
    """Return what lends the URL of a database of that kind, for as long as it lasts."""

    @contextmanager
    def lent(*, migrated: bool = True) -> Iterator[str]:
        if engine == "sqlite":
            file = tmp_path_factory.mktemp("db") / "relais.sqlite3"
            if migrated:
                shutil.copyfile(migrated_file, file)
            yield f"sqlite:///{file}"
        else:
            url = server.new_database(migrated=migrated)
            yield url
            server.drop(url)

    return lent


@pytest.fixture
def database_url(
    engine: str,
    server: Server,
    migrated_file: Path,
    data_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[str]:
    """Yield the URL of a new database, the one that settings and sub-processes use."""
    if engine == "sqlite":
        data_folder.mkdir()
        file = shutil.copyfile(migrated_file, data_folder / "relais.sqlite3")
        yield f"sqlite:///{file}"
    else:
        url = server.new_database()
        monkeypatch.setenv("PLANNER_DATABASE_URL", url)
        yield url
        server.drop(url)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """Yield a new store."""
    opened = open_store(database_url)
    yield opened
    opened.close()
