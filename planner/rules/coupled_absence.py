"""Coupled absence: whoever is tied to someone is off when that person is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import absent_all_day
from planner.domain.coupling import Coupling, CouplingKind
from planner.rules.diary import planned_days
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each day worked although the other one is away."""
    for employee, day, assignments in planned_days(rota, scope):
        away = _away(problem, employee.id, day)
        if away is not None:
            yield RULE.violation(
                problem,
                sum(one.minutes for one in assignments),
                message(
                    "{name} works while {other} is away: their absences go together.",
                    name=employee.name,
                    other=away,
                ),
                employee_id=employee.id,
                day=day,
            )


def _away(problem: Problem, employee_id: str, day: date) -> str | None:
    """Return the name of someone she is tied to who is away, if anyone is."""
    for tie in problem.couplings_of.get(employee_id, ()):
        mine = tie.employee_id == employee_id and tie.kind is CouplingKind.TOGETHER
        name = _if_away(problem, tie, day) if mine else None
        if name is not None:
            return name
    return None


def _if_away(problem: Problem, tie: Coupling, day: date) -> str | None:
    if tie.doctor_id is not None:
        doctor = problem.doctors_by_id[tie.doctor_id]
        return doctor.name if doctor.away_all_day(day) else None
    colleague = problem.employee(tie.colleague_id or "")
    return colleague.name if absent_all_day(problem, colleague.id, day) else None


RULE = Rule(
    id="coupled_absence",
    title="Absences that go together",
    reason="Whoever works for one person only is on leave with that person.",
    source="Establishment (people tied to a doctor or to a colleague)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
