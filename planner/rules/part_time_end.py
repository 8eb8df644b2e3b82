"""End of part-time: days planned close to the end of someone's authorisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.rule import (
    PRIVATE_SECTOR,
    Confidence,
    Level,
    Parameter,
    Rule,
    Unit,
    Violation,
)
from planner.text.message import FullDate, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the days from the notice due to the last day planned in the period."""
    for employee in scope.employees:
        ends = employee.authorised_until
        notice = RULE.value(problem, "days", employee)
        if ends is None or not notice or not problem.contract_of(employee).part_time:
            continue
        beyond = _last_day(problem, rota, employee) - (ends.toordinal() - round(notice))
        if beyond > 0:
            yield RULE.violation(
                problem,
                beyond,
                message(
                    "The part-time of {name} is authorised until {ends}: a new request "
                    "is due {notice} days before.",
                    name=employee.name,
                    ends=FullDate(ends),
                    notice=round(notice),
                ),
                employee_id=employee.id,
            )


def _last_day(problem: Problem, rota: Rota, employee: Employee) -> int:
    """Return the number of her last day worked in the period; 0 without any."""
    held = (*problem.context_rota.of(employee.id), *rota.of(employee.id))
    days = (one.date for one in held if one.date in problem.period)
    return max((day.toordinal() for day in days), default=0)


RULE = Rule(
    id="part_time_end",
    title="End of a part-time authorisation",
    reason="A part-time that ends is asked for anew in time, or hours change at once.",
    source="Décret 82-1003 art. 2 (public hospitals: 2 months before the end)",
    confidence=Confidence.SEEN,
    level=Level.ALERT,
    unit=Unit.DAYS,
    parameters={
        "days": Parameter(
            default=60,
            unit="days",
            meaning="Days before the end of an authorisation from which rotas say so "
            "(0: never)",
            rule_sets=dict.fromkeys(PRIVATE_SECTOR, 0.0),
        )
    },
    check=check,
)
