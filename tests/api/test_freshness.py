from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.exchange.scenario import Scenario
from planner.services.plans import import_scenario
from tests import build
from tests.api.conftest import PROBLEM
from tests.services.outcomes import record

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from planner.store.store import Store

MARCH = "/api/v1/plans/march"
APRIL = "/api/v1/plans/april"
PATHS = ["", "/assignments", "/violations", "/gaps"]


def tag(client: TestClient, path: str) -> str:
    return client.get(path).headers["etag"]


@pytest.mark.parametrize("path", PATHS)
def test_what_has_not_changed_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(MARCH + path)
    known = first.headers["etag"]
    again = client.get(MARCH + path, headers={"If-None-Match": f'"other", {known}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == known
    other = client.get(MARCH + path, headers={"If-None-Match": '"other"'})
    assert (other.status_code, other.json()) == (200, first.json())


def test_a_new_rota_and_a_new_problem_have_tags_of_their_own(
    client: TestClient, store: Store
) -> None:
    tags = [tag(client, MARCH), tag(client, APRIL)]
    record(store, "march", PROBLEM, build.rota())
    tags.append(tag(client, MARCH))
    changed = build.problem(build.employee("Ann"))
    for plan in ("march", "april"):
        import_scenario(store, Scenario(id=plan, title="Mars", problem=changed))
        tags.append(tag(client, f"/api/v1/plans/{plan}"))
    assert len(set(tags)) == len(tags)
    known = {"If-None-Match": tags[0]}
    assert client.get(MARCH, headers=known).status_code == 200


def test_a_plan_there_is_not_is_unknown_whatever_is_known(client: TestClient) -> None:
    headers = {"If-None-Match": "*"}
    assert client.get("/api/v1/plans/nobody", headers=headers).status_code == 404
