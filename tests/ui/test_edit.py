"""Editing on the pages: with and without JavaScript."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from planner.config import Config
from planner.services.plans import load_plan
from tests.served import served
from tests.ui.conftest import with_march
from tests.ui.hospital import hospital

if TYPE_CHECKING:
    from planner.store.store import Store

PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
CELL = "/plans/march/people/e1/2027-03-01"


@pytest.fixture
def editing(store: Store) -> TestClient:
    """Return a browser on a plan of its own, to change."""
    return TestClient(served(with_march(store, hospital(12)), Config(language="fr")))


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")


def filled(client: TestClient) -> dict[str, list[str]]:
    """Return the form of a cell as it stands when it is opened."""
    form = soup(client.get(CELL)).select_one("details.edit form")
    assert form is not None
    fields: dict[str, list[str]] = {}
    for one in form.select("input[name]:not([type=checkbox]), select[name]"):
        chosen = one.select_one("option[selected]") if one.name == "select" else one
        value = chosen["value"] if chosen else ""
        fields.setdefault(str(one["name"]), []).append(str(value))
    return fields


def test_a_day_saved_as_it_is_changes_nothing(
    editing: TestClient, store: Store
) -> None:
    before = load_plan(store, "march").rota
    done = editing.post(
        "/plans/march/edits/day", data=filled(editing), follow_redirects=False
    )
    assert (done.status_code, done.headers["location"]) == (303, CELL)
    assert load_plan(store, "march").rota == before


def test_freeing_a_day_says_what_it_does_and_undo_brings_it_back(
    editing: TestClient, store: Store
) -> None:
    before = load_plan(store, "march").rota
    fields = {**filled(editing), "act": "free"}
    done = editing.post("/plans/march/edits/day", data=fields, headers=PARTIAL)
    said = soup(done).select_one("[data-edited]")
    assert said is not None
    assert "e1" in json.loads(str(said["data-people"]))
    assert "Heures dues" in said.text
    assert load_plan(store, "march").rota.on("e1", before.of("e1")[0].date) == ()
    editing.post("/plans/march/edits/undo", headers=PARTIAL)
    assert load_plan(store, "march").rota == before


def test_a_stale_form_gets_the_difference_and_a_way_on(editing: TestClient) -> None:
    opened = filled(editing)
    editing.post("/plans/march/edits/day", data={**opened, "act": "free"})
    late = editing.post("/plans/march/edits/day", data=opened, headers=PARTIAL)
    assert late.status_code == 409
    alert = soup(late).select_one("[role=alert]")
    assert alert is not None
    assert "Il y a maintenant" in alert.text
    again = alert.select_one("input[name=cells]")
    assert again is not None
    forced = editing.post(
        "/plans/march/edits/cells", data={"cells": again["value"]}, headers=PARTIAL
    )
    assert forced.status_code == 200


def test_a_broken_rule_asks_for_a_reason_that_is_shown_on_the_cell(
    editing: TestClient,
) -> None:
    move = {
        "employee": "e1",
        "day": "2027-03-01",
        "to": "e1",
        "to_day": "2027-03-07",
        "version": "1",
        "sequence": "0",
    }
    refused = editing.post("/plans/march/edits/move", data=move, headers=PARTIAL)
    assert refused.status_code == 422
    cells = soup(refused).select_one(".outcome input[name=cells]")
    assert cells is not None
    fields = {"cells": cells["value"], "reason": "À sa demande"}
    assert editing.post("/plans/march/edits/cells", data=fields).status_code == 200
    page = editing.get("/plans/march/people/e1/2027-03-07").text
    assert "À sa demande" in page


@pytest.mark.parametrize("cells", ["", "[]", "{", '[{"employee": "e1"}]'])
def test_a_spoilt_form_is_refused_in_a_sentence(
    editing: TestClient, cells: str
) -> None:
    done = editing.post("/plans/march/edits/cells", data={"cells": cells})
    assert done.status_code == 422


def test_hours_off_the_quarter_are_refused(editing: TestClient) -> None:
    fields = filled(editing)
    fields["start"][0] = "08:07"
    done = editing.post("/plans/march/edits/day", data=fields)
    assert done.status_code == 422
    assert "quart d’heure" in done.text


def test_only_rows_that_changed_are_drawn_again(editing: TestClient) -> None:
    page = "/plans/march/people"
    before = {
        str(r["data-row"]): str(r)
        for r in soup(editing.get(page)).select("tr[data-row]")
    }
    known = {"version": 1, "after": 0}
    assert editing.get("/plans/march/changes", params=known).status_code == 204
    editing.post("/plans/march/edits/day", data={**filled(editing), "act": "free"})
    found = editing.get("/plans/march/changes", params=known).json()
    after = {
        str(r["data-row"]): str(r)
        for r in soup(editing.get(page)).select("tr[data-row]")
    }
    changed = {name for name in before if before[name] != after[name]}
    assert "e1" in changed
    assert changed <= set(found["people"])
    some = soup(editing.get(page, params={"only": found["people"]}))
    assert {str(r["data-row"]) for r in some.select("tr[data-row]")} == set(
        found["people"]
    )


def test_rows_kept_from_before_are_those_drawn_afresh(
    editing: TestClient, store: Store
) -> None:
    """What an edit leaves alone is taken over; nothing may be out of date in it."""
    pages = [f"/plans/march/{name}" for name in ("people", "posts")]
    for page in pages:
        editing.get(page)
    editing.post("/plans/march/edits/day", data={**filled(editing), "act": "free"})
    kept = [editing.get(page).text for page in pages]
    # The other language has no view from before.
    other = TestClient(served(store, Config(language="fr")))
    fresh = [other.get(page, params={"lang": "en"}) for page in pages]
    for now, new in zip(kept, fresh, strict=True):
        rows = soup(new).select("tr[data-row] td.on a")
        mine = BeautifulSoup(now, "html.parser").select("tr[data-row] td.on a")
        assert [a["href"] for a in mine] == [a["href"] for a in rows]


def test_comments_show_on_the_cell_and_in_the_grid(editing: TestClient) -> None:
    fields = {"employee": "e1", "day": "2027-03-01", "text": "<b>Demander</b>"}
    editing.post("/plans/march/comments", data=fields)
    card = soup(editing.get(CELL))
    assert [t.text for t in card.select(".remarks .text")] == ["<b>Demander</b>"]
    grid = soup(editing.get("/plans/march/people"))
    assert len(grid.select("tbody .remark")) == 1
    form = card.select_one(".remarks li form")
    assert form is not None
    editing.post(str(form["action"]))
    assert not soup(editing.get("/plans/march/people")).select("tbody .remark")
