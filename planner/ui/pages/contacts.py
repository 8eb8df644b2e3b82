"""Where everyone is reached: the list, and a file of it to fill and send back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from planner.services import contact_list, uploads
from planner.services.contacts import contacts_of
from planner.ui.actor import actor_of
from planner.ui.rendering import language_of, render
from planner.ui.views.filters import Asked, reaches
from planner.ui.views.plan_view import view_of

router = APIRouter(prefix="/plans/{plan_id}/contacts")
BAD = 422
SEE_OTHER = 303
CSV = "text/csv; charset=utf-8"


@router.get("")
def show_contacts(
    request: Request,
    plan_id: str,
    filters: Asked,
    taken: Annotated[int | None, Query(ge=0)] = None,
) -> HTMLResponse:
    """Return everyone with her address, those who have none first."""
    view = view_of(request, plan_id)
    problem = view.problem
    found = contacts_of(request.app.state.store, plan_id)
    where = reaches(problem, view.rota)
    rows = [
        (one, problem.employee(one.employee_id))
        for one in found
        if filters.keeps_person(
            problem.employee(one.employee_id), where[one.employee_id]
        )
    ]
    return render(
        request,
        "contacts.html",
        view=view,
        page="contacts",
        filters=filters,
        rows=sorted(rows, key=lambda row: bool(row[0].address)),
        services=problem.services_by_id,
        without=sum(not one.address for one in found),
        everyone=len(found),
        taken=taken,
    )


@router.get("/contacts.csv")
def list_to_fill(request: Request, plan_id: str) -> Response:
    """Return the list of everyone, with what is known, to fill in a spreadsheet."""
    content = contact_list.contact_list(request.app.state.store, plan_id)
    headers = {"Content-Disposition": 'attachment; filename="contacts.csv"'}
    return Response(content, media_type=CSV, headers=headers)


@router.post("/check")
def look(request: Request, plan_id: str, file: UploadFile) -> HTMLResponse:
    """Return what the list would change, or everything wrong with it."""
    # One byte more than may be: it is then refused in a sentence.
    content = file.file.read(contact_list.LARGEST + 1)
    store = request.app.state.store
    found = contact_list.preview_contacts(store, plan_id, content)
    token = ""
    if found.changes:
        token = uploads.keep(request.app.state.config.data_folder, content)
    return _preview(request, plan_id, found, token, file.filename or "")


@router.post("/take")
def take(
    request: Request,
    plan_id: str,
    token: Annotated[str, Form()],
    seen: Annotated[str, Form()],
) -> Response:
    """Take the whole list in, and go back to the page."""
    folder = request.app.state.config.data_folder
    content = uploads.kept(folder, token)
    found = contact_list.take_contacts(
        request.app.state.store, plan_id, content, seen=seen, who=actor_of(request)
    )
    if found.faults:
        return _preview(request, plan_id, found, "", "")
    uploads.forget(folder, token)
    base = view_of(request, plan_id).base
    address = f"{base}/contacts?taken={len(found.changes)}"
    return RedirectResponse(address, SEE_OTHER)


def _preview(
    request: Request,
    plan_id: str,
    found: contact_list.ContactsPreview,
    token: str,
    name: str,
) -> HTMLResponse:
    language = language_of(request)
    return render(
        request,
        "contacts_preview.html",
        status=BAD if found.faults else 200,
        view=view_of(request, plan_id),
        page="contacts",
        found=found,
        faults=[
            (one.line or "", one.column, one.message.say(language))
            for one in found.faults
        ],
        token=token,
        name=name,
    )
