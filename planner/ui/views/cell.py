"""A person's day and a post's day, as told when a cell is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.people import Employee
from planner.domain.place import HOME
from planner.domain.problem import Problem
from planner.domain.rota import Assignment
from planner.domain.work import Post, Requirement
from planner.rules.rule import Violation
from planner.services.refusal import Refused
from planner.text.message import message
from planner.ui.views.gaps import Gap
from planner.ui.views.plan_view import PlanView


@dataclass(frozen=True, kw_only=True)
class Held:
    """An assignment with the names of what it refers to."""

    assignment: Assignment
    person: str
    post: Post
    place: str
    sheet: bool
    """Whether the service has a guide sheet."""


@dataclass(frozen=True, kw_only=True)
class PersonDay:
    """What someone does on a date."""

    employee: Employee
    date: date
    held: tuple[Held, ...]
    away: tuple[tuple[int, int], ...]
    """From-to of her absences; the motive is nobody's business."""
    problems: tuple[Violation, ...]


@dataclass(frozen=True, kw_only=True)
class PostDay:
    """Who holds a post on a date."""

    post: Post
    date: date
    needs: tuple[Requirement, ...]
    held: tuple[Held, ...]
    gaps: tuple[Gap, ...]
    problems: tuple[Violation, ...]


def person_day(view: PlanView, employee_id: str, day: date) -> PersonDay:
    """Return someone's day; raise a refusal for a person or date not in the plan."""
    employee = view.problem.employee(employee_id)
    check_date(view.problem, day)
    found = view.problem.absences_of.get(employee_id, ())
    return PersonDay(
        employee=employee,
        date=day,
        held=tuple(told(view, a) for a in view.rota.on(employee_id, day)),
        away=tuple((a.start, a.end) for a in found if a.first <= day <= a.last),
        problems=view.problems.get((employee_id, day), ()),
    )


def post_day(view: PlanView, post_id: str, day: date) -> PostDay:
    """Return a post's day; raise a refusal for a post or date not in the plan."""
    post = view.problem.post(post_id)
    check_date(view.problem, day)
    return PostDay(
        post=post,
        date=day,
        needs=view.problem.requirements_on.get((post_id, day), ()),
        held=tuple(told(view, a) for a in view.rota.holding(post_id, day)),
        gaps=tuple(
            sorted(view.gaps_on.get((post_id, day), ()), key=lambda gap: gap.start)
        ),
        problems=view.post_problems.get((post_id, day), ()),
    )


def told(view: PlanView, one: Assignment) -> Held:
    """Return an assignment with names."""
    problem = view.problem
    post = problem.post(one.post_id)
    service = problem.services_by_id.get(post.service_id or "")
    home = message("at home").say(view.language)
    return Held(
        assignment=one,
        person=problem.employee(one.employee_id).name,
        post=post,
        place=home if one.place == HOME else problem.sites_by_id[one.place].name,
        sheet=bool(service and service.sheet),
    )


def check_date(problem: Problem, day: date) -> None:
    """Raise a refusal for a date outside the period."""
    if day not in problem.period:
        raise Refused(
            message(
                "{day} is not in the period of this plan ({start} to {end}).",
                day=day,
                start=problem.period.start,
                end=problem.period.end,
            )
        )
