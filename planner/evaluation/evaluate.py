"""Judge a rota against the whole rule book."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from planner.domain.balance import due_minutes, planned_minutes
from planner.domain.scope import Scope
from planner.evaluation.backlog import Backlog, left_over
from planner.rules.book import RULES
from planner.rules.rule import UNWEIGHED, Level, Violation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

SOFT_LEVELS: tuple[Level, ...] = tuple(
    level for level in Level if level not in UNWEIGHED
)


@dataclass(frozen=True, kw_only=True)
class Hours:
    """What one person owes over the period and what is planned, in minutes."""

    employee_id: str
    planned: int
    due: int


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """The verdict on a rota: every violation, and the figures drawn from them."""

    violations: tuple[Violation, ...]
    hours: tuple[Hours, ...]
    requirement_minutes: int
    """Person-minutes asked for, at target."""
    backlog: tuple[Backlog, ...] = ()
    """Deferrable work that waits at the end of the period, by stream."""

    @cached_property
    def hard(self) -> tuple[Violation, ...]:
        """The breaches of hard rules."""
        return tuple(v for v in self.violations if v.hard)

    @cached_property
    def alerts(self) -> tuple[Violation, ...]:
        """What is allowed and asks for a person's answer."""
        return tuple(v for v in self.violations if v.level is Level.ALERT)

    @property
    def feasible(self) -> bool:
        """Whether no hard rule is broken."""
        return not self.hard

    @cached_property
    def penalty_by_level(self) -> Mapping[Level, float]:
        """Points lost at each soft level."""
        return points_by_level(self.violations)

    @cached_property
    def penalty_by_rule(self) -> Mapping[str, float]:
        """Points lost by each rule that was broken."""
        points: dict[str, float] = {}
        for violation in self.violations:
            points[violation.rule_id] = (
                points.get(violation.rule_id, 0.0) + violation.penalty
            )
        return points

    @cached_property
    def objective(self) -> float:
        """All points lost."""
        return sum(self.penalty_by_level.values())

    @cached_property
    def shortage_minutes(self) -> Mapping[str, float]:
        """Person-minutes missing below the minimum, and between it and the target."""
        return missing_minutes(self.violations)

    @property
    def coverage(self) -> float:
        """Share of the person-minutes asked for (at target) that is held."""
        if not self.requirement_minutes:
            return 1.0
        return 1.0 - sum(self.shortage_minutes.values()) / self.requirement_minutes


def missing_minutes(violations: Iterable[Violation]) -> Mapping[str, float]:
    """Return the minutes missing below the minimum, and between it and the target."""
    found = {"minimum": 0.0, "target": 0.0}
    for violation in violations:
        if violation.rule_id in ("minimum_coverage", "target_coverage"):
            found[violation.rule_id.removesuffix("_coverage")] += violation.amount
    return found


def points_by_level(violations: Iterable[Violation]) -> Mapping[Level, float]:
    """Return the points lost at each soft level."""
    points: dict[Level, float] = dict.fromkeys(SOFT_LEVELS, 0.0)
    for violation in violations:
        if violation.level not in UNWEIGHED:
            points[violation.level] += violation.penalty
    return points


def violations_in(problem: Problem, rota: Rota, scope: Scope) -> tuple[Violation, ...]:
    """Return every breach a part of the problem shows, in the order of the book."""
    return tuple(v for rule in RULES for v in rule.check(problem, rota, scope))


def evaluate(problem: Problem, rota: Rota) -> Evaluation:
    """Return the verdict on `rota`."""
    return Evaluation(
        violations=violations_in(problem, rota, Scope.whole(problem)),
        hours=tuple(
            Hours(
                employee_id=employee.id,
                planned=planned_minutes(problem, rota, employee.id),
                due=due_minutes(problem, employee),
            )
            for employee in problem.employees
        ),
        requirement_minutes=sum(r.target * r.minutes for r in problem.requirements),
        backlog=left_over(problem, rota),
    )
