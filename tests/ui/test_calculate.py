"""Calculate, follow, compare and decide: the pages, without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from planner.config import Config
from planner.services import runs
from planner.services.edits import Order, edit_cells
from planner.services.fixing import fix_cells, one_cell
from planner.services.plans import load_plan
from planner.store.status import RunStatus
from tests.build import MON, TUE
from tests.engines import engine
from tests.served import served
from tests.services.asked import BETTER, DRAFT, PLAN, ask, drafted, proposed
from tests.ui.parsed import one, row, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response

    from planner.store.store import Store

__all__ = ["engine"]
HERE = f"/plans/{PLAN}"
STEP = {
    "seconds": 1.5,
    "phase": "construction",
    "shortage_minutes": {"minimum": 45.0, "target": 90.0},
    "objective": 9000.0,
    "penalty_by_level": {"stability": 0, "people": 20, "cost": 3},
    "bound": 4500.0,
}


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    app = served(drafted(store), Config(language="fr", runs_at_once=0))
    with TestClient(app, follow_redirects=False) as made:
        yield made


def parsed(response: Response, status: int = 200) -> BeautifulSoup:
    assert response.status_code == status, response.text
    return BeautifulSoup(response.text, "html.parser")


def test_the_choices_are_explained_and_what_cannot_be_is_shut(
    client: TestClient,
) -> None:
    page = parsed(client.get(f"{HERE}/calculate?keep=gaps&start=2027-03-02"))
    keeps = page.select("input[name=keep]")
    assert [one["value"] for one in keeps] == ["pins", "gaps", "published", "fresh"]
    assert [one["value"] for one in keeps if one.has_attr("disabled")] == ["published"]
    assert [one["value"] for one in keeps if one.has_attr("checked")] == ["gaps"]
    assert one(page, "#start")["value"] == "2027-03-02"
    for told in page.select("[aria-describedby]"):
        assert page.find(id=told["aria-describedby"])
    (here,) = page.select(".views .within [aria-current]")
    assert here.text == "Calculer"


def test_a_calculation_is_asked_for_and_shown(client: TestClient, store: Store) -> None:
    client.cookies.set("actor", "Claire")
    done = client.post(
        f"{HERE}/calculate", data={"keep": "gaps", "time": "other", "minutes": "2"}
    )
    assert done.status_code == 303
    run = runs.list_runs(store, PLAN)[0]
    assert done.headers["location"] == f"{HERE}/runs/{run.id}"
    assert run.options
    assert (run.options["keep"], run.options["seconds"]) == ("gaps", 120)
    page = parsed(client.get(done.headers["location"]))
    assert "Combler seulement les trous · 2 min · demandé par Claire" in text(
        page, "body"
    )
    assert page.select_one("noscript meta[http-equiv=refresh]")
    assert page.select_one(f"[action='{HERE}/runs/{run.id}/stop'] button")


def test_a_second_person_is_led_to_the_first_calculation(
    client: TestClient, store: Store
) -> None:
    run = ask(store)
    page = parsed(client.post(f"{HERE}/calculate", data={"keep": "fresh"}), 409)
    assert page.select_one(f".refusal a[href='{HERE}/runs/{run.id}']")
    page = parsed(client.get(f"{HERE}/calculate"))
    assert page.select_one("form.calculate") is None
    assert page.select_one(f"main a[href='{HERE}/runs/{run.id}']")


@pytest.mark.parametrize(
    "data",
    [
        {"time": "other", "minutes": "long"},
        {"time": "other", "minutes": "9999"},
        {"start": "tomorrow"},
        {"start": "2031-01-01"},
    ],
)
def test_a_field_that_cannot_be_is_told_and_the_rest_is_kept(
    client: TestClient, data: dict[str, str]
) -> None:
    page = parsed(client.post(f"{HERE}/calculate", data={"keep": "fresh", **data}), 422)
    assert page.select_one(".refusal")
    assert page.select_one("[value=fresh][checked]")


def test_one_under_way_says_what_is_missing_and_how_far_it_is(
    client: TestClient, store: Store
) -> None:
    run = ask(store)
    runs.take_run(store, run.id)
    runs.note_progress(store, run.id, STEP)
    runs.note_progress(store, run.id, {**STEP, "seconds": 2.0, "objective": 6000.0})
    page = parsed(client.get(f"{HERE}/runs/{run.id}"))
    said = text(page, "#live")
    assert "Manque sous le minimum 45 min" in said
    assert "au plus 25 %" in said
    assert text(page, "#phase") == "Construction d’un premier planning"
    assert page.select_one(".curve polyline")
    assert len(page.select("#steps tbody tr")) == 2


def test_stopping_answers_with_the_page(client: TestClient, store: Store) -> None:
    run = ask(store)
    done = client.post(f"{HERE}/runs/{run.id}/stop")
    assert (done.status_code, done.headers["location"]) == (
        303,
        f"{HERE}/runs/{run.id}",
    )
    assert runs.load_run(store, run.id).status is RunStatus.CANCELLED
    page = parsed(client.get(f"{HERE}/runs/{run.id}"))
    assert "arrêté, sans planning" in text(page, "main")


def test_the_stream_ends_with_the_way_to_the_result(
    client: TestClient, store: Store
) -> None:
    run_id = proposed(store)
    with client.stream("GET", f"{HERE}/runs/{run_id}/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        told = "\n".join(line.removeprefix("data: ") for line in answer.iter_lines())
    page = BeautifulSoup(told, "html.parser")
    assert page.select_one(f"[hx-get='{HERE}/runs/{run_id}'][hx-trigger=load]")
    assert page.select_one("#steps[hx-swap-oob]")
    assert client.get(f"/plans/x/runs/{run_id}/events").status_code == 404


def test_a_result_is_compared_and_adopted(client: TestClient, store: Store) -> None:
    run_id = proposed(store)
    page = parsed(client.get(f"{HERE}/runs/{run_id}"))
    said = "Ce qui change, et pour qui 2 agents, 3 jours"
    assert text(page, "h2#changes") == said
    assert "mieux" in row(page, "Manque sous le minimum").get_text()
    form = page.select_one(f"form[action='{HERE}/runs/{run_id}/adopt']")
    assert form
    data = {str(one["name"]): str(one["value"]) for one in form.select("input")}
    done = client.post(str(form["action"]), data=data)
    assert done.headers["location"] == f"{HERE}/people"
    assert load_plan(store, PLAN).rota == BETTER
    said = text(parsed(client.get(f"{HERE}/runs")), "main")
    assert "adopté, version 2" in said
    again = parsed(client.post(str(form["action"]), data=data), 409)
    assert again.select_one(".refusal")


def test_a_result_is_not_wanted(client: TestClient, store: Store) -> None:
    run_id = proposed(store)
    assert "attend votre décision" in text(
        parsed(client.get(f"{HERE}/calculate")), "body"
    )
    assert client.post(f"{HERE}/runs/{run_id}/discard").status_code == 303
    assert load_plan(store, PLAN).rota == DRAFT
    assert "non retenu" in text(parsed(client.get(f"{HERE}/runs")), "main")
    assert "non retenu" in text(parsed(client.get(f"{HERE}/versions")), "main")


def test_what_was_edited_and_fixed_meanwhile_is_told_before(
    client: TestClient, store: Store
) -> None:
    run_id = proposed(store)
    shown = parsed(client.get(f"{HERE}/runs/{run_id}"))
    fix_cells(store, PLAN, one_cell("Ann", TUE), fixed=True, who="Denis")
    edit_cells(store, PLAN, Order(wanted={("Ann", MON): ()}), who="Denis")
    old = {
        str(one["name"]): str(one["value"])
        for one in shown.select("form[action$=adopt] input")
    }
    page = parsed(client.post(f"{HERE}/runs/{run_id}/adopt", data=old), 409)
    said = text(page, "main")
    assert "en dernier par Denis" in said
    assert "a été modifié après la demande de ce calcul" in said
    assert "2 affectations verrouillées dans le brouillon ne sont pas tenues" in said
    assert "L’adopter quand même" in said
    fresh = {
        str(one["name"]): str(one["value"])
        for one in page.select("form[action$=adopt] input")
    }
    assert client.post(f"{HERE}/runs/{run_id}/adopt", data=fresh).status_code == 303


def test_one_given_up_says_so(client: TestClient, store: Store) -> None:
    run = ask(store)
    runs.take_run(store, run.id)
    runs.note_complaint(store, run.id, "engine: out of memory")
    runs.fail_run(store, run.id, runs.LOST)
    said = text(parsed(client.get(f"{HERE}/runs/{run.id}")), "main")
    assert "s’est interrompu trois fois" in said
    assert "engine: out of memory" in said
