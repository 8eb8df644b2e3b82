"""An open page is told what others change meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from planner.services.skills import Reading, save_skills, skills

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from planner.store.store import Store

pytestmark = pytest.mark.browser

PATIENCE_MS = 30_000


def test_skills_someone_else_saves_are_announced_without_losing_the_place(
    tab: Page, plan: str, served: Store
) -> None:
    tab.goto(f"{plan}/people?q=a")
    news = tab.locator("#news")
    expect(news).to_have_text("")
    plan_id = plan.rsplit("/", 1)[1]
    found = skills(served, plan_id)
    someone = next(one for one in found.problem.employees if one.skills)
    specialty = next(iter(someone.skills))
    cells = {(someone.id, specialty): ""}
    save_skills(
        served, plan_id, Reading.LEVELS, cells, seen=found.version, who="Claire"
    )
    expect(news).to_contain_text("rechargez la page", timeout=PATIENCE_MS)
    assert tab.url.endswith("people?q=a")
    tab.reload()
    expect(news).to_have_text("")
