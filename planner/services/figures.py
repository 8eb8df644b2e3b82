"""The few figures a rota is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.evaluation.evaluate import Evaluation


def figures(evaluation: Evaluation) -> dict[str, Any]:
    """Return what is kept beside a rota, for lists that must not judge."""
    return {
        "coverage": evaluation.coverage,
        "requirement_minutes": evaluation.requirement_minutes,
        "shortage_minutes": dict(evaluation.shortage_minutes),
        "hard_violations": len(evaluation.hard),
        "objective": evaluation.objective,
    }
