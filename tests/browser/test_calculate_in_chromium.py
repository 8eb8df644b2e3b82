"""A calculation followed on an open page: it moves, stops and shows its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 180_000
AT_WORK = re.compile("Construction|Amélioration")


def test_an_open_page_follows_a_calculation_to_its_end(tab: Page) -> None:
    tab.goto("/plans/march/calculate")
    tab.get_by_label("Repartir de zéro").check()
    tab.get_by_label("15 minutes").check()
    tab.get_by_role("button", name="Calculer").click()
    # A small month may be past its construction before this page first looks.
    expect(tab.locator("#phase")).to_contain_text(AT_WORK, timeout=PATIENCE)
    tab.get_by_role("button", name="Arrêter et garder le meilleur").click()
    # The page is drawn again by what the stream says last, not by the person.
    ended = tab.get_by_role("status").filter(has_text="Le calcul est terminé")
    expect(ended).to_be_visible(timeout=PATIENCE)
    expect(tab.get_by_role("button", name="Arrêter")).to_have_count(0)
