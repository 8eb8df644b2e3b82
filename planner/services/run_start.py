"""What a person's options mean to a search: cells left alone, pins, where it starts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.domain.pins import with_pins
from planner.domain.problem import Problem
from planner.domain.restrict import restrict
from planner.domain.rota import Rota
from planner.services.run_options import Keep

if TYPE_CHECKING:
    from planner.domain.rota import Assignment, Cell
    from planner.services.run_options import Options


@dataclass(frozen=True, kw_only=True)
class Start:
    """The problem to search, with what is put back around its answer."""

    problem: Problem
    hint: Rota | None
    """A rota to start from."""
    fixed: Rota
    """What is not planned again."""

    def whole(self, found: Rota) -> Rota:
        """Return the rota of the whole period, given what was found for its part."""
        return Rota((*self.fixed.assignments, *found.assignments))

    def going_on(self, found: Rota) -> Start:
        """Return the same start, from a rota of the whole period found before."""
        kept = self.fixed.cells
        left = tuple(one for one in found.assignments if one.cell not in kept)
        return replace(self, hint=Rota(left))


def start_of(
    problem: Problem, options: Options, base: Rota, in_force: Rota | None
) -> Start:
    """Return what to search: `base` is the current rota, which may be empty.

    People and posts of either rota that the problem no longer has are left out.
    """
    base = _known(problem, base)
    hint: Rota | None = base if base.assignments else None
    wanted = problem
    if options.keep is Keep.FRESH:
        hint = None
    else:
        wanted = with_pins(problem, [one for one in base.assignments if one.pinned])
    if options.keep is Keep.PUBLISHED and in_force is not None:
        hint = _known(problem, in_force)
        wanted = wanted.replace(published=hint.assignments, planned_at=options.now)
    free = _free(problem, options, base)
    if free is None:
        return Start(problem=wanted, hint=hint, fixed=Rota())
    fixed = Rota(tuple(one for one in base.assignments if one.cell not in free))
    part = restrict(wanted, free, fixed)
    return Start(problem=part, hint=_within(hint, free), fixed=fixed)


def _free(problem: Problem, options: Options, base: Rota) -> frozenset[Cell] | None:
    """Return the cells to plan, none where that is all of them."""
    if not options.partial:
        return None
    first = options.from_day or problem.period.start
    return frozenset(
        (employee.id, day)
        for employee in problem.employees
        for day in problem.period.days
        if day >= first
        and problem.is_free(employee.id, day)
        and not (options.keep is Keep.GAPS and (employee.id, day) in base.cells)
    )


def _within(hint: Rota | None, free: frozenset[Cell]) -> Rota | None:
    left = [one for one in hint.assignments if one.cell in free] if hint else []
    return Rota(tuple(left)) if left else None


def _known(problem: Problem, rota: Rota) -> Rota:
    def known(one: Assignment) -> bool:
        return (
            one.employee_id in problem.employees_by_id
            and one.post_id in problem.posts_by_id
            and (one.remote or one.place in problem.sites_by_id)
            and one.date in problem.period
        )

    return Rota(tuple(one for one in rota.assignments if known(one)))
