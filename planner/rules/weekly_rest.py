"""Weekly rest: each week has one long rest."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from planner.domain.clock import END_OF_DAY
from planner.domain.people import DAYS_A_WEEK, Employee
from planner.rules.diary import days_worked, shown_on
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
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope

Days = Mapping[date, tuple[int, int]]
"""When each date worked starts and ends, dates in order."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes the longest rest of each week is short."""
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    needed = RULE.value(problem, "minutes", employee)
    days = days_worked(problem, rota, employee)
    for monday in problem.period.weeks:
        rest = longest_rest(days, monday)
        if rest < needed:
            yield RULE.violation(
                problem,
                needed - rest,
                message(
                    "{name} has at most {rest} of rest at a time in the week of "
                    "{monday}; {needed} are due.",
                    name=employee.name,
                    rest=Duration(rest),
                    monday=monday,
                    needed=Duration(needed),
                ),
                employee_id=employee.id,
                day=shown_on(problem, monday),
            )


def longest_rest(days: Days, monday: date) -> float:
    """Return the minutes of the longest rest around a date off of the week.

    A week without a date off has only the rests between its successive days.
    """
    week = [monday + timedelta(days=n) for n in range(DAYS_A_WEEK)]
    off = [day for day in week if day not in days]
    if off:
        return max(_around(days, list(days), day) for day in off)
    return max(_between(days, one, other) for one, other in pairwise(week))


def _around(days: Days, worked: list[date], day: date) -> float:
    """Return the minutes of rest around a date off, without end if no work follows."""
    following = bisect(worked, day)
    if following in (0, len(worked)):
        return inf
    return _between(days, worked[following - 1], worked[following])


def _between(days: Days, one: date, other: date) -> int:
    return (other - one).days * END_OF_DAY - days[one][1] + days[other][0]


RULE = Rule(
    id="weekly_rest",
    title="Weekly rest",
    reason="Everyone has one long rest a week.",
    source="Décret 2002-9 art. 6 (public hospitals)",
    confidence=Confidence.SEEN,
    bases=dict.fromkeys(
        PRIVATE_SECTOR,
        Basis(
            source=(
                "Code du travail L. 3132-1 to L. 3132-3 (24 h and the daily rest: 35 h)"
            ),
            confidence=Confidence.SECONDARY,
        ),
    ),
    level=Level.HARD,
    unit=Unit.MINUTES,
    parameters={
        "minutes": Parameter(
            default=36 * 60,
            unit="minutes",
            meaning="Longest rest of each week, in one piece",
            rule_sets={"private": 35 * 60, "idcc1147": 35 * 60, "idcc2264": 35 * 60},
        )
    },
    check=check,
)
