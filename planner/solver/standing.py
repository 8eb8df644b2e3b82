"""Where the best rota stands, kept up to date by what each change gains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.evaluation.evaluate import missing_minutes, points_by_level
from planner.rules.rule import Level, Violation

if TYPE_CHECKING:
    from planner.evaluation.change import Change
    from planner.evaluation.evaluate import Evaluation


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The figures of a rota that the search compares and reports."""

    hard: float
    """Sum of the amounts of hard violations."""
    penalty_by_level: Mapping[Level, float]
    shortage_minutes: Mapping[str, float]

    @staticmethod
    def of(evaluation: Evaluation) -> Standing:
        """Return the figures of a verdict."""
        return Standing(
            hard=sum(violation.amount for violation in evaluation.hard),
            penalty_by_level=evaluation.penalty_by_level,
            shortage_minutes=evaluation.shortage_minutes,
        )

    @staticmethod
    def either_side(change: Change) -> tuple[Standing, Standing]:
        """Return the figures before and after a change, of what it can alter."""
        return _of(change.before), _of(change.after)

    @property
    def objective(self) -> float:
        """All points lost."""
        return sum(self.penalty_by_level.values())

    def better_than(self, other: Standing) -> bool:
        """Return whether it breaks less, or as much for fewer points."""
        mine = (round(self.hard, 6), round(self.objective, 6))
        return mine < (round(other.hard, 6), round(other.objective, 6))

    def moved(self, before: Standing, after: Standing) -> Standing:
        """Return the figures once a part that stood at `before` stands at `after`."""
        return Standing(
            hard=self.hard + after.hard - before.hard,
            penalty_by_level={
                level: points
                + after.penalty_by_level[level]
                - before.penalty_by_level[level]
                for level, points in self.penalty_by_level.items()
            },
            shortage_minutes={
                name: minutes
                + after.shortage_minutes[name]
                - before.shortage_minutes[name]
                for name, minutes in self.shortage_minutes.items()
            },
        )


def _of(violations: Sequence[Violation]) -> Standing:
    return Standing(
        hard=sum(one.amount for one in violations if one.hard),
        penalty_by_level=points_by_level(violations),
        shortage_minutes=missing_minutes(violations),
    )
