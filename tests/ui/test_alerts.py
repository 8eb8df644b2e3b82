"""What is allowed and a person answers for: shown as a warning, never as a breach."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from planner.config import Config
from planner.exchange.scenario import Scenario
from planner.rules.rule import Level, Violation
from planner.services import runs
from planner.services.plans import import_scenario
from planner.services.solving import outcome
from planner.text.message import message
from planner.ui.views.marks import Marks
from tests import build
from tests.served import served
from tests.services.outcomes import result
from tests.ui.parsed import cell, one, text

if TYPE_CHECKING:
    from planner.store.store import Store

SENTENCE = "Reprise le lendemain d’une longue journée."


def violation(level: Level, rule_id: str = "daily_rest", **where: Any) -> Violation:
    return Violation(
        rule_id=rule_id,
        level=level,
        amount=1,
        penalty=0,
        message=message(SENTENCE),
        date=build.MON,
        **where,
    )


def test_the_worst_of_each_kind_is_marked() -> None:
    marks = Marks("fr")
    alert = violation(Level.ALERT, employee_id="Ann")
    soft = violation(Level.PEOPLE, employee_id="Ann")
    hard = violation(Level.HARD, employee_id="Ann")
    for found, css, said in (
        ((soft, alert), "alert", "Alerte\xa0: Heures"),
        ((alert, soft), "alert", "Alerte\xa0: Heures"),
        ((alert, hard, soft), "hard", "Règle enfreinte\xa0: Heures"),
        ((soft,), "soft", "Heures"),
    ):
        mark = BeautifulSoup(marks.problems(found), "html.parser")
        (icon,) = mark.select("i")
        assert css in icon["class"]
        assert icon["aria-label"] == said


@pytest.fixture
def client(store: Store) -> TestClient:
    """Return pages of a plan with one alert on Ann and one on the desk."""
    problem = build.problem(build.employee("Ann"), build.requirement())
    import_scenario(store, Scenario(id="march", title="Mars", problem=problem))
    solved = result(problem, build.rota(build.works("Ann")))
    more = (
        violation(Level.ALERT, employee_id="Ann"),
        violation(Level.ALERT, rule_id="presence_floor", post_id="desk"),
    )
    judged = replace(
        solved.evaluation, violations=(*solved.evaluation.violations, *more)
    )
    run_id = runs.request_run(store, "march", {}, who="test")
    runs.take_run(store, run_id)
    runs.finish_run(store, run_id, outcome(replace(solved, evaluation=judged)))
    return TestClient(served(store, Config(language="fr")))


def page(client: TestClient, address: str) -> BeautifulSoup:
    answer = client.get(f"/plans/march/{address}")
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "html.parser")


def test_the_month_and_the_figures_tell_alerts_apart(client: TestClient) -> None:
    month = page(client, "people")
    monday = cell(month, "Ann", 1)
    assert one(monday, "i.alert")["aria-label"] == "Alerte\xa0: Heures"
    assert not monday.select("i.hard")
    figures = {text(div, "dt"): text(div, "dd") for div in month.select(".figures div")}
    assert figures["Alertes"] == "2"
    assert figures["Règles enfreintes"] == "0"
    assert "alerte, à justifier" in one(month, ".legend").get_text()


@pytest.mark.parametrize("address", ["people/Ann/2027-03-01", "posts/desk/2027-03-01"])
def test_the_panel_of_a_cell_says_the_sentence(
    client: TestClient, address: str
) -> None:
    line = one(page(client, address), ".problems li.alert")
    assert SENTENCE in line.get_text()
    assert text(line, "em") == "alerte : à justifier"


def test_the_page_of_a_person_opens_alerts(client: TestClient) -> None:
    person = page(client, "people/Ann")
    line = one(person, ".rules > li.alert")
    assert line.select("details[open]")
    assert SENTENCE in line.get_text()
    assert text(line, "em") == "alerte : à justifier"
