"""The page of the rules is the one the rule book writes."""

from __future__ import annotations

from pathlib import Path

from planner.rules.book import RULES
from planner.rules.handbook import handbook

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_is_fresh() -> None:
    """If not: `python -m planner.rules.handbook > docs/rules.md`."""
    assert PAGE.read_text(encoding="utf-8") == handbook()


def test_every_rule_is_on_the_page_once() -> None:
    page = handbook()
    for rule in RULES:
        assert page.count(f"`{rule.id}`") == 1
        assert rule.title in page
        for basis in (rule.basis(), *rule.bases.values()):
            assert basis.source in page
