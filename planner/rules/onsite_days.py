"""On-site days: whoever teleworks in a week also comes to the site in that week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.telework import derogated, unknown_days, weeks_present
from planner.rules.diary import diary, shown_on, week_of
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
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the days on site missing in each week, or month, with a day at home."""
    for employee in scope.employees:
        yield from _employee(problem, rota, employee)


def _employee(problem: Problem, rota: Rota, employee: Employee) -> Iterator[Violation]:
    days = diary(problem, rota, employee)
    for mondays in spans(problem, employee):
        least = needed(problem, employee, mondays)
        worked = [day for monday in mondays for day in week_of(days, monday).values()]
        remote = any(one.remote for day in worked for one in day)
        onsite = sum(any(not one.remote for one in day) for day in worked)
        if remote and onsite < least:
            yield RULE.violation(
                problem,
                least - onsite,
                message(
                    "Days on site of {name} in the week of {monday}: {days}; at least "
                    "{least} in a week with telework.",
                    name=employee.name,
                    monday=mondays[0],
                    days=onsite,
                    least=least,
                )
                if len(mondays) == 1
                else message(
                    "Days on site of {name} from the week of {monday} to that of "
                    "{last}: {days}; at least {least} with telework.",
                    name=employee.name,
                    monday=mondays[0],
                    last=mondays[-1],
                    days=onsite,
                    least=least,
                ),
                employee_id=employee.id,
                day=shown_on(problem, mondays[0]),
            )


def spans(problem: Problem, employee: Employee) -> Iterator[tuple[date, ...]]:
    """Yield the weeks of the period in runs over which days on site are counted.

    Weeks under a derogation ask for no day on site and are left out of their run.
    """
    size = max(1, round(RULE.value(problem, "weeks", employee)))
    weeks = problem.period.weeks
    for start in range(0, len(weeks), size):
        run = weeks[start : start + size]
        if bound := tuple(monday for monday in run if not derogated(employee, monday)):
            yield bound


def needed(problem: Problem, employee: Employee, mondays: Sequence[date]) -> int:
    """Return the days on site due in some weeks; those wholly off ask for none.

    Where the period cuts a week, a day nobody knows may be one on site: it counts as
    one, and is never held against the rota.
    """
    least = round(RULE.value(problem, "minimum", employee))
    if len(mondays) > 1:
        least *= weeks_present(problem, employee, mondays)
    unknown = sum(unknown_days(problem, employee, monday) for monday in mondays)
    return max(0, least - unknown)


RULE = Rule(
    id="onsite_days",
    title="Days on site a week",
    reason="People who telework keep meeting their team.",
    source=(
        "Décret 2016-151 art. 3 (public service); counting 8 days over four weeks is "
        "our reading of its monthly mode"
    ),
    confidence=Confidence.SEEN,
    bases=dict.fromkeys(
        PRIVATE_SECTOR, Basis(source="Telework agreement", confidence=Confidence.HOUSE)
    ),
    level=Level.HARD,
    unit=Unit.DAYS,
    parameters={
        "minimum": Parameter(
            default=2,
            unit="days",
            meaning="Fewest days on site in a week with a day at home",
            rule_sets={"private": 0, "idcc1147": 0, "idcc2264": 0},
        ),
        "weeks": Parameter(
            default=1,
            unit="weeks",
            meaning="Weeks over which they are counted (4: 8 days on site a month)",
        ),
    },
    check=check,
)
