"""A calculation under way: what is missing, how good the rest is, how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.rules.rule import Level
from planner.services.following import Moment
from planner.store.runs import Run
from planner.store.status import RunStatus
from planner.text.message import Message
from planner.ui.views.curve import Curve, Dot, curve_of, dot_of
from planner.ui.views.header import LEVEL_NAMES, QUALITY_LEVELS
from planner.ui.views.run_words import options_of, phase_of


@dataclass(frozen=True, kw_only=True)
class Live:
    """A calculation as it stands."""

    run: Run
    phase: Message
    elapsed: float
    limit: float
    minimum: float | None
    """Person-minutes missing; none before a first rota."""
    target: float
    quality: tuple[tuple[str, float], ...]
    gap: float | None
    curve: Curve


class Trail:
    """Puts the moments of one calculation together."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._dots: list[Dot] = []

    def add(self, moment: Moment, now: datetime) -> Live:
        """Return the calculation as it stands at one moment."""
        self._dots += [dot_of(event) for event in moment.events]
        run = moment.run
        step = run.progress
        options = options_of(run)
        limit = options.seconds if options else run.settings.get("seconds", 0.0)
        short = step["shortage_minutes"] if step else None
        return Live(
            run=run,
            phase=phase_of(run),
            elapsed=elapsed(run, now),
            limit=limit,
            minimum=short["minimum"] if short else None,
            target=short["target"] if short else 0.0,
            quality=self._quality(step["penalty_by_level"]) if step else (),
            gap=_gap(step["objective"], step["bound"]) if step else None,
            curve=curve_of(self._dots, limit),
        )

    def _quality(self, points: dict[str, float]) -> tuple[tuple[str, float], ...]:
        return tuple(
            (LEVEL_NAMES[level].say(self._language), points[level.name.lower()])
            for level in QUALITY_LEVELS
            if level is not Level.STABILITY or points[level.name.lower()]
        )


def elapsed(run: Run, now: datetime) -> float:
    """Return the seconds a calculation has taken, over all its processes."""
    if run.started_at is None or run.status is RunStatus.QUEUED:
        return run.spent
    return run.spent + ((run.ended_at or now) - run.started_at).total_seconds()


def _gap(objective: float, bound: float | None) -> float | None:
    """Return the part of the points not proven necessary."""
    if bound is None:
        return None
    return max(0.0, (objective - bound) / objective) if objective > 0 else 0.0
