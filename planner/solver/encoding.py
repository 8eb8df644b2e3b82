"""How the search obeys one rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.solver.filters import AllowsPiece, AllowsPost, AllowsShift
from planner.solver.formulation import Formulation


@dataclass(frozen=True, kw_only=True)
class Encoding:
    """The mirror of a rule: what it takes away, adds to the rows, or costs.

    A rule may need none of these because no rota that breaks it can be written in the
    variables at all; `by_construction` then says why.
    """

    id: str
    allows_shift: AllowsShift | None = None
    """Whether the employee may work this shift type on this date."""
    allows_post: AllowsPost | None = None
    """Whether the employee may hold this post at this place on any date."""
    allows_piece: AllowsPiece | None = None
    """Whether the employee may hold this post from-to on this date."""
    encode: Callable[[Formulation], None] | None = None
    """Adds rows, columns and costs."""
    by_construction: str = ""
