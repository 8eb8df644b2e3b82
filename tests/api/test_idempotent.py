from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from fastapi import APIRouter, Body, FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select, update

from planner.api.idempotent import KEY, REPLAYED, Idempotent
from planner.api.request import PlanId, StoreNeeded  # noqa: TC001  read by FastAPI
from planner.services.idempotency import LIFETIME
from planner.services.runs import list_runs, request_run
from planner.store.moment import now
from planner.store.tables import AnswerRow

if TYPE_CHECKING:
    from planner.store.store import Store

RUNS = "/api/v1/plans/march/tried"


def calculate(
    plan_id: PlanId, store: StoreNeeded, seconds: int = Body(embed=True)
) -> dict[str, int]:
    """Ask for a calculation."""
    return {"run": request_run(store, plan_id, {"seconds": seconds}, who="test")}


@pytest.fixture
def client(application: FastAPI) -> TestClient:
    """Return a client of the API with one more post that creates."""
    router = APIRouter(prefix="/api/v1/plans/{plan_id}", route_class=Idempotent)
    router.post("/tried", status_code=201, summary="Try")(calculate)
    application.include_router(router)
    return TestClient(application)


def ask(client: TestClient, key: str | None, seconds: Any = 5, **headers: str) -> Any:
    given = {KEY: key, **headers} if key else headers
    return client.post(RUNS, json={"seconds": seconds}, headers=given)


def begun(store: Store) -> int:
    """Return how many calculations the test asked for; one made the rota of March."""
    return len(list_runs(store, "march")) - 1


def test_what_is_sent_twice_is_done_once_and_answered_alike(
    client: TestClient, store: Store
) -> None:
    first, again = ask(client, "a"), ask(client, "a")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["content-type"] == first.headers["content-type"]
    assert (REPLAYED in first.headers, again.headers[REPLAYED]) == (False, "true")
    assert begun(store) == 1


def test_without_a_key_or_with_another_it_is_done_again(
    client: TestClient, store: Store
) -> None:
    for key in (None, None, "a", "b"):
        assert ask(client, key).status_code == 201
    assert begun(store) == 4


def test_two_people_may_use_the_same_key(client: TestClient, store: Store) -> None:
    for actor in ("Ann", "Bob", "Ann"):
        assert ask(client, "a", **{"X-Actor": actor}).status_code == 201
    assert begun(store) == 2


def test_a_key_used_for_something_else_is_refused(
    client: TestClient, store: Store
) -> None:
    ask(client, "a", seconds=5)
    response = ask(client, "a", seconds=6)
    assert response.status_code == 422
    assert "was used for another request" in response.json()["error"]["message"]
    other = client.post(
        RUNS.replace("march", "april"), json={"seconds": 5}, headers={KEY: "a"}
    )
    assert other.status_code == 422
    assert begun(store) == 1


def test_what_was_refused_may_be_put_right_under_the_same_key(
    client: TestClient, store: Store
) -> None:
    assert ask(client, "a", seconds="long").status_code == 422
    assert ask(client, "a", seconds=5).status_code == 201
    assert begun(store) == 1


def test_a_key_out_of_bounds_is_refused(client: TestClient, store: Store) -> None:
    assert ask(client, "x" * 201).status_code == 422
    assert ask(client, "with space").status_code == 422
    assert begun(store) == 0


def test_a_key_under_way_is_not_done_beside_itself(
    application: FastAPI, client: TestClient
) -> None:
    begins, ends = Event(), Event()

    def slow() -> dict[str, bool]:
        begins.set()
        return {"ended": ends.wait(30)}

    router = APIRouter(prefix="/api/v1", route_class=Idempotent)
    router.post("/slow")(slow)
    application.include_router(router)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(client.post, "/api/v1/slow", headers={KEY: "a"})
        begins.wait(30)
        second = client.post("/api/v1/slow", headers={KEY: "a"})
        ends.set()
    assert second.status_code == 409
    assert second.json()["error"]["code"] == "unanswered"
    assert first.result().json() == {"ended": True}
    third = client.post("/api/v1/slow", headers={KEY: "a"})
    assert (third.json(), third.headers[REPLAYED]) == ({"ended": True}, "true")


def test_a_process_that_dies_on_the_way_leaves_the_key_in_doubt(
    client: TestClient, store: Store
) -> None:
    ask(client, "a")
    with store.writing() as session:
        session.execute(update(AnswerRow).values(status=None))
    assert ask(client, "a").status_code == 409
    assert begun(store) == 1


def test_keys_are_forgotten_after_a_day(client: TestClient, store: Store) -> None:
    ask(client, "a")
    with store.writing() as session:
        session.execute(update(AnswerRow).values(created_at=now() - LIFETIME * 2))
    ask(client, "b")
    with store.reading() as session:
        assert session.scalars(select(AnswerRow.key)).all() == ["b"]
        (kept,) = session.scalars(select(AnswerRow.created_at)).all()
    assert now() - kept < timedelta(minutes=5)


def test_the_header_is_described(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    post = described["paths"]["/api/v1/plans/{plan_id}/tried"]["post"]
    names = [one["name"] for one in post["parameters"]]
    assert names.count(KEY) == 1
    assert {"201", "409", "422"} <= post["responses"].keys()
