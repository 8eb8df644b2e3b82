"""The changes worth offering to the engine: those that open a gap to somebody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.domain.clock import overlap
from planner.domain.rota import Cell
from planner.evaluation.amendment import Amendment
from planner.evaluation.authorised import may_hold
from planner.evaluation.terms_amendments import (
    AcceptActivity,
    AddPoolMember,
    AllowSite,
    ExtendPool,
    Train,
)
from planner.evaluation.time_amendments import MoveLeave, OfferHours, RaiseCredit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.domain.work import Post
    from planner.solver.relax.window import Gap

LONGEST_MOVE = 7
"""Days a leave is moved, at most."""
CREDIT = 240
"""Minutes above the contract offered to the engine; fewer are asked for if enough."""
NEWCOMERS = 2
"""People added to each pool, at most."""
MOST_MISSING = 2
"""Someone who lacks more rights than this for a post is not thought of."""


@dataclass(frozen=True, kw_only=True)
class Ideas:
    """Changes offered, by what each makes possible."""

    rights: dict[tuple[str, str], list[list[Amendment]]] = field(default_factory=dict)
    """For an employee and a post: what she lacks, and for each lack what helps."""
    hours: dict[tuple[Cell, str], OfferHours] = field(default_factory=dict)
    """By cell and shift type."""
    leaves: dict[Cell, list[MoveLeave]] = field(default_factory=dict)
    """By cell of a leave: the ways to move it off that date."""
    credits: dict[str, RaiseCredit] = field(default_factory=dict)
    """By employee."""
    newcomers: dict[str, AddPoolMember] = field(default_factory=dict)
    """By id of the newcomer."""

    def all(self) -> tuple[Amendment, ...]:
        """Return every change, each once, cheap ones first."""
        found: list[Amendment] = [
            one for lacks in self.rights.values() for lack in lacks for one in lack
        ]
        found += self.hours.values()
        found += [one for moves in self.leaves.values() for one in moves]
        found += self.credits.values()
        found += self.newcomers.values()
        return tuple(sorted(dict.fromkeys(found), key=lambda a: (a.cost, repr(a))))


def ideas(
    problem: Problem,
    rota: Rota,
    found: tuple[Gap, ...],
    cells: Iterable[Cell],
    *,
    newcomers: bool = True,
) -> Ideas:
    """Return the changes that open one of the gaps to one of the people.

    With `newcomers`, people added to pools are among them.
    """
    offered = Ideas()
    days: dict[str, set[date]] = {}
    for name, day in cells:
        days.setdefault(name, set()).add(day)
    for gap in found:
        for name, free in days.items():
            if gap.day in free:
                _open(problem, rota, problem.employee(name), gap, offered, free)
    if newcomers:
        _newcomers(problem, found, offered)
    return offered


def _open(
    problem: Problem,
    rota: Rota,
    employee: Employee,
    gap: Gap,
    offered: Ideas,
    free: set[date],
) -> None:
    """Add what opens one gap to one person."""
    lacks = list(_lacks(problem, employee, gap.post))
    if any(not lack for lack in lacks) or len(lacks) > MOST_MISSING:
        return
    if lacks:
        offered.rights[employee.id, gap.post.id] = lacks
        return
    cell = (employee.id, gap.day)
    for one in _hours(problem, employee, gap):
        offered.hours[cell, one.shift_type_id] = one
    moves = list(_leaves(problem, rota, employee, gap.day, free))
    if moves:
        offered.leaves[cell] = moves
    credit = RaiseCredit(employee_id=employee.id, minutes=CREDIT)
    offered.credits[employee.id] = credit


def _lacks(
    problem: Problem, employee: Employee, post: Post
) -> Iterator[list[Amendment]]:
    """Yield, for each right she lacks, what would give it: nothing when nothing can."""
    if post.specialty is not None:
        known = employee.skills.get(post.specialty, 0)
        if known < post.level:
            yield [
                Train(
                    employee_id=employee.id,
                    specialty=post.specialty,
                    level=post.level,
                    learnt=post.level - known,
                )
            ]
    if post.activity_id in employee.refuses:
        yield [AcceptActivity(employee_id=employee.id, activity_id=post.activity_id)]
    if post.site_id not in employee.site_ids:
        yield [AllowSite(employee_id=employee.id, site_id=post.site_id)]
    pool = problem.pools_by_id.get(employee.pool_id or "")
    reached = {employee.home_service_id, *(pool.service_ids if pool else ())}
    if pool and post.service_id and post.service_id not in reached:
        yield [ExtendPool(pool_id=pool.id, service_id=post.service_id)]


def _hours(problem: Problem, employee: Employee, gap: Gap) -> Iterator[OfferHours]:
    """Yield hours her pattern does not offer that day and that meet the gap."""
    if gap.day in problem.home_site(employee).holidays:
        return
    offered = problem.shifts_on(employee, gap.day)
    for shift in problem.shift_types:
        meets = any(overlap(*s, gap.start, gap.end) for s in shift.segments)
        if meets and shift not in offered:
            yield OfferHours(
                employee_id=employee.id,
                day=gap.day,
                shift_type_id=shift.id,
                extra=not offered,
            )


def _leaves(
    problem: Problem, rota: Rota, employee: Employee, day: date, free: set[date]
) -> Iterator[MoveLeave]:
    """Yield moves of her leave off a date, onto dates without fixed work.

    Of whole days: the model frees and takes dates, not some hours of them.
    """
    for absence in problem.absences_of.get(employee.id, ()):
        if not absence.planned or not absence.whole_day:
            continue
        if not absence.first <= day <= absence.last:
            continue
        for days in range(-LONGEST_MOVE, LONGEST_MOVE + 1):
            move = MoveLeave(absence=absence, days=days)
            held = any(
                new not in free and rota.on(employee.id, new) for new in move.new_days
            )
            if not held and day not in move.new_days and move.possible(problem):
                yield move


def _newcomers(problem: Problem, found: tuple[Gap, ...], offered: Ideas) -> None:
    """Add, for each pool, newcomers like the members who could hold most gaps."""
    for pool in problem.pools:
        members = [e for e in problem.employees if e.pool_id == pool.id]

        def worth(member: Employee) -> int:
            able = (gap for gap in found if may_hold(problem, member, gap.post))
            return sum(gap.minutes for gap in able)

        best = sorted(members, key=lambda e: (-worth(e), e.id))[:NEWCOMERS]
        for member in best:
            if worth(member):
                one = AddPoolMember(like_id=member.id)
                offered.newcomers[one.employee_id] = one
