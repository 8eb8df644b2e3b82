"""What the peers' models leave out, and the check that it changes nothing.

Weekly rest and the rolling week cannot bind in the hospitals compared (nobody works
Sundays, no seven dates reach the limit), so no peer has to carry them. A problem in
which one could bind, or that has pins or cells already planned, is refused.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.clock import END_OF_DAY
from planner.errors import InvalidValue
from planner.rules import rolling_week, weekly_rest
from planner.solver.days import hours_of
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.domain.people import Employee
    from planner.solver.days import Hours
    from planner.solver.formulation import Formulation

WEEK = range(7)


def check_covered(formulation: Formulation) -> None:
    """Raise `InvalidValue` when the peers' models would not be the whole problem."""
    problem = formulation.problem
    if problem.pins or problem.free is not None:
        raise InvalidValue(message("The peers plan whole problems without pins."))
    if any(one.date >= problem.period.weeks[0] for one in problem.context):
        raise InvalidValue(
            message("The peers know of given days before its first week only.")
        )
    for employee in problem.employees:
        if not _rests(formulation, employee):
            raise InvalidValue(
                message("Weekly rest of '{who}' would need a model.", who=employee.id)
            )
        if not _within(formulation, employee):
            raise InvalidValue(
                message("Rolling weeks of '{who}' need a model.", who=employee.id)
            )


def _rests(formulation: Formulation, employee: Employee) -> bool:
    """Return whether each week has a date off with rest enough, whatever is chosen."""
    problem = formulation.problem
    needed = weekly_rest.RULE.value(problem, "minutes", employee)
    days = hours_of(formulation, employee.id)
    return all(
        any(
            _rest_around(days, monday + timedelta(days=n)) >= needed
            for n in WEEK
            if monday + timedelta(days=n) not in days
        )
        for monday in problem.period.weeks
    )


def _rest_around(days: Mapping[date, Hours], off: date) -> int:
    """Return the least rest around a date off."""
    before = days.get(off - timedelta(days=1), ())
    after = days.get(off + timedelta(days=1), ())
    latest = max((end for _, end, _ in before), default=0)
    earliest = min((start for start, _, _ in after), default=END_OF_DAY)
    return 2 * END_OF_DAY - latest + earliest


def _within(formulation: Formulation, employee: Employee) -> bool:
    """Return whether the longest shifts of any seven dates stay within the limit."""
    problem = formulation.problem
    most = rolling_week.RULE.value(problem, "minutes", employee)
    minutes: dict[date, int] = {}
    for one in problem.context_rota.of(employee.id):
        minutes[one.date] = minutes.get(one.date, 0) + one.minutes
    for cell in formulation.cells_of[employee.id]:
        minutes[cell.day] = formulation.most_minutes([cell])
    return all(
        sum(minutes.get(last - timedelta(days=n), 0) for n in WEEK) <= most
        for last in problem.period.days
    )
