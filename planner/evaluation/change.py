"""What one change of a rota does, without judging everything again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from planner.domain.rota import Assignment, Cell, Rota
from planner.domain.scope import Scope
from planner.evaluation.evaluate import SOFT_LEVELS, violations_in
from planner.rules.rule import UNWEIGHED, Level, Violation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.domain.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Change:
    """Whole cells replaced by other assignments, and what that breaks or mends."""

    before: tuple[Violation, ...]
    after: tuple[Violation, ...]

    @cached_property
    def broken(self) -> tuple[Violation, ...]:
        """Hard violations that the change adds, in the order of the book."""
        return _more(self.after, self.before)

    @cached_property
    def mended(self) -> tuple[Violation, ...]:
        """Hard violations that the change removes or lessens, as they were."""
        # One place is summed up: what stands there unchanged is no part of it.
        found = _more(self.before, self.after)
        return tuple(v for v in found if v not in self.after)

    @cached_property
    def by_level(self) -> Mapping[Level, float]:
        """Points added at each level; negative where the change helps."""
        points: dict[Level, float] = dict.fromkeys(SOFT_LEVELS, 0.0)
        for sign, violations in ((-1, self.before), (1, self.after)):
            for violation in violations:
                if violation.level not in UNWEIGHED:
                    points[violation.level] += sign * violation.penalty
        return points

    @cached_property
    def by_rule(self) -> Mapping[str, float]:
        """Points added by each rule whose penalty the change alters."""
        points: dict[str, float] = {}
        for sign, violations in ((-1, self.before), (1, self.after)):
            for v in violations:
                points[v.rule_id] = points.get(v.rule_id, 0.0) + sign * v.penalty
        return {rule_id: value for rule_id, value in points.items() if value}

    @property
    def points(self) -> float:
        """All points added."""
        return sum(self.by_level.values())


def _more(
    violations: tuple[Violation, ...], others: tuple[Violation, ...]
) -> tuple[Violation, ...]:
    """Return the hard violations that are worse than among the others."""
    here, there = _amounts(violations), _amounts(others)
    return tuple(
        v for v in violations if v.hard and here[_key(v)] > there.get(_key(v), 0.0)
    )


def _amounts(violations: Iterable[Violation]) -> Mapping[tuple[object, ...], float]:
    """Return how far each hard rule is broken, breaches of one place summed."""
    amounts: dict[tuple[object, ...], float] = {}
    for violation in violations:
        if violation.hard:
            key = _key(violation)
            amounts[key] = amounts.get(key, 0.0) + violation.amount
    return amounts


def _key(violation: Violation) -> tuple[object, ...]:
    return (
        violation.rule_id,
        violation.employee_id,
        violation.date,
        violation.post_id,
        violation.service_id,
    )


def change(
    problem: Problem, rota: Rota, cells: Mapping[Cell, Iterable[Assignment]]
) -> Change:
    """Return what replacing whole cells would break and mend."""
    new = {cell: tuple(assignments) for cell, assignments in cells.items()}
    touched = [a for cell in new for a in rota.on(*cell)]
    touched += [a for assignments in new.values() for a in assignments]
    scope = Scope.around(problem, new, touched)
    near = Rota(tuple(dict.fromkeys(scope.seen(problem, rota))))
    return Change(
        before=violations_in(problem, near, scope),
        after=violations_in(problem, near.with_cells(new), scope),
    )
