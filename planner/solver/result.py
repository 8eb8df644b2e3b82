"""What a calculation gives back, and what it tells while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from planner.domain.rota import Rota
from planner.evaluation.backlog import told
from planner.evaluation.evaluate import Evaluation
from planner.rules.rule import COVERAGE, Level
from planner.solver.profile import Profile


class Status(StrEnum):
    """How a calculation ended."""

    OPTIMAL = "optimal"
    """Proven: no rota loses fewer points (within the gap asked for, if any)."""
    FEASIBLE = "feasible"
    """A rota with no hard rule broken by the calculation; better ones may exist."""
    INTERRUPTED = "interrupted"
    """Stopped by a person: the best rota found until then."""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """A moment of a calculation."""

    seconds: float
    phase: str
    """`construction`, `improvement` or `bound`."""
    shortage_minutes: Mapping[str, float]
    """Person-minutes missing below the minimum, and between it and the target."""
    objective: float
    penalty_by_level: Mapping[Level, float]
    bound: float | None
    """Points no rota can go below, once something is proven."""


def relative_gap(objective: float, bound: float | None) -> float | None:
    """Return the part of `objective` not proven necessary (0 is proven optimal)."""
    if bound is None:
        return None
    if objective <= 0:
        return 0.0
    return min(1.0, max(0.0, (objective - bound) / objective))


@dataclass(frozen=True, kw_only=True)
class Result:
    """The best rota found, judged, with what is proven about it."""

    rota: Rota
    evaluation: Evaluation
    bound: float | None
    status: Status
    seconds: float
    seed: int
    engine: str
    history: tuple[Progress, ...]
    profile: Profile = field(default_factory=Profile)

    @property
    def gap(self) -> float | None:
        """Part of the objective not proven necessary."""
        return relative_gap(self.evaluation.objective, self.bound)

    @property
    def net_gap(self) -> float | None:
        """Distance to the bound as a part of what is lost otherwise than on coverage.

        Hours nobody can cover weigh so much that they hide everything else in the
        plain gap; this one says how good the rest of the rota is proven to be.
        """
        if self.bound is None:
            return None
        objective = self.evaluation.objective
        covered = sum(self.evaluation.penalty_by_level[level] for level in COVERAGE)
        return relative_gap(objective - covered, self.bound - covered)

    def summary(self) -> dict[str, Any]:
        """Return the figures as the command line and the store keep them."""
        evaluation = self.evaluation
        return {
            "status": str(self.status),
            "seconds": round(self.seconds, 3),
            "objective": round(evaluation.objective, 3),
            "bound": None if self.bound is None else round(self.bound, 3),
            "gap": None if self.gap is None else round(self.gap, 6),
            "net_gap": None if self.net_gap is None else round(self.net_gap, 6),
            "penalty_by_level": {
                level.name.lower(): round(points, 3)
                for level, points in evaluation.penalty_by_level.items()
            },
            "shortage_minutes": {
                name: round(minutes)
                for name, minutes in evaluation.shortage_minutes.items()
            },
            "requirement_minutes": evaluation.requirement_minutes,
            "hard_violations": len(evaluation.hard),
            "backlog": told(evaluation.backlog),
            "assignments": len(self.rota.assignments),
            "seed": self.seed,
            "engine": self.engine,
        }
