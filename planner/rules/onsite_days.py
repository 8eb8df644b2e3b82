"""On-site days: whoever teleworks in a week also comes to the site in that week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.diary import diary, shown_on, week_of
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the days on site missing in each week with a day at home."""
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    least = round(RULE.value(problem, "minimum", employee))
    days = diary(problem, rota, employee)
    for monday in problem.period.weeks:
        week = week_of(days, monday).values()
        remote = any(one.remote for day in week for one in day)
        onsite = sum(any(not one.remote for one in day) for day in week)
        if remote and onsite < least:
            yield RULE.violation(
                problem,
                least - onsite,
                message(
                    "Days on site of {name} in the week of {monday}: {days}; at least "
                    "{least} in a week with telework.",
                    name=employee.name,
                    monday=monday,
                    days=onsite,
                    least=least,
                ),
                employee_id=employee.id,
                day=shown_on(problem, monday),
            )


RULE = Rule(
    id="onsite_days",
    title="Days on site a week",
    reason="People who telework keep meeting their team.",
    source="Décret 2016-151 art. 3 (public service)",
    confidence=Confidence.SEEN,
    level=Level.HARD,
    unit=Unit.DAYS,
    parameters={
        "minimum": Parameter(
            default=2,
            unit="days",
            meaning="Fewest days on site in a week with a day at home",
            rule_sets={"private": 0, "idcc1147": 0, "idcc2264": 0},
        )
    },
    check=check,
)
