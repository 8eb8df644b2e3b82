from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from planner.config import Config
from planner.exchange.scenario import Scenario
from planner.services.plans import import_scenario
from tests import build
from tests.build import TUE
from tests.engines import engine
from tests.served import served
from tests.services.outcomes import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI

    from planner.store.store import Store

__all__ = ["application", "client", "engine", "fill"]

PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.absence("Bob"),
    build.requirement(minimum=2),
    end=TUE,
)


def fill(store: Store) -> Store:
    """Put one calculated plan and one without a rota in a store."""
    import_scenario(store, Scenario(id="march", title="Mars", problem=PROBLEM))
    record(store, "march", PROBLEM, build.rota(build.works("Ann")))
    import_scenario(store, Scenario(id="april", title="Avril", problem=PROBLEM))
    return store


@pytest.fixture
def application(store: Store) -> FastAPI:
    return served(fill(store), Config(language="en"))


@pytest.fixture
def client(application: FastAPI) -> Iterator[TestClient]:
    with TestClient(application) as made:
        yield made
