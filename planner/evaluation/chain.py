"""Two people moved: one takes the post, another takes what she leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.rota import Assignment, Cell
from planner.evaluation.authorised import may_hold
from planner.evaluation.change import Change, change
from planner.evaluation.screening import Screen
from planner.evaluation.trial import trials_over

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.evaluation.explain import Candidate

FIRSTS = 4
"""Takers whose leaving is mended, those who cost least first."""
SHOWN = 5
EASE = 1e-6


@dataclass(frozen=True, kw_only=True)
class Chain:
    """She leaves something to take the post; another takes what she leaves."""

    first_id: str
    second_id: str
    left: Assignment
    """What the second takes over."""
    leaves: tuple[Assignment, ...]
    """What the second leaves in turn."""
    cells: Mapping[Cell, tuple[Assignment, ...]]
    change: Change

    @property
    def points(self) -> float:
        """Points both moves add together (negative when they help)."""
        return self.change.points


def chains(
    problem: Problem, rota: Rota, post_id: str, takers: Iterable[Candidate]
) -> tuple[Chain, ...]:
    """Return the best chains of two, each better than any one person moved alone.

    Nobody leaves the post asked about to make room elsewhere.
    """
    takers = tuple(takers)
    alone = min((one.points for one in takers), default=0.0)
    ready = [one for one in takers if one.leaves and one.change is not None]
    screen = Screen(problem, rota)
    found: list[Chain] = []
    for first in ready[:FIRSTS]:
        best = min(
            _seconds(screen, post_id, first, alone),
            key=lambda chain: (chain.points, chain.second_id),
            default=None,
        )
        if best is not None:
            found.append(best)
    return tuple(sorted(found, key=lambda chain: chain.points)[:SHOWN])


def _seconds(
    screen: Screen, post_id: str, first: Candidate, alone: float
) -> Iterator[Chain]:
    """Yield the chains that start with `first`, whatever of hers is taken over."""
    problem, rota = screen.problem, screen.rota
    for left in first.leaves:
        post = problem.post(left.post_id)
        for employee in problem.employees:
            now = rota.on(employee.id, left.date)
            if employee.id == first.employee_id or any(
                one.post_id in (post_id, post.id) for one in now
            ):
                continue
            if may_hold(problem, employee, post):
                yield from _second(screen, first, left, employee, alone)


def _second(
    screen: Screen,
    first: Candidate,
    left: Assignment,
    employee: Employee,
    alone: float,
) -> Iterator[Chain]:
    """Yield the chain in which `employee` takes over `left`, if that beats `alone`."""
    problem, rota = screen.problem, screen.rota
    wanted = ((problem.post(left.post_id), left.start, left.end),)
    for trial in trials_over(problem, rota, employee, left.date, wanted):
        cells = {**first.cells, (employee.id, left.date): trial.day}
        if screen.screened(cells).broken:
            continue
        done = change(problem, rota, cells)
        if not done.broken and done.points < alone - EASE:
            yield Chain(
                first_id=first.employee_id,
                second_id=employee.id,
                left=left,
                leaves=trial.leaves,
                cells=cells,
                change=done,
            )
        return
