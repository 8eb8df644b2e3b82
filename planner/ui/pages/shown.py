"""Someone's day with the form that edits it: what every act on a cell answers with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from planner.domain.rota import Cell
from planner.services.edit_history import ahead_of, list_edits
from planner.services.edit_refusals import Blocked, Stale
from planner.services.edits import Edited
from planner.ui.actor import actor_of
from planner.ui.rendering import is_fragment, render
from planner.ui.views.cell import person_day
from planner.ui.views.edit import KIND_NAMES, edit_form
from planner.ui.views.moments import Moments
from planner.ui.views.plan_view import view_of
from planner.ui.views.said import Done, Effect, Refusal, blocked, done_of, stale

CONFLICT = 409
REFUSED = 422


@dataclass(frozen=True, kw_only=True)
class Said:
    """What stands above the day."""

    done: Done | None = None
    refusal: Refusal | None = None
    tried: Effect | None = None
    cells: str = ""
    """The edit that was tried, for the button that makes it."""


NOTHING = Said()


def show_cell(
    request: Request,
    plan_id: str,
    cell: Cell,
    said: Said = NOTHING,
    *,
    status: int = 200,
) -> Response:
    """Return someone's day, with the outcome of an act on it."""
    store, who = request.app.state.store, actor_of(request)
    view = view_of(request, plan_id)
    employee_id, day = cell
    return render(
        request,
        "parts/person_day.html" if is_fragment(request) else "person_day.html",
        status=status,
        view=view,
        page="cell",
        cell=person_day(view, employee_id, day),
        form=edit_form(view, employee_id, day, list_edits(store, plan_id)),
        ahead=ahead_of(store, plan_id, who),
        said=said,
        kinds=KIND_NAMES,
        start=day,
        moment=Moments(request),
    )


def act(
    request: Request, plan_id: str, cell: Cell | None, edit: Callable[[], Edited]
) -> Response:
    """Do an edit; answer with a day it changed, or with why it was refused."""
    try:
        edited = edit()
    except Stale as error:
        found = stale(view_of(request, plan_id), error)
        shown = cell or next(iter(error.judged.after))
        said = Said(refusal=found)
        return show_cell(request, plan_id, shown, said, status=CONFLICT)
    except Blocked as error:
        found = blocked(view_of(request, plan_id), error)
        shown = cell or next(iter(error.judged.after))
        said = Said(refusal=found)
        return show_cell(request, plan_id, shown, said, status=REFUSED)
    shown = cell or next(iter(edited.judged.after))
    if not is_fragment(request):
        return RedirectResponse(address(plan_id, shown), status_code=303)
    done = done_of(view_of(request, plan_id), edited)
    return show_cell(request, plan_id, shown, Said(done=done))


def address(plan_id: str, cell: Cell) -> str:
    """Return where someone's day is shown."""
    plan, name = quote(plan_id, safe=""), quote(cell[0], safe="")
    return f"/plans/{plan}/people/{name}/{cell[1]}"
