"""Fewest days in a row: who comes in comes for a few days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.rule import Level, Rule, Unit, Violation
from planner.rules.runs import runs_worked, shown
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the dates each run is short of, but for those the edges cut."""
    for employee in scope.employees:
        fewest = problem.rhythm_of(employee).fewest_days_in_a_row
        if fewest is None:
            continue
        for run in runs_worked(problem, rota, employee):
            if run.days < fewest and not run.cut:
                yield RULE.violation(
                    problem,
                    fewest - run.days,
                    message(
                        "{name} works only {days} days in a row; {fewest} at least.",
                        name=employee.name,
                        days=run.days,
                        fewest=fewest,
                    ),
                    employee_id=employee.id,
                    day=shown(problem, run.first),
                )


RULE = Rule(
    id="days_in_a_row_least",
    title="Fewest days in a row",
    reason="A day of work alone between days off is badly spent. A run that reaches "
    "the first or last day known (edge of the period, or of the days given around it) "
    "may go on beyond it: it is not judged too short.",
    source="Rhythm agreed with the person or the team",
    level=Level.HARD,
    unit=Unit.DAYS,
    check=check,
)
