"""Each person's running totals, as she and the coordinator see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.balance import due_minutes, overtime_minutes, planned_minutes
from planner.rules.annual_time import year_cap, year_minutes, year_sundays
from planner.rules.overtime_cap import RULE as OVERTIME_CAP
from planner.rules.overtime_cap import most_overtime

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota


@dataclass(frozen=True, kw_only=True)
class Counters:
    """One person's totals with a rota: minutes, unless said otherwise."""

    employee_id: str
    due: int
    """Owed over the period, absences credited."""
    planned: int
    brought: int
    """Worked above (or below) what was due before the period."""
    overtime: int
    """Of the period, beyond what is due and the credit of the contract."""
    overtime_left: int
    """Overtime the law still leaves for the period; below 0 when it is exceeded."""
    year_overtime: int
    """Since 1 January, the period included."""
    year_overtime_cap: int
    year_minutes: int
    """Since 1 January, the period included, overtime apart."""
    year_cap: int
    """Of the whole year at her quota; 0 without a limit."""
    year_sundays: int
    """Sundays and public holidays worked since 1 January, the period included."""
    telework_days: int
    """Dates of the period with work at home."""

    @property
    def balance(self) -> int:
        """Account at the end of the period: above 0 in advance, below 0 owed."""
        return self.brought + self.planned - self.due


def counters(problem: Problem, rota: Rota) -> tuple[Counters, ...]:
    """Return the totals of everyone planned, in the order of the employees."""
    return tuple(_counters(problem, rota, one) for one in problem.employees)


def _counters(problem: Problem, rota: Rota, employee: Employee) -> Counters:
    overtime = overtime_minutes(problem, rota, employee)
    share = problem.contract_of(employee).quota / 100
    return Counters(
        employee_id=employee.id,
        due=due_minutes(problem, employee),
        planned=planned_minutes(problem, rota, employee.id),
        brought=employee.hours_brought,
        overtime=overtime,
        overtime_left=most_overtime(problem, employee) - overtime,
        year_overtime=employee.year_overtime + overtime,
        year_overtime_cap=round(OVERTIME_CAP.value(problem, "year", employee) * share),
        year_minutes=year_minutes(problem, rota, employee),
        year_cap=year_cap(problem, rota, employee),
        year_sundays=year_sundays(problem, rota, employee),
        telework_days=_telework_days(problem, rota, employee),
    )


def _telework_days(problem: Problem, rota: Rota, employee: Employee) -> int:
    held = (*problem.context_rota.of(employee.id), *rota.of(employee.id))
    return len({a.date for a in held if a.remote and a.date in problem.period})
