"""Pages opened at a moment of one's choice, in French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from planner.config import Config
from tests.served import served
from tests.services.published import EARLY

if TYPE_CHECKING:
    from datetime import datetime

    from planner.store.store import Store


def at(moment: datetime) -> Config:
    """Return the settings of an establishment where it is a moment we choose."""

    class At(Config):
        def now(self) -> datetime:
            return moment

    return At(language="fr")


def client_at(store: Store, moment: datetime = EARLY) -> TestClient:
    return TestClient(served(store, at(moment)))


def parsed(client: TestClient, address: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return BeautifulSoup(answer.text, "html.parser")
