"""Write a problem as a model: the cells, the coverage, then every rule."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from planner.solver.coverage import stretches
from planner.solver.filters import Filters
from planner.solver.formulation import Formulation
from planner.solver.rules.book import ENCODINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.domain.problem import Problem
    from planner.domain.rota import Cell
    from planner.solver.cells import CellColumns
    from planner.solver.encoding import Encoding


def build(problem: Problem, encodings: Sequence[Encoding] = ENCODINGS) -> Formulation:
    """Return the formulation of a problem under the rules given (all by default)."""
    with _uncollected():
        formulation = Formulation(problem, _filters(encodings))
        formulation.stretches = stretches(formulation)
        for encoding in encodings:
            if encoding.encode:
                encoding.encode(formulation)
    return formulation


def open_cells(problem: Problem) -> Mapping[Cell, CellColumns]:
    """Return the columns of each cell to plan, without what the rules add to them."""
    return Formulation(problem, _filters(ENCODINGS)).cells


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector still: all that is made here stays.

    It would walk through the growing model again and again, a sixth of the time.
    """
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


def _filters(encodings: Sequence[Encoding]) -> Filters:
    ids = {encoding.id for encoding in encodings}
    return Filters(
        shifts=tuple(e.allows_shift for e in encodings if e.allows_shift),
        posts=tuple(e.allows_post for e in encodings if e.allows_post),
        pieces=tuple(e.allows_piece for e in encodings if e.allows_piece),
        closed_posts="post_open" not in ids,
        whole_days="telework_right" in ids,
    )
