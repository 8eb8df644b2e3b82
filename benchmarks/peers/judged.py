"""What a peer made of a problem, and what the judge says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.domain.rota import Rota
from planner.errors import JudgeDisagrees
from planner.evaluation.evaluate import evaluate

if TYPE_CHECKING:
    from planner.domain.problem import Problem

TOLERANCE = 1e-4
"""Relative difference put down to whole numbers standing for parts of a minute."""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A rota, with the points its own model counts."""

    rota: Rota
    own: float
    exact: bool
    """Whether the model counts each rota exactly; a solver that stops early may leave
    more slack in its columns than its rota needs, and then counts too much."""


def judged(problem: Problem, planned: Planned) -> dict[str, Any]:
    """Return the judge's figures; raise `JudgeDisagrees` if the model counts others.

    A model that counts less than the judge forgets a rule, one that counts more
    handicaps its solver: either way the comparison would be void.
    """
    verdict = evaluate(problem, planned.rota)
    slack = TOLERANCE * max(1.0, verdict.objective)
    short = verdict.objective - planned.own
    if verdict.hard:
        named = sorted({violation.rule_id for violation in verdict.hard})
        raise JudgeDisagrees(f"The peer breaks hard rules it was given: {named}.")
    if short > slack or (planned.exact and -short > slack):
        raise JudgeDisagrees(
            f"The judge counts {verdict.objective:g} points where the peer counts "
            f"{planned.own:g}."
        )
    return {
        "objective": verdict.objective,
        "own": planned.own,
        "minimum": verdict.shortage_minutes["minimum"],
    }
