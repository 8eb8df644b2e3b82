"""Unfilled needs: what the judge says of coverage, gathered post by post."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.work import Criticality

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.evaluation.evaluate import Evaluation

MINIMUM = "minimum_coverage"
TARGET = "target_coverage"


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A post that lacks people from one time to another on a date."""

    post_id: str
    date: date
    start: int
    end: int
    below_minimum: int
    """People missing below the minimum."""
    below_target: int
    """People missing between the minimum, or those there, and the target."""
    criticality: Criticality

    @property
    def minutes(self) -> int:
        """Person-minutes missing, up to the target."""
        return (self.below_minimum + self.below_target) * (self.end - self.start)

    @property
    def minimum_minutes(self) -> int:
        """Person-minutes missing below the minimum."""
        return self.below_minimum * (self.end - self.start)


def gaps(problem: Problem, evaluation: Evaluation) -> tuple[Gap, ...]:
    """Return every gap, the gravest first: minimum, criticality, time missing."""
    return tuple(sorted(_merged(_found(problem, evaluation)), key=_gravity))


def _gravity(gap: Gap) -> tuple[object, ...]:
    return (
        -(gap.minimum_minutes * gap.criticality),
        -gap.minutes,
        gap.date,
        gap.post_id,
        gap.start,
    )


def _found(problem: Problem, evaluation: Evaluation) -> list[Gap]:
    """Return one gap per stretch the judge names, both rules in one."""
    people: dict[tuple[str, date, int, int], dict[str, int]] = {}
    for one in evaluation.violations:
        if one.rule_id not in (MINIMUM, TARGET):
            continue
        if one.post_id is None or one.date is None:
            continue
        start, end = one.start or 0, one.end or 0
        missing = people.setdefault((one.post_id, one.date, start, end), {})
        missing[one.rule_id] = round(one.amount / (end - start))
    return [
        Gap(
            post_id=post_id,
            date=day,
            start=start,
            end=end,
            below_minimum=missing.get(MINIMUM, 0),
            below_target=missing.get(TARGET, 0),
            criticality=criticality_at(problem, post_id, day, start),
        )
        for (post_id, day, start, end), missing in people.items()
    ]


def criticality_at(
    problem: Problem, post_id: str, day: date, minute: int
) -> Criticality:
    """Return how grave it is to lack people on a post at a minute of a date."""
    needs = problem.requirements_on.get((post_id, day), ())
    return max(
        (need.criticality for need in needs if need.start <= minute < need.end),
        default=Criticality.NORMAL,
    )


def _merged(found: list[Gap]) -> list[Gap]:
    """Return the gaps with adjoining ones of one kind made one."""
    result: list[Gap] = []
    for gap in sorted(found, key=lambda g: (g.post_id, g.date, g.start)):
        last = result[-1] if result else None
        if (
            last
            and last.end == gap.start
            and replace(last, start=0, end=15) == replace(gap, start=0, end=15)
        ):
            result[-1] = replace(last, end=gap.end)
        else:
            result.append(gap)
    return result
