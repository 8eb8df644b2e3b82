from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from planner.rules.book import RULES
from tests import build
from tests.api.conftest import PROBLEM
from tests.services.outcomes import record

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from planner.store.store import Store

MARCH = "/api/v1/plans/march"


def pages(client: TestClient, address: str) -> list[list[Any]]:
    """Return the pages of a list, each found by the link of the one before."""
    found = []
    while True:
        response = client.get(address)
        assert response.status_code == 200, response.text
        found.append(response.json())
        if "next" not in response.links:
            return found
        address = response.links["next"]["url"]


@pytest.mark.parametrize(
    "path", ["/api/v1/plans", "/api/v1/rules", f"{MARCH}/assignments", f"{MARCH}/gaps"]
)
@pytest.mark.parametrize("size", [1, 2])
def test_pages_put_together_are_the_list(
    client: TestClient, path: str, size: int
) -> None:
    whole = client.get(path)
    assert "link" not in whole.headers
    found = pages(client, f"{path}?limit={size}")
    assert [item for page in found for item in page] == whole.json()
    assert all(len(page) == size for page in found[:-1])
    assert 1 <= len(found[-1]) <= size


def test_a_page_keeps_what_narrowed_the_list(client: TestClient) -> None:
    address = f"{MARCH}/violations?rule=minimum_coverage"
    found = pages(client, f"{address}&limit=1")
    assert len(found) > 1
    assert [item for page in found for item in page] == client.get(address).json()


def test_a_page_of_another_version_is_refused(client: TestClient, store: Store) -> None:
    following = client.get(f"{MARCH}/assignments?limit=1").links["next"]["url"]
    record(store, "march", PROBLEM, build.rota(build.works("Ann")))
    response = client.get(following)
    assert response.status_code == 409
    assert "This list has changed" in response.json()["error"]["message"]


@pytest.mark.parametrize(
    ("mark", "status"), [("x", 409), ("_w==", 409), ("", 422), ("é", 422), ("/", 422)]
)
def test_what_is_no_mark_is_refused(client: TestClient, mark: str, status: int) -> None:
    assert client.get(f"{MARCH}/assignments?after={mark}").status_code == status


@pytest.mark.parametrize("limit", [0, -1, 5001, "many"])
def test_a_page_has_a_size_in_bounds(client: TestClient, limit: int | str) -> None:
    assert client.get(f"/api/v1/rules?limit={limit}").status_code == 422
    assert len(client.get("/api/v1/rules?limit=5000").json()) == len(RULES)
