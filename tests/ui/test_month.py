"""The month by person and by post, through the application."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from planner.services.publishing import publish_rota
from tests.served import served
from tests.ui.conftest import with_march
from tests.ui.parsed import cell, one, row, text

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.store.store import Store
    from tests.ui.conftest import Page

DAYS_OF_MARCH = 31


def test_there_is_a_row_per_person_and_a_cell_per_date(
    page: Page, problem: Problem
) -> None:
    grid = page("people")
    rows = grid.select("table.rota tbody tr")
    assert len(rows) == len(problem.employees)
    assert {len(found.select("td")) for found in rows} == {DAYS_OF_MARCH}
    assert len(grid.select("thead th")) == DAYS_OF_MARCH + 1


def test_heads_of_rows_and_columns_say_so(page: Page) -> None:
    for address in ("people", "posts", "week", "coverage"):
        grid = page(address)
        scopes = {head.get("scope") for head in grid.select("table.rota th")}
        assert scopes <= {"col", "row", "colgroup"}, address


def test_a_cell_has_the_code_and_on_demand_the_hours(page: Page) -> None:
    # Bruno Abricot (e1, pneumologie) is on the phone on Wednesday 3 March.
    wednesday = cell(page("people"), "Bruno Abricot", 3)
    assert text(wednesday, ".c") == "PNE T"
    assert one(wednesday, "a")["title"] == (
        "8h30–12h30 Pneumologie – téléphone\n13h15–16h45 Pneumologie – téléphone"
    )


def test_another_post_after_noon_is_a_second_line(page: Page) -> None:
    # Denis Abricot changes task at noon every day.
    monday = cell(page("people"), "Denis Abricot", 1)
    assert [found.get_text() for found in monday.select(".c")] == ["GYNT", "GYNF"]


def test_an_absence_is_grey_and_named_without_motive(page: Page) -> None:
    # Aline Abricot is away from 1 to 5 March.
    first = cell(page("people"), "Aline Abricot", 1)
    assert first["class"] == ["abs"]
    assert first.get_text() == "abs."
    assert not first.select("[title]")


def test_work_at_home_has_an_icon_and_a_letter(page: Page) -> None:
    friday = cell(page("people"), "Bruno Abricot", 5)
    assert one(friday, ".mk .home")["aria-label"] == "À domicile"
    assert text(friday, ".mk") == "D"


def test_a_pin_has_a_lock(page: Page) -> None:
    grid = page("people")
    pinned = one(cell(grid, "Céline Abricot", 1), ".pin")
    assert pinned["aria-label"] == "Verrouillé par une personne"
    assert not cell(grid, "Céline Abricot", 4).select(".pin")


def test_one_icon_stands_for_a_kind_of_problem(page: Page) -> None:
    # Denis changes post at noon and holds posts above his best level twice a day.
    icons = cell(page("people"), "Denis Abricot", 1).select(".ic.soft")
    assert [found["aria-label"] for found in icons] == ["Compétence", "Tâches"]


def test_hours_are_told_by_colour_and_by_sign(page: Page) -> None:
    grid = page("people")
    good = one(row(grid, "Bruno Abricot"), ".hrs")
    assert (good["class"], good.get_text()) == (["hrs", "good"], "165/165 =")
    # Aline works four days a week and owes the same hours as those of five.
    short = one(row(grid, "Aline Abricot"), ".hrs")
    assert short["class"] == ["hrs", "bad"]
    assert "−" in short.get_text()


def test_weekends_and_holidays_are_marked_in_the_head(page: Page) -> None:
    heads = page("people").select("thead th")
    assert {"we", "shut"} <= set(heads[6]["class"])
    holiday = heads[29]
    assert "ho" in holiday["class"]
    assert one(holiday, "abbr")["title"] == "jour férié"


def test_a_draft_is_hatched_until_it_is_published(
    store: Store, problem: Problem
) -> None:
    client = TestClient(served(with_march(store, problem)))
    assert one(_grid(client), "table.rota")["class"][-1] == "draft"
    publish_rota(store, "march", who="test", now=datetime(2027, 1, 4, 9, tzinfo=UTC))
    assert one(_grid(client), "table.rota")["class"][-1] == "published"


def _grid(client: TestClient) -> BeautifulSoup:
    return BeautifulSoup(client.get("/plans/march/people").text, "html.parser")


def test_filters_keep_the_people_who_work_there(page: Page, problem: Problem) -> None:
    kept = page("people?site=s1").select("tbody tr th a")
    expected = [
        one.name
        for one in problem.employees
        if problem.services_by_id[one.home_service_id].site_id == "s1"
    ]
    assert [found.get_text() for found in kept] == expected


def test_filters_combine(page: Page) -> None:
    names = page("people?site=s1&q=abri").select("tbody tr th a")
    assert all("Abricot" in name.get_text() for name in names)
    assert 0 < len(names) < len(page("people?site=s1").select("tbody tr th a"))


def test_filters_that_keep_nobody_say_so(page: Page) -> None:
    assert text(page("people?q=zzz"), ".nobody") == (
        "Personne ne correspond à ces filtres."
    )


def test_the_toggle_is_one_link_and_keeps_the_filters(page: Page) -> None:
    people = page("people?site=s1&q=abri")
    assert one(people, '.views a[aria-current="page"]').get_text() == "Par agent"
    link = next(a for a in people.select(".views a") if a.get_text() == "Par poste")
    assert link["href"] == "/plans/march/posts?site=s1&q=abri"
    posts = page("posts?site=s1&q=abri")
    assert one(posts, 'select[name="site"] option[selected]')["value"] == "s1"


def test_posts_show_who_holds_them_and_what_is_missing(page: Page) -> None:
    grid = page("posts")
    held = cell(grid, "Pneumologie – téléphone", 3)
    assert "BAbr" in held.get_text()
    below = grid.select("td em.min")
    assert below
    assert all(found.get_text().startswith("−") for found in below)


def test_the_grid_is_written_once_for_all_filters(client: TestClient) -> None:
    whole = client.get("/plans/march/people").text
    again = client.get("/plans/march/people").text
    assert whole == again
