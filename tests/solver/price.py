"""What the model makes of a given rota: forbidden, or so many points by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import EngineFailed
from planner.solver.build import build
from planner.solver.engine import Limits, run
from planner.solver.rules.book import ENCODINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.solver.encoding import Encoding

TINY = 1e-6


def price(
    problem: Problem, rota: Rota, encodings: Sequence[Encoding] = ENCODINGS
) -> Mapping[str, float] | None:
    """Return the points of each rule for `rota`, or none if the model forbids it."""
    formulation = build(problem, encodings)
    columns = formulation.columns_of(rota)
    if columns is None:
        return None
    model = formulation.model
    for column, value in columns.items():
        if not model.lower[column] <= value <= model.upper[column]:
            return None
        model.fix(column, value)
    try:
        answer = run(model, "highs", Limits(seconds=20))
    except EngineFailed:
        return None
    values = answer.values
    if values is None or any(values[slack] > TINY for slack in formulation.breaches):
        return None
    return {
        rule_id: sum(points * values[column] for column, points in costs.items())
        for rule_id, costs in formulation.costs.items()
    }
