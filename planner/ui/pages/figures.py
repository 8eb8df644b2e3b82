"""The figures of a plan, each with its picture, its table and its file."""

from __future__ import annotations

import csv
import io

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from planner.errors import UnknownId
from planner.ui.rendering import language_of, render
from planner.ui.views.figures import figures_view
from planner.ui.views.plan_view import view_of

router = APIRouter()
BOM = "\ufeff"
"""Excel reads accents only with it."""


@router.get("/plans/{plan_id}/figures")
def show_figures(request: Request, plan_id: str) -> HTMLResponse:
    """Return every figure of a plan."""
    view = view_of(request, plan_id)
    found = figures_view(view.plan, language_of(request))
    return render(request, "figures.html", view=view, page="figures", figures=found)


@router.get("/plans/{plan_id}/figures/{name}.csv")
def figure_file(request: Request, plan_id: str, name: str) -> Response:
    """Return the table of a figure as a file a spreadsheet opens."""
    view = view_of(request, plan_id)
    for one in figures_view(view.plan, language_of(request)):
        if one.id == name:
            text = io.StringIO()
            writer = csv.writer(text, delimiter=";")
            writer.writerow(one.heads)
            writer.writerows(tuple(map(_plain, row)) for row in one.rows)
            return Response(
                BOM + text.getvalue(),
                media_type="text/csv; charset=utf-8",
                headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
            )
    raise UnknownId("figure", name)


def _plain(value: str) -> str:
    """Return a value no spreadsheet takes for a formula: names come from people."""
    formula = value[:1] in ("=", "@", "\t") or (
        value[:1] in ("+", "-") and not value[1:2].isdigit()
    )
    return f"'{value}" if formula else value
