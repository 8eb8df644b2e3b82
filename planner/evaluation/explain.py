"""Why a post is empty at a moment, who could take it, and why this person holds it.

No solver is asked: each person is tried on the post and judged, so the answer holds
for a rota edited by hand as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from planner.domain.rota import Assignment, Cell, Rota
from planner.domain.staffing import covering, present
from planner.domain.work import Post, Requirement
from planner.errors import InvalidValue
from planner.evaluation.authorised import AUTHORISATIONS, unauthorised
from planner.evaluation.change import Change, change
from planner.evaluation.trial import Trial, trials
from planner.rules.book import RULES
from planner.rules.rule import Violation
from planner.text.message import FullDate, message

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem

COULD = "could"
"""Reason counted for those whom nothing stops."""
_IDS = dict.fromkeys(rule.id for rule in (*AUTHORISATIONS, *RULES))
ORDER = {rule_id: rank for rank, rule_id in enumerate(_IDS)}


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One person tried on the post."""

    employee_id: str
    stopped_by: Violation | None
    """The first hard rule that stops her; none when she could."""
    cells: Mapping[Cell, tuple[Assignment, ...]]
    """Her day with the post in it."""
    leaves: tuple[Assignment, ...]
    """What she would no longer hold."""
    change: Change | None
    """What it does to the rota; none for someone not authorised at all."""

    @property
    def reason(self) -> str:
        """Id of the rule that stops her, or `could`."""
        return self.stopped_by.rule_id if self.stopped_by else COULD

    @property
    def points(self) -> float:
        """Points her taking the post would add (negative when it helps)."""
        return self.change.points if self.change else 0.0


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A post at a moment: who holds it, who could, and what stops the others."""

    post_id: str
    date: date
    minute: int
    requirement: Requirement | None
    """The need at that moment, if the post has one."""
    holders: tuple[Assignment, ...]
    candidates: tuple[Candidate, ...]
    """Everyone else: those who could first, best first."""
    why: Mapping[str, Change]
    """For each holder, what doing without her there would change."""
    uncounted: tuple[Assignment, ...]
    """Those of trainees: they are there, and the post lacks as many as without."""
    closed: bool
    """Whether the post is closed then: nothing is asked for, nobody is missing."""

    @property
    def staff(self) -> int:
        """How many people hold the post at that moment."""
        return len(self.holders)

    @cached_property
    def takers(self) -> tuple[Candidate, ...]:
        """Those whom no hard rule stops, best first."""
        return tuple(c for c in self.candidates if c.stopped_by is None)

    @cached_property
    def reasons(self) -> Mapping[str, int]:
        """How many people each reason accounts for, the commonest first."""
        return dict(Counter(c.reason for c in self.candidates).most_common())


def explain(
    problem: Problem, rota: Rota, post_id: str, day: date, minute: int
) -> Explanation:
    """Return why a post is or is not held at a minute of a date.

    Raises `UnknownId` for an unknown post and `InvalidValue` for a date outside the
    period.
    """
    post = problem.post(post_id)
    if day not in problem.period:
        raise InvalidValue(
            message(
                "{day} is outside the period {start} to {end}.",
                day=FullDate(day),
                start=FullDate(problem.period.start),
                end=FullDate(problem.period.end),
            )
        )
    there = [
        a for a in present(problem, rota, post_id, day) if a.start <= minute < a.end
    ]
    holders = covering(problem, there)
    names = {holder.employee_id for holder in holders}
    candidates = [
        _candidate(problem, rota, employee, post, day, minute)
        for employee in problem.employees
        # A trainee covers nothing wherever she is put: she is nobody's answer.
        if employee.id not in names and not employee.trainee
    ]
    return Explanation(
        post_id=post_id,
        date=day,
        minute=minute,
        requirement=_requirement(problem, post_id, day, minute),
        holders=holders,
        candidates=tuple(sorted(candidates, key=_rank)),
        why={a.employee_id: _without(problem, rota, a) for a in holders},
        uncounted=tuple(a for a in there if a not in holders),
        closed=_closed(problem, post_id, day, minute),
    )


def _rank(candidate: Candidate) -> tuple[int, float, str]:
    stop = candidate.stopped_by
    rank = ORDER[stop.rule_id] if stop else -1
    return (rank, candidate.points, candidate.employee_id)


def _requirement(
    problem: Problem, post_id: str, day: date, minute: int
) -> Requirement | None:
    found = problem.requirements_on.get((post_id, day), ())
    return next((r for r in found if r.start <= minute < r.end), None)


def _closed(problem: Problem, post_id: str, day: date, minute: int) -> bool:
    """Return whether a post is closed; work that waits is done at any time of a day."""
    opening = problem.opening(post_id, day)
    if opening is None:
        return True
    waits = problem.activity_of(post_id).deferrable
    return not waits and not opening[0] <= minute < opening[1]


def _candidate(
    problem: Problem,
    rota: Rota,
    employee: Employee,
    post: Post,
    day: date,
    minute: int,
) -> Candidate:
    tried = list(trials(problem, rota, employee, post, day, minute))
    on_post = (a for a in tried[0].day if a.post_id == post.id)
    stop = unauthorised(problem, employee, on_post)
    if stop is not None:
        return _made(employee, day, tried[0], stop, None)
    judged = []
    for trial in tried:
        done = change(problem, rota, {(employee.id, day): trial.day})
        first = _first(done.broken, post.id)
        judged.append(_made(employee, day, trial, first, done))
    return min(judged, key=_rank)


def _first(broken: tuple[Violation, ...], post_id: str) -> Violation | None:
    """Return what stops her first; of one rule, what it says of the post asked for."""
    return min(
        broken, key=lambda v: (ORDER[v.rule_id], v.post_id != post_id), default=None
    )


def _made(
    employee: Employee,
    day: date,
    trial: Trial,
    stop: Violation | None,
    done: Change | None,
) -> Candidate:
    return Candidate(
        employee_id=employee.id,
        stopped_by=stop,
        cells={(employee.id, day): trial.day},
        leaves=trial.leaves,
        change=done,
    )


def _without(problem: Problem, rota: Rota, holder: Assignment) -> Change:
    rest = [a for a in rota.on(*holder.cell) if a != holder]
    return change(problem, rota, {holder.cell: rest})
