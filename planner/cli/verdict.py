"""An evaluation as the JSON object commands print and write."""

from __future__ import annotations

from typing import Any

from planner.domain.rota import Rota
from planner.evaluation.backlog import told
from planner.evaluation.evaluate import Evaluation
from planner.services.shapes.rota import ViolationInPlan


def verdict(rota: Rota, evaluation: Evaluation, language: str) -> dict[str, Any]:
    """Return every figure and every violation; the API gives violations alike."""
    return {
        "feasible": evaluation.feasible,
        "hard_violations": len(evaluation.hard),
        "alerts": len(evaluation.alerts),
        "objective": evaluation.objective,
        "penalty_by_level": {
            level.name.lower(): points
            for level, points in evaluation.penalty_by_level.items()
        },
        "penalty_by_rule": dict(evaluation.penalty_by_rule),
        "shortage_minutes": dict(evaluation.shortage_minutes),
        "requirement_minutes": evaluation.requirement_minutes,
        "coverage": evaluation.coverage,
        "assignments": len(rota.assignments),
        "hours": [
            {"employee": h.employee_id, "planned": h.planned, "due": h.due}
            for h in evaluation.hours
        ],
        "backlog": told(evaluation.backlog),
        "violations": [
            ViolationInPlan.of(one, language).model_dump(mode="json")
            for one in evaluation.violations
        ],
    }
