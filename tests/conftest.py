"""What tests of the store and of everything above it share."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from planner.store.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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


@pytest.fixture
def store(data_folder: Path) -> Iterator[Store]:
    """Yield the store of that folder, new."""
    opened = open_store(f"sqlite:///{data_folder / 'relais.sqlite3'}")
    yield opened
    opened.close()
