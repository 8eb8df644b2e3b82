from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from fastapi.testclient import TestClient

    from planner.domain.problem import Problem
    from tests.ui.conftest import Page

DAY = "2027-03-09"


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    return [one.get_text(" ", strip=True) for one in soup.select(selector)]


def test_each_site_says_who_is_where(page: Page, problem: Problem) -> None:
    soup = page(f"today?day={DAY}")
    heads = " ".join(texts(soup, ".site h2"))
    assert all(site.name in heads for site in problem.sites)
    assert any("8h30–12h30" in text for text in texts(soup, ".site dd a"))


def test_absent_people_are_named_and_never_why(page: Page, problem: Problem) -> None:
    soup = page(f"today?day={DAY}")
    away = {
        problem.employee(a.employee_id).name
        for a in problem.absences
        if a.first.isoformat() <= DAY <= a.last.isoformat()
    }
    shown = soup.select_one("[aria-labelledby=away]")
    assert shown
    assert {a.get_text() for a in shown.select("a")} == away


def test_open_needs_of_the_day_are_listed(page: Page) -> None:
    soup = page(f"today?day={DAY}")
    assert all(DAY in a["href"] for a in soup.select("[aria-labelledby=open] a"))
    assert soup.select("[aria-labelledby=open] a")


def test_a_service_is_found_without_its_accents(page: Page) -> None:
    everywhere = page(f"today?day={DAY}")
    soup = page(f"today?day={DAY}&q=gynecologie")
    posts = texts(soup, ".site dt")
    assert posts
    assert all("Gynécologie" in name for name in posts)
    assert len(posts) < len(everywhere.select(".site dt"))
    before = soup.select_one("a[rel=prev]")
    assert before
    assert "q=gynecologie" in before["href"]


def test_a_person_is_found_on_her_posts_of_today(page: Page) -> None:
    everywhere = page(f"today?day={DAY}")
    name = texts(everywhere, ".site dd a:not(.hole)")[0].split(" 8h")[0].split(" 7h")[0]
    soup = page(f"today?day={DAY}&q={name}")
    rows = soup.select(".site dl > div")
    assert rows
    assert all(name in row.get_text() for row in rows)


def test_a_search_that_finds_nothing_does_not_say_all_is_well(page: Page) -> None:
    soup = page(f"today?day={DAY}&q=zzzz")
    assert "Tous les besoins sont couverts" not in soup.get_text()
    assert "Personne n’est absent" not in soup.get_text()


def test_a_day_outside_the_period_shows_its_nearest(page: Page) -> None:
    assert "mercredi 31 mars 2027" in texts(page("today?day=2030-01-01"), "h1")[0]


def test_a_name_that_fits_nobody_is_refused_in_words(client: TestClient) -> None:
    answer = client.post(
        "/plans/march/repairs", data={"name": "Zzz", "first": DAY, "last": DAY}
    )
    assert answer.status_code == 422
    assert "Zzz" in answer.text


def test_a_name_shared_by_several_is_asked_for_again(client: TestClient) -> None:
    answer = client.post(
        "/plans/march/repairs", data={"name": "Abricot", "first": DAY, "last": DAY}
    )
    assert answer.status_code == 422
    assert "choisissez" in answer.text


def test_figures_have_a_picture_a_table_and_a_file(
    page: Page, client: TestClient
) -> None:
    soup = page("figures")
    charts = soup.select(".chart")
    assert {"coverage", "hours", "telework"} <= {str(c["id"]) for c in charts}
    for chart in charts:
        svg = chart.select_one("svg[role=img]")
        assert svg
        assert svg.select_one("title")
        assert svg.select_one("desc")
        assert chart.select("details table tbody tr")
        answer = client.get(f"/plans/march/figures/{chart['id']}.csv")
        lines = answer.text.strip().splitlines()
        assert answer.headers["content-type"].startswith("text/csv")
        assert len(lines) == 1 + len(chart.select("tbody tr"))


def test_the_file_of_no_figure_is_not_found(client: TestClient) -> None:
    assert client.get("/plans/march/figures/none.csv").status_code == 404
