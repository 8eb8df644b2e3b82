"""Publishing through the API, as a program does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from planner.config import Config
from tests.served import served
from tests.services.published import PLAN, change, planned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.store.store import Store

HERE = f"/api/v1/plans/{PLAN}"


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    app = served(planned(store), Config(language="en"))
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


def test_who_has_not_seen_it_is_reminded_or_told_by_hand(client: TestClient) -> None:
    client.post(f"{HERE}/publish", json={"version": 1})
    seen = f"{HERE}/versions/1/acknowledgements"
    sent = {"Idempotency-Key": "once", "X-Actor": "Claire"}
    reminded = client.post(f"{seen}/reminders", headers=sent)
    assert (reminded.status_code, reminded.json()) == (200, {"letters": 1})
    first = client.get(seen).json()[0]["reminded_at"]
    assert first is not None
    client.post(f"{seen}/reminders", headers=sent)
    ann, bob = client.get(seen).json()
    assert (ann["reminded_at"], bob["reminded_at"]) == (first, None)
    told = client.post(f"{seen}/Bob/told", headers={"X-Actor": "Claire"})
    assert told.status_code == 204, told.text
    found = {one["employee"]: one["seen_by"] for one in client.get(seen).json()}
    assert found == {"Ann": None, "Bob": "Claire"}


def test_a_version_no_longer_in_force_is_not_reminded_of(
    client: TestClient, store: Store
) -> None:
    client.post(f"{HERE}/publish", json={"version": 1})
    change(store)
    client.post(f"{HERE}/publish", json={"version": 2})
    old = f"{HERE}/versions/1/acknowledgements"
    answer = client.post(f"{old}/reminders")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "conflict")
    assert client.post(f"{old}/Nobody/told").status_code == 422
