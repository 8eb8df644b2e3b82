"""What weighs on each person, in past months and in this one: the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.attendance import absent_all_day
from planner.domain.memory import (
    DAYS_A_MONTH,
    Hardship,
    HardshipKind,
    months_present,
)
from planner.rules.burdens import burdens
from planner.rules.hardship import RULE, worth
from planner.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

SHORTEST = 0.01
"""Months stated for someone who was hardly there: a share needs some."""
NAMES: Mapping[HardshipKind, Message] = {
    HardshipKind.LATE: message("Late days"),
    HardshipKind.SATURDAY: message("Saturdays"),
    HardshipKind.SITE_CHANGE: message("Changes of site"),
    HardshipKind.PHONE: message("Hours on the phone"),
    HardshipKind.SHORT_NOTICE: message("Days changed at short notice"),
    HardshipKind.REFUSED_WISH: message("Wishes refused"),
    HardshipKind.BRIDGE: message("Bridge days"),
}
"""What each kind is called on pages and sheets."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """How often one kind of hardship weighed on someone (hours for the phone)."""

    employee_id: str
    kind: HardshipKind
    past: float
    """In past months."""
    period: float
    """In the period planned."""
    points: float
    """Of both together; 0 for what she asked for."""


def ledger(problem: Problem, rota: Rota) -> tuple[Entry, ...]:
    """Return what weighs on each person planned, kinds that do not left out."""
    return tuple(
        entry
        for employee in problem.employees
        for entry in _entries(problem, rota, employee)
    )


def _entries(problem: Problem, rota: Rota, employee: Employee) -> list[Entry]:
    past: dict[HardshipKind, float] = {}
    for one in problem.hardships_of.get(employee.id, ()):
        past[one.kind] = past.get(one.kind, 0.0) + one.count
    period = burdens(
        problem,
        rota,
        employee,
        late_from=RULE.value(problem, "late_from", employee),
        hours=RULE.value(problem, "notice", employee),
    )
    return [
        Entry(
            employee_id=employee.id,
            kind=kind,
            past=before,
            period=now,
            points=(before + now) * worth(problem, employee, kind),
        )
        for kind in HardshipKind
        if (before := past.get(kind, 0.0)) + (now := period.get(kind, 0.0))
    ]


def history(problem: Problem, rota: Rota) -> tuple[Hardship, ...]:
    """Return the hardship to state as past when the next period is planned.

    Where months are stated, those of the period are added, and whoever bore nothing
    has an entry that says how long she was there.
    """
    months = _months_after(problem)
    found = ledger(problem, rota)
    named = {one.employee_id for one in found}
    idle = [name for name in months if name not in named]
    return (
        *(
            Hardship(
                employee_id=one.employee_id,
                kind=one.kind,
                count=one.past + one.period,
                months=_stated(months.get(one.employee_id), one.past + one.period),
            )
            for one in found
        ),
        *(
            Hardship(
                employee_id=name, kind=HardshipKind.LATE, count=0, months=months[name]
            )
            for name in idle
        ),
    )


def _stated(months: float | None, count: float) -> float | None:
    """Return the months to state with a count: some, where there is one."""
    return max(SHORTEST, months) if months is not None and count else months


def _months_after(problem: Problem) -> Mapping[str, float]:
    """Return the months everyone was there, the period included, if any are stated."""
    if all(one.months is None for one in problem.hardships):
        return {}
    before = months_present(problem)
    return {
        employee.id: round(
            before[employee.id] + _days_there(problem, employee) / DAYS_A_MONTH, 2
        )
        for employee in problem.employees
    }


def _days_there(problem: Problem, employee: Employee) -> int:
    return sum(
        employee.employed_on(day) and not absent_all_day(problem, employee.id, day)
        for day in problem.period.days
    )
