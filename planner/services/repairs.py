"""A repair in plain values: what the command line prints as JSON and pages may send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.clock import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment
    from planner.rules.rule import Violation
    from planner.solver.repair.event import Event
    from planner.solver.repair.option import RepairOption
    from planner.solver.repair.situation import Hole


def repair_row(problem: Problem, option: RepairOption, language: str) -> dict[str, Any]:
    """Return one way to go on, with names beside ids."""
    return {
        "people_moved": len(option.people),
        "changes": [
            {
                "employee": move.employee_id,
                "name": problem.employee(move.employee_id).name,
                "date": move.date.isoformat(),
                "before": [_assignment(problem, one) for one in move.before],
                "after": [_assignment(problem, one) for one in move.after],
                "notice": str(move.notice),
            }
            for move in option.moves
        ],
        "told": [
            {
                "employee": name,
                "name": problem.employee(name).name,
                "notice": str(notice),
            }
            for name, notice in option.told.items()
        ],
        "uncovered": [_hole(problem, option, hole) for hole in option.uncovered],
        "short_already": [_hole(problem, option, hole) for hole in option.standing],
        "uncovered_minutes": {
            "minimum": option.minimum_minutes,
            "target": option.target_minutes,
        },
        "penalty_difference": {
            level.name.lower(): round(points, 4)
            for level, points in option.by_level.items()
        },
        "new_hard_breaches": _said(option.broken, language),
        "breaches_of_the_event": _said(option.given, language),
        "score": round(option.score, 4),
    }


def raised_rows(problem: Problem, event: Event) -> list[dict[str, Any]]:
    """Return the maximums that give way to a need."""
    return [
        {
            "start": clock(one.start),
            "end": clock(one.end),
            "was": one.was,
            "now": one.now,
        }
        for one in event.raised(problem)
    ]


def _assignment(problem: Problem, one: Assignment) -> dict[str, str]:
    return {
        "start": clock(one.start),
        "end": clock(one.end),
        "post": one.post_id,
        "post_name": problem.post(one.post_id).name,
        "place": one.place,
    }


def _hole(problem: Problem, option: RepairOption, hole: Hole) -> dict[str, Any]:
    return {
        "post": hole.post_id,
        "post_name": problem.post(hole.post_id).name,
        "date": hole.date.isoformat(),
        "start": clock(hole.start),
        "end": clock(hole.end),
        "minimum_minutes": hole.minimum * hole.minutes,
        "target_minutes": hole.target * hole.minutes,
        "reasons": dict(option.reasons.get(hole, {})),
    }


def _said(violations: Iterable[Violation], language: str) -> list[dict[str, Any]]:
    return [
        {
            "rule": one.rule_id,
            "employee": one.employee_id,
            "date": one.date.isoformat() if one.date else None,
            "message": one.message.say(language),
        }
        for one in violations
    ]
