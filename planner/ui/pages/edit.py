"""Acts on cells: edit, move, undo, redo. Each answers with the day it changed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response

from planner.services import edit_history
from planner.services.edits import LONGEST_REASON, edit_cells, try_cells
from planner.services.moving import move_cell
from planner.services.shapes.edits import (
    CellEdit,
    EditOrder,
    HeldInCell,
    cells_as_text,
    cells_from_text,
)
from planner.ui.actor import actor_of
from planner.ui.pages.shown import Said, act, show_cell
from planner.ui.views.plan_view import view_of
from planner.ui.views.said import effect_of

router = APIRouter(prefix="/plans/{plan_id}/edits")
Text = Annotated[str, Form(max_length=200)]
Texts = Annotated[list[str], Form(max_length=24)]
Act = Literal["do", "try", "free"]
Cells = Annotated[str, Form(max_length=200_000)]
Reason = Annotated[str, Form(max_length=LONGEST_REASON)]
Number = Annotated[int, Form(ge=0)]


@router.post("/cells")
def edit(
    request: Request,
    plan_id: str,
    cells: Cells,
    reason: Reason = "",
    how: Annotated[Act, Form(alias="act")] = "do",
) -> Response:
    """Replace the cells a form names; or only say what that would do."""
    return _done(request, plan_id, cells_from_text(cells), reason, how)


@router.post("/day")
def edit_day(
    request: Request,
    plan_id: str,
    cells: Cells,
    start: Texts,
    end: Texts,
    post: Texts,
    place: Texts,
    fixed: Annotated[bool, Form()] = False,
    how: Annotated[Act, Form(alias="act")] = "do",
) -> Response:
    """Replace the day of the one person the form is about by its lines."""
    asked = cells_from_text(cells)[0]
    view = view_of(request, plan_id)
    lines = [] if how == "free" else zip(start, end, post, place, strict=False)
    held = [
        HeldInCell.asked(
            start=from_time,
            end=to_time,
            post=post_id,
            place=where or view.problem.post(post_id).site_id,
            pinned=fixed,
        )
        for from_time, to_time, post_id, where in lines
        if post_id and from_time and to_time
    ]
    wanted = CellEdit(
        employee=asked.employee, date=asked.date, before=asked.before, after=held
    )
    return _done(request, plan_id, [wanted], "", how)


@router.post("/move")
def move(
    request: Request,
    plan_id: str,
    employee: Text,
    day: Annotated[date, Form()],
    to: Text,
    to_day: Annotated[date, Form()],
    version: Number,
    sequence: Number,
) -> Response:
    """Give someone's day to another person or date, in exchange for what is there."""
    who = actor_of(request)
    return act(
        request,
        plan_id,
        (to, to_day),
        lambda: move_cell(
            request.app.state.store,
            plan_id,
            (employee, day),
            (to, to_day),
            known=(version, sequence),
            who=who,
        ),
    )


@router.post("/undo")
def undo(request: Request, plan_id: str) -> Response:
    """Take back the last edit of whoever asks."""
    store, who = request.app.state.store, actor_of(request)
    return act(
        request, plan_id, None, lambda: edit_history.undo(store, plan_id, who=who)
    )


@router.post("/redo")
def redo(request: Request, plan_id: str) -> Response:
    """Make again the last edit that whoever asks took back."""
    store, who = request.app.state.store, actor_of(request)
    return act(
        request, plan_id, None, lambda: edit_history.redo(store, plan_id, who=who)
    )


def _done(
    request: Request, plan_id: str, cells: list[CellEdit], reason: str, how: str
) -> Response:
    store, who = request.app.state.store, actor_of(request)
    order = EditOrder(cells=cells, reason=reason).order()
    cell = cells[0].cell
    if how == "try":
        found = try_cells(store, plan_id, order.wanted)
        said = Said(
            tried=effect_of(view_of(request, plan_id), found),
            cells=cells_as_text(found.after, {**found.before, **order.seen_cells}),
        )
        return show_cell(request, plan_id, cell, said)
    return act(
        request, plan_id, cell, lambda: edit_cells(store, plan_id, order, who=who)
    )
