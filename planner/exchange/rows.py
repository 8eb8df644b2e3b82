"""A problem as the rows of each table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from planner.exchange.needs import Holidays, grouped
from planner.exchange.patterns import pattern_rows

if TYPE_CHECKING:
    from planner.domain.problem import Problem

Rows = list[Mapping[str, Any]]


def rows_of(problem: Problem) -> dict[str, Rows]:
    """Return the rows of every table, by name of table."""
    needs = grouped(problem.requirements, problem.period, holidays_of_posts(problem))
    return {
        "sites": _fields(problem.sites),
        "travel": _fields(problem.travels),
        "poles": _fields(problem.poles),
        "services": _fields(problem.services),
        "activities": _fields(problem.activities),
        "posts": _fields(problem.posts),
        "shift_types": _fields(problem.shift_types),
        "contracts": _fields(problem.contracts),
        "patterns": list(pattern_rows(problem.patterns)),
        "pools": _fields(problem.pools),
        "rhythms": _fields(problem.rhythms),
        "employees": _fields(problem.employees),
        "absences": _fields(problem.absences),
        "requests": _fields(problem.requests),
        "needs": _fields(needs),
        "pins": _fields(problem.pins),
        "history": _fields(problem.context),
    }


def _fields(things: Iterable[object]) -> Rows:
    return [vars(thing) for thing in things]


def holidays_of_posts(problem: Problem) -> Holidays:
    """Return the public holidays of each post's site, by id of post."""
    return {
        post.id: problem.sites_by_id[post.site_id].holidays for post in problem.posts
    }
