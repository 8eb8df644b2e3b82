"""Part-time terms: quotas and weekly hours a contract may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.diary import diary
from planner.rules.rule import Confidence, Level, Parameter, Rule, Unit, Violation
from planner.text.message import Duration, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope
    from planner.text.message import Message

PUBLIC_QUOTAS = (50, 60, 70, 75, 80, 90, 100)
"""Percent; décret 82-1003 art. 1 (75 on authorisation only)."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield each person planned whose contract has terms not usual or not legal."""
    for employee in scope.employees:
        said = _unusual(problem, employee)
        if said and diary(problem, rota, employee):
            yield RULE.violation(problem, 1, said, employee_id=employee.id)


def _unusual(problem: Problem, employee: Employee) -> Message | None:
    contract = problem.contract_of(employee)
    quotas = RULE.value(problem, "public_quotas", employee)
    if quotas and contract.quota not in PUBLIC_QUOTAS:
        return message(
            "{name} has a part-time quota of {quota} %, which public hospitals do not "
            "grant.",
            name=employee.name,
            quota=contract.quota,
        )
    least = RULE.value(problem, "week", employee)
    if contract.part_time and contract.weekly_minutes < least:
        return message(
            "{name} has a contract of {weekly} a week; less than {least} needs her "
            "written request.",
            name=employee.name,
            weekly=Duration(contract.weekly_minutes),
            least=Duration(least),
        )
    return None


RULE = Rule(
    id="part_time_terms",
    title="Terms of a part-time contract",
    reason="A contract outside the usual terms is worth a second look.",
    source=(
        "Décret 82-1003 art. 1 (public hospitals); code du travail L. 3123-27; "
        "IDCC 1147, avenant 64; IDCC 2264, accord of 3 June 2014"
    ),
    confidence=Confidence.SEEN,
    level=Level.ALERT,
    unit=Unit.TIMES,
    parameters={
        "public_quotas": Parameter(
            default=1,
            unit="yes or no",
            meaning="Quotas are those of public hospitals (50 to 90 %)",
            rule_sets={"private": 0, "idcc1147": 0, "idcc2264": 0},
        ),
        "week": Parameter(
            default=0,
            unit="minutes",
            meaning="Shortest part-time week without a request of the employee",
            rule_sets={"private": 24 * 60, "idcc1147": 16 * 60, "idcc2264": 24 * 60},
        ),
    },
    check=check,
)
