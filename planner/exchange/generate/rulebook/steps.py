"""From a scenario of the core rules to one that uses the whole rule book."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from planner.exchange.generate.rulebook import (
    agenda,
    lines,
    people,
    places,
    ties,
    typing,
)
from planner.exchange.meetings import with_meetings
from planner.exchange.needs import requirements_of
from planner.exchange.rows import holidays_of_posts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from planner.domain.problem import Problem
    from planner.exchange.generate.rulebook.draft import Draft

STEPS = (
    people.private_site,
    people.terms,
    people.learning,
    people.brought,
    lines.direct_lines,
    lines.shared_lines,
    places.rooms,
    places.long_desks,
    typing.typing,
    ties.consultations,
    ties.couples,
    ties.memory,
    agenda.rotations,
    agenda.protected,
    agenda.meetings,
)
NOTICE = timedelta(days=18)
"""A rota is made this long before it begins: published fifteen days ahead."""
BREAKS: Mapping[str, Mapping[str, Any]] = {
    "JP": {"break_minutes": 15, "break_at": 10 * 60 + 15},
    "M": {"break_at": 11 * 60},
    "S": {"break_at": 16 * 60 + 30},
}
"""Shift type to its paid break, when that has a time."""


def enriched(draft: Draft, random: Random) -> Problem:
    """Return the problem with its needs and all the whole rule book looks at."""
    for step in STEPS:
        draft = step(draft, random)
    problem = draft.problem
    asked = requirements_of(draft.needs, problem.period, holidays_of_posts(problem))
    return problem.replace(
        requirements=with_meetings(asked, problem.meetings),
        shift_types=tuple(
            replace(shift, **BREAKS.get(shift.id, {})) for shift in problem.shift_types
        ),
        planned_at=datetime.combine(problem.period.start - NOTICE, time(9)),
    )
