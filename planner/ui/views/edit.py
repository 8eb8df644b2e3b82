"""What the form that edits someone's day offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.domain.clock import clock
from planner.domain.place import HOME
from planner.domain.rota import Assignment
from planner.domain.work import Post
from planner.evaluation.authorised import may_hold
from planner.services.shapes.edits import cells_as_text
from planner.store.comments import Comment
from planner.store.edits import Edit
from planner.text.message import Message, message
from planner.ui.views.plan_view import PlanView

KIND_NAMES: Mapping[str, Message] = {
    "edit": message("Changed"),
    "move": message("Moved"),
    "pin": message("Fixed"),
    "unpin": message("Unfixed"),
    "undo": message("Taken back"),
    "redo": message("Made again"),
    "comment": message("Commented"),
    "leave": message("Away, or in place of someone away"),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One stretch of the day in the form."""

    start: str
    end: str
    post_id: str
    home: bool


@dataclass(frozen=True, kw_only=True)
class EditForm:
    """The form for one cell."""

    lines: tuple[Line, ...]
    mine: tuple[Post, ...]
    """Posts open that day she may hold."""
    others: tuple[Post, ...]
    people: tuple[tuple[str, str], ...]
    """Id and name of those the day could go to."""
    seen: str
    """The edit that frees the cell: it says what the cell holds now."""
    fixed: bool
    comments: tuple[Comment, ...]
    steps: tuple[Edit, ...]
    """Steps that changed the cell, the newest first."""


def edit_form(
    view: PlanView, employee_id: str, day: date, steps: Iterable[Edit]
) -> EditForm:
    """Return the form for someone's day."""
    problem = view.problem
    employee = problem.employee(employee_id)
    held = view.plan.rota.on(employee_id, day)
    cell = (employee_id, day)
    open_posts = {p.id: p for p in problem.posts_open_on.get(day, ())}
    open_posts |= {a.post_id: problem.post(a.post_id) for a in held}
    posts = sorted(open_posts.values(), key=lambda post: post.name)
    mine = tuple(p for p in posts if may_hold(problem, employee, p))
    return EditForm(
        lines=(*map(_line, held), *_spare(view, employee_id, day, held)),
        mine=mine,
        others=tuple(p for p in posts if p not in mine),
        people=tuple((e.id, e.name) for e in problem.employees if e.id != employee_id),
        seen=cells_as_text({cell: ()}, {cell: held}),
        fixed=bool(held) and all(one.pinned for one in held),
        comments=tuple(c for c in view.plan.comments if c.cell == cell),
        steps=tuple(step for step in reversed(tuple(steps)) if cell in step.after),
    )


def _line(one: Assignment) -> Line:
    return Line(
        start=clock(one.start),
        end=clock(one.end),
        post_id=one.post_id,
        home=one.place == HOME,
    )


def _spare(
    view: PlanView, employee_id: str, day: date, held: tuple[Assignment, ...]
) -> Iterable[Line]:
    """Yield empty lines: her hours of that day when she does nothing yet."""
    if held:
        yield Line(start="", end="", post_id="", home=False)
        return
    employee = view.problem.employee(employee_id)
    shifts = view.problem.shifts_on(employee, day)
    for segment in shifts[0].segments if shifts else ():
        yield Line(
            start=clock(segment.start), end=clock(segment.end), post_id="", home=False
        )
    if not shifts:
        yield Line(start="", end="", post_id="", home=False)
