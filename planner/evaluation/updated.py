"""The verdict after a change, from the verdict before it: nothing is judged twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.domain.balance import planned_minutes
from planner.evaluation.backlog import left_over
from planner.evaluation.difference import identity
from planner.evaluation.evaluate import Evaluation, Hours, evaluate
from planner.rules.book import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.problem import Problem
    from planner.domain.rota import Cell, Rota
    from planner.evaluation.change import Change
    from planner.rules.rule import Violation

ORDER = {rule.id: rank for rank, rule in enumerate(RULES)}


def updated(
    problem: Problem,
    verdict: Evaluation,
    rota: Rota,
    cells: Iterable[Cell],
    done: Change,
) -> Evaluation:
    """Return the verdict on `rota`, which is what `verdict` judged but for `cells`.

    `done` is what that change breaks and mends. Should the verdict not know what the
    change mends, everything is judged again.
    """
    kept = _without(verdict.violations, done.before)
    if kept is None:
        return evaluate(problem, rota)
    violations = sorted((*kept, *done.after), key=lambda one: ORDER[one.rule_id])
    people = {name for name, _ in cells}
    return Evaluation(
        violations=tuple(violations),
        hours=tuple(
            _hours(problem, rota, one) if one.employee_id in people else one
            for one in verdict.hours
        ),
        requirement_minutes=verdict.requirement_minutes,
        backlog=left_over(problem, rota),
    )


def _without(
    violations: tuple[Violation, ...], gone: Iterable[Violation]
) -> list[Violation] | None:
    """Return the violations but those gone; none when some of these are not there."""
    left = Counter(identity(one) for one in gone)
    kept = []
    for one in violations:
        key = identity(one)
        if left.get(key, 0):
            left[key] -= 1
        else:
            kept.append(one)
    return None if any(left.values()) else kept


def _hours(problem: Problem, rota: Rota, was: Hours) -> Hours:
    planned = planned_minutes(problem, rota, was.employee_id)
    return Hours(employee_id=was.employee_id, planned=planned, due=was.due)
