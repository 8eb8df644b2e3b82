"""Leave: the calendar of a period, granting with replacements, taking back."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from planner.domain.rota import Cell
from planner.errors import UnknownId
from planner.services import leave as services
from planner.services.availability import availability
from planner.services.leave import Chosen
from planner.services.leave_order import LeaveOrder, Part
from planner.services.refusal import Refused, Stale
from planner.services.repairing import here
from planner.services.shapes.edits import CellEdit, cells_from_text
from planner.store.leave import LeaveKind
from planner.text.message import message
from planner.ui.actor import actor_of
from planner.ui.pages.repair import named
from planner.ui.rendering import language_of, render
from planner.ui.views.filters import Asked, Filters
from planner.ui.views.leave import KINDS, PARTS, kind_name, leave_page, posts_kept
from planner.ui.views.leave_preview import consequences
from planner.ui.views.plan_view import view_of

router = APIRouter(prefix="/plans/{plan_id}/leave")
SEE_OTHER = 303
Text = Annotated[str, Form(max_length=200)]
Day = Annotated[date, Form()]
Takes = Annotated[list[str], Form(max_length=400)]


def asked(
    request: Request,
    plan_id: str,
    name: Text,
    kind: Annotated[LeaveKind, Form()],
    first: Day,
    last: Day,
    part: Annotated[Part, Form()] = Part.DAY,
) -> LeaveOrder:
    """Return the leave a form asks for."""
    problem = services.leave_book(request.app.state.store, plan_id).problem
    return LeaveOrder(
        employee_id=named(problem, name), kind=kind, first=first, last=last, part=part
    )


Order = Annotated[LeaveOrder, Depends(asked)]


@router.get("")
def show_leave(
    request: Request,
    plan_id: str,
    filters: Asked,
    reasons: Annotated[str, Query(max_length=3)] = "",
    granted: Annotated[str, Query(max_length=40)] = "",
    withdrawn: Annotated[str, Query(max_length=3)] = "",
) -> HTMLResponse:
    """Return who is away when, and what that leaves for the needs."""
    return _calendar(
        request,
        plan_id,
        filters,
        reasons=reasons != "no",
        granted=granted,
        withdrawn=bool(withdrawn),
    )


@router.post("/preview")
def preview(request: Request, plan_id: str, order: Order) -> HTMLResponse:
    """Return what granting a leave would do, and who could stand in."""
    return _consequences(request, plan_id, order)


@router.post("")
def grant(
    request: Request,
    plan_id: str,
    order: Order,
    seen: Text = "",
    take: Takes | None = None,
) -> Response:
    """Grant a leave and put the replacements ticked in the draft, all at once."""
    ticked = [one for text in take or () for one in cells_from_text(text)]
    cells = frozenset(one.cell for one in ticked)
    try:
        done = services.grant_leave(
            request.app.state.store,
            plan_id,
            order,
            who=actor_of(request),
            at=here(),
            chosen=_chosen(request, plan_id, ticked),
            seen=seen or None,
        )
    except Refused as error:
        said = error.say(language_of(request))
        status = 409 if isinstance(error, Stale) else 422
        return _consequences(
            request, plan_id, order, said=said, ticked=cells, status=status
        )
    base = view_of(request, plan_id).base
    return RedirectResponse(f"{base}/leave?granted={done.leave_id}", SEE_OTHER)


@router.get("/{leave_id}")
def show_one(request: Request, plan_id: str, leave_id: str) -> HTMLResponse:
    """Return one leave, to read, shorten or withdraw."""
    return _one(request, plan_id, leave_id)


@router.post("/{leave_id}/shorten")
def shorten(
    request: Request, plan_id: str, leave_id: str, first: Day, last: Day
) -> Response:
    """Keep only some of the dates of a leave."""
    store, who = request.app.state.store, actor_of(request)
    try:
        services.shorten_leave(store, plan_id, leave_id, first, last, who=who)
    except Refused as error:
        said = error.say(language_of(request))
        return _one(request, plan_id, leave_id, said=said, dates=(first, last))
    except UnknownId:
        return _gone(request, plan_id)
    return RedirectResponse(_back(request, plan_id), SEE_OTHER)


@router.post("/{leave_id}/withdraw")
def withdraw(request: Request, plan_id: str, leave_id: str) -> Response:
    """Take a leave back."""
    store, who = request.app.state.store, actor_of(request)
    try:
        services.withdraw_leave(store, plan_id, leave_id, who=who)
    except UnknownId:
        return _gone(request, plan_id)
    return RedirectResponse(_back(request, plan_id), SEE_OTHER)


def _chosen(request: Request, plan_id: str, ticked: list[CellEdit]) -> Chosen:
    """Return the days ticked; raise `Refused` for one person twice on a date."""
    wanted = {
        one.cell: tuple(held.in_cell(one.cell) for held in one.after) for one in ticked
    }
    if len(wanted) < len(ticked):
        cells = [one.cell for one in ticked]
        name, day = next(cell for cell in cells if cells.count(cell) > 1)
        raise Refused(
            message(
                "{name} is ticked twice on {day}: keep one of the two.",
                name=view_of(request, plan_id).problem.employee(name).name,
                day=day,
            )
        )
    seen = {
        one.cell: tuple(held.in_cell(one.cell) for held in one.before or ())
        for one in ticked
    }
    return Chosen(wanted=wanted, seen=seen)


def _back(request: Request, plan_id: str) -> str:
    return f"{view_of(request, plan_id).base}/leave?withdrawn=yes"


def _gone(request: Request, plan_id: str) -> HTMLResponse:
    """Answer for a leave someone else changed: the calendar as it is now."""
    said = message(
        "This leave was changed or withdrawn since you opened it: this is how it "
        "stands now."
    )
    return _calendar(
        request,
        plan_id,
        Filters(),
        said=said.say(language_of(request)),
        status=409,
    )


def _calendar(
    request: Request,
    plan_id: str,
    filters: Filters,
    *,
    reasons: bool = True,
    granted: str = "",
    withdrawn: bool = False,
    said: str = "",
    status: int = 200,
) -> HTMLResponse:
    store = request.app.state.store
    view = view_of(request, plan_id)
    book = services.leave_book(store, plan_id)
    loads = availability(store, plan_id, posts_kept(book.problem, filters))
    return render(
        request,
        "leave.html",
        status=status,
        view=view,
        page="leave",
        filters=filters,
        leave=leave_page(view, book, loads, filters, reasons=reasons),
        people=book.problem.employees,
        kinds=[(kind, name) for kind, (_, name) in KINDS.items()],
        parts=PARTS.items(),
        reasons=reasons,
        granted=next((one for one in book.leaves if one.id == granted), None),
        withdrawn=withdrawn,
        said=said,
    )


def _consequences(
    request: Request,
    plan_id: str,
    order: LeaveOrder,
    *,
    said: str = "",
    ticked: frozenset[Cell] | None = None,
    status: int = 200,
) -> HTMLResponse:
    view = view_of(request, plan_id)
    found = services.preview_leave(request.app.state.store, plan_id, order, at=here())
    return render(
        request,
        "leave_preview.html",
        status=status,
        view=view,
        page="leave",
        found=consequences(view, found, ticked),
        kind=KINDS[order.kind][1],
        part=PARTS[order.part],
        said=said,
    )


def _one(
    request: Request,
    plan_id: str,
    leave_id: str,
    *,
    said: str = "",
    dates: tuple[date, date] | None = None,
) -> HTMLResponse:
    view = view_of(request, plan_id)
    book = services.leave_book(request.app.state.store, plan_id)
    one = book.leave(leave_id)
    return render(
        request,
        "leave_one.html",
        status=422 if said else 200,
        view=view,
        page="leave",
        leave=one,
        name=book.problem.employee(one.absence.employee_id).name,
        kind=kind_name(one, language_of(request)),
        said=said,
        dates=dates or (one.absence.first, one.absence.last),
    )
