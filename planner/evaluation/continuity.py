"""Figures of continuity: who is heard on a line, and who knows the service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.familiarity import knows
from planner.domain.memory import Familiarity
from planner.domain.scope import Scope
from planner.rules.distinct_voices import is_line, voices
from planner.rules.known_service import RULE as KNOWN_SERVICE

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota


@dataclass(frozen=True, kw_only=True)
class Voices:
    """How many people hold a line in the week of a Monday."""

    post_id: str
    monday: date
    people: int


@dataclass(frozen=True, kw_only=True)
class Continuity:
    """What patients and doctors notice of a rota."""

    known_minutes: int
    """Held in a service by someone who knows it."""
    minutes: int
    """Held in any service; lines and desks of a whole pole are left out."""
    voices: tuple[Voices, ...]
    """Every line and week in which someone holds it."""

    @property
    def known_share(self) -> float:
        """Share of the time held by someone who knows the service (1 if none is)."""
        return self.known_minutes / self.minutes if self.minutes else 1.0


def continuity(problem: Problem, rota: Rota) -> Continuity:
    """Return the figures of continuity of `rota`."""
    months = KNOWN_SERVICE.value(problem, "months")
    known = minutes = 0
    for one in rota.assignments:
        service_id = problem.post(one.post_id).service_id
        if service_id is not None:
            employee = problem.employee(one.employee_id)
            minutes += one.minutes
            if knows(problem, employee, service_id, one.date, months):
                known += one.minutes
    return Continuity(
        known_minutes=known, minutes=minutes, voices=_voices(problem, rota)
    )


def _voices(problem: Problem, rota: Rota) -> tuple[Voices, ...]:
    found = (
        Voices(post_id=line[0], monday=line[1], people=len(voices(problem, rota, line)))
        for line in Scope.whole(problem).post_weeks
        if is_line(problem, line[0])
    )
    return tuple(one for one in found if one.people)


def practised(problem: Problem, rota: Rota) -> tuple[Familiarity, ...]:
    """Return who knows which service after `rota`, for the next period to start with.

    The last date of each person in each service she was in, past ones kept.
    """
    last = {
        (one.employee_id, one.service_id): one.last for one in problem.familiarities
    }
    for one in rota.assignments:
        service_id = problem.post(one.post_id).service_id
        if service_id is not None:
            key = (one.employee_id, service_id)
            last[key] = max(one.date, last.get(key, one.date))
    return tuple(
        Familiarity(employee_id=name, service_id=service_id, last=day)
        for (name, service_id), day in sorted(last.items())
    )
