"""What people fixed in a rota, as pins of the problem: nobody else may move it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota


def with_pins(problem: Problem, fixed: Iterable[Assignment]) -> Problem:
    """Return the problem with what people fixed in a rota among its pins.

    The people, posts and dates may have changed since: what no longer exists is left
    out. A cell the problem fixes itself stays as it says.
    """
    own = {pin.cell for pin in problem.pins}
    people = {one.id for one in problem.employees}
    more = tuple(
        replace(one, pinned=True)
        for one in fixed
        if one.cell not in own
        and one.employee_id in people
        and one.post_id in problem.posts_by_id
        and (one.remote or one.place in problem.sites_by_id)
        and one.date in problem.period
    )
    return problem.replace(pins=(*problem.pins, *more)) if more else problem


def with_fixed(problem: Problem, rota: Rota) -> Problem:
    """Return the problem with what people fixed in a rota among its pins."""
    return with_pins(problem, (one for one in rota.assignments if one.pinned))
