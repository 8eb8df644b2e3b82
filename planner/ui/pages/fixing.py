"""Fix or unfix a cell, a person, a day; leave remarks on a cell."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from planner.services import comments
from planner.services.fixing import fix_cells, one_cell, whole_day, whole_person
from planner.ui.actor import actor_of
from planner.ui.pages.shown import act, address, show_cell
from planner.ui.rendering import is_fragment

router = APIRouter(prefix="/plans/{plan_id}")
Text = Annotated[str, Form(max_length=200)]
Day = Annotated[date, Form()]


@router.post("/edits/fix")
def fix(
    request: Request,
    plan_id: str,
    what: Annotated[Literal["cell", "person", "day"], Form()],
    fixed: Annotated[bool, Form()],
    day: Day,
    employee: Text = "",
) -> Response:
    """Fix or unfix what is done there: calculations leave what is fixed."""
    choose = {
        "cell": one_cell(employee, day),
        "person": whole_person(employee),
        "day": whole_day(day),
    }[what]
    store, who = request.app.state.store, actor_of(request)
    cell = (employee, day) if employee else None
    return act(
        request,
        plan_id,
        cell,
        lambda: fix_cells(store, plan_id, choose, fixed=fixed, who=who),
    )


@router.post("/comments")
def add_comment(
    request: Request,
    plan_id: str,
    employee: Text,
    day: Day,
    text: Annotated[str, Form(max_length=comments.LONGEST)],
) -> Response:
    """Leave a remark on someone's day."""
    cell = (employee, day)
    comments.add_comment(
        request.app.state.store, plan_id, cell, text, who=actor_of(request)
    )
    if is_fragment(request):
        return show_cell(request, plan_id, cell)
    return RedirectResponse(address(plan_id, cell), status_code=303)


@router.post("/comments/{comment_id}/remove")
def remove_comment(request: Request, plan_id: str, comment_id: int) -> Response:
    """Take a remark away."""
    gone = comments.remove_comment(
        request.app.state.store, plan_id, comment_id, who=actor_of(request)
    )
    if is_fragment(request):
        return show_cell(request, plan_id, gone.cell)
    return RedirectResponse(address(plan_id, gone.cell), status_code=303)
