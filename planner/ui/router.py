"""Every page, and how an application takes them in."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.staticfiles import StaticFiles

from planner.ui.pages import (
    acknowledge,
    audit,
    calculate,
    cell,
    changes,
    contact,
    contacts,
    coverage,
    day,
    edit,
    export,
    figures,
    fixing,
    gap,
    leave,
    needs,
    needs_weeks,
    outbox,
    people,
    person,
    plans,
    posts,
    printed,
    publish,
    repair,
    run,
    runs,
    service,
    skills,
    slot,
    staff,
    taking_in,
    today,
    told,
    versions,
    week,
)

STATIC_FOLDER = Path(__file__).parent / "static"

router = APIRouter(include_in_schema=False)
for page in (
    plans,
    people,
    posts,
    week,
    day,
    coverage,
    figures,
    today,
    repair,
    slot,
    printed,
    person,
    cell,
    gap,
    service,
    contact,
    contacts,
    calculate,
    runs,
    run,
    publish,
    versions,
    told,
    acknowledge,
    outbox,
    audit,
    edit,
    fixing,
    changes,
    needs,
    needs_weeks,
    leave,
    staff,
    skills,
    export,
    taking_in,
):
    router.include_router(page.router)


def add_pages(app: FastAPI) -> None:
    """Add the pages and their style sheets, scripts and icons to an application.

    The application keeps its `Store` in `app.state.store`.
    """
    app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC_FOLDER), name="static")
