"""An explanation as people read it: reasons by number, then names; the best takers."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.rota import Assignment
from planner.domain.work import Post
from planner.evaluation.change import Change
from planner.evaluation.costs import SHOWN, costs
from planner.evaluation.explain import COULD, Candidate, Explanation
from planner.rules.book import RULES_BY_ID
from planner.rules.rule import Level
from planner.services.shapes.edits import cells_as_text
from planner.text.message import Message, message
from planner.ui.views.cell import Held, told
from planner.ui.views.gaps import where
from planner.ui.views.header import LEVEL_NAMES
from planner.ui.views.plan_view import PlanView

TAKERS = 8
"""Takers shown with their figures: nobody compares more."""


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason, and those it stops."""

    title: str
    people: tuple[tuple[str, str, Message], ...]
    """Id, name and sentence of each."""


@dataclass(frozen=True, kw_only=True)
class Taker:
    """Someone who could take the post, and what that would do."""

    id: str
    name: str
    service: str
    leaves: tuple[Held, ...]
    day: tuple[Held, ...]
    effects: tuple[tuple[str, float], ...]
    """Name of each level that changes, and the points it would gain or lose."""
    costs: tuple[Message, ...]
    """The dearest of what it would break or leave open, in words."""
    worth: bool
    """Whether the rota as a whole would be better."""
    edit: str
    """The edit that does it, for the form."""


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Someone who holds the post, and what doing without her would change."""

    held: Held
    effects: tuple[tuple[str, float], ...]
    broken: tuple[Message, ...]
    """The hard rules her holding it breaks."""


@dataclass(frozen=True, kw_only=True)
class Explained:
    """A post at a moment, explained."""

    post: Post
    service: str
    site: str
    explanation: Explanation
    missing: int
    """People missing to the target."""
    below_minimum: int
    holders: tuple[Holder, ...]
    uncounted: tuple[Held, ...]
    """Trainees who are there: they cover nothing."""
    reasons: tuple[Reason, ...]
    takers: tuple[Taker, ...]
    could: int


def explained(view: PlanView, found: Explanation) -> Explained:
    """Return an explanation in the words of a view's language."""
    post = view.problem.post(found.post_id)
    need = found.requirement
    staff = len(found.holders)
    takers = [c for c in found.candidates if c.stopped_by is None]
    return Explained(
        post=post,
        service=where(view.problem, post.id),
        site=view.problem.sites_by_id[post.site_id].name,
        explanation=found,
        missing=max(0, need.target - staff) if need else 0,
        below_minimum=max(0, need.minimum - staff) if need else 0,
        holders=tuple(
            _holder(view, a, found.why[a.employee_id]) for a in found.holders
        ),
        uncounted=tuple(told(view, a) for a in found.uncounted),
        reasons=_reasons(view, found),
        takers=tuple(_taker(view, one) for one in takers[:TAKERS]),
        could=len(takers),
    )


def _holder(view: PlanView, one: Assignment, without: Change) -> Holder:
    return Holder(
        held=told(view, one),
        effects=effects(view, without),
        broken=tuple(violation.message for violation in without.mended),
    )


def _reasons(view: PlanView, found: Explanation) -> tuple[Reason, ...]:
    people: dict[str, list[Candidate]] = {}
    for one in found.candidates:
        people.setdefault(one.reason, []).append(one)
    people.pop(COULD, None)
    commonest = sorted(people.items(), key=lambda item: -len(item[1]))
    return tuple(
        Reason(
            title=message(RULES_BY_ID[rule_id].title).say(view.language),
            people=tuple(_stopped(view, one) for one in stopped),
        )
        for rule_id, stopped in commonest
    )


def _stopped(view: PlanView, one: Candidate) -> tuple[str, str, Message]:
    name = view.problem.employee(one.employee_id).name
    said = one.stopped_by.message if one.stopped_by else Message("")
    return one.employee_id, name, said


def _taker(view: PlanView, one: Candidate) -> Taker:
    employee = view.problem.employee(one.employee_id)
    return Taker(
        id=employee.id,
        name=employee.name,
        service=view.problem.services_by_id[employee.home_service_id].name,
        leaves=tuple(told(view, a) for a in one.leaves),
        day=tuple(told(view, a) for day in one.cells.values() for a in day),
        effects=effects(view, one.change) if one.change else (),
        costs=tuple(
            cost.said(view.problem)
            for cost in (costs(one.change)[:SHOWN] if one.change else ())
        ),
        worth=one.points < 0,
        edit=cells_as_text(
            one.cells, {cell: view.plan.rota.on(*cell) for cell in one.cells}
        ),
    )


def effects(view: PlanView, change: Change) -> tuple[tuple[str, float], ...]:
    """Return the levels a change alters, and by how many points."""
    return tuple(
        (LEVEL_NAMES[level].say(view.language), points)
        for level, points in change.by_level.items()
        if level is not Level.HARD and abs(points) >= 1
    )
