"""Every page of the application, wide and narrow: what holds for all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from babel.messages.pofile import read_po

from planner.text.message import LOCALE_FOLDER, catalogue
from tests.browser.pages import address_of, templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page

    from tests.browser.world import World

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (1440, 390)
HEIGHT = 844
TEXTS = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent.closest("[lang=en], script, textarea")) continue;
    found.push(walk.currentNode.data);
  }
  const named = (name) => [...document.querySelectorAll(`[${name}]`)];
  for (const name of ["aria-label", "title", "placeholder", "alt", "data-said"])
    found.push(...named(name).map((one) => one.getAttribute(name)));
  return found.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""
"""Every text somebody reads or hears."""


@dataclass(frozen=True)
class Seen:
    """What a browser reports about the page it shows."""

    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def test_there_are_pages_to_look_at() -> None:
    assert {"/", "/import", "/plans/{plan_id}/people"} < set(templates())


@cache
def english() -> frozenset[str]:
    """Return the sentences of the catalogue that French people must never see."""
    file = LOCALE_FOLDER / "fr" / "LC_MESSAGES" / "messages.po"
    with file.open("rb") as opened:
        keys = [entry.id for entry in read_po(opened) if entry.id]
    texts = {text for key in keys for text in ([key] if isinstance(key, str) else key)}
    french = catalogue("fr")
    said = {french.gettext(text) for text in texts}
    return frozenset(
        text
        for text in texts
        if not re.search(r"[{%]", text) and len(text) > 1 and text not in said
    )


@pytest.fixture(scope="module")
def seen() -> Seen:
    return Seen()


@pytest.fixture(scope="module")
def shared(browser: Browser, address: str, seen: Seen) -> Iterator[Page]:
    """Yield one tab for all pages; axe writes styles the security policy refuses."""
    context = browser.new_context(base_url=address, locale="fr-FR", bypass_csp=True)
    page = context.new_page()

    def note(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            seen.complaints.append(f"{said.text} {said.location}")

    page.on("console", note)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("request", lambda one: seen.outside.append(one.url))
    yield page
    context.close()


@pytest.mark.parametrize("template", templates())
def test_a_page_keeps_what_all_pages_promise(
    shared: Page, seen: Seen, address: str, world: World, template: str
) -> None:
    seen.complaints.clear()
    seen.outside.clear()
    shared.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
    answer = shared.goto(address_of(template, world))
    assert answer
    assert answer.status == 200, template
    assert [text for text in shared.evaluate(TEXTS) if text in english()] == []
    assert [url for url in seen.outside if not url.startswith(address)] == []
    assert seen.complaints == []
    # Last: axe asks for the style sheets once more, by addresses of its own making.
    for width in WIDTHS:
        shared.set_viewport_size({"width": width, "height": HEIGHT})
        assert shared.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(shared) == [], width


def violations(page: Page) -> list[str]:
    """Return what axe finds against WCAG A and AA, a line for each element."""
    options: dict[str, Any] = {
        "runOnly": {"type": "tag", "values": LEVELS},
        "preload": False,
        "resultTypes": ["violations"],
    }
    found = Axe().run(page, options=options)
    return [
        f"{one['id']}: {one['help']} ({node['html'][:160]})"
        for one in found.response["violations"]
        for node in one["nodes"][:3]
    ]
