"""Coupled absence: whoever is tied to someone is off when that person is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import Half, halves_away, halves_without
from planner.domain.clock import overlap
from planner.domain.coupling import Coupling, CouplingKind
from planner.rules.diary import planned_days
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each day worked although the other one is away.

    Where the other one is away for half a day, those of that half.
    """
    for employee, day, assignments in planned_days(rota, scope):
        away = _away(problem, employee.id, day)
        minutes = sum(
            overlap(one.start, one.end, *half) for one in assignments for half in away
        )
        if minutes:
            yield RULE.violation(
                problem,
                minutes,
                message(
                    "{name} works while {other} is away: their absences go together.",
                    name=employee.name,
                    other=next(
                        name
                        for half, name in away.items()
                        if any(overlap(a.start, a.end, *half) for a in assignments)
                    ),
                ),
                employee_id=employee.id,
                day=day,
            )


def _away(problem: Problem, employee_id: str, day: date) -> Mapping[Half, str]:
    """Return who she is tied to and is away, by half-day; none where nobody is."""
    found: dict[Half, str] = {}
    for tie in problem.couplings_of.get(employee_id, ()):
        if tie.employee_id == employee_id and tie.kind is CouplingKind.TOGETHER:
            name, halves = _halves(problem, tie, day)
            for half in halves:
                found.setdefault(half, name)
    return found


def _halves(problem: Problem, tie: Coupling, day: date) -> tuple[str, tuple[Half, ...]]:
    """Return the name of the other one, and the half-days of a date away."""
    if tie.doctor_id is not None:
        doctor = problem.doctors_by_id[tie.doctor_id]
        return doctor.name, halves_without(doctor, day)
    colleague = problem.employee(tie.colleague_id or "")
    return colleague.name, halves_away(problem, colleague.id, day)


RULE = Rule(
    id="coupled_absence",
    title="Absences that go together",
    reason="Whoever works for one person only is on leave with that person.",
    source="Establishment (people tied to a doctor or to a colleague)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
