"""Write a problem as a model: the cells, the coverage, then every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.solver.coverage import stretches
from planner.solver.formulation import Formulation
from planner.solver.rules.book import ENCODINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.problem import Problem
    from planner.solver.encoding import Encoding


def build(problem: Problem, encodings: Sequence[Encoding] = ENCODINGS) -> Formulation:
    """Return the formulation of a problem under the rules given (all by default)."""
    formulation = Formulation(problem, encodings)
    formulation.stretches = stretches(formulation)
    for encoding in encodings:
        if encoding.encode:
            encoding.encode(formulation)
    return formulation
