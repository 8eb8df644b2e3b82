"""What a scenario's `expect.toml` says, and what a result makes of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date, time
from typing import TYPE_CHECKING, Any

from planner.domain.work import Criticality
from planner.evaluation.explain import explain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from planner.domain.problem import Problem
    from planner.rules.rule import Violation
    from planner.solver.result import Result


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A post that nobody can hold at a moment."""

    post: str
    date: date
    at: str

    @property
    def minute(self) -> int:
        moment = time.fromisoformat(self.at)
        return moment.hour * 60 + moment.minute


@dataclass(frozen=True, kw_only=True)
class Expectations:
    """Bounds; none where the scenario sets none."""

    hard_violations_at_most: int | None = None
    minimum_shortage_hours_at_least: float | None = None
    minimum_shortage_hours_at_most: float | None = None
    critical_shortage_hours_at_most: float | None = None
    target_shortage_hours_at_most: float | None = None
    objective_at_most: float | None = None
    gap_at_most: float | None = None
    cannot_hold: tuple[Gap, ...] = ()


def read_expectations(folder: Path) -> Expectations:
    """Return the expectations of a scenario; raise `TypeError` on an unknown key."""
    values: dict[str, Any] = tomllib.loads((folder / "expect.toml").read_text())
    gaps = tuple(Gap(**gap) for gap in values.pop("cannot_hold", ()))
    return Expectations(**values, cannot_hold=gaps)


def disappointments(
    expected: Expectations, problem: Problem, result: Result
) -> Iterator[str]:
    """Yield a sentence for each expectation that a result does not meet."""
    yield from _outside(expected, _figures(problem, result))
    for gap in expected.cannot_hold:
        yield from _held(gap, problem, result)


def _figures(problem: Problem, result: Result) -> Mapping[str, float | None]:
    """Return the figures bounded, by the name of the bound less `_at_most`."""
    evaluation = result.evaluation
    short = [v for v in evaluation.violations if v.rule_id == "minimum_coverage"]
    return {
        "hard_violations": len(evaluation.hard),
        "minimum_shortage_hours": sum(v.amount for v in short) / 60,
        "critical_shortage_hours": sum(v.amount for v in short if _critical(problem, v))
        / 60,
        "target_shortage_hours": evaluation.shortage_minutes["target"] / 60,
        "objective": evaluation.objective,
        "gap": result.gap,
    }


def _critical(problem: Problem, shortage: Violation) -> bool:
    assert shortage.post_id is not None
    assert shortage.date is not None
    assert shortage.start is not None
    return any(
        need.start <= shortage.start < need.end
        for need in problem.requirements_on[shortage.post_id, shortage.date]
        if need.criticality is Criticality.CRITICAL
    )


def _outside(
    expected: Expectations, figures: Mapping[str, float | None]
) -> Iterator[str]:
    for field in fields(expected):
        name, _, side = field.name.partition("_at_")
        bound = getattr(expected, field.name)
        if not side or bound is None:
            continue
        figure = figures[name]
        if figure is None:
            yield f"{name} is not known"
        elif figure > bound if side == "most" else figure < bound:
            yield f"{name} is {figure:g}, expected at {side} {bound:g}"


def _held(gap: Gap, problem: Problem, result: Result) -> Iterator[str]:
    why = explain(problem, result.rota, gap.post, gap.date, gap.minute)
    where = f"{gap.post} on {gap.date} at {gap.at}"
    if why.requirement is None or not why.requirement.minimum:
        yield f"{where} is not needed"
    elif why.staff >= why.requirement.minimum:
        yield f"{where} is held by {[one.employee_id for one in why.holders]}"
    elif why.takers:
        yield f"{where} could be held by {[one.employee_id for one in why.takers]}"
