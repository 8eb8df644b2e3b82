"""Pairs: one of two people who share a task is there every day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attendance import can_work
from planner.domain.coupling import Coupling, CouplingKind
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield each planned date of a pair on which neither of the two works."""
    names = {employee.id for employee in scope.employees}
    for tie in problem.couplings:
        if tie.kind is CouplingKind.APART and {tie.employee_id, tie.colleague_id} & (
            names
        ):
            yield from _pair(problem, rota, tie)


def _pair(problem: Problem, rota: Rota, tie: Coupling) -> Iterator[Violation]:
    one = problem.employee(tie.employee_id)
    other = problem.employee(tie.colleague_id or "")
    for day in shared_dates(problem, one, other):
        if not any(
            assignments.on(employee.id, day)
            for employee in (one, other)
            for assignments in (rota, problem.context_rota)
        ):
            yield RULE.violation(
                problem,
                1,
                message(
                    "Neither {name} nor {other} is there; one of the two should be.",
                    name=one.name,
                    other=other.name,
                ),
                employee_id=one.id,
                day=day,
            )


def shared_dates(problem: Problem, one: Employee, other: Employee) -> list[date]:
    """Return the dates to plan that are in both patterns, and one of them can work."""
    return [
        day
        for day in problem.period.days
        if (problem.is_free(one.id, day) or problem.is_free(other.id, day))
        and all(problem.shifts_on(each, day) for each in (one, other))
        and any(can_work(problem, each, day) for each in (one, other))
    ]


RULE = Rule(
    id="pair_present",
    title="One of the two",
    reason="When two people alone know a task, one of them is there.",
    source="Establishment (pairs that share a task)",
    level=Level.PEOPLE,
    unit=Unit.DAYS,
    weight=25,
    check=check,
)
