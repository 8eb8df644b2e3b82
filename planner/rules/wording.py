"""Names of things as the sentences of the rules say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.place import HOME
from planner.text.message import Term

if TYPE_CHECKING:
    from planner.domain.problem import Problem


def place_name(problem: Problem, place: str) -> str | Term:
    """Return how a place is called; home is a word of the catalogue."""
    if place == HOME:
        return Term("home")
    site = problem.sites_by_id.get(place)
    return site.name if site else place
