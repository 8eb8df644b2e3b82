"""What would have to change, in plain values: what the command line prints as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.clock import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.solver.relax.relax import Relaxation
    from planner.solver.relax.window import Gap


def relaxation_row(found: Relaxation, language: str) -> dict[str, Any]:
    """Return the sets of changes, with what each leaves uncovered."""
    return {
        "uncovered": _gaps(found.uncovered),
        "replanned": _gaps(found.replanned),
        "uncovered_minutes": found.missing,
        "replanned_minutes": found.left,
        "cut_short": found.cut_short,
        "days_not_reached": found.unseen,
        "sets": [
            {
                "cost": one.cost,
                "smallest": one.smallest,
                "changes": [
                    {
                        "kind": type(change).__name__,
                        "change": change.said(one.problem).say(language),
                        "cost": change.cost,
                    }
                    for change in one.amendments
                ],
                "uncovered": _gaps(one.uncovered),
                "uncovered_minutes": one.minutes,
                "hard_violations": len(one.evaluation.hard),
            }
            for one in found.sets
        ],
    }


def _gaps(found: Iterable[Gap]) -> list[dict[str, Any]]:
    return [
        {
            "post": gap.post.id,
            "post_name": gap.post.name,
            "date": gap.day.isoformat(),
            "start": clock(gap.start),
            "end": clock(gap.end),
            "people": gap.people,
            "minutes": gap.minutes,
        }
        for gap in found
    ]
