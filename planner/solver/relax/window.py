"""The days and people that matter for hours nobody holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.scope import Scope
from planner.domain.work import Post
from planner.evaluation.authorised import may_hold
from planner.rules.minimum_coverage import RULE as MINIMUM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Cell, Rota
    from planner.rules.rule import Violation

MOST_CELLS = 1_200
"""Cells planned again at most: what an engine settles in under a minute."""


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Hours of a post below its minimum."""

    post: Post
    day: date
    start: int
    end: int
    people: int

    @property
    def minutes(self) -> int:
        """Person-minutes missing."""
        return self.people * (self.end - self.start)


def gaps(problem: Problem, rota: Rota) -> tuple[Gap, ...]:
    """Return the hours below a minimum, as the judge names them."""
    found = MINIMUM.check(problem, rota, Scope.whole(problem))
    return tuple(_gap(problem, one) for one in found)


def _gap(problem: Problem, one: Violation) -> Gap:
    start, end = one.start or 0, one.end or 0
    return Gap(
        post=problem.post(one.post_id or ""),
        day=one.date or problem.period.start,
        start=start,
        end=end,
        people=round(one.amount / (end - start)),
    )


def cells_of(problem: Problem, rota: Rota, found: tuple[Gap, ...]) -> tuple[Cell, ...]:
    """Return the cells of the days with gaps, fewer where there are too many.

    All of those days when they are few enough; otherwise those who work on the gaps'
    sites or poles first.
    """
    days = sorted({gap.day for gap in found})
    pinned = {pin.cell for pin in problem.pins}
    cells = [
        (employee.id, day)
        for day in days
        for employee in problem.employees
        if problem.is_free(employee.id, day)
        and (employee.id, day) not in pinned
        and not any(a.pinned for a in rota.on(employee.id, day))
    ]
    if len(cells) <= MOST_CELLS:
        return tuple(cells)
    near = {cell: _distance(problem, cell, found) for cell in cells}
    return tuple(sorted(cells, key=lambda cell: (near[cell], cell)))[:MOST_CELLS]


def _distance(problem: Problem, cell: Cell, found: tuple[Gap, ...]) -> int:
    """Return how far someone is from the gaps of a day: 0 holds one, 1 near, 2 far."""
    employee = problem.employee(cell[0])
    return min(_ranks(problem, employee.id, cell[1], found), default=2)


def _ranks(
    problem: Problem, employee_id: str, day: date, found: tuple[Gap, ...]
) -> Iterator[int]:
    employee = problem.employee(employee_id)
    home = problem.services_by_id[employee.home_service_id]
    for gap in found:
        if gap.day != day:
            continue
        if may_hold(problem, employee, gap.post):
            yield 0
        elif gap.post.pole_id == home.pole_id or gap.post.site_id in employee.site_ids:
            yield 1
