"""Days in a row: most dates worked one after the other."""

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
    """Yield the dates beyond the most of each run, history included."""
    for employee in scope.employees:
        most = problem.rhythm_of(employee).most_days_in_a_row
        if most is None:
            continue
        for run in runs_worked(problem, rota, employee):
            if run.days > most:
                yield RULE.violation(
                    problem,
                    run.days - most,
                    message(
                        "{name} works {days} days in a row; {most} at most.",
                        name=employee.name,
                        days=run.days,
                        most=most,
                    ),
                    employee_id=employee.id,
                    day=shown(problem, run.last),
                )


RULE = Rule(
    id="days_in_a_row",
    title="Most days in a row",
    reason="Too many days in a row are tiring, whatever the hours of each. At the "
    "start of the period the days given before it count.",
    source="Rhythm agreed with the person or the team",
    level=Level.HARD,
    unit=Unit.DAYS,
    check=check,
)
