"""Whatever its OpenAPI allows, and much it does not, the API answers as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from planner.config import Config
from planner.store.store import open_store
from planner.web import create_app
from tests.api.conftest import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy

    from tests.conftest import NewDatabase

EXAMPLES = 30


@pytest.fixture(scope="module")
def described(new_database: NewDatabase) -> Iterator[Any]:
    """Yield the API as its own OpenAPI describes it, over a small plan."""
    with new_database() as url:
        store = open_store(url)
        app = create_app(fill(store), Config(language="en"))
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
        store.close()


OPERATIONS = (
    "/api/v1/plans",
    "/api/v1/plans/{plan_id}",
    "/api/v1/plans/{plan_id}/assignments",
    "/api/v1/plans/{plan_id}/violations",
    "/api/v1/plans/{plan_id}/gaps",
    "/api/v1/plans/{plan_id}/gaps/explanation",
    "/api/v1/plans/{plan_id}/publish",
    "/api/v1/plans/{plan_id}/versions",
    "/api/v1/plans/{plan_id}/versions/{a}/compare/{b}",
    "/api/v1/plans/{plan_id}/versions/{version}/withdraw",
    "/api/v1/plans/{plan_id}/versions/{version}/acknowledgements",
    "/api/v1/audit",
    "/api/v1/rules",
)
POSTED = {
    "/api/v1/plans/{plan_id}/publish": ("GET", "POST"),
    "/api/v1/plans/{plan_id}/versions/{version}/withdraw": ("POST",),
}
"""Those that take more than a GET, or none."""
CALLS = tuple(
    (method, path) for path in OPERATIONS for method in POSTED.get(path, ("GET",))
)
TYPED = tuple(
    path
    for path in OPERATIONS
    if path.endswith(
        (
            *("assignments", "violations", "explanation", "rules"),
            *("audit", "{b}", "withdraw", "acknowledgements"),
        )
    )
)
"""Those with a parameter that not every text can be."""


def test_every_operation_is_described_and_fuzzed(described: Any) -> None:
    paths = described.raw_schema["paths"]
    assert tuple(paths) == OPERATIONS
    for operations in paths.values():
        for operation in operations.values():
            assert operation["summary"]
            assert operation["description"]


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_what_is_allowed_is_answered_as_described(
    described: Any, method: str, path: str
) -> None:
    _hold(described[path][method].as_strategy())


@pytest.mark.parametrize(
    ("method", "path"), [call for call in CALLS if "{plan_id}" in call[1]]
)
def test_a_plan_there_is_answers_as_described(
    described: Any, method: str, path: str
) -> None:
    there = {"plan_id": "march", "version": 1, "a": 1, "b": 1}
    named = {name: there[name] for name in there if f"{{{name}}}" in path}
    _hold(described[path][method].as_strategy(path_parameters=named))


@pytest.mark.parametrize("path", TYPED)
def test_what_is_not_allowed_is_refused_as_described(described: Any, path: str) -> None:
    operation = described[path][POSTED.get(path, ("GET",))[-1]]
    _hold(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))


def _hold(cases: SearchStrategy[Any]) -> None:
    """Send cases and have every answer checked: status, shape, no server error."""

    @given(cases)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def holds(case: Any) -> None:
        case.call_and_validate()

    holds()
