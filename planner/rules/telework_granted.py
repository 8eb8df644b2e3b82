"""Telework granted: people get the days at home they wish, within the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.period import monday_of
from planner.domain.telework import derogated, unknown_days
from planner.rules.diary import diary, shown_on, week_of
from planner.rules.rule import Level, Parameter, Rule, Unit, Violation
from planner.rules.telework_days import most_at_home
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the days at home wished and possible in each week that are missing."""
    for employee in scope.employees:
        if employee.telework_wish:
            yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    days = diary(problem, rota, employee)
    for monday in problem.period.weeks:
        wanted = wanted_days(problem, employee, monday)
        week = week_of(days, monday).values()
        remote = sum(any(one.remote for one in day) for day in week)
        if remote < wanted:
            yield RULE.violation(
                problem,
                wanted - remote,
                message(
                    "Days at home of {name} in the week of {monday}: {days} of the "
                    "{wanted} wished.",
                    name=employee.name,
                    monday=monday,
                    days=remote,
                    wanted=wanted,
                ),
                employee_id=employee.id,
                day=shown_on(problem, monday),
            )


def wanted_days(problem: Problem, employee: Employee, monday: date) -> int:
    """Return the days at home wished in a week, as far as days on site leave room.

    Only days she can work in the period count: offered by her pattern and not absent.
    Days nobody knows, where the period cuts the week, may be those on site. A week
    under a derogation keeps none on site.
    """
    onsite = round(RULE.value(problem, "onsite", employee))
    onsite = max(0, onsite - unknown_days(problem, employee, monday))
    if derogated(employee, monday):
        onsite = 0
    possible = sum(
        _possible(problem, employee, day)
        for day in problem.period.days
        if monday_of(day) == monday
    )
    room = min(max(0, possible - onsite), most_at_home(problem, employee, monday))
    return min(employee.telework_wish, room)


def _possible(problem: Problem, employee: Employee, day: date) -> bool:
    absent = any(
        absence.whole_day and absence.first <= day <= absence.last
        for absence in problem.absences_of.get(employee.id, ())
    )
    return bool(problem.shifts_on(employee, day)) and not absent


RULE = Rule(
    id="telework_granted",
    title="Telework granted",
    reason="Telework wished is given each week the service allows it.",
    source="Establishment (telework agreements)",
    level=Level.PEOPLE,
    unit=Unit.DAYS,
    weight=12,
    parameters={
        "onsite": Parameter(
            default=2,
            unit="days",
            meaning="Days of the week kept on site before any wish is counted",
            rule_sets={"private": 0, "idcc1147": 0, "idcc2264": 0},
        )
    },
    check=check,
)
