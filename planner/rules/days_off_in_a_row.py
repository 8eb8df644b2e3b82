"""Days off in a row: days off come together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.rule import Level, Rule, Unit, Violation
from planner.rules.runs import runs_off, shown
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the dates each run of dates off between two worked is short of."""
    for employee in scope.employees:
        fewest = problem.rhythm_of(employee).fewest_days_off_in_a_row
        if fewest is None:
            continue
        for run in runs_off(problem, rota, employee):
            if run.days < fewest:
                yield RULE.violation(
                    problem,
                    fewest - run.days,
                    message(
                        "{name} is off only {days} days in a row; {fewest} at least.",
                        name=employee.name,
                        days=run.days,
                        fewest=fewest,
                    ),
                    employee_id=employee.id,
                    day=shown(problem, run.first),
                )


RULE = Rule(
    id="days_off_in_a_row",
    title="Fewest days off in a row",
    reason="A day off alone is no rest from a run of work. Days off before the first "
    "or after the last day worked that is known may go on beyond the period: they are "
    "not judged too few.",
    source="Rhythm agreed with the person or the team",
    level=Level.HARD,
    unit=Unit.DAYS,
    check=check,
)
