"""Someone's terms through their form, as it is sent without JavaScript."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from planner.exchange.scenario import Scenario
from planner.services.plans import import_scenario, load_plan
from tests import build
from tests.build import TUE
from tests.services.outcomes import record
from tests.ui.opened import client_at, parsed
from tests.ui.parsed import one

if TYPE_CHECKING:
    from bs4 import Tag
    from fastapi.testclient import TestClient

    from planner.domain.people import Employee
    from planner.store.store import Store

PLAN = "march"
HERE = f"/plans/{PLAN}/staff"
UNTIL = ("left", "authorised_until", "telework_derogation_until")
PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.requirement(minimum=1),
    build.rhythm("three", most_days_in_a_row=3),
    end=TUE,
)


@pytest.fixture
def march(store: Store) -> Store:
    import_scenario(store, Scenario(id=PLAN, title="Mars", problem=PROBLEM))
    record(store, PLAN, PROBLEM, build.rota())
    return store


def filled(form: Tag) -> dict[str, str]:
    """Return what a browser sends of a form nobody changed."""
    fields = {
        str(field["name"]): str(field.get("value", ""))
        for field in form.select("input[name]")
        if field.get("type") not in ("checkbox", "radio") or field.has_attr("checked")
    }
    for select in form.select("select[name]"):
        chosen = select.select_one("option[selected]") or one(select, "option")
        fields[str(select["name"])] = str(chosen.get("value", ""))
    return fields


def send(client: TestClient, name: str, **changes: str) -> BeautifulSoup:
    """Open someone's form, change fields and send it."""
    form = one(parsed(client, f"{HERE}/{name}"), "form.terms")
    answer = client.post(f"{HERE}/{name}", data=filled(form) | changes)
    return BeautifulSoup(answer.text, "html.parser")


def person(store: Store, name: str) -> Employee:
    return load_plan(store, PLAN).problem.employee(name)


def test_a_form_nobody_changed_changes_nobody(march: Store) -> None:
    before = person(march, "Ann")
    send(client_at(march), "Ann")
    assert person(march, "Ann") == before


def test_a_rhythm_is_chosen_and_taken_back(march: Store) -> None:
    client = client_at(march)
    send(client, "Ann", rhythm_id="three")
    assert person(march, "Ann").rhythm_id == "three"
    assert person(march, "Bob").rhythm_id is None
    shown = parsed(client, f"{HERE}/Ann")
    assert one(shown, "select[name=rhythm_id] option[selected]")["value"] == "three"
    send(client, "Ann", rhythm_id="")
    assert person(march, "Ann").rhythm_id is None


def test_hours_wished_and_brought_forward_are_read_as_people_write_them(
    march: Store,
) -> None:
    send(client_at(march), "Ann", desired_weekly_minutes="30h", hours_brought="-2h30")
    ann = person(march, "Ann")
    assert (ann.desired_weekly_minutes, ann.hours_brought) == (1800, -150)


@pytest.mark.parametrize("wrong", ["abc", "25:99", "-"])
def test_hours_that_make_no_sense_are_refused_and_stay_in_the_form(
    march: Store, wrong: str
) -> None:
    before = person(march, "Ann")
    page = send(client_at(march), "Ann", hours_brought=wrong, grade="AMA")
    assert one(page, "input[name=hours_brought]")["value"] == wrong
    assert one(page, "input[name=grade]")["value"] == "AMA"
    assert one(page, "#wrong-hours_brought")
    assert person(march, "Ann") == before


@pytest.mark.parametrize("name", UNTIL)
def test_a_last_day_is_given_shown_again_and_taken_back(
    march: Store, name: str
) -> None:
    client = client_at(march)
    send(client, "Ann", **{name: "2027-08-31"})
    assert getattr(person(march, "Ann"), name) == date(2027, 8, 31)
    assert getattr(person(march, "Bob"), name) is None
    shown = one(parsed(client, f"{HERE}/Ann"), f"input[name={name}]")
    assert (shown["type"], shown["value"]) == ("date", "2027-08-31")
    send(client, "Ann", **{name: ""})
    assert getattr(person(march, "Ann"), name) is None


def test_a_date_typed_the_french_way_is_read(march: Store) -> None:
    send(client_at(march), "Ann", authorised_until="31/08/2027")
    assert person(march, "Ann").authorised_until == date(2027, 8, 31)


@pytest.mark.parametrize("name", UNTIL)
@pytest.mark.parametrize("wrong", ["soon", "2027-02-30", "31/08"])
def test_a_last_day_that_is_none_is_refused_and_stays_in_the_form(
    march: Store, name: str, wrong: str
) -> None:
    before = person(march, "Ann")
    page = send(client_at(march), "Ann", **{name: wrong, "grade": "AMA"})
    shown = one(page, f"input[name={name}]")
    # A date field would show nothing of what is no date.
    assert (shown["type"], shown["value"]) == ("text", wrong)
    assert one(page, "input[name=grade]")["value"] == "AMA"
    said = one(page, f"#wrong-{name}").text
    assert "écrivez 31/03/2027" in said
    assert f"«\u00a0{wrong}\u00a0»" in said
    assert person(march, "Ann") == before


def test_last_days_are_named_in_french(march: Store) -> None:
    labels = one(parsed(client_at(march), f"{HERE}/Ann"), "form.terms").text
    assert "Temps partiel autorisé jusqu’au" in labels
    assert "Dérogation de télétravail jusqu’au" in labels
