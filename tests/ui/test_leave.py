"""The pages of leave, people and skills, as a browser without script sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from planner.config import Config
from planner.services.leave import leave_book
from planner.services.plans import load_plan
from planner.services.staff import person
from tests.served import served
from tests.ui.conftest import with_march

if TYPE_CHECKING:
    from bs4 import Tag

    from planner.domain.problem import Problem
    from planner.store.store import Store

LEAVE = "/plans/march/leave"
STAFF = "/plans/march/staff"
SKILLS = "/plans/march/skills"


@pytest.fixture
def ours(store: Store, problem: Problem) -> TestClient:
    return TestClient(served(with_march(store, problem), Config(language="fr")))


def parsed(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def fields(form: Tag | None) -> dict[str, list[str]]:
    """Return what a browser would send of a form."""
    assert form is not None
    sent: dict[str, list[str]] = {}
    for one in form.select("input[name]"):
        ticks = one.get("type") in ("checkbox", "radio")
        if not ticks or one.has_attr("checked"):
            sent.setdefault(str(one["name"]), []).append(str(one.get("value", "")))
    for one in form.select("select[name]"):
        chosen = one.select_one("option[selected]") or one.select_one("option")
        value = str(chosen["value"]) if chosen else ""
        sent.setdefault(str(one["name"]), []).append(value)
    return sent


def busy(store: Store) -> tuple[str, str]:
    """Return someone at work and the first date she is, as the form writes them."""
    plan = load_plan(store, "march")
    away = {one.employee_id for one in plan.problem.absences}
    name, day = min(cell for cell in plan.rota.cells if cell[0] not in away)
    return name, day.isoformat()


def previewed(client: TestClient, store: Store) -> BeautifulSoup:
    name, day = busy(store)
    asked = {"name": f"({name})", "kind": "sick", "first": day, "last": day}
    answer = client.post(f"{LEAVE}/preview", data=asked)
    assert answer.status_code == 200, answer.text
    return parsed(answer.text)


def test_the_calendar_says_who_is_away_in_words(ours: TestClient) -> None:
    page = parsed(ours.get(LEAVE).text)
    assert page.select_one("h1:-soup-contains('Congés et absences')")
    assert page.select("td.away .sr")
    assert all(one.text.strip() for one in page.select("td.away .sr"))
    foot = [one.text for one in page.select("tfoot td .sr")]
    assert foot
    assert all("disponibles pour" in one for one in foot)


def test_leave_is_granted_from_the_form_and_shown(
    ours: TestClient, store: Store
) -> None:
    page = previewed(ours, store)
    sent = fields(page.select_one("form.consequences"))
    answer = ours.post(LEAVE, data=sent, follow_redirects=False)
    assert answer.status_code == 303
    name, day = sent["name"][0].strip("()"), sent["first"][0]
    away = [
        one
        for one in leave_book(store, "march").leaves
        if one.absence.employee_id == name and one.absence.first.isoformat() == day
    ]
    assert len(away) == 1
    shown = parsed(ours.get(answer.headers["location"]).text)
    assert shown.select_one(".fine:-soup-contains('est en congé')")
    assert any("Arrêt maladie" in one.text for one in shown.select("td.away .sr"))


def test_reasons_are_hidden_on_demand_and_nowhere_else(
    ours: TestClient, store: Store
) -> None:
    page = previewed(ours, store)
    sent = fields(page.select_one("form.consequences"))
    ours.post(LEAVE, data=sent)
    hidden = ours.get(f"{LEAVE}?reasons=no").text
    table = parsed(hidden).select_one("table.leave")
    assert table is not None
    assert "maladie" not in table.text
    name = sent["name"][0].strip("()")
    for other in ("people", f"people/{name}", f"day/{sent['first'][0]}", "print"):
        assert "arrêt maladie" not in ours.get(f"/plans/march/{other}").text.casefold()


def test_a_stale_grant_comes_back_with_how_it_stands(
    ours: TestClient, store: Store
) -> None:
    sent = fields(previewed(ours, store).select_one("form.consequences"))
    sent["seen"] = ["something else"]
    answer = ours.post(LEAVE, data=sent)
    assert answer.status_code == 409
    page = parsed(answer.text)
    assert page.select_one("[role=alert].wrong")
    again = fields(page.select_one("form.consequences"))
    assert again["seen"] != ["something else"]
    assert ours.post(LEAVE, data=again, follow_redirects=False).status_code == 303


def test_a_leave_is_withdrawn_once(ours: TestClient, store: Store) -> None:
    ours.post(
        LEAVE, data=fields(previewed(ours, store).select_one("form.consequences"))
    )
    one = leave_book(store, "march").leaves[-1]
    assert ours.get(f"{LEAVE}/{one.id}").status_code == 200
    gone = ours.post(f"{LEAVE}/{one.id}/withdraw", follow_redirects=False)
    assert gone.status_code == 303
    done = parsed(ours.get(gone.headers["location"]).text)
    way = done.select_one("[role=status] a")
    assert way
    chosen = parsed(ours.get(str(way["href"])).text).select_one("[name=keep][checked]")
    assert chosen
    assert chosen["value"] == "gaps"
    again = ours.post(f"{LEAVE}/{one.id}/withdraw")
    assert again.status_code == 409
    assert "voici où on en est" in again.text


def test_a_person_is_changed_on_her_form(ours: TestClient, store: Store) -> None:
    address = f"{STAFF}/e1"
    form = parsed(ours.get(address).text).select_one("form.terms")
    sent = fields(form) | {"grade": ["AMA"], "weekly_minutes": ["37h30"]}
    answer = ours.post(address, data=sent, follow_redirects=False)
    assert answer.status_code == 303
    assert person(store, "march", "e1").sheet.grade == "AMA"
    assert "AMA" in ours.get(STAFF).text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("-2h30", -150), ("−2:30", -150), ("12,5", 750), ("3h", 180), ("", 0)],
)
def test_hours_brought_forward_are_read_as_people_write_them(
    ours: TestClient, store: Store, typed: str, kept: int
) -> None:
    form = parsed(ours.get(f"{STAFF}/e1").text).select_one("form.terms")
    sent = {"hours_brought": [typed], "desired_weekly_minutes": ["32h"]}
    ours.post(f"{STAFF}/e1", data=fields(form) | sent)
    sheet = person(store, "march", "e1").sheet
    assert (sheet.hours_brought, sheet.desired_weekly_minutes) == (kept, 1920)


@pytest.mark.parametrize(
    "name", ["weekly_minutes", "desired_weekly_minutes", "hours_brought"]
)
def test_a_time_that_cannot_be_read_comes_back_as_it_was_typed(
    ours: TestClient, name: str
) -> None:
    form = parsed(ours.get(f"{STAFF}/e1").text).select_one("form.terms")
    answer = ours.post(f"{STAFF}/e1", data=fields(form) | {name: ["2h-30"]})
    assert answer.status_code == 422
    page = parsed(answer.text).select_one("form.terms")
    assert fields(page)[name] == ["2h-30"]


def test_a_form_sent_as_it_was_changes_nothing(ours: TestClient, store: Store) -> None:
    before = person(store, "march", "e1")
    form = parsed(ours.get(f"{STAFF}/e1").text).select_one("form.terms")
    ours.post(f"{STAFF}/e1", data=fields(form))
    assert person(store, "march", "e1").problem == before.problem


def test_what_cannot_be_comes_back_with_what_was_typed(ours: TestClient) -> None:
    form = parsed(ours.get(f"{STAFF}/e1").text).select_one("form.terms")
    sent = fields(form) | {"quota": ["beaucoup"], "grade": ["AMA"]}
    answer = ours.post(f"{STAFF}/e1", data=sent)
    assert answer.status_code == 422
    page = parsed(answer.text)
    assert fields(page.select_one("form.terms"))["quota"] == ["beaucoup"]
    assert fields(page.select_one("form.terms"))["grade"] == ["AMA"]
    assert page.select_one("[aria-invalid=true]")


def test_a_stale_form_shows_what_differs_and_can_be_saved_again(
    ours: TestClient, store: Store
) -> None:
    form = parsed(ours.get(f"{STAFF}/e1").text).select_one("form.terms")
    ours.post(f"{STAFF}/e1", data=fields(form) | {"grade": ["hers"]})
    answer = ours.post(f"{STAFF}/e1", data=fields(form) | {"grade": ["mine"]})
    assert answer.status_code == 409
    page = parsed(answer.text)
    assert "mine" in page.text
    assert "hers" in page.text
    assert person(store, "march", "e1").sheet.grade == "hers"
    ours.post(f"{STAFF}/e1", data=fields(page.select_one("form.terms")))
    assert person(store, "march", "e1").sheet.grade == "mine"


def test_someone_is_added_from_an_empty_form(ours: TestClient) -> None:
    form = parsed(ours.get("/plans/march/new-person").text).select_one("form.terms")
    # The week of this hospital is one of four days: hers has five.
    filled = fields(form) | {"name": ["Zoé Houx"], "week|0|2": ["J"]}
    answer = ours.post(STAFF, data=filled)
    assert answer.status_code == 200, parsed(answer.text).select(".wrong")
    assert "Zoé Houx" in ours.get(STAFF).text
    assert ours.post(STAFF, data=fields(form) | {"name": [""]}).status_code == 422


def test_a_skill_is_changed_in_its_cell(ours: TestClient, store: Store) -> None:
    form = parsed(ours.get(SKILLS).text).select_one("form.sheet")
    sent = fields(form)
    name = next(one for one in sent if one.startswith("s|e1|"))
    value = "1" if sent[name] != ["1"] else "2"
    answer = ours.post(SKILLS, data=sent | {name: [value]}, follow_redirects=False)
    assert answer.status_code == 303
    form = parsed(ours.get(SKILLS).text).select_one("form.sheet")
    sent = fields(form)
    specialty = name.split("|")[2]
    assert person(store, "march", "e1").sheet.skills[specialty] == int(value)
    assert ours.post(SKILLS, data=sent | {name: ["9"]}).status_code == 422


def test_dates_of_services_known_are_written_as_people_do(
    ours: TestClient, store: Store
) -> None:
    address = f"{SKILLS}?reading=briefed"
    form = parsed(ours.get(address).text).select_one("form.sheet")
    sent = fields(form)
    name = next(one for one in sent if one.startswith("s|e1|"))
    ours.post(address, data=sent | {name: ["12/02/2027"]})
    again = fields(parsed(ours.get(address).text).select_one("form.sheet"))
    assert again[name] == ["12/02/2027"]
    known = load_plan(store, "march").problem.familiarities_of["e1"]
    assert "2027-02-12" in {one.last.isoformat() for one in known}
