"""Annual time: hours of the year that is running, against those of a full year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import due_on, full_on, overtime_minutes
from planner.domain.fortnight import SUNDAY
from planner.rules.diary import minutes_worked
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes by which the period brings someone beyond the whole year.

    Nothing is told of someone whose year is not known. Only the cap of the whole year
    is held against it: an account merely ahead of the calendar is for the counters.
    """
    for employee in scope.employees:
        if not employee.year_minutes:
            continue
        most = year_cap(problem, rota, employee)
        worked = year_minutes(problem, rota, employee)
        if 0 < most < worked:
            yield RULE.violation(
                problem,
                worked - most,
                message(
                    "{name} comes to {worked} since 1 January; {most} in a year at "
                    "most, overtime apart.",
                    name=employee.name,
                    worked=Duration(worked),
                    most=Duration(most),
                ),
                employee_id=employee.id,
            )


def year_minutes(problem: Problem, rota: Rota, employee: Employee) -> int:
    """Return the minutes of the year the period starts in, overtime taken off.

    Illness counts as the hours that were due. Absences known beforehand do not: leave
    is no part of the hours of a year, and nothing tells it from other absences.
    """
    planned = sum(
        minutes
        for day, minutes in minutes_worked(problem, rota, employee).items()
        if _counts(problem, day)
    )
    overtime = employee.year_overtime + overtime_minutes(problem, rota, employee)
    days = [day for day in problem.period.days if _counts(problem, day)]
    ill = ill_minutes(problem, employee, days)
    return employee.year_minutes + planned + ill - overtime


def ill_minutes(problem: Problem, employee: Employee, days: Iterable[date]) -> int:
    """Return the minutes due that unplanned absences take on some days."""
    absences = problem.absences_of.get(employee.id, ())
    ill = [one for one in absences if not one.planned]
    return round(
        sum(
            full_on(problem, employee, day) - due_on(problem, employee, day)
            for day in (days if ill else ())
            if any(one.first <= day <= one.last for one in ill)
        )
    )


def year_sundays(problem: Problem, rota: Rota, employee: Employee) -> int:
    """Return the Sundays and public holidays worked in the year so far."""
    holidays = problem.home_site(employee).holidays
    return employee.year_sundays + sum(
        day.weekday() == SUNDAY or day in holidays
        for day in minutes_worked(problem, rota, employee)
        if _counts(problem, day)
    )


def year_cap(problem: Problem, rota: Rota, employee: Employee) -> int:
    """Return the minutes of a whole year at her quota; 0 without a limit."""
    variable = year_sundays(problem, rota, employee) >= RULE.value(
        problem, "sundays", employee
    )
    cap = RULE.value(problem, "variable" if variable else "fixed", employee)
    return round(cap * problem.contract_of(employee).quota / 100)


def _counts(problem: Problem, day: date) -> bool:
    return day in problem.period and day.year == problem.period.start.year


PRIVATE: Mapping[str, float] = {"private": 0, "idcc1147": 0, "idcc2264": 0}
RULE = Rule(
    id="annual_time",
    title="Annual time",
    reason="Hours of the year are counted before it is over, not after.",
    source="Décret 2002-9 art. 1 to 3 (public hospitals; night staff not handled)",
    confidence=Confidence.SEEN,
    level=Level.ALERT,
    unit=Unit.MINUTES,
    parameters={
        "fixed": Parameter(
            default=1607 * 60,
            unit="minutes",
            meaning="Time of a year with fixed rest, overtime apart (0: no limit)",
            rule_sets=PRIVATE,
        ),
        "variable": Parameter(
            default=1582 * 60,
            unit="minutes",
            meaning="Time of a year with variable rest (0: no limit)",
            rule_sets=PRIVATE,
        ),
        "sundays": Parameter(
            default=10,
            unit="days",
            meaning="Sundays and public holidays worked in the year that make rest "
            "variable",
        ),
    },
    check=check,
)
