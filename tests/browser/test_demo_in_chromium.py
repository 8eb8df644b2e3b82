"""What a coordinator does first, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MARCH = "/plans/march"
PAGES = [
    f"{MARCH}/week?by=posts",
    "/plans/ch-trois-sites/people",
]


def violations(tab: Page) -> list[str]:
    """Return what axe finds against WCAG A and AA, in one line each."""
    found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": LEVELS}})
    return [
        f"{one['id']}: {one['help']} ({node['html'][:120]})"
        for one in found.response["violations"]
        for node in one["nodes"][:3]
    ]


def test_demo_data_toggle_gap_reason(tab: Page) -> None:
    tab.goto("/")
    tab.get_by_role("link", name="CH des Trois Rives").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Mois par agent")
    tab.get_by_role("link", name="Par poste").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Mois par poste")
    tab.get_by_role("link", name="Par agent").click()
    tab.locator("a.gap").first.click()
    card = tab.locator("#detail section.why")
    expect(card).to_contain_text("Ce qui arrête les autres")
    card.locator(".reason summary").first.click()
    expect(card.locator(".reason li").first).to_be_visible()
    assert tab.url.endswith("/people"), "the grid stays where it is"


def test_a_cell_opens_in_the_panel_and_closes(tab: Page) -> None:
    tab.goto(f"{MARCH}/people")
    tab.get_by_role("row", name="Denis Abricot").locator("td a").first.click()
    card = tab.locator("#detail .card")
    expect(card).to_contain_text("Ce que disent les règles")
    card.get_by_role("button", name="Fermer").click()
    expect(card).to_have_count(0)


def test_the_grid_is_one_tab_stop_with_arrows_inside(tab: Page) -> None:
    tab.goto(f"{MARCH}/people")
    assert tab.locator("tbody td a:not([tabindex='-1'])").count() == 1
    row = tab.get_by_role("row", name="Bruno Abricot")
    row.locator("td a").first.focus()
    tab.keyboard.press("ArrowRight")
    expect(row.locator("td a").nth(1)).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("#detail .card")).to_contain_text("2 mars")


def test_filters_apply_as_soon_as_chosen(tab: Page) -> None:
    tab.goto(f"{MARCH}/people")
    tab.get_by_label("Site").select_option(label="Bellerive")
    expect(tab).to_have_url(re.compile("site=s1"))
    expect(tab.get_by_role("row", name="Aline Abricot")).to_have_count(0)
    expect(tab.get_by_role("row", name="Bruno Abricot")).to_have_count(1)
    # What came with the filter behaves like what was there before.
    tab.get_by_role("row", name="Bruno Abricot").locator("td a").first.click()
    expect(tab.locator("#detail .card")).to_be_visible()


def test_the_language_changes_where_one_is(tab: Page) -> None:
    tab.goto(f"{MARCH}/posts?site=s1")
    tab.get_by_role("link", name="English").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Month by post")
    expect(tab.get_by_label("Site")).to_have_value("s1")


@pytest.mark.parametrize("place", PAGES)
def test_no_accessibility_violation(audited: Page, place: str) -> None:
    audited.goto(place)
    assert violations(audited) == []


def test_open_panels_have_no_accessibility_violation(audited: Page) -> None:
    audited.goto(f"{MARCH}/people")
    audited.locator("a.gap").first.click()
    expect(audited.locator("#detail section.why")).to_be_visible()
    audited.locator("details.legend summary").click()
    for reason in audited.locator(".reason summary").all():
        reason.click()
    assert violations(audited) == []


@pytest.mark.parametrize("place", PAGES)
def test_no_complaint_of_the_console(tab: Page, place: str) -> None:
    tab.goto(place)
    expect(tab.locator("#main")).to_be_visible()


@pytest.mark.parametrize("place", PAGES)
def test_a_phone_never_scrolls_sideways(tab: Page, place: str) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(place)
    width = tab.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


def test_the_keyboard_reaches_the_content_first(tab: Page) -> None:
    tab.goto(f"{MARCH}/people")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Aller au contenu")).to_be_focused()


def test_without_javascript_every_click_is_a_page(tab: Page) -> None:
    context = tab.context.browser
    assert context is not None
    plain = context.new_context(java_script_enabled=False)
    page = plain.new_page()
    origin = tab.goto("/")
    assert origin is not None
    page.goto(f"{origin.url.rstrip('/')}{MARCH}/people")
    page.locator("a.gap").first.click()
    expect(page.locator("section.why")).to_be_visible()
    page.get_by_role("link", name="Par poste").click()
    page.get_by_label("Site").select_option(label="Bellerive")
    page.get_by_role("button", name="Filtrer").click()
    expect(page.locator("tbody th").first).to_contain_text("Pneumologie")
    plain.close()
