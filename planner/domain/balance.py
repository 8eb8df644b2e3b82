"""How much time someone owes over the period, and how much a rota plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import END_OF_DAY

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

HALF_DAY_ABSENCE = 240
"""Absence of at least this many minutes of a date takes half the day's due time."""


def _full(problem: Problem, employee: Employee, day: date) -> float:
    """Return the minutes due on one date, absences apart."""
    if not problem.shifts_on(employee, day):
        return 0.0
    pattern = problem.patterns_by_id[employee.pattern_id]
    weekly = problem.contract_of(employee).weekly_minutes
    return weekly * len(pattern.weeks) / pattern.days


def due_on(problem: Problem, employee: Employee, day: date) -> float:
    """Return the minutes due on one date.

    Weekly time is spread evenly over the days of the working pattern. A holiday or a
    day off owes nothing. On a justified absence the employee is treated as having
    done the planned hours (décret 2002-9 art. 14), so nothing is left to plan.
    """
    full = _full(problem, employee, day)
    absent = sum(
        absence.minutes_on(day, 0, END_OF_DAY)
        for absence in problem.absences_of.get(employee.id, ())
    )
    if absent >= 2 * HALF_DAY_ABSENCE:
        return 0.0
    return max(0.0, full - absent) if absent < HALF_DAY_ABSENCE else full / 2


def due_minutes(problem: Problem, employee: Employee) -> int:
    """Return the minutes due over the period, absences already credited."""
    days = problem.period.days
    return round(sum(due_on(problem, employee, day) for day in days))


def credited_minutes(problem: Problem, employee: Employee) -> int:
    """Return the minutes of the period that absences credit, as if worked."""
    return round(
        sum(
            _full(problem, employee, day) - due_on(problem, employee, day)
            for day in problem.period.days
        )
    )


def planned_minutes(problem: Problem, rota: Rota, employee_id: str) -> int:
    """Return the minutes planned in the period, fixed days included."""
    return sum(
        one.minutes
        for one in (*problem.context_rota.of(employee_id), *rota.of(employee_id))
        if one.date in problem.period
    )
