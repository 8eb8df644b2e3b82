"""Needs: a typical week, its variants and exceptions, sheet by sheet."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import FormData

from planner.demand.supply import DayLoad
from planner.demand.week import NORMAL
from planner.services.needs import (
    StaleNeeds,
    needs_for,
    preview_needs,
    save_needs,
)
from planner.services.needs_sheet import group_of, with_cells
from planner.services.needs_weeks import with_day_copied
from planner.services.refusal import Refused
from planner.ui.actor import actor_of
from planner.ui.rendering import language_of, render
from planner.ui.views.needs import Sheet, live_row, needs_page
from planner.ui.views.needs_form import (
    cells_in,
    copy_in,
    field,
    new_rows_in,
    settled,
    sheet_url,
)
from planner.ui.views.plan_view import view_of

router = APIRouter()


async def form_of(request: Request) -> FormData:
    """Return the fields of a form whose names are not known beforehand."""
    return await request.form()


FormNeeded = Annotated[FormData, Depends(form_of)]


@router.get("/plans/{plan_id}/needs")
def needs(
    request: Request, plan_id: str, week: str = NORMAL, group: str = ""
) -> HTMLResponse:
    """Return the sheet of one service in one week, with what it asks of whom."""
    return _page(request, plan_id, Sheet(week_id=week, group_id=group))


@router.post("/plans/{plan_id}/needs", response_model=None)
def save(request: Request, plan_id: str, form: FormNeeded) -> Response:
    """Save a sheet; show what differs where someone saved meanwhile."""
    store = request.app.state.store
    stated = needs_for(store, plan_id)
    sheet = Sheet(week_id=field(form, "week"), group_id=field(form, "group"))
    group = group_of(stated.problem, sheet.group_id)
    cells = settled(form)
    seen = field(form, "version")
    try:
        cells = cells_in(form)
        if seen != stated.version:
            raise StaleNeeds(stated)
        found = with_cells(stated.needs, sheet.week_id, group, cells)
        if copied := copy_in(form):
            found = with_day_copied(found, sheet.week_id, *copied, group.post_ids)
        save_needs(store, plan_id, found, seen=seen, who=actor_of(request))
    except StaleNeeds as error:
        said = error.say(language_of(request))
        return _page(request, plan_id, sheet.stale(cells, said), 409)
    except Refused as error:
        said = error.say(language_of(request))
        wrong = sheet.refused(cells, said, seen, new_rows_in(form))
        return _page(request, plan_id, wrong, 422)
    back = sheet_url(plan_id, sheet.week_id, group.id)
    return RedirectResponse(f"{back}&saved=1", status_code=303)


@router.post("/plans/{plan_id}/needs/preview")
def preview(request: Request, plan_id: str, form: FormNeeded) -> HTMLResponse:
    """Return needed against available for a sheet as it stands, saved or not."""
    store = request.app.state.store
    stated = needs_for(store, plan_id)
    group = group_of(stated.problem, field(form, "group"))
    week_id = field(form, "week")
    problem = ""
    loads: tuple[DayLoad, ...] = ()
    try:
        found = with_cells(stated.needs, week_id, group, cells_in(form))
        loads = preview_needs(store, plan_id, found, group.post_ids)
    except Refused as error:
        problem = error.say(language_of(request))
    return render(
        request,
        "parts/needs_live.html",
        weeks=live_row(stated, group, week_id, loads, language_of(request)),
        problem=problem,
    )


def _page(
    request: Request, plan_id: str, sheet: Sheet, status: int = 200
) -> HTMLResponse:
    store = request.app.state.store
    stated = needs_for(store, plan_id)
    group = group_of(stated.problem, sheet.group_id)
    loads = preview_needs(store, plan_id, None, group.post_ids)
    return render(
        request,
        "needs.html",
        status=status,
        view=view_of(request, plan_id),
        page="needs",
        needs=needs_page(stated, group, sheet, loads, language_of(request)),
        saved="saved" in request.query_params,
    )
