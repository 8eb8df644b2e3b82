"""The problem all sides solve: what a peer does not know is set aside for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.domain.problem import Problem

ASIDE = {"rest_days": {"minimum": 0.0, "sunday_in_pair": 0.0}}
"""Limits over a fortnight that no peer's model holds."""


def shared(problem: Problem) -> Problem:
    """Return the problem without the hard rules that no peer's model holds."""
    return problem.replace(parameters={**problem.parameters, **ASIDE})
