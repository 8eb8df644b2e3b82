"""Publishing through the API, as a program does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from planner.config import Config
from planner.web import create_app
from tests.services.published import PLAN, change, planned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.store.store import Store

HERE = f"/api/v1/plans/{PLAN}"


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    app = create_app(planned(store), Config(language="en"))
    with TestClient(app) as made:
        yield made


def test_a_rota_is_looked_at_published_followed_and_withdrawn(
    client: TestClient, store: Store
) -> None:
    ahead = client.get(f"{HERE}/publish").json()
    assert (ahead["version"], ahead["replaces"]) == (1, 0)
    assert [one["employee"] for one in ahead["changes"]] == ["Ann", "Bob"]
    done = client.post(
        f"{HERE}/publish", json={"version": 1}, headers={"X-Actor": "Claire"}
    )
    assert done.status_code == 200, done.text
    assert done.json() == {
        "version": 1,
        "told": 2,
        "written_to": 1,
        "by_hand": ["Bob"],
    }
    change(store)
    assert client.post(f"{HERE}/publish", json={"version": 2}).status_code == 200
    newest, first = client.get(f"{HERE}/versions").json()
    assert (newest["status"], first["status"]) == ("published", "superseded")
    assert first["who"] == "Claire"
    told = client.get(f"{HERE}/versions/2/acknowledgements").json()
    assert [(one["employee"], one["letter"]) for one in told] == [
        ("Ann", "waiting"),
        ("Bob", None),
    ]
    compared = client.get(f"{HERE}/versions/1/compare/2").json()
    assert [one["post"] for one in compared["posts"]] == ["desk"]
    gone = client.post(f"{HERE}/versions/2/withdraw", json={"reason": "Too early"})
    assert gone.json()["version"] == 3
    assert client.get(f"{HERE}/versions").json()[0]["restores"] == 1


def test_what_has_changed_since_is_a_conflict(client: TestClient, store: Store) -> None:
    change(store)
    answer = client.post(f"{HERE}/publish", json={"version": 1})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "stale")


def test_the_register_is_read_page_by_page(client: TestClient) -> None:
    client.post(f"{HERE}/publish", json={"version": 1})
    first = client.get("/api/v1/audit", params={"plan": PLAN, "limit": 2}).json()
    assert first["acts"][0]["act"] == "publish"
    assert "published version 1 of Mars" in first["acts"][0]["sentence"]
    rest = client.get(
        "/api/v1/audit", params={"plan": PLAN, "before": first["before"]}
    ).json()
    ids = [one["id"] for one in first["acts"] + rest["acts"]]
    assert ids == sorted(ids, reverse=True)
    assert rest["before"] is None
    mine = client.get("/api/v1/audit", params={"employee": "Ann"}).json()["acts"]
    assert {one["act"] for one in mine} == {"contact"}
