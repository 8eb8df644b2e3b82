"""The panel of unfilled needs, and why each is empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from planner.domain.work import Criticality
from planner.evaluation.costs import costs
from planner.services.plans import explain_gap, load_plan
from planner.text.message import say_date
from planner.ui.views.explained import TAKERS
from planner.ui.views.gaps import TOP, Gap, gaps_of
from tests.ui.parsed import one, text

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from planner.domain.problem import Problem
    from planner.store.store import Store
    from tests.ui.conftest import Page


def all_gaps(march: Store) -> tuple[Gap, ...]:
    plan = load_plan(march, "march")
    return gaps_of(plan.problem, plan.evaluation)


def worst(march: Store) -> Gap:
    return all_gaps(march)[0]


def fillable(march: Store) -> Gap:
    """Return the worst gap that someone could take."""
    return next(
        gap
        for gap in all_gaps(march)
        if explain_gap(march, "march", gap.post_id, gap.date, gap.start).takers
    )


def address(gap: Gap) -> str:
    return f"gaps/{gap.post_id}/{gap.date}/{gap.start}"


def test_the_panel_stands_beside_every_month(page: Page) -> None:
    for month in ("people", "posts", "week", "coverage"):
        assert one(page(month), "aside details.gaps").has_attr("open"), month


def test_the_worst_gaps_come_first(page: Page, march: Store) -> None:
    assert worst(march).below_minimum
    assert worst(march).criticality is Criticality.CRITICAL
    shown = page("people").select("aside a.gap")
    assert len(shown) == TOP < len(all_gaps(march))
    assert str(shown[0]["href"]).endswith(address(worst(march)))


def test_all_gaps_can_be_listed(page: Page, march: Store) -> None:
    listed = page("people?gaps=all").select("aside a.gap")
    assert len(listed) == len(all_gaps(march))


def test_gaps_add_up_to_what_the_judge_counts(march: Store) -> None:
    plan = load_plan(march, "march")
    gaps = gaps_of(plan.problem, plan.evaluation)
    missing = plan.evaluation.shortage_minutes
    assert sum(g.minutes for g in gaps if g.below_minimum) == missing["minimum"]
    assert sum(g.minutes for g in gaps if not g.below_minimum) == missing["target"]


def test_gaps_are_grouped_by_day_or_by_service(page: Page, march: Store) -> None:
    by_day = page("people").select("aside h3")
    assert say_date(worst(march).date, "fr") == by_day[0].get_text()
    by_service = page("people?group=service").select("aside h3")
    assert "Cardiologie · Les Tilleuls" in [found.get_text() for found in by_service]


def test_gaps_follow_the_filters(page: Page) -> None:
    shown = page("people?site=s1").select("aside .when")
    assert shown
    assert all("Bellerive" in found.get_text() for found in shown)


def test_every_person_has_a_reason_or_could(
    page: Page, march: Store, problem: Problem
) -> None:
    first = fillable(march)
    found = explain_gap(march, "march", first.post_id, first.date, first.start)
    why = page(address(fillable(march)))
    stopped = [int(b.get_text()) for b in why.select(".reason summary b")]
    could = len(found.takers)
    assert sum(stopped) + could + len(found.holders) == len(problem.employees)
    assert len(why.select(".reason li")) == sum(stopped)
    assert text(why, ".why h3").startswith(f"{could} personne")


def test_reasons_are_sentences(page: Page, march: Store) -> None:
    why = page(address(fillable(march)))
    assert "Niveau de compétence" in text(why, ".reason summary")
    assert "ne connaît pas" in text(why, ".reason li span")


def test_takers_say_what_they_would_leave(page: Page, march: Store) -> None:
    taker = one(page(address(fillable(march))), ".takers li")
    assert "quitterait" in taker.get_text()
    assert "Couverture minimale −" in taker.get_text()


def test_takers_say_what_they_would_break(page: Page, march: Store) -> None:
    gap = next(
        gap
        for gap in all_gaps(march)
        for found in [explain_gap(march, "march", gap.post_id, gap.date, gap.start)]
        if any(one.change and costs(one.change) for one in found.takers[:TAKERS])
    )
    said = text(page(address(gap)), ".takers .costs")
    assert re.search(r"laisse .* (sous|cible)|points", said)


def test_a_closed_post_is_said_so(page: Page, march: Store) -> None:
    gap = worst(march)
    why = page(f"gaps/{gap.post_id}/{gap.date}/60")
    assert "Fermé" in text(why, "section.why")
    assert not why.select(".reason")


def test_the_panel_gets_only_the_card(client: TestClient, march: Store) -> None:
    partial = {"HX-Request": "true", "HX-Request-Type": "partial"}
    answer = client.get(f"/plans/march/{address(fillable(march))}", headers=partial)
    parsed = BeautifulSoup(answer.text, "html.parser")
    assert parsed.find("html") is None
    assert one(parsed, "section.why h2").get_text() == fillable(march).post
    assert "HX-Request" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("place", "status"),
    [
        ("gaps/nothing/2027-03-01/510", 404),
        ("gaps/v0-phone/2027-05-01/510", 422),
        ("gaps/v0-phone/2027-03-01/9999", 422),
        ("gaps/v0-phone/yesterday/510", 422),
    ],
)
def test_a_gap_that_cannot_be_is_refused(
    client: TestClient, place: str, status: int
) -> None:
    answer = client.get(f"/plans/march/{place}")
    assert answer.status_code == status
    assert one(BeautifulSoup(answer.text, "html.parser"), ".error p").get_text()
