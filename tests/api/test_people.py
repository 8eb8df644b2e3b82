"""People through the API: someone new, and where each is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.store import audit

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from planner.store.store import Store

HERE = "/api/v1/plans/march"
ANN = f"{HERE}/employees/Ann"
ZOE = {"email": "zoe@example.org", "phone": "+33 1 23 45 67 89", "language": "fr"}


def test_someone_new_is_there_once_however_often_sent(client: TestClient) -> None:
    terms = client.get(ANN).json() | {"name": "Zoé"}
    sent = {"Idempotency-Key": "one", "X-Actor": "Claire"}
    added = client.post(f"{HERE}/employees", json=terms, headers=sent)
    again = client.post(f"{HERE}/employees", json=terms, headers=sent)
    assert (added.status_code, again.json()) == (201, added.json())
    listed = client.get(f"{HERE}/employees").json()
    assert [one["terms"]["name"] for one in listed] == ["Ann", "Bob", "Zoé"]
    assert listed[-1] == added.json()
    shown = client.get(f"{HERE}/employees/{added.json()['id']}")
    assert shown.headers["ETag"] == added.headers["ETag"]
    acts = client.get("/api/v1/audit", params={"plan": "march"}).json()["acts"]
    assert [one["who"] for one in acts if one["act"] == "add_person"] == ["Claire"]


def test_someone_who_cannot_be_is_refused_and_not_added(client: TestClient) -> None:
    terms = client.get(ANN).json() | {"name": "Zoé", "home_service": "nowhere"}
    answer = client.post(f"{HERE}/employees", json=terms)
    assert answer.status_code == 422
    assert len(client.get(f"{HERE}/employees").json()) == 2


def test_last_days_are_kept_and_read_again(client: TestClient) -> None:
    read = client.get(ANN)
    last = {
        "authorised_until": "2027-08-31",
        "telework_derogation_until": "2027-06-30",
    }
    assert read.json().items() >= dict.fromkeys(last).items()
    terms, tag = read.json() | last, {"If-Match": read.headers["ETag"]}
    kept = client.put(ANN, json=terms, headers=tag)
    assert kept.status_code == 200, kept.text
    found = client.get(ANN)
    assert (found.json(), found.headers["ETag"]) == (terms, kept.headers["ETag"])
    assert found.headers["ETag"] != read.headers["ETag"]


@pytest.mark.parametrize("name", ["authorised_until", "telework_derogation_until"])
def test_a_last_day_that_is_none_is_refused_by_its_name(
    client: TestClient, name: str
) -> None:
    read = client.get(ANN)
    tag = {"If-Match": read.headers["ETag"]}
    answer = client.put(ANN, json=read.json() | {name: "2027-02-30"}, headers=tag)
    assert answer.status_code == 422
    assert name in answer.text
    assert client.get(ANN).json() == read.json()


def test_a_contact_is_kept_and_read_again(client: TestClient, store: Store) -> None:
    empty = client.get(f"{ANN}/contact")
    assert empty.json() == {"email": "", "phone": "", "language": "fr"}
    tag = {"If-Match": empty.headers["ETag"]}
    kept = client.put(f"{ANN}/contact", json=ZOE, headers=tag)
    assert kept.status_code == 200, kept.text
    found = client.get(f"{ANN}/contact")
    assert (found.json(), found.headers["ETag"]) == (ZOE, kept.headers["ETag"])
    of_ann, of_bob = client.get(f"{HERE}/contacts").json()
    assert of_ann == {"employee": "Ann", "version": "1", "contact": ZOE}
    assert (of_bob["version"], of_bob["contact"]["email"]) == ("0", "")
    with store.reading() as session:
        (act,) = audit.acts(session, "employee", "Ann")
    assert "zoe@" not in str(act)


@pytest.mark.parametrize("tag", ['"0"', '"other"', "W/1"])
def test_a_contact_changed_meanwhile_is_not_overwritten(
    client: TestClient, tag: str
) -> None:
    client.put(f"{ANN}/contact", json=ZOE, headers={"If-Match": '"0"'})
    later = {**ZOE, "email": "other@example.org"}
    answer = client.put(f"{ANN}/contact", json=later, headers={"If-Match": tag})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "stale")
    assert client.get(f"{ANN}/contact").json() == ZOE


def test_contacts_are_kept_all_or_none(client: TestClient) -> None:
    listed = client.get(f"{HERE}/contacts").json()
    for one in listed:
        one["contact"] = {**ZOE, "email": f"{one['employee'].lower()}@example.org"}
    kept = client.put(f"{HERE}/contacts", json=listed)
    assert [one["version"] for one in kept.json()] == ["1", "1"]
    assert kept.json() == client.get(f"{HERE}/contacts").json()
    # Bob's is as it was read, Ann's is not: neither is kept.
    _, bob = kept.json()
    bob["contact"]["phone"] = ""
    stale = client.put(f"{HERE}/contacts", json=[bob, listed[0]])
    assert (stale.status_code, stale.json()["error"]["code"]) == (409, "stale")
    assert "ann@example.org" in stale.json()["error"]["message"]
    assert client.get(f"{HERE}/contacts").json() == kept.json()


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"employee": "Bob"}, 422),
        ({"employee": "Zed"}, 404),
        ({"contact": {**ZOE, "email": "nobody"}}, 422),
        ({"version": "9" * 5000}, 409),
    ],
)
def test_a_list_of_contacts_with_a_fault_changes_nothing(
    client: TestClient, change: dict[str, object], status: int
) -> None:
    bob = {"employee": "Bob", "version": "0", "contact": ZOE}
    ann = {"employee": "Ann", "version": "0", "contact": ZOE, **change}
    answer = client.put(f"{HERE}/contacts", json=[bob, ann])
    assert answer.status_code == status, answer.text
    assert {one["version"] for one in client.get(f"{HERE}/contacts").json()} == {"0"}


@pytest.mark.parametrize(
    "wrong",
    [{"email": "nobody"}, {"email": "a\x00b@example.org"}, {"phone": "call me"}],
)
def test_what_no_letter_or_call_reaches_is_refused(
    client: TestClient, wrong: dict[str, str]
) -> None:
    answer = client.put(
        f"{ANN}/contact", json={**ZOE, **wrong}, headers={"If-Match": '"0"'}
    )
    assert answer.status_code == 422
    assert client.get(f"{ANN}/contact").headers["ETag"] == '"0"'
