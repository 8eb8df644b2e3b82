"""Break relay: a line is passed on while its holder is on a break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.rules.passing import relays
from planner.rules.rule import Level, Rule, Unit, Violation
from planner.text.message import Clock, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.scope import Scope


def check(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Violation]:
    """Yield the minutes of breaks during which nobody can take the line: it closes."""
    if not any(post.relay for post in problem.posts):
        return
    for day in scope.days:
        for relay in relays(problem, rota, day):
            if relay.taker_id is None:
                yield RULE.violation(
                    problem,
                    relay.end - relay.start,
                    message(
                        "{post} closes from {start} to {end}: nobody can take it while "
                        "{name} has her break.",
                        post=problem.post(relay.post_id).name,
                        start=Clock(relay.start),
                        end=Clock(relay.end),
                        name=problem.employee(relay.holder_id).name,
                    ),
                    employee_id=relay.holder_id,
                    post_id=relay.post_id,
                    day=day,
                    start=relay.start,
                    end=relay.end,
                )


RULE = Rule(
    id="break_relay",
    title="Relay during breaks",
    reason="Everyone has her break, and callers still find someone.",
    source="Establishment (lines passed on during breaks)",
    level=Level.TARGET,
    unit=Unit.MINUTES,
    weight=400,
    check=check,
)
