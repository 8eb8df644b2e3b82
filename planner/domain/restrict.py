"""A sub-problem is itself a problem: plan some cells, leave the rest as it is."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from planner.domain.rota import Assignment, Cell, Rota
from planner.domain.work import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.domain.problem import PostDay, Problem


def restrict(problem: Problem, free: frozenset[Cell], rota: Rota) -> Problem:
    """Return the problem of planning only `free`, everything else as in `rota`.

    What the fixed cells cover is taken off the requirements; what the same people do
    on their fixed days becomes context. The people kept are those with a free cell and
    the colleagues of their service, whose presence the presence floor counts.
    """
    if problem.free is not None:
        free &= problem.free
    days = {day for _, day in free}
    names = {employee_id for employee_id, _ in free}
    teams = {e.home_service_id for e in problem.employees if e.id in names}
    kept = tuple(e for e in problem.employees if e.home_service_id in teams)
    ids = {employee.id for employee in kept}
    fixed = Rota(tuple(a for a in rota.assignments if a.cell not in free))
    return problem.replace(
        employees=kept,
        absences=tuple(a for a in problem.absences if a.employee_id in ids),
        requests=tuple(r for r in problem.requests if (r.employee_id, r.date) in free),
        requirements=_residual(problem, fixed, days),
        pins=tuple(p for p in problem.pins if p.cell in free),
        context=(
            *(a for a in problem.context if a.employee_id in ids),
            *(a for a in fixed.assignments if a.employee_id in ids),
        ),
        free=free,
    )


def _residual(
    problem: Problem, fixed: Rota, days: Iterable[date]
) -> tuple[Requirement, ...]:
    """Return what is left to hold on `days` once the fixed assignments are counted."""
    wanted = set(days)
    return tuple(
        left
        for key, needs in problem.requirements_on.items()
        if key[1] in wanted
        for left in residual_of(key, needs, fixed.holding(*key))
    )


def residual_of(
    key: PostDay, needs: Iterable[Requirement], held: tuple[Assignment, ...]
) -> list[Requirement]:
    """Return the requirements of one post and date less what `held` covers."""
    post_id, day = key
    result: list[Requirement] = []
    for need in needs:
        marks = sorted(
            {need.start, need.end}
            | {t for a in held for t in (a.start, a.end) if need.start < t < need.end}
        )
        for start, end in itertools.pairwise(marks):
            staff = sum(a.start <= start and end <= a.end for a in held)
            result.append(
                Requirement(
                    post_id=post_id,
                    date=day,
                    start=start,
                    end=end,
                    minimum=max(0, need.minimum - staff),
                    target=max(0, need.target - staff),
                    criticality=need.criticality,
                )
            )
    return result
