"""Presence floor: when someone is at home, enough of the team is on site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import END_OF_DAY, NOON, overlap
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.domain.scope import Scope, ServiceDay

HALF_DAYS = ((0, NOON), (NOON, END_OF_DAY))
"""The morning and the afternoon, from-to in minutes since midnight."""


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the people missing on site in each half-day with someone at home."""
    for service_day in scope.service_days:
        service = problem.services_by_id[service_day[0]]
        team = _team(problem, rota, service_day) if service.presence_floor else []
        for start, end in HALF_DAYS:
            there = [a for a in team if overlap(a.start, a.end, start, end)]
            onsite = {a.employee_id for a in there if a.place == service.site_id}
            missing = service.presence_floor - len(onsite)
            if missing > 0 and any(a.remote for a in there):
                yield RULE.violation(
                    problem,
                    missing,
                    message(
                        "On site for {service} between {start} and {end}: {people}; at "
                        "least {floor} when a colleague is at home.",
                        service=service.name,
                        start=Clock(min(a.start for a in there)),
                        end=Clock(max(a.end for a in there)),
                        people=len(onsite),
                        floor=service.presence_floor,
                    ),
                    service_id=service.id,
                    day=service_day[1],
                    start=start,
                    end=end,
                )


def _team(problem: Problem, rota: Rota, service_day: ServiceDay) -> list[Assignment]:
    """Return what the people of a service do on a date, given days included."""
    service_id, day = service_day
    return [
        one
        for employee in problem.teams.get(service_id, ())
        for one in (
            *problem.context_rota.on(employee.id, day),
            *rota.on(employee.id, day),
        )
    ]


RULE = Rule(
    id="presence_floor",
    title="Presence on site",
    reason="Telework never leaves too few colleagues on site in a service.",
    source="Establishment (presence floor of each service)",
    level=Level.HARD,
    unit=Unit.PEOPLE,
    check=check,
)
