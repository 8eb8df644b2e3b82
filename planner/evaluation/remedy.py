"""What it would take: the cheapest single change that lets somebody hold a post.

Each is tried for real: the change is made to the problem, the person is put on the
post, and the judge must find no hard rule broken that was kept before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.clock import GRID
from planner.domain.rota import Assignment, Cell
from planner.domain.work import Post
from planner.evaluation.amendment import Amendment
from planner.evaluation.change import Change, change
from planner.evaluation.terms_amendments import (
    AcceptActivity,
    AgreeTelework,
    AllowSite,
    ExtendPool,
    Train,
)
from planner.evaluation.time_amendments import MoveLeave, OfferHours, RaiseCredit
from planner.evaluation.trial import trials
from planner.rules.home_service import distance

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.evaluation.explain import Candidate

SHOWN = 5
TRIED = 60
"""Changes tried, cheapest first, before giving up."""
LONGEST_MOVE = 7
"""Days a leave is moved, at most."""
LARGEST_CREDIT = 240
"""Minutes above the contract that may be asked of someone."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A post at a moment."""

    post: Post
    day: date
    minute: int


@dataclass(frozen=True, kw_only=True)
class Remedy:
    """A change, who could then hold the post, and what that does to the rota."""

    amendment: Amendment
    employee_id: str
    cells: Mapping[Cell, tuple[Assignment, ...]]
    leaves: tuple[Assignment, ...]
    """What she would no longer hold."""
    change: Change

    @property
    def rank(self) -> tuple[float, float, str]:
        """Cheapest change first, then what is best for the rota."""
        return (self.amendment.cost, self.change.points, self.employee_id)


Idea = tuple["Amendment", "Employee"]
Finder = Callable[["Problem", "Employee", Place, "Candidate"], Iterable["Amendment"]]


def remedies(
    problem: Problem, rota: Rota, place: Place, candidates: Iterable[Candidate]
) -> tuple[Remedy, ...]:
    """Return the cheapest single changes that let somebody take a post, verified."""
    ideas = sorted(_ideas(problem, place, candidates), key=_order(problem, place))
    found: list[Remedy] = []
    for amendment, employee in ideas[:TRIED]:
        people = {(r.employee_id, type(r.amendment)) for r in found}
        dearest = max((r.amendment.cost for r in found), default=0.0)
        if len(people) >= SHOWN and amendment.cost > dearest:
            break
        remedy = _verified(problem, rota, place, amendment, employee)
        if remedy is not None:
            found.append(remedy)
    best: dict[tuple[type[Amendment], str], Remedy] = {}
    for remedy in sorted(found, key=lambda remedy: remedy.rank):
        best.setdefault((type(remedy.amendment), remedy.employee_id), remedy)
    return tuple(best.values())[:SHOWN]


def _order(problem: Problem, place: Place) -> Callable[[Idea], tuple[object, ...]]:
    def key(idea: Idea) -> tuple[object, ...]:
        amendment, employee = idea
        far = distance(problem, employee, place.post)
        return (amendment.cost, far, employee.id, repr(amendment))

    return key


def _ideas(
    problem: Problem, place: Place, candidates: Iterable[Candidate]
) -> Iterator[Idea]:
    for candidate in candidates:
        finder = FINDERS.get(candidate.reason)
        employee = problem.employee(candidate.employee_id)
        if finder:
            for amendment in finder(problem, employee, place, candidate):
                yield amendment, employee


def _verified(
    problem: Problem, rota: Rota, place: Place, amendment: Amendment, employee: Employee
) -> Remedy | None:
    """Return the remedy if, once the change is made, she can hold the post."""
    changed = amendment.apply(problem)
    freed = _freed(rota, amendment)
    best: Remedy | None = None
    now = changed.employee(employee.id)
    for trial in trials(changed, rota, now, place.post, place.day, place.minute):
        cells = {**freed, (employee.id, place.day): trial.day}
        done = change(changed, rota, cells)
        if done.broken:
            continue
        lost = [a for cell in freed for a in rota.on(*cell)]
        remedy = Remedy(
            amendment=amendment,
            employee_id=employee.id,
            cells=cells,
            leaves=(*trial.leaves, *lost),
            change=done,
        )
        if best is None or remedy.rank < best.rank:
            best = remedy
    return best


def _freed(rota: Rota, amendment: Amendment) -> dict[Cell, tuple[Assignment, ...]]:
    """Return the days a moved leave takes: nothing is held on them any more."""
    if not isinstance(amendment, MoveLeave):
        return {}
    name = amendment.absence.employee_id
    return {(name, day): () for day in amendment.new_days if rota.on(name, day)}


# What helps against each reason ---------------------------------------------------


def _skill(
    problem: Problem, employee: Employee, place: Place, candidate: Candidate
) -> Iterator[Amendment]:
    specialty = place.post.specialty
    if specialty is not None:
        level = place.post.level
        learnt = level - employee.skills.get(specialty, 0)
        yield Train(
            employee_id=employee.id, specialty=specialty, level=level, learnt=learnt
        )


def _activity(
    problem: Problem, employee: Employee, place: Place, candidate: Candidate
) -> Iterator[Amendment]:
    yield AcceptActivity(employee_id=employee.id, activity_id=place.post.activity_id)


def _pool(
    problem: Problem, employee: Employee, place: Place, candidate: Candidate
) -> Iterator[Amendment]:
    if employee.pool_id and place.post.service_id:
        yield ExtendPool(pool_id=employee.pool_id, service_id=place.post.service_id)


def _site(
    problem: Problem, employee: Employee, place: Place, candidate: Candidate
) -> Iterator[Amendment]:
    if place.post.site_id not in employee.site_ids:
        yield AllowSite(employee_id=employee.id, site_id=place.post.site_id)


def _absence(
    problem: Problem, employee: Employee, place: Place, candidate: Candidate
) -> Iterator[Amendment]:
    for absence in problem.absences_of.get(employee.id, ()):
        if not absence.planned or not absence.first <= place.day <= absence.last:
            continue
        for days in range(-LONGEST_MOVE, LONGEST_MOVE + 1):
            idea = MoveLeave(absence=absence, days=days)
            if place.day not in idea.new_days and idea.possible(problem):
                yield idea


def _hours(
    problem: Problem, employee: Employee, place: Place, candidate: Candidate
) -> Iterator[Amendment]:
    if place.day in problem.home_site(employee).holidays:
        return
    offered = problem.shifts_on(employee, place.day)
    for shift in problem.shift_types:
        covers = any(s.start <= place.minute < s.end for s in shift.segments)
        if covers and shift not in offered:
            yield OfferHours(
                employee_id=employee.id,
                day=place.day,
                shift_type_id=shift.id,
                extra=not offered,
            )


def _credit(
    problem: Problem, employee: Employee, place: Place, candidate: Candidate
) -> Iterator[Amendment]:
    stop = candidate.stopped_by
    minutes = -int(-(stop.amount if stop else 0) // GRID) * GRID
    if 0 < minutes <= LARGEST_CREDIT:
        yield RaiseCredit(employee_id=employee.id, minutes=minutes)


def _telework(
    problem: Problem, employee: Employee, place: Place, candidate: Candidate
) -> Iterator[Amendment]:
    yield AgreeTelework(employee_id=employee.id)


FINDERS: Mapping[str, Finder] = {
    "skill_level": _skill,
    "authorised_activity": _activity,
    "pool_scope": _pool,
    "authorised_site": _site,
    "absence": _absence,
    "working_pattern": _hours,
    "daily_rest": _hours,
    "contracted_time": _credit,
    "telework_right": _telework,
    "telework_days": _telework,
}
"""Rule that stops someone first, and what could be changed about it."""
