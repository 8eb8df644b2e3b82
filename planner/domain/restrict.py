"""A sub-problem is itself a problem: plan some cells, leave the rest as it is."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.assistance import consultations
from planner.domain.period import monday_of
from planner.domain.rota import Assignment, Cell, Rota
from planner.domain.staffing import staff_of
from planner.domain.stream import done_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.problem import PostDay, Problem
    from planner.domain.work import Requirement


def restrict(problem: Problem, free: frozenset[Cell], rota: Rota) -> Problem:
    """Return the problem of planning only `free`, everything else as in `rota`.

    What the fixed cells cover is taken off the requirements, what they do of deferrable
    work is given to the streams, and what people do on fixed days becomes context: all
    of it for those with a free cell, and the weeks of the free cells for their
    colleagues, who are seen by the rules and not judged. Wishes of fixed days stay:
    one that was refused still counts in what someone bears.
    """
    if problem.free is not None:
        free &= problem.free
    days = {day for _, day in free}
    weeks = {monday_of(day) for day in days}
    names = {employee_id for employee_id, _ in free}
    fixed = Rota(tuple(a for a in rota.assignments if a.cell not in free))
    return problem.replace(
        employees=tuple(e for e in problem.employees if e.id in names),
        colleagues=tuple(e for e in problem.everyone if e.id not in names),
        requests=tuple(r for r in problem.requests if r.employee_id in names),
        requirements=_residual(problem, fixed, days),
        streams=tuple(
            replace(one, given=done_on(problem, one, fixed.assignments))
            for one in problem.streams
        ),
        assistances=tuple(
            replace(one, consultations=consultations(problem, one))
            for one in problem.assistances
            if one.employee_id in names
        ),
        pins=tuple(p for p in problem.pins if p.cell in free),
        context=tuple(
            one
            for one in (*problem.context, *fixed.assignments)
            if one.employee_id in names or monday_of(one.date) in weeks
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
        for left in residual_of(key, needs, staff_of(problem, fixed, *key))
    )


class Staffed(NamedTuple):
    """Part of a requirement over which the same people hold the post."""

    need: Requirement
    start: int
    end: int
    staff: int


def staffed(
    needs: Iterable[Requirement], held: tuple[Assignment, ...]
) -> Iterator[Staffed]:
    """Yield how many of `held` are on the post over each part of its requirements."""
    for need in needs:
        marks = sorted(
            {need.start, need.end}
            | {t for a in held for t in (a.start, a.end) if need.start < t < need.end}
        )
        for start, end in itertools.pairwise(marks):
            staff = sum(a.start <= start and end <= a.end for a in held)
            yield Staffed(need, start, end, staff)


def residual_of(
    key: PostDay, needs: Iterable[Requirement], held: tuple[Assignment, ...]
) -> list[Requirement]:
    """Return the requirements of one post and date less what `held` covers."""
    if not held:
        return [
            need if need.asked == need.stated else replace(need, asked=need.stated)
            for need in needs
        ]
    return [
        replace(
            need,
            start=start,
            end=end,
            minimum=max(0, need.minimum - staff),
            target=max(0, need.target - staff),
            asked=need.stated,
            maximum=None if need.maximum is None else max(0, need.maximum - staff),
        )
        for need, start, end, staff in staffed(needs, held)
    ]
