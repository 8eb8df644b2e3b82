"""Minutes above a share of one person's planned time, as a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from planner.domain.people import Employee
    from planner.solver.formulation import Formulation, Terms


class Shares:
    """What one person may spend on each activity, given and planned."""

    def __init__(self, formulation: Formulation, employee: Employee) -> None:
        problem = formulation.problem
        self._formulation = formulation
        self._employee = employee
        self._given: dict[str, int] = {}
        for one in problem.context_rota.of(employee.id):
            if one.date in problem.period:
                name = problem.activity_of(one.post_id).id
                self._given[name] = self._given.get(name, 0) + one.minutes
        self._terms = self._counted()

    def _counted(self) -> Mapping[str, Terms]:
        problem = self._formulation.problem
        names = {post.id: post.activity_id for post in problem.posts}
        terms: dict[str, Terms] = {}
        for cell in self._formulation.cells_of[self._employee.id]:
            for piece, way, column in cell.holds:
                held = terms.setdefault(names[way.post_id], [])
                held.append((column, float(piece.minutes)))
        return terms

    def above(self, share: float, activities: Collection[str]) -> int | None:
        """Return a column for the minutes of some activities above a share of all.

        None when they cannot be above it.
        """
        counted = [
            term
            for name, terms in self._terms.items()
            if name in activities
            for term in terms
        ]
        constant = sum(
            minutes * ((name in activities) - share)
            for name, minutes in self._given.items()
        )
        if not counted and constant <= 0:
            return None
        formulation = self._formulation
        cells = formulation.cells_of[self._employee.id]
        most = formulation.most_minutes(cells) + max(0.0, constant)
        above = formulation.model.column(upper=most, integer=False)
        worked = formulation.worked_minutes(self._employee.id)
        row = [*counted, (worked, -share), (above, -1.0)]
        formulation.model.row(row, upper=-constant)
        return above
