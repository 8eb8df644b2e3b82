"""Pin: what a person fixed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import GRID
from planner.rules.diary import quarters
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of each pin that the rota does not hold."""
    names = {employee.id: employee.name for employee in scope.employees}
    for pin in problem.pins:
        missing = _missing(rota, pin) if pin.employee_id in names else 0
        if missing:
            yield RULE.violation(
                problem,
                missing,
                message(
                    "{name} was fixed on {post} from {start} to {end} and is not "
                    "there.",
                    name=names[pin.employee_id],
                    post=problem.post(pin.post_id).name,
                    start=Clock(pin.start),
                    end=Clock(pin.end),
                ),
                employee_id=pin.employee_id,
                post_id=pin.post_id,
                day=pin.date,
                start=pin.start,
                end=pin.end,
            )


def _missing(rota: Rota, pin: Assignment) -> int:
    held = {
        quarter
        for one in rota.on(*pin.cell)
        if (one.post_id, one.place) == (pin.post_id, pin.place)
        for quarter in quarters(one.start, one.end)
    }
    return sum(quarter not in held for quarter in quarters(pin.start, pin.end)) * GRID


RULE = Rule(
    id="pin",
    title="Fixed by a person",
    reason="What the coordinator decided is not decided again by a calculation.",
    source="Establishment (decisions of the coordinator)",
    level=Level.HARD,
    unit=Unit.MINUTES,
    check=check,
)
