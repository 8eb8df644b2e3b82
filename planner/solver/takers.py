"""Who could take a line for a while: people on work that waits, as supplies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.domain.place import HOME
from planner.rules.passing import may_take, reachable
from planner.solver.formulation import Terms
from planner.solver.presence import Where, minus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planner.domain.people import Employee
    from planner.domain.work import Post
    from planner.solver.cells import CellColumns
    from planner.solver.pauses import Pauses
    from planner.solver.presence import Span


@dataclass(kw_only=True)
class Supply:
    """People who could take the same lines: some given, the others as terms."""

    given: int = 0
    terms: Terms = field(default_factory=list)

    def add(self, other: Supply) -> None:
        """Put the people of another supply into this one."""
        self.given += other.given
        self.terms.extend(other.terms)


def supplies(
    pauses: Pauses, lines: Sequence[Post], span: Span
) -> Mapping[frozenset[str], Supply]:
    """Return the people at work that waits over from-to, by the lines they can take."""
    found: dict[frozenset[str], Supply] = {}
    problem = pauses.problem
    for one in pauses.given_over(span):
        if problem.activity_of(one.post_id).deferrable:
            resting = pauses.given_rests(one.employee_id, span)
            employee = problem.employee(one.employee_id)
            able = _able(pauses, employee, lines, one.place)
            if able and not resting:
                found.setdefault(able, Supply()).given += 1
    for cell in pauses.cells:
        for able, terms in _of_cell(pauses, cell, lines, span):
            if able and terms:
                found.setdefault(able, Supply()).terms.extend(terms)
    return found


def _able(
    pauses: Pauses, employee: Employee, lines: Iterable[Post], place: str
) -> frozenset[str]:
    """Return the lines she may take from a place."""
    return frozenset(
        line.id
        for line in lines
        if reachable(pauses.problem, line, place)
        and may_take(pauses.problem, employee, line)
    )


def _of_cell(
    pauses: Pauses, cell: CellColumns, lines: Sequence[Post], span: Span
) -> Iterable[tuple[frozenset[str], Terms]]:
    """Yield what one person brings, by the lines she can take from where she is."""
    home = _able(pauses, cell.employee, lines, HOME)
    for site_id in dict.fromkeys(way.site_id for _, way, _ in cell.holds):
        waiting = _waiting(pauses, cell, span, site_id)
        here = _able(pauses, cell.employee, lines, site_id)
        if here == home or cell.remote is None:
            yield here, waiting
            continue
        there = _waiting(pauses, cell, span, site_id, onsite=True)
        if cell.whole_days:
            there = pauses.presence.not_at_home(cell, there)
        yield here, there
        yield home, [*waiting, *minus(there)]


def _waiting(
    pauses: Pauses, cell: CellColumns, span: Span, site_id: str, *, onsite: bool = False
) -> Terms:
    """Return terms that are 1 when she is on work that waits, of a site."""

    where = Where(pauses.waiting, site_id, onsite)
    return pauses.terms(cell, span, where, resting=False)
