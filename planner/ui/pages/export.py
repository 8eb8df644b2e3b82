"""What can be taken away from a plan: Excel, PDF, and the workbook of everything."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from planner.domain.period import Period, monday_of
from planner.services import exports
from planner.services.plans import load_plan
from planner.ui.rendering import language_of, render
from planner.ui.views.calendar import say_period
from planner.ui.views.plan_view import view_of

router = APIRouter()
A_WEEK = timedelta(days=7)


@router.get("/plans/{plan_id}/export")
def export(request: Request, plan_id: str) -> HTMLResponse:
    """Return the page with the choices."""
    view = view_of(request, plan_id)
    return render(
        request,
        "export.html",
        view=view,
        page="export",
        weeks=_weeks(view.problem.period, view.language),
    )


def _weeks(period: Period, language: str) -> list[tuple[date, str]]:
    """Return each week with the words for it."""
    found = []
    monday = monday_of(period.start)
    while monday <= period.end:
        first = max(monday, period.start)
        last = min(monday + timedelta(days=6), period.end)
        found.append((first, say_period(first, last, language)))
        monday += A_WEEK
    return found


@router.get("/plans/{plan_id}/export/month.xlsx")
def month_xlsx(request: Request, plan_id: str) -> Response:
    """Return the rota as an Excel workbook."""
    plan = load_plan(request.app.state.store, plan_id)
    content = exports.month_book(plan, language_of(request))
    return _file(content, exports.XLSX, f"{plan_id}.xlsx")


@router.get("/plans/{plan_id}/export/month.pdf")
def month_pdf(request: Request, plan_id: str) -> Response:
    """Return the A3 month by person."""
    plan = load_plan(request.app.state.store, plan_id)
    content = exports.month_sheet(plan, language_of(request))
    return _file(content, exports.PDF, f"{plan_id}.pdf")


@router.get("/plans/{plan_id}/export/week.pdf")
def week_pdf(
    request: Request, plan_id: str, service: str, week: Annotated[date, Query()]
) -> Response:
    """Return the A4 week of a service."""
    plan = load_plan(request.app.state.store, plan_id)
    content = exports.week_sheet(plan, service, week, language_of(request))
    return _file(content, exports.PDF, f"{plan_id}-{service}-{week}.pdf")


@router.get("/plans/{plan_id}/export/person.pdf")
def person_pdf(request: Request, plan_id: str, employee: str) -> Response:
    """Return the A4 month of one person."""
    plan = load_plan(request.app.state.store, plan_id)
    content = exports.person_sheet(plan, employee, language_of(request))
    return _file(content, exports.PDF, f"{plan_id}-{employee}.pdf")


@router.get("/plans/{plan_id}/export/workbook.xlsx")
def workbook(request: Request, plan_id: str) -> Response:
    """Return everything the plan is made from, to be taken in again."""
    plan = load_plan(request.app.state.store, plan_id)
    return _file(exports.plan_book(plan), exports.XLSX, f"{plan_id}-donnees.xlsx")


def _file(content: bytes, media: str, name: str) -> Response:
    safe = re.sub(r"[^A-Za-z0-9_.-]", "_", name)
    headers = {
        "Content-Disposition": f'attachment; filename="{safe}"',
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=media, headers=headers)
