"""The other pages, through the application."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from planner.config import Config
from planner.exchange.scenario import Scenario
from planner.services.plans import import_scenario
from tests.served import served
from tests.services.outcomes import record
from tests.ui.hospital import greedy, hospital
from tests.ui.parsed import cell, one, row, text

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.store.store import Store
    from tests.ui.conftest import Page


def parsed(client: TestClient, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).text, "html.parser")


def test_plans_are_listed_with_what_they_miss(client: TestClient) -> None:
    line = row(parsed(client, "/"), "Mars")
    assert "mars 2027" in line.get_text()
    assert "brouillon" in line.get_text()
    assert one(line, "td.bad").get_text().endswith("h")


def test_without_plans_the_list_says_how_to_get_one(store: Store) -> None:
    client = TestClient(served(store, Config(language="fr")))
    assert "planner demo" in client.get("/").text


def test_a_plan_opens_on_the_month_by_person(client: TestClient) -> None:
    answer = client.get("/plans/march", follow_redirects=False)
    assert answer.headers["location"] == "/plans/march/people"


def test_a_plan_without_a_rota_shows_its_gaps(store: Store, problem: Problem) -> None:
    import_scenario(store, Scenario(id="new", title="Neuf", problem=problem))
    client = TestClient(served(store, Config(language="fr")))
    page = parsed(client, "/plans/new/people")
    assert "Aucun planning n’a encore été calculé." in text(page, ".note")
    assert page.select("a.gap")


def test_figures_are_told_in_words(page: Page) -> None:
    figures = {
        one(found, "dt").get_text(): one(found, "dd").get_text()
        for found in page("people").select(".figures > div")
    }
    assert figures["Règles enfreintes"] == "0"
    assert figures["Manque sous le minimum"].endswith("h")
    assert figures["Confort des agents"].endswith("points")
    assert "meilleur planning possible" in figures["Qualité du calcul"]


def test_the_week_writes_hours_out(page: Page) -> None:
    monday = cell(page("week?start=2027-03-10"), "Bruno Abricot", 1)
    assert "8h30–12h30" in text(monday, ".c")
    assert "Pneumologie" in text(monday, ".c")


def test_weeks_follow_one_another_within_the_period(page: Page) -> None:
    first = page("week?start=2027-03-01")
    assert not first.select('a[rel="prev"]')
    following = one(first, 'a[rel="next"]')["href"]
    assert following == "/plans/march/week?start=2027-03-08"
    assert not page("week?start=2027-03-31").select('a[rel="next"]')


def test_the_week_has_two_readings(page: Page) -> None:
    by_post = page("week?by=posts&start=2027-03-01")
    held = cell(by_post, "Pneumologie – téléphone", 3)
    assert "Bruno Abricot" in held.get_text()
    assert one(by_post, '.by [aria-current="true"]').get_text() == "Par poste"


def test_the_day_shows_who_holds_what_from_when_to_when(page: Page) -> None:
    day = page("day/2027-03-03")
    segments = [found.get_text(" ") for found in day.select("td.on")]
    assert any("Bruno Abricot" in s and "8h30–12h30" in s for s in segments)
    assert day.select("td.hole.min a")


def test_each_lane_of_a_day_spans_all_its_hours(page: Page) -> None:
    day = page("day/2027-03-03")
    columns = 4 * (len(day.select("thead th")) - 1)
    for lane in day.select("tbody tr"):
        assert sum(int(str(td["colspan"])) for td in lane.select("td")) == columns


def test_a_day_names_who_is_absent_and_never_why(page: Page) -> None:
    assert "Aline Abricot" in text(page("day/2027-03-03"), "p.away")


def test_a_closed_day_says_so(page: Page) -> None:
    assert "Aucun poste n’est ouvert ce jour-là." in page("day/2027-03-06").get_text()


def test_the_heat_map_prints_its_figures(page: Page) -> None:
    heat = page("coverage")
    shares = [int(td.get_text()) for td in heat.select("td[class^=h]")]
    assert shares
    assert all(0 <= share <= 100 for share in shares)
    below = heat.select("td.under")
    assert below
    assert all(int(td.get_text()) < 100 for td in below)


def test_a_person_sees_her_month_and_the_rules(page: Page) -> None:
    person = page("people/e3")
    assert text(person, "h1").startswith("Denis Abricot")
    assert len(person.select(".agenda tbody tr")) == 31
    titles = [found.get_text() for found in person.select(".rules strong")]
    assert "Changement de poste dans la journée" in titles
    source = text(person, ".rules .source")
    assert source.startswith("Source :")
    kept = {text(found, "strong"): found for found in person.select(".kept li")}
    assert "Repos quotidien" in kept
    assert text(kept["Pause due"], ".source").endswith(
        "Décret 2002-9 art. 7 (hôpital public) · connu, aucune source consultée"
    )


def test_a_cell_opens_on_its_problems(page: Page) -> None:
    day = page("people/e3/2027-03-01")
    assert "8h30–12h30" in text(day, ".held")
    assert "passe de" in text(day, ".problems")
    assert one(day, "a.sheet").get_text() == "Fiche réflexe"


def test_a_post_tells_its_need_and_its_people(page: Page) -> None:
    day = page("posts/v1-phone/2027-03-01")
    assert "minimum 1, cible 2" in text(day, ".held")
    assert day.select(".held em.tgt, .held em.min")


def test_a_guide_sheet_is_one_click_from_an_assignment(
    page: Page, client: TestClient
) -> None:
    address = str(one(page("people/e3/2027-03-01"), "a.sheet")["href"])
    assert "Ouvrir la ligne à 8h30." in text(parsed(client, address), ".sheet-text")


def test_the_print_page_repeats_its_head_and_tells_its_signs(page: Page) -> None:
    sheet = page("print")
    assert text(sheet, "thead .running").startswith("Mars · mars 2027")
    assert one(sheet, ".legend").has_attr("open")
    assert not sheet.select("script")
    assert len(page("print?by=posts").select("tbody tr")) > 1


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere", 404),
        ("/plans/none/people", 404),
        ("/plans/march/people/nobody", 404),
        ("/plans/march/people/nobody/2027-03-01", 404),
        ("/plans/march/services/none", 404),
        ("/plans/march/day/2028-01-01", 422),
        ("/plans/march/people?group=colour", 422),
    ],
)
def test_what_is_not_there_is_refused_in_the_same_style(
    client: TestClient, address: str, status: int
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    error = BeautifulSoup(answer.text, "html.parser")
    assert one(error, "html")["lang"] == "fr"
    assert one(error, ".error p").get_text()
    assert error.select(".brand")


def test_french_unless_asked_otherwise_and_then_remembered(client: TestClient) -> None:
    assert one(parsed(client, "/plans/march/people"), "html")["lang"] == "fr"
    english = parsed(client, "/plans/march/people?lang=en")
    assert one(english, "h1").get_text().startswith("Month by person")
    assert one(parsed(client, "/plans/march/posts"), "html")["lang"] == "en"


def test_names_are_shown_as_text_never_as_markup(store: Store) -> None:
    small = hospital(6)
    first = replace(small.employees[0], name="<script>alert(1)</script> Doe")
    problem = small.replace(employees=(first, *small.employees[1:]))
    import_scenario(store, Scenario(id="odd", title="<b>Odd</b>", problem=problem))
    record(store, "odd", problem, greedy(problem))
    client = TestClient(served(store, Config()))
    for address in ("people", "posts", "week", "day/2027-03-08", "print"):
        answer = client.get(f"/plans/odd/{address}").text
        assert "<script>alert" not in answer
        assert "<b>Odd" not in answer
