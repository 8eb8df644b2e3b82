"""Calculations through the API, as a program asks for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from planner.api.idempotent import KEY, REPLAYED
from planner.config import Config
from planner.services import runs
from planner.services.edits import Order, edit_cells
from planner.services.solving import outcome
from planner.store.status import RunStatus
from tests.build import TUE
from tests.served import served
from tests.services.asked import BETTER, PLAN, PROBLEM, drafted, proposed
from tests.services.outcomes import result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.store.store import Store

HERE = f"/api/v1/plans/{PLAN}/runs"


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    app = served(drafted(store), Config(language="en", runs_at_once=0))
    with TestClient(app) as made:
        yield made


def ask(client: TestClient, **headers: str) -> Any:
    order = {"keep": "gaps", "from_day": "2027-03-02", "seconds": 5}
    return client.post(HERE, json=order, headers={"X-Actor": "Claire", **headers})


def test_it_is_asked_for_once_and_answered_alike(client: TestClient) -> None:
    first = ask(client, **{KEY: "a"})
    assert first.status_code == 201, first.text
    body = first.json()
    assert first.headers["location"] == f"{HERE}/{body['id']}"
    assert (body["status"], body["who"], body["keep"]) == ("queued", "Claire", "gaps")
    assert (body["from_day"], body["seconds"]) == ("2027-03-02", 5)
    again = ask(client, **{KEY: "a"})
    assert (again.json(), again.headers[REPLAYED]) == (body, "true")
    assert client.get(f"{HERE}/{body['id']}").json() == body


def test_a_second_one_is_refused_with_the_number_of_the_first(
    client: TestClient,
) -> None:
    first = ask(client).json()["id"]
    refused = ask(client)
    assert refused.status_code == 409
    error = refused.json()["error"]
    assert error["code"] == "already_running"
    assert f"Calculation {first} " in error["message"]


@pytest.mark.parametrize(
    ("order", "status"),
    [
        ({"keep": "published"}, 409),
        ({"from_day": "2031-01-01"}, 422),
        ({"seconds": 0}, 422),
        ({"keep": "everything"}, 422),
        ({"until": "2027-03-02"}, 422),
    ],
)
def test_what_cannot_be_asked_for_is_refused(
    client: TestClient, order: dict[str, Any], status: int
) -> None:
    assert client.post(HERE, json=order).status_code == status


def test_they_are_listed_a_page_at_a_time(client: TestClient, store: Store) -> None:
    newest = proposed(store)
    page = client.get(HERE, params={"limit": 1})
    assert [one["id"] for one in page.json()] == [newest]
    assert page.json()[0]["decision"] == "proposed"
    rest = client.get(page.links["next"]["url"]).json()
    assert [(one["keep"], one["decision"]) for one in rest] == [(None, "draft")]
    assert client.get("/api/v1/plans/nowhere/runs").status_code == 404


def test_a_proposal_is_looked_at_and_adopted(client: TestClient, store: Store) -> None:
    run_id = proposed(store)
    found = client.get(f"{HERE}/{run_id}/proposal").json()
    assert found["proposed"]["missing_minimum"] < found["current"]["missing_minimum"]
    assert [one["employee"] for one in found["changes"]] == ["Bob", "Ann"]
    done = client.post(f"{HERE}/{run_id}/adopt", json=found["seen"])
    assert (done.status_code, done.json()) == (200, {"version": found["version"]})
    assert client.get(f"/api/v1/plans/{PLAN}").json()["version"] == found["version"]
    assert client.post(f"{HERE}/{run_id}/discard").status_code == 409


def test_an_edit_meanwhile_is_not_lost_unseen(client: TestClient, store: Store) -> None:
    run_id = proposed(store)
    edit_cells(store, PLAN, Order(wanted={("Ann", TUE): ()}), who="Denis")
    refused = client.post(f"{HERE}/{run_id}/adopt")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "stale")
    found = client.get(f"{HERE}/{run_id}/proposal").json()
    assert [one["employee"] for one in found["edited_since"]] == ["Ann"]
    assert client.post(f"{HERE}/{run_id}/adopt", json=found["seen"]).status_code == 200


def test_what_nobody_wants_is_discarded(client: TestClient, store: Store) -> None:
    run_id = proposed(store)
    done = client.post(f"{HERE}/{run_id}/discard")
    assert (done.status_code, done.json()["decision"]) == (200, "discarded")
    assert client.post(f"{HERE}/{run_id}/adopt").status_code == 409


def test_it_is_stopped(client: TestClient, store: Store) -> None:
    run_id = ask(client).json()["id"]
    assert client.post(f"{HERE}/{run_id}/stop").json()["status"] == "cancelled"
    with store.reading():
        assert runs.load_run(store, run_id).status is RunStatus.CANCELLED
    assert client.get(f"{HERE}/{run_id}/proposal").status_code == 409


def test_its_steps_are_followed_to_the_end(client: TestClient, store: Store) -> None:
    run_id = ask(client).json()["id"]
    runs.take_run(store, run_id)
    step = {
        "seconds": 1.5,
        "phase": "improvement",
        "shortage_minutes": {"minimum": 45.0, "target": 0.0},
        "objective": 90.0,
        "penalty_by_level": {"minimum": 90.0},
        "bound": None,
    }
    runs.note_progress(store, run_id, step)
    runs.note_progress(store, run_id, {**step, "seconds": 2.5})
    runs.finish_run(store, run_id, outcome(result(PROBLEM, BETTER)))
    first, second = runs.run_events(store, run_id)
    known = {"Last-Event-ID": str(first.id)}
    with client.stream("GET", f"{HERE}/{run_id}/events", headers=known) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = list(answer.iter_lines())
    assert lines[1] == f"id: {second.id}"
    told = json.loads(lines[0].removeprefix("data: "))
    assert (told["seconds"], told["missing_minimum"]) == (2.5, 45)
    assert lines[3] == "event: over"
    over = json.loads(lines[4].removeprefix("data: "))
    assert (over["status"], over["decision"]) == ("done", "proposed")


@pytest.mark.parametrize("what", ["", "/events", "/proposal"])
def test_one_of_another_plan_is_not_found(
    client: TestClient, store: Store, what: str
) -> None:
    address = f"/api/v1/plans/april/runs/{proposed(store)}{what}"
    assert client.get(address).status_code == 404
