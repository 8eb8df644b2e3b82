"""Time for one's own files on the dates around a long leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.leave import own_files
from planner.domain.people import Employee
from planner.domain.problem import Problem
from planner.rules.shares import beyond

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.rota import Rota
    from planner.domain.scope import Scope
    from planner.rules.rule import Rule

DatesOf = Callable[[Problem, Employee, float], Mapping[date, date]]
"""The dates time is asked for on, each to a date of the leave."""


class Short(NamedTuple):
    """A date worked without the time asked for."""

    employee: Employee
    day: date
    leave: date
    time: float
    """Minutes there are."""
    due: float
    """Minutes asked for."""


def short_days(
    problem: Problem, rota: Rota, scope: Scope, rule: Rule, dates_of: DatesOf
) -> Iterator[Short]:
    """Yield the dates worked with less than the parameter `minutes` of a rule.

    The parameter `days` says from how many calendar days a leave is long.
    """
    for employee in scope.employees:
        due = rule.value(problem, "minutes", employee)
        long = rule.value(problem, "days", employee)
        for day, leave in dates_of(problem, employee, long).items():
            held = rota.on(employee.id, day) if day in problem.period else ()
            time = sum(
                a.minutes for a in held if own_files(problem, employee, a.post_id)
            )
            if held and beyond(due, time):
                yield Short(employee, day, leave, time, due)
