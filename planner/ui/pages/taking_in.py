"""Import: send a workbook, see what it would do, then take it in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from planner.exchange.book_in import LARGEST
from planner.services import exports, imports, uploads
from planner.ui.actor import actor_of
from planner.ui.rendering import language_of, render

router = APIRouter()
BAD = 422


@router.get("/import")
def show(request: Request) -> HTMLResponse:
    """Return the form, and where the template is."""
    return render(request, "import.html")


@router.get("/import/template.xlsx")
def template() -> Response:
    """Return the workbook to fill, with an example in it."""
    headers = {"Content-Disposition": 'attachment; filename="modele-relais.xlsx"'}
    return Response(exports.template_book(), media_type=exports.XLSX, headers=headers)


@router.post("/import")
def look(request: Request, file: UploadFile) -> HTMLResponse:
    """Return what the file would do, or everything wrong with it."""
    # One byte more than may be: the reader then refuses it in a sentence.
    content = file.file.read(LARGEST + 1)
    found = imports.preview(request.app.state.store, content)
    token = ""
    if not found.faults and not found.nothing_new:
        token = uploads.keep(request.app.state.config.data_folder, content)
    return _preview(request, found, token, file.filename or "")


@router.post("/import/confirm")
def confirm(
    request: Request,
    token: Annotated[str, Form()],
    base: Annotated[int, Form()],
) -> Response:
    """Take the file in, and go to the plan."""
    folder = request.app.state.config.data_folder
    content = uploads.kept(folder, token)
    store = request.app.state.store
    found = imports.take_in(store, content, who=actor_of(request), base=base)
    if found.faults:
        return _preview(request, found, "", "")
    uploads.forget(folder, token)
    return RedirectResponse(f"/plans/{found.plan_id}", status_code=303)


def _preview(
    request: Request, found: imports.Preview, token: str, name: str
) -> HTMLResponse:
    language = language_of(request)
    return render(
        request,
        "import_preview.html",
        status=BAD if found.faults else 200,
        found=found,
        faults=[
            (one.file, one.column or one.line or "", one.message.say(language))
            for one in found.faults
        ],
        token=token,
        name=name,
    )
