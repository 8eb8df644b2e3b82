"""A problem as the rows of each table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from planner.exchange.intake import intake_lines
from planner.exchange.needs import Holidays, grouped
from planner.exchange.patterns import pattern_rows

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.room import LoneRisk
    from planner.domain.rota import Assignment
    from planner.domain.rotation import ProtectedBlock

Rows = list[Mapping[str, Any]]


def rows_of(problem: Problem) -> dict[str, Rows]:
    """Return the rows of every table, by name of table."""
    holidays = holidays_of_posts(problem)
    needs = grouped(problem.requirements, problem.period, holidays)
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
        "rooms": _fields(problem.rooms),
        "lone_risks": _with_hours(problem.lone_risks),
        "rotations": _fields(problem.rotations),
        "protected_blocks": _with_hours(problem.protected_blocks),
        "meetings": _fields(problem.meetings),
        "streams": _fields(problem.streams),
        "stream_intake": _fields(intake_lines(problem, holidays)),
        "externals": _fields(problem.externals),
        "doctors": _fields(problem.doctors),
        "assistances": _fields(problem.assistances),
        "couplings": _fields(problem.couplings),
        "hardships": _fields(problem.hardships),
        "familiarities": _fields(problem.familiarities),
        "pins": _fields(problem.pins),
        "published": assignment_rows(problem, problem.published or ()),
        "history": _fields(problem.context),
    }


def _fields(things: Iterable[object]) -> Rows:
    return [vars(thing) for thing in things]


def _with_hours(things: Iterable[LoneRisk | ProtectedBlock]) -> Rows:
    """Return rows in which the recurring hours have columns of their own."""
    return [
        {
            **vars(one),
            "days": one.window.weekdays,
            "start": one.window.start,
            "end": one.window.end,
        }
        for one in things
    ]


def assignment_rows(problem: Problem, assignments: Iterable[Assignment]) -> Rows:
    """Return the rows of a rota; names are added beside the ids, for the reader."""
    return [
        {
            **vars(one),
            "employee_name": problem.employee(one.employee_id).name,
            "post_name": problem.post(one.post_id).name,
        }
        for one in assignments
    ]


def holidays_of_posts(problem: Problem) -> Holidays:
    """Return the public holidays of each post's site, by id of post."""
    return {
        post.id: problem.sites_by_id[post.site_id].holidays for post in problem.posts
    }
