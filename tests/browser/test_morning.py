"""7h45, someone rings: absent, choose, accept, everybody told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PLAN = "/plans/call"
DAY = "2027-03-09"
ABSENT = "Denis Abricot"
SEARCH_MS = 60_000


def test_the_call_of_a_quarter_to_eight_on_a_phone(tab: Page) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(f"{PLAN}/today?day={DAY}")
    tab.get_by_label("Nom", exact=True).fill(ABSENT)
    tab.get_by_role("button", name="Chercher").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text(ABSENT)
    expect(tab.locator("#repairs[aria-busy]")).to_have_count(0, timeout=SEARCH_MS)
    take = tab.get_by_role("button", name=re.compile("Retenir la solution 1 et"))
    take.click()
    done = tab.locator("section.done")
    expect(done).to_contain_text("en vigueur", timeout=SEARCH_MS)
    told = done.locator("ul.tell li")
    calls = done.get_by_role("button", name=re.compile("Dit de vive voix"))
    waiting = calls.count()
    if waiting:
        calls.first.click()
        expect(calls).to_have_count(waiting - 1)
    expect(told.filter(has_text=ABSENT)).to_contain_text("prévenue par")
    width = tab.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    tab.goto(f"{PLAN}/today?day={DAY}")
    away = tab.locator("[aria-labelledby=away]")
    expect(away).to_contain_text(ABSENT)
