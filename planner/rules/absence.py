"""Absence: nobody works while absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import GRID
from planner.rules.diary import planned, quarters
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each assignment that fall inside an absence."""
    for employee, one in planned(rota, scope):
        minutes = _absent(problem, one)
        if minutes:
            yield RULE.violation(
                problem,
                minutes,
                message(
                    "{name} is absent for {time} of {post}.",
                    name=employee.name,
                    time=Duration(minutes),
                    post=problem.post(one.post_id).name,
                ),
                employee_id=employee.id,
                post_id=one.post_id,
                day=one.date,
                start=one.start,
                end=one.end,
            )


def _absent(problem: Problem, one: Assignment) -> int:
    """Return the minutes of an assignment inside absences, each counted once."""
    taken = {
        quarter
        for absence in problem.absences_of.get(one.employee_id, ())
        if absence.first <= one.date <= absence.last
        for quarter in quarters(
            max(absence.start, one.start), min(absence.end, one.end)
        )
    }
    return len(taken) * GRID


RULE = Rule(
    id="absence",
    title="Absence",
    reason="Someone on leave, in training or ill does not work.",
    source="Establishment (leave and absences granted)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
