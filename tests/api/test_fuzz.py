"""Whatever its OpenAPI allows, and much it does not, the API answers as it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from planner.api.router import router
from planner.config import Config
from planner.store.store import open_store
from planner.web import create_app
from tests.api.conftest import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy

    from tests.conftest import NewDatabase

EXAMPLES = {"sqlite": 20, "postgresql": 5}
"""Per call: what differs between the databases is found by few."""


@pytest.fixture(scope="module")
def described(new_database: NewDatabase) -> Iterator[Any]:
    """Yield the API as its own OpenAPI describes it, over a small plan."""
    with new_database() as url:
        store = open_store(url)
        app = create_app(fill(store), Config(language="en", runs_at_once=0))
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
        app.state.desk.close()
        store.close()


DESCRIPTION = FastAPI(routes=router.routes).openapi()["paths"]
CALLS = tuple(
    (verb.upper(), path) for path in DESCRIPTION for verb in DESCRIPTION[path]
)
THERE = {"plan_id": "march"}
"""What is in the plan under a name; all other things are numbered from 1."""


def _typed(method: str, path: str) -> bool:
    """Tell whether something is asked for that not every text can be."""
    operation = DESCRIPTION[path][method.lower()]
    asked = (
        parameter["schema"]
        for parameter in operation.get("parameters", ())
        if parameter["in"] != "header"
    )
    return "requestBody" in operation or any(
        schema.keys() - {"title", "description", "type", "examples", "default"}
        or schema.get("type") != "string"
        for schema in asked
    )


def test_every_operation_is_described(described: Any) -> None:
    paths = described.raw_schema["paths"]
    assert set(paths) == set(DESCRIPTION)
    for operations in paths.values():
        for operation in operations.values():
            assert operation["summary"]
            assert operation["description"]


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_what_is_allowed_is_answered_as_described(
    described: Any, engine: str, method: str, path: str
) -> None:
    _hold(described[path][method].as_strategy(), engine)


@pytest.mark.parametrize(
    ("method", "path"), [call for call in CALLS if "{plan_id}" in call[1]]
)
def test_a_plan_there_is_answers_as_described(
    described: Any, engine: str, method: str, path: str
) -> None:
    named = {name: THERE.get(name, 1) for name in re.findall(r"{(\w+)}", path)}
    _hold(described[path][method].as_strategy(path_parameters=named), engine)


@pytest.mark.parametrize(("method", "path"), [call for call in CALLS if _typed(*call)])
def test_what_is_not_allowed_is_refused_as_described(
    described: Any, engine: str, method: str, path: str
) -> None:
    operation = described[path][method]
    _hold(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE), engine)


def _hold(cases: SearchStrategy[Any], engine: str) -> None:
    """Send cases and have every answer checked: status, shape, no server error."""

    @given(cases)
    @settings(
        max_examples=EXAMPLES[engine],
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def holds(case: Any) -> None:
        # What a body asks for may contradict itself, or the plan: no shape says so.
        written = case.method != "GET"
        case.call_and_validate(excluded_checks=[positive_data_acceptance] * written)

    holds()
