"""What one change does, as far as one date at a time shows: to compare many changes.

Rules that look at a line over a week, or at work that waits over the whole period, are
left out; whatever is chosen is judged by the whole book afterwards.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from planner.domain.rota import Assignment, Cell, Rota
from planner.domain.scope import Scope
from planner.evaluation.change import Change
from planner.evaluation.evaluate import violations_in

NOWHERE = Scope(employees=())

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.domain.problem import Problem
    from planner.rules.rule import Violation


class Screen:
    """Compares changes of one rota; what it breaks as it is, is judged once.

    Every rule looks at people, at posts, at services or at dates one by one, so the
    verdict on a scope is that on its parts, and parts come back with each change.
    """

    def __init__(self, problem: Problem, rota: Rota) -> None:
        self.problem = problem
        self.rota = rota
        self._known: dict[tuple[str, Any], tuple[Violation, ...]] = {}

    def screened(self, cells: Mapping[Cell, tuple[Assignment, ...]]) -> Change:
        """Return what replacing whole cells breaks and mends, wide rules left out."""
        problem, rota = self.problem, self.rota
        touched = [a for cell in cells for a in rota.on(*cell)]
        touched += [a for day in cells.values() for a in day]
        scope = Scope.around(problem, cells, touched)
        scope = replace(scope, post_weeks=(), stream_ids=())
        near = Rota(tuple(dict.fromkeys(_near(problem, rota, scope))))
        return Change(
            before=tuple(self._before(scope)),
            after=violations_in(problem, near.with_cells(cells), scope),
        )

    def _before(self, scope: Scope) -> Iterator[Violation]:
        for part in fields(scope):
            for one in getattr(scope, part.name):
                key = (part.name, getattr(one, "id", one))
                if key not in self._known:
                    alone = replace(NOWHERE, **{part.name: (one,)})
                    self._known[key] = violations_in(self.problem, self.rota, alone)
                yield from self._known[key]


def screened(
    problem: Problem, rota: Rota, cells: Mapping[Cell, tuple[Assignment, ...]]
) -> Change:
    """Return what replacing whole cells breaks and mends, wide rules left out."""
    return Screen(problem, rota).screened(cells)


def _near(problem: Problem, rota: Rota, scope: Scope) -> Iterator[Assignment]:
    """Yield what the scope sees without the weeks of lines: those take most time."""
    for employee in scope.employees:
        yield from rota.of(employee.id)
        for tie in problem.couplings_of.get(employee.id, ()):
            yield from rota.of(tie.colleague_id or "")
            yield from rota.of(tie.employee_id)
    for post_id, day in scope.post_days:
        for name in (post_id, *problem.combined_with.get(post_id, ())):
            yield from rota.holding(name, day)
    for service_id, day in scope.service_days:
        for member in problem.teams.get(service_id, ()):
            yield from rota.on(member.id, day)
    for day in scope.days if problem.shares_places else ():
        yield from rota.dates.get(day, ())
