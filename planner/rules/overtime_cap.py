"""Overtime cap: legal limits of overtime over a month and a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.balance import accepted_overtime, months_of, overtime_minutes
from planner.domain.people import DAYS_A_WEEK
from planner.rules.rule import (
    PRIVATE_SECTOR,
    Basis,
    Confidence,
    Level,
    Parameter,
    Rule,
    Unit,
    Violation,
)
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope

MONTH_WEEKS = 4
"""A working cycle of more weeks is longer than a month."""
WEEKS_A_YEAR = 52
"""As the decree divides the cap of the year."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of overtime of the period beyond what the law leaves.

    Overtime nobody accepted is the business of the rule `contracted_time`.
    """
    for employee in scope.employees:
        if not problem.contract_of(employee).overtime_minutes:
            continue
        overtime = overtime_minutes(problem, rota, employee)
        most = most_overtime(problem, employee)
        if overtime > most:
            yield RULE.violation(
                problem,
                overtime - most,
                message(
                    "{name} is planned {overtime} of overtime over the period; {most} "
                    "at most.",
                    name=employee.name,
                    overtime=Duration(overtime),
                    most=Duration(most),
                ),
                employee_id=employee.id,
            )


def most_overtime(problem: Problem, employee: Employee) -> int:
    """Return the minutes of overtime the law leaves for the period.

    Part-timers have their share of the caps; under adapted terms there is none. A
    cycle of more than a month has its weeks' share of the year, not the cap of a month.
    """
    contract = problem.contract_of(employee)
    if contract.temporary:
        return 0
    share = contract.quota / 100
    year = RULE.value(problem, "year", employee)
    left = year * share - employee.year_overtime
    month = RULE.value(problem, "month", employee)
    if month and len(problem.patterns_by_id[employee.pattern_id].weeks) > MONTH_WEEKS:
        weeks = len(problem.period.days) / DAYS_A_WEEK
        left = min(left, year * share * weeks / WEEKS_A_YEAR)
    elif month:
        left = min(left, month * share * months_of(problem.period))
    return max(0, round(left))


def overtime_on_top(problem: Problem, employee: Employee) -> int:
    """Return the minutes by which overtime may lift a limit stated without it.

    What she accepted for the period, as far as the law lets it be done. Overtime is
    counted over the period and may all fall in one week of it: each week is lifted by
    the whole of it, and `contracted_time` and `overtime_cap` see to it that it is done
    once only; `rolling_week` holds 48 hours whatever was accepted.
    """
    accepted = accepted_overtime(problem, employee)
    return min(accepted, most_overtime(problem, employee)) if accepted else 0


RULE = Rule(
    id="overtime_cap",
    title="Overtime cap",
    reason="Overtime stays an exception, whoever accepts it.",
    source=(
        "Décret 2002-9 art. 15 as amended by décret 2020-297 (public hospitals; "
        "part-timers' share known only)"
    ),
    confidence=Confidence.SEEN,
    bases=dict.fromkeys(
        PRIVATE_SECTOR,
        Basis(source="Code du travail D. 3121-24 (220 h)", confidence=Confidence.KNOWN),
    ),
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "month": Parameter(
            default=20 * 60,
            unit="minutes",
            meaning="Most overtime in a month, pro rata of the period; a cycle of more "
            "than four weeks has 1/52 of the year a week instead (0: no limit)",
            rule_sets={"private": 0, "idcc1147": 0, "idcc2264": 0},
        ),
        "year": Parameter(
            default=240 * 60,
            unit="minutes",
            meaning="Most overtime in a calendar year",
            rule_sets={
                "private": 220 * 60,
                "idcc1147": 220 * 60,
                "idcc2264": 220 * 60,
            },
        ),
    },
    check=check,
)
