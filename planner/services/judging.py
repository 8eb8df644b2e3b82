"""Judge an edit before, or without, making it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.domain.clock import GRID
from planner.domain.place import HOME
from planner.domain.rota import merged
from planner.errors import UnknownId
from planner.evaluation.change import Change, change
from planner.evaluation.difference import mended, worsened
from planner.services.refusal import Refused
from planner.store.cells import Cells
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Cell, Rota
    from planner.rules.rule import Violation


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Cells as they are and as they would be, and what that breaks and mends."""

    before: Cells
    after: Cells
    change: Change

    @property
    def broken(self) -> tuple[Violation, ...]:
        """Hard rules broken, or broken by more than before."""
        return self.change.broken

    @cached_property
    def worsened(self) -> tuple[Violation, ...]:
        """Everything said now that was not, or of more than before."""
        return worsened(self.change)

    @cached_property
    def mended(self) -> tuple[Violation, ...]:
        """Everything no longer said, or of less than before."""
        return mended(self.change)

    @cached_property
    def people(self) -> frozenset[str]:
        """The people on whose rows it shows."""
        said = {v.employee_id for v in (*self.worsened, *self.mended) if v.employee_id}
        return frozenset({*said, *(name for name, _ in self.after)})

    @cached_property
    def posts(self) -> frozenset[str]:
        """The posts on whose rows it shows."""
        held = {
            one.post_id
            for cells in (self.before, self.after)
            for cell in cells.values()
            for one in cell
        }
        said = {v.post_id for v in (*self.worsened, *self.mended) if v.post_id}
        return frozenset({*said, *held})


def judged(
    problem: Problem, rota: Rota, wanted: Mapping[Cell, Iterable[Assignment]]
) -> Judged:
    """Return what replacing cells would do; refuse what no cell can hold."""
    after = {
        cell: merged(checked(problem, cell, held)) for cell, held in wanted.items()
    }
    return Judged(
        before={cell: rota.on(*cell) for cell in after},
        after=after,
        change=change(problem, rota, after),
    )


def checked(
    problem: Problem, cell: Cell, held: Iterable[Assignment]
) -> tuple[Assignment, ...]:
    """Return what a cell is to hold; raise for what nothing could be made of."""
    name, day = cell
    employee = problem.employee(name)
    if not problem.is_free(name, day):
        raise Refused(message("{day} is not in the period of this plan.", day=day))
    found = tuple(sorted(held, key=lambda one: one.start))
    for one in found:
        problem.post(one.post_id)
        if one.place != HOME and one.place not in problem.sites_by_id:
            raise UnknownId("site", one.place)
        if one.start % GRID or one.end % GRID:
            raise Refused(message("Hours are given to the quarter of an hour."))
    for one, other in pairwise(found):
        if other.start < one.end:
            raise Refused(
                message(
                    "{name} cannot hold {post} and {other} at the same time.",
                    name=employee.name,
                    post=problem.post(one.post_id).name,
                    other=problem.post(other.post_id).name,
                )
            )
    return found
