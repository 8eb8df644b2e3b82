"""Whole weeks of many people: what a construction in groups could not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.period import monday_of
from planner.solver.construct import LARGEST, Group, packed, ruled_by_rhythms, stages

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Cell

PEOPLE = 320
"""Planned together: the relaxation of a week of so many takes eight seconds."""


def wide_weeks(problem: Problem) -> list[frozenset[Cell]]:
    """Return the cells of each week of as many people as a relaxation can carry.

    None where there are few: steps see them all. Neighbouring weeks are apart in the
    list, since they cannot be planned again side by side.
    """
    few = len(problem.employees) <= LARGEST
    if few or ruled_by_rhythms(problem) or sum(map(len, stages(problem))) == 1:
        return []
    weeks = problem.period.weeks
    return [
        cells
        for monday in (*weeks[::2], *weeks[1::2])
        for group in _groups(problem)
        if (
            cells := frozenset(
                (employee.id, day)
                for employee in group
                for day in problem.period.days
                if monday_of(day) == monday and problem.is_free(employee.id, day)
            )
        )
    ]


def _groups(problem: Problem) -> list[Group]:
    """Return the people in groups of neighbours, their pools among them."""
    if len(problem.employees) <= PEOPLE:
        return [list(problem.employees)]
    return list(packed(problem, problem.employees, PEOPLE))
