"""What a rule case is: a problem, a rota that breaks a rule, one that keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.problem import Problem
from planner.domain.rota import Rota


@dataclass(frozen=True, kw_only=True)
class RuleCase:
    """Both sides of a rule, the judge's and the solver's, are held to these figures.

    `breaks` breaks no other hard rule and `keeps` breaks none at all, so what a search
    may do and may not differs by this rule only.
    """

    problem: Problem
    breaks: Rota
    amount: float
    """What the breaches of the rule in `breaks` add up to, in its unit."""
    penalty: float = 0.0
    """Points of those breaches; 0 for a hard rule."""
    keeps: Rota
    """Exactly at the limit where there is one; the rule finds nothing."""
