"""A day dragged onto another, on each page that shows who holds what."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from planner.services.edits import try_cells
from planner.services.plans import load_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from playwright.sync_api import Browser, Locator, Page

    from planner.domain.rota import Assignment, Cell, Rota
    from planner.store.cells import Cells
    from planner.store.store import Store

pytestmark = pytest.mark.browser


def given(held: tuple[Assignment, ...], to: Cell) -> tuple[Assignment, ...]:
    """Return a day as somebody else's."""
    return tuple(replace(one, employee_id=to[0], date=to[1]) for one in held)


def pairs(rota: Rota, day: date) -> Iterator[tuple[Cell, Cell]]:
    """Yield all pairs of people who work on a date."""
    there = sorted({one.employee_id for one in rota.dates[day]})
    for first, second in combinations(there, 2):
        yield (first, day), (second, day)


def allowed(store: Store, plan_id: str, rota: Rota, one: Cell, other: Cell) -> bool:
    """Tell whether two people may exchange a date."""
    wanted: Cells = {
        one: given(rota.on(*other), one),
        other: given(rota.on(*one), other),
    }
    return not try_cells(store, plan_id, wanted).broken


def name_of(tab: Page, cell: Cell) -> Locator:
    """Return where a page shows someone on a date, on whichever grid."""
    name, day = cell
    daily = tab.locator(f"table.daily[data-date='{day}']")
    if daily.count():
        return daily.locator(f"[data-employee='{name}']").first
    heads = tab.locator("table.rota thead th")
    days = heads.evaluate_all("all => all.map((one) => one.dataset.date)")
    column = tab.locator(f"table.rota tbody td:nth-child({days.index(str(day)) + 1})")
    return column.locator(f"[data-employee='{name}']").first


@pytest.mark.parametrize("page", ["posts", "week?by=posts&start={day}", "day/{day}"])
def test_two_people_exchange_a_day_by_dragging(
    tab: Page, plan: str, served: Store, page: str
) -> None:
    plan_id = plan.removeprefix("/plans/")
    before = load_plan(served, plan_id).rota
    one, other = next(
        pair
        for day in sorted(before.dates)
        for pair in pairs(before, day)
        if allowed(served, plan_id, before, *pair)
    )
    tab.goto(f"{plan}/{page.format(day=one[1])}")
    name_of(tab, one).drag_to(name_of(tab, other))
    expect(tab.locator("#detail .outcome.good")).to_be_visible()
    now = load_plan(served, plan_id).rota
    assert now.on(*one) == given(before.on(*other), one)
    assert now.on(*other) == given(before.on(*one), other)


def test_a_drag_that_breaks_a_rule_is_refused_with_the_rule(
    browser: Browser, address: str, plan: str, served: Store
) -> None:
    # A tab of its own: Chromium writes the refusal (422) to the console as well.
    tab = browser.new_page(base_url=address)
    plan_id = plan.removeprefix("/plans/")
    rota = load_plan(served, plan_id).rota
    day = max(rota.dates)
    one, other = next(
        pair for pair in pairs(rota, day) if not allowed(served, plan_id, rota, *pair)
    )
    tab.goto(f"{plan}/day/{day}")
    name_of(tab, one).drag_to(name_of(tab, other))
    expect(tab.locator("#detail [role=alert]")).to_be_visible()
    assert load_plan(served, plan_id).rota == rota
    tab.close()


def test_the_card_of_a_post_leads_to_the_same_by_keyboard(
    tab: Page, plan: str, served: Store
) -> None:
    plan_id = plan.removeprefix("/plans/")
    one = min(load_plan(served, plan_id).rota.cells)
    tab.goto(f"{plan}/posts")
    name_of(tab, one).locator("xpath=ancestor::a").focus()
    tab.keyboard.press("Enter")
    change = tab.locator("#detail").get_by_role("link", name="Modifier ou déplacer")
    change.first.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#detail summary").filter(has_text="Déplacer")).to_be_visible()
