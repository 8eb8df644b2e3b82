from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

PLAN = "/api/v1/plans/march"
ABSENCES = f"{PLAN}/absences"
LEAVE = {"employee": "Ann", "kind": "sick", "first": "2027-03-01", "last": "2027-03-01"}


def test_leave_is_tried_granted_and_withdrawn(client: TestClient) -> None:
    before = client.get(ABSENCES)
    tried = client.post(f"{ABSENCES}/preview", json=LEAVE)
    assert tried.status_code == 200, tried.text
    assert {one["employee"] for one in tried.json()["falls"]} <= {"Ann"}
    assert client.get(ABSENCES).json() == before.json()
    body = {**LEAVE, "seen": tried.json()["seen"]}
    granted = client.post(ABSENCES, json=body, headers={"X-Actor": "Zoe"})
    assert granted.status_code == 200, granted.text
    now = client.get(ABSENCES)
    assert now.headers["ETag"] != before.headers["ETag"]
    (mine,) = (one for one in now.json() if one["id"] == granted.json()["id"])
    assert (mine["employee"], mine["kind"]) == ("Ann", None)
    told = client.get(ABSENCES, params={"reasons": True}).json()
    assert {one["id"]: one["kind"] for one in told}[mine["id"]] == "sick"
    assert client.delete(f"{ABSENCES}/{mine['id']}").status_code == 200
    assert client.get(ABSENCES).json() == before.json()
    assert client.delete(f"{ABSENCES}/{mine['id']}").status_code == 404


def test_a_grant_on_what_was_not_seen_is_refused(client: TestClient) -> None:
    refused = client.post(ABSENCES, json={**LEAVE, "seen": "other"})
    assert refused.status_code == 409
    assert refused.json()["error"]["code"] == "stale"


def test_a_grant_sent_twice_under_one_key_is_done_once(client: TestClient) -> None:
    key = {"Idempotency-Key": "one-leave"}
    first = client.post(ABSENCES, json=LEAVE, headers=key)
    second = client.post(ABSENCES, json=LEAVE, headers=key)
    assert first.json() == second.json()
    assert second.headers["Idempotency-Replayed"] == "true"


def test_terms_are_replaced_under_the_version_that_was_read(
    client: TestClient,
) -> None:
    address = f"{PLAN}/employees/Ann"
    read = client.get(address)
    body = read.json() | {"grade": "AMA"}
    seen = {"If-Match": read.headers["ETag"]}
    written = client.put(address, json=body, headers=seen)
    assert (written.status_code, written.json()) == (200, body)
    assert client.get(address).headers["ETag"] == written.headers["ETag"]
    stale = client.put(address, json=body | {"grade": "AAH"}, headers=seen)
    assert stale.status_code == 409
    assert client.get(address).json() == body
    listed = client.get(f"{PLAN}/employees").json()
    assert {one["id"]: one["terms"] for one in listed}["Ann"] == body
    assert not client.get(PLAN).json()["outdated"]


def test_terms_that_cannot_be_are_refused(client: TestClient) -> None:
    address = f"{PLAN}/employees/Ann"
    read = client.get(address)
    body = read.json() | {"home_service": "nowhere"}
    seen = {"If-Match": read.headers["ETag"]}
    assert client.put(address, json=body, headers=seen).status_code == 422
    assert client.get(f"{PLAN}/employees/nobody").status_code == 404
