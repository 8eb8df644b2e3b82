"""Forms of the needs page about variants and dated exceptions."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse

from planner.demand.needs import Needs
from planner.demand.week import NORMAL
from planner.services.needs import needs_for, save_needs
from planner.services.needs_sheet import group_of
from planner.services.needs_weeks import (
    with_dates,
    with_exception,
    with_variant,
    without_dates,
    without_exception,
    without_week,
)
from planner.ui.actor import actor_of
from planner.ui.views.needs_form import minutes_in, sheet_url

router = APIRouter()
Text = Annotated[str, Form()]
Day = Annotated[date, Form()]


@router.post("/plans/{plan_id}/needs/weeks")
def add_variant(
    request: Request,
    plan_id: str,
    version: Text,
    group: Text,
    name: Text,
    first: Day,
    last: Day,
    only: Text = "",
) -> RedirectResponse:
    """Add a variant, for one sheet only or for all, and open it."""
    stated = needs_for(request.app.state.store, plan_id)
    posts = group_of(stated.problem, group).post_ids if only else frozenset[str]()
    found = with_variant(stated.needs, name, (first, last), posts)
    return _saved(request, plan_id, found, version, (found.weeks[-1].id, group))


@router.post("/plans/{plan_id}/needs/weeks/{week}/dates")
def change_dates(
    request: Request,
    plan_id: str,
    week: str,
    version: Text,
    group: Text,
    first: Day,
    last: Day,
    remove: Text = "",
) -> RedirectResponse:
    """Have a variant hold on more dates, or no longer on some."""
    stated = needs_for(request.app.state.store, plan_id)
    change = without_dates if remove else with_dates
    found = change(stated.needs, week, (first, last))
    return _saved(request, plan_id, found, version, (week, group))


@router.post("/plans/{plan_id}/needs/weeks/{week}/remove")
def remove_variant(
    request: Request, plan_id: str, week: str, version: Text, group: Text
) -> RedirectResponse:
    """Remove a variant: its dates go back to the normal week."""
    stated = needs_for(request.app.state.store, plan_id)
    found = without_week(stated.needs, week)
    return _saved(request, plan_id, found, version, (NORMAL, group))


@router.post("/plans/{plan_id}/needs/exceptions")
def add_exception(
    request: Request,
    plan_id: str,
    version: Text,
    group: Text,
    week: Text,
    post: Text,
    day: Day,
    start: Text = "",
    end: Text = "",
    people: Text = "",
) -> RedirectResponse:
    """Ask something else of a post on a date; without hours the post is closed."""
    stated = needs_for(request.app.state.store, plan_id)
    hours = (minutes_in(start), minutes_in(end)) if start or end else None
    found = with_exception(stated.needs, post, day, hours, people)
    return _saved(request, plan_id, found, version, (week, group))


@router.post("/plans/{plan_id}/needs/exceptions/remove")
def remove_exception(
    request: Request,
    plan_id: str,
    version: Text,
    group: Text,
    week: Text,
    post: Text,
    day: Day,
) -> RedirectResponse:
    """Put a post back to its week on a date."""
    stated = needs_for(request.app.state.store, plan_id)
    found = without_exception(stated.needs, post, day)
    return _saved(request, plan_id, found, version, (week, group))


def _saved(
    request: Request, plan_id: str, needs: Needs, seen: str, sheet: tuple[str, str]
) -> RedirectResponse:
    save_needs(
        request.app.state.store, plan_id, needs, seen=seen, who=actor_of(request)
    )
    return RedirectResponse(f"{sheet_url(plan_id, *sheet)}&saved=1", status_code=303)
