from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

NEEDS = "/api/v1/plans/march/needs"


def test_needs_are_replaced_under_the_version_that_was_read(
    client: TestClient,
) -> None:
    read = client.get(NEEDS)
    body = read.json()
    (line,) = body["weeks"][0]["lines"]
    assert (line["minimum"], line["start"], line["weekday"]) == (2, "08:30", 0)
    line.update(minimum=1, target=3)
    seen = {"If-Match": read.headers["ETag"], "X-Actor": "Zoe"}
    written = client.put(NEEDS, json=body, headers=seen)
    assert written.status_code == 200
    assert written.json() == body
    again = client.get(NEEDS)
    assert again.json() == body
    assert again.headers["ETag"] == written.headers["ETag"]
    assert client.get("/api/v1/plans/march").json()["outdated"]


def test_a_stale_save_is_refused_and_changes_nothing(client: TestClient) -> None:
    read = client.get(NEEDS)
    refused = client.put(NEEDS, json=read.json(), headers={"If-Match": '"other"'})
    assert refused.status_code == 409
    assert refused.json()["error"]["code"] == "stale_needs"
    assert client.get(NEEDS).headers["ETag"] == read.headers["ETag"]


def test_needs_are_tried_without_being_saved(client: TestClient) -> None:
    body = client.get(NEEDS).json()
    line = body["weeks"][0]["lines"][0]
    line.update(start="08:30", end="12:30", minimum=3, target=3)
    tried = client.post(
        f"{NEEDS}/preview", json={"post_ids": [line["post_id"]], "needs": body}
    )
    (monday,) = tried.json()
    first = monday["bands"][0]
    assert (first["minimum"], first["available"], first["impossible"]) == (3, 1, True)
    assert client.get(NEEDS).json() != body


def test_needs_that_cannot_be_are_refused(client: TestClient) -> None:
    read = client.get(NEEDS)
    body = read.json()
    body["weeks"][0]["lines"][0].update(minimum=5, target=1)
    refused = client.put(NEEDS, json=body, headers={"If-Match": read.headers["ETag"]})
    assert refused.status_code == 422
