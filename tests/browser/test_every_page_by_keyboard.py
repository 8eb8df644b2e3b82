"""Every page without a mouse: Tab goes everywhere, and one sees where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.pages import address_of, templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.world import World

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 1440, 844
MOST_STEPS = 600
STOPS = """() => {
  const kinds = "a[href], button, input, select, textarea, summary, [tabindex]";
  const last = {};
  const stops = [...document.querySelectorAll(kinds)].filter((one) =>
    one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" &&
    one.checkVisibility({ visibilityProperty: true }));
  // Of radio buttons of one name Tab stops at one; arrows lead to the others.
  const radios = stops.filter((one) => one.type === "radio");
  for (const one of radios) if (one.checked || !last[one.name]) last[one.name] = one;
  window.stops = new Set(
    stops.filter((one) => one.type !== "radio" || last[one.name] === one));
  document.activeElement?.blur();
  return window.stops.size;
}"""
"""Everything one can act on; kept in the page until Tab has been there."""
STEP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return { over: true };
  window.stops.delete(one);
  const html = one.outerHTML.slice(0, 160);
  const style = getComputedStyle(one);
  const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
  const box = [...one.getClientRects()][0];
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8], [0.1, 0.8], [0.9, 0.2]];
  const seen = !!box && points.some(([x, y]) => {
    const top = document.elementFromPoint(
      box.left + x * box.width, box.top + y * box.height);
    return !!top && (one.contains(top) || top.contains(one) ||
      [...(one.labels ?? [])].some((label) => label.contains(top)));
  });
  return { over: false, html, marked, seen };
}"""


@pytest.fixture(scope="module")
def shared(browser: Browser, address: str) -> Iterator[Page]:
    """Yield one tab for all pages."""
    context = browser.new_context(
        base_url=address,
        locale="fr-FR",
        viewport={"width": WIDTH, "height": HEIGHT},
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("template", templates())
def test_tab_leads_everywhere_and_shows_where(
    shared: Page, world: World, template: str
) -> None:
    shared.goto(address_of(template, world))
    assert shared.evaluate(STOPS) > 1
    lost: list[str] = []
    for _ in range(MOST_STEPS):
        shared.keyboard.press("Tab")
        step: dict[str, Any] = shared.evaluate(STEP)
        if step["over"]:
            break
        if not step["marked"]:
            lost.append(f"unmarked: {step['html']}")
        if not step["seen"]:
            lost.append(f"out of sight or covered: {step['html']}")
    assert lost == []
    never = "[...window.stops].map((one) => one.outerHTML.slice(0, 160))"
    assert shared.evaluate(never) == [], "Tab does not lead there"
