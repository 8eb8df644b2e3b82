"""Days in a row: nobody is on the same wearing task day after day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.work import ActivityKind
from planner.rules.diary import diary
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope
    from planner.domain.work import Activity

LOOK_BACK = 28
"""Dates before the period in which a run may have begun."""
LIMITS = {
    ActivityKind.PHONE: "phone_days",
    ActivityKind.RECEPTION_PHONE: "phone_days",
    ActivityKind.TYPING: "typing_days",
    ActivityKind.RECEPTION: "reception_days",
    ActivityKind.PAPER: "paper_days",
}
"""The parameter that limits each kind of activity."""
OTHERS = "other_days"
"""The parameter that limits the others."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield each date of the period beyond the longest run wished on one activity."""
    for employee in scope.employees:
        limited = [a for a in problem.activities if longest(problem, employee, a)]
        dates = pattern_dates(problem, employee) if limited else []
        days = diary(problem, rota, employee) if limited else {}
        for activity in limited:
            yield from _activity(problem, employee, activity, dates, days)


def _activity(
    problem: Problem,
    employee: Employee,
    activity: Activity,
    dates: list[date],
    days: Mapping[date, tuple[Assignment, ...]],
) -> Iterator[Violation]:
    most = longest(problem, employee, activity)
    run = 0
    for day in dates:
        run = run + 1 if mostly(problem, activity, days.get(day, ())) else 0
        if run > most and day in problem.period:
            yield RULE.violation(
                problem,
                1,
                message(
                    "{name} does mostly {activity} for more than {days} of her days "
                    "in a row.",
                    name=employee.name,
                    activity=activity.name,
                    days=most,
                ),
                employee_id=employee.id,
                day=day,
            )


def mostly(
    problem: Problem, activity: Activity, assignments: tuple[Assignment, ...]
) -> bool:
    """Return whether more than half of a day is on one activity."""
    minutes = sum(a.minutes for a in assignments)
    same = (a for a in assignments if problem.activity_of(a.post_id) == activity)
    return 2 * sum(a.minutes for a in same) > minutes


def pattern_dates(problem: Problem, employee: Employee) -> list[date]:
    """Return the dates of her pattern in the period and shortly before it, in order.

    Days off and public holidays do not interrupt a run; an absence does.
    """
    before = [problem.period.start - timedelta(days=n) for n in range(LOOK_BACK, 0, -1)]
    return [
        day
        for day in (*before, *problem.period.days)
        if problem.shifts_on(employee, day)
    ]


def longest(problem: Problem, employee: Employee, activity: Activity) -> int:
    """Return the dates in a row wished at most, 0 where there is no limit."""
    if activity.id in employee.prefers:
        return 0
    return int(RULE.value(problem, LIMITS.get(activity.kind, OTHERS), employee))


RULE = Rule(
    id="days_run",
    title="Days in a row on one task",
    reason="After a few days in a row on the phone, a change is due.",
    source="Establishment (good organisation)",
    level=Level.PEOPLE,
    unit=Unit.TIMES,
    weight=8,
    parameters={
        "phone_days": Parameter(
            default=4,
            unit="days",
            meaning="Days worked in a row mostly on one phone activity (0: no limit)",
        ),
        "typing_days": Parameter(
            default=0,
            unit="days",
            meaning="Days worked in a row mostly on typing (0: no limit)",
        ),
        "reception_days": Parameter(
            default=0,
            unit="days",
            meaning="Days worked in a row mostly at one reception (0: no limit)",
        ),
        "paper_days": Parameter(
            default=0,
            unit="days",
            meaning="Days worked in a row mostly on papers (0: no limit)",
        ),
        "other_days": Parameter(
            default=0,
            unit="days",
            meaning="Days worked in a row mostly on one other activity (0: no limit)",
        ),
    },
    check=check,
)
