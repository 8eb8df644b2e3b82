from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from planner.config import Config
from planner.exchange.scenario import Scenario
from planner.services.plans import import_scenario
from planner.store.store import Store, open_store
from tests.served import served
from tests.services.outcomes import record
from tests.ui.hospital import greedy, hospital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fastapi import FastAPI

    from planner.domain.problem import Problem
    from tests.conftest import NewDatabase

    Page = Callable[[str], BeautifulSoup]


def with_march(store: Store, problem: Problem) -> Store:
    """Put a calculated plan called `march` in a store."""
    import_scenario(store, Scenario(id="march", title="Mars", problem=problem))
    record(store, "march", problem, greedy(problem))
    return store


@pytest.fixture(scope="session")
def problem() -> Problem:
    return hospital()


@pytest.fixture(scope="session")
def march(problem: Problem, new_database: NewDatabase) -> Iterator[Store]:
    """Yield a store with one calculated plan, to read only."""
    with new_database() as url:
        store = open_store(url)
        yield with_march(store, problem)
        store.close()


@pytest.fixture(scope="session")
def application(march: Store) -> FastAPI:
    return served(march, Config(language="fr"))


@pytest.fixture
def client(application: FastAPI) -> TestClient:
    return TestClient(application)


@pytest.fixture
def page(client: TestClient) -> Page:
    """Return what fetches a page of the plan and parses it."""

    def fetch(address: str) -> BeautifulSoup:
        response = client.get(f"/plans/march/{address}")
        assert response.status_code == 200, response.text
        return BeautifulSoup(response.text, "html.parser")

    return fetch
