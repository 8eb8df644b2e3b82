"""The people of a plan: a list, and one form per person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from planner.domain.problem import Problem
from planner.services import staff as services
from planner.services.sheet import Sheet
from planner.services.sheet_checks import WrongSheet
from planner.services.staff import StalePerson
from planner.ui.actor import actor_of
from planner.ui.pages.needs import FormNeeded
from planner.ui.rendering import language_of, render
from planner.ui.views.filters import Asked
from planner.ui.views.needs_form import field
from planner.ui.views.plan_view import view_of
from planner.ui.views.staff import RULE_SET_NAMES, staff_rows, weekdays
from planner.ui.views.staff_form import (
    FIELD_NAMES,
    Difference,
    differences,
    filled,
    sheet_of_form,
    shift_help,
    skill_names,
    typed_times,
    week_cells,
)

router = APIRouter(prefix="/plans/{plan_id}")
SEE_OTHER = 303


@router.get("/staff")
def show_staff(request: Request, plan_id: str, filters: Asked) -> HTMLResponse:
    """Return everyone, with contract, pattern, sites and what is particular."""
    view = view_of(request, plan_id)
    problem = services.staff(request.app.state.store, plan_id)
    return render(
        request,
        "staff.html",
        view=view,
        page="staff",
        filters=filters,
        rows=staff_rows(view, problem, filters),
        count=len(problem.employees),
    )


@router.get("/new-person")
def show_blank(request: Request, plan_id: str) -> HTMLResponse:
    """Return the empty form of someone new."""
    problem = services.staff(request.app.state.store, plan_id)
    return _form(request, plan_id, problem, "", services.blank(problem))


@router.post("/staff")
def add(request: Request, plan_id: str, form: FormNeeded) -> Response:
    """Add someone."""
    store, who = request.app.state.store, actor_of(request)
    problem = services.staff(store, plan_id)
    read = filled(form)
    try:
        made = services.add_person(store, plan_id, sheet_of_form(read), who=who)
    except WrongSheet as error:
        return _form(
            request, plan_id, problem, "", read.sheet, wrong=error, typed=read.typed
        )
    base = view_of(request, plan_id).base
    return RedirectResponse(f"{base}/staff/{made.id}?saved=yes", SEE_OTHER)


@router.get("/staff/{employee_id}")
def show_person(
    request: Request,
    plan_id: str,
    employee_id: str,
    saved: Annotated[str, Query(max_length=3)] = "",
) -> HTMLResponse:
    """Return someone's terms, to read and change."""
    found = services.person(request.app.state.store, plan_id, employee_id)
    return _form(
        request, plan_id, found.problem, employee_id, found.sheet, saved=bool(saved)
    )


@router.post("/staff/{employee_id}")
def save(
    request: Request, plan_id: str, employee_id: str, form: FormNeeded
) -> Response:
    """Save someone's terms; show what differs where someone else saved meanwhile."""
    store, who = request.app.state.store, actor_of(request)
    seen = field(form, "version")
    was = services.person(store, plan_id, employee_id)
    read = filled(form)
    sheet = read.sheet
    try:
        services.save_person(
            store, plan_id, employee_id, sheet_of_form(read), seen=seen, who=who
        )
    except StalePerson as error:
        found = differences(
            was.problem, sheet, error.current, error.differing, language_of(request)
        )
        return _form(
            request,
            plan_id,
            was.problem,
            employee_id,
            sheet,
            version=error.current.version,
            said=error.say(language_of(request)),
            differing=found,
        )
    except WrongSheet as error:
        return _form(
            request,
            plan_id,
            was.problem,
            employee_id,
            sheet,
            version=seen,
            wrong=error,
            typed=read.typed,
        )
    base = view_of(request, plan_id).base
    return RedirectResponse(f"{base}/staff/{employee_id}?saved=yes", SEE_OTHER)


def _form(
    request: Request,
    plan_id: str,
    problem: Problem,
    employee_id: str,
    sheet: Sheet,
    *,
    version: str = "",
    said: str = "",
    saved: bool = False,
    wrong: WrongSheet | None = None,
    differing: list[Difference] | None = None,
    typed: Mapping[str, str] | None = None,
) -> HTMLResponse:
    language = language_of(request)
    return render(
        request,
        "staff_one.html",
        status=409 if differing is not None else 422 if wrong else 200,
        view=view_of(request, plan_id),
        page="staff",
        problem=problem,
        employee_id=employee_id,
        sheet=sheet,
        version=version or sheet.version,
        said=said,
        saved=saved,
        faults=dict(wrong.faults) if wrong else {},
        names=FIELD_NAMES,
        typed=typed_times(sheet) | dict(typed or {}),
        differing=differing or [],
        rule_sets=RULE_SET_NAMES.items(),
        weeks=week_cells(sheet),
        weekdays=weekdays(language),
        skills=skill_names(problem),
        shifts=shift_help(problem, language),
    )
