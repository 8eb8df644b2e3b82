"""The few figures above every page of a plan, in words a coordinator uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from planner.rules.rule import Level
from planner.services.plans import Plan, RunSummary
from planner.text.message import Message, message
from planner.ui.views.numbers import say_percent

LEVEL_NAMES: Mapping[Level, Message] = {
    Level.HARD: message("Rules broken"),
    Level.MINIMUM: message("Minimum coverage"),
    Level.TARGET: message("Target coverage"),
    Level.STABILITY: message("Published rota"),
    Level.PEOPLE: message("People's comfort"),
    Level.COST: message("Cost"),
    Level.ALERT: message("Alerts"),
}
QUALITY_LEVELS = (Level.STABILITY, Level.PEOPLE, Level.COST)
"""Levels told in points; coverage is told in hours."""
PROVEN = 1e-6
"""Gap below which a rota is as good as the best there can be: gaps are kept so."""
STEP = 1000
"""Gaps are told in tenths of a percent, rounded up: what is said must be proven."""


@dataclass(frozen=True, kw_only=True)
class Header:
    """Figures of a plan."""

    hard: int
    alerts: int
    """What is allowed and a person answers for."""
    minimum_minutes: float
    target_minutes: float
    coverage: float
    quality: tuple[tuple[str, float], ...]
    """Name of each level below coverage, and the points lost there."""
    proof: str
    """How far the best possible rota may be, in a sentence; empty if unknown."""


def header_of(plan: Plan, language: str) -> Header:
    """Return the figures of a plan in one language."""
    verdict = plan.evaluation
    return Header(
        hard=len(verdict.hard),
        alerts=len(verdict.alerts),
        minimum_minutes=verdict.shortage_minutes["minimum"],
        target_minutes=verdict.shortage_minutes["target"],
        coverage=verdict.coverage,
        quality=tuple(
            (LEVEL_NAMES[level].say(language), verdict.penalty_by_level[level])
            for level in QUALITY_LEVELS
            if level is not Level.STABILITY or verdict.penalty_by_level[level]
        ),
        proof=proof(plan.run, language),
    )


def proof(run: RunSummary | None, language: str) -> str:
    """Return what is proven about the best rota there can be."""
    if run is None:
        return ""
    known = [one for one in (run.net_gap, run.gap) if one is not None and one < 1]
    if not known:
        said = message("How far the best possible rota may be is not known.")
    elif known[0] <= PROVEN:
        said = message("Proven: no rota can do better.")
    elif known[0] == run.net_gap:
        said = message(
            "At most {share} from the best possible rota, inevitable gaps aside.",
            share=_share(known[0], language),
        )
    else:
        said = message(
            "At most {share} from the best possible rota.",
            share=_share(known[0], language),
        )
    return said.say(language)


def _share(gap: float, language: str) -> str:
    """Return a gap in percent, never told smaller than it is."""
    return say_percent(ceil(gap * STEP) / STEP, language)
