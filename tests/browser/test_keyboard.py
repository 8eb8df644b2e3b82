"""What a coordinator does without a mouse: Tab, arrows, Enter and Escape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from planner.services.contacts import keep_contact
from planner.services.sending import look_at_outbox

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from planner.store.store import Store

pytestmark = pytest.mark.browser

MOST_STEPS = 120
HERS = "e10"
"""Whom no other test writes to: addresses are shared by all plans."""
HERE = "one => one === document.activeElement"
AMONG = "all => all.includes(document.activeElement)"
SHOWN = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" || style.boxShadow !== "none";
}"""


def reach(tab: Page, wanted: Locator) -> None:
    """Press Tab until an element has the focus; each one on the way shows it."""
    for _ in range(MOST_STEPS):
        tab.keyboard.press("Tab")
        assert tab.evaluate(SHOWN), tab.evaluate("document.activeElement.outerHTML")
        if wanted.evaluate_all(AMONG):
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def press(tab: Page, wanted: Locator) -> None:
    """Go to an element and press Enter."""
    reach(tab, wanted)
    tab.keyboard.press("Enter")


def test_a_day_is_changed_undone_and_fixed(tab: Page, plan: str) -> None:
    tab.goto(f"{plan}/people")
    row = tab.get_by_role("row", name="Bruno Abricot")
    reach(tab, tab.locator("table.rota tbody td a"))
    while not row.locator("td.on a").first.evaluate(HERE):
        before = tab.evaluate("document.activeElement.href")
        tab.keyboard.press("ArrowDown")
        assert tab.evaluate("document.activeElement.href") != before
    tab.keyboard.press("Enter")
    card = tab.locator("#detail .card")
    expect(card).to_be_visible()
    press(tab, card.locator("summary").filter(has_text="Modifier cette journée"))
    press(tab, card.get_by_role("button", name="Libérer"))
    expect(card.locator(".outcome.good")).to_be_visible()
    expect(row.locator("td").first).to_have_class("idle")
    press(tab, card.get_by_role("button", name="Annuler"))
    expect(row.locator("td").first).to_have_class("on")
    press(tab, card.get_by_role("button", name="Verrouiller"))
    expect(card.get_by_role("button", name="Déverrouiller")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(row.locator("td a").first).to_be_focused()


def test_needs_are_filled_and_saved(tab: Page, plan: str) -> None:
    tab.goto(f"{plan}/needs")
    cells = tab.locator("[data-cell]")
    reach(tab, cells)
    tab.keyboard.type("3")
    tab.keyboard.press("Enter")
    expect(cells.nth(7)).to_be_focused()
    tab.keyboard.press("ArrowUp")
    expect(cells.first).to_be_focused()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.type("9")
    tab.keyboard.press("Escape")
    expect(cells.nth(1)).not_to_have_value("9")
    press(tab, tab.get_by_role("button", name="Enregistrer", exact=True))
    expect(tab.get_by_role("status").filter(has_text="Enregistré")).to_be_visible()
    expect(cells.first).to_have_value("3")


def test_a_rota_is_published_and_its_letter_answered(
    tab: Page, plan: str, served: Store
) -> None:
    keep_contact(
        served,
        plan.removeprefix("/plans/"),
        HERS,
        address="agent@example.org",
        language="fr",
        version=0,
        who="test",
    )
    tab.goto(f"{plan}/publish")
    reach(tab, tab.get_by_label(re.compile("Motif")))
    tab.keyboard.type("Première publication")
    press(tab, tab.get_by_role("button", name="Publier la version 1"))
    expect(tab).to_have_url(re.compile(r"/versions/1$"))
    letters = look_at_outbox(served, limit=1).letters
    tab.goto(f"/acknowledge/{letters[0].letter.token}")
    press(tab, tab.get_by_role("button", name="J’en ai pris connaissance"))
    expect(tab.get_by_role("status")).to_contain_text("Merci")
