"""The week of one service, A4 landscape, for the board."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from planner.domain.period import monday_of
from planner.errors import UnknownId
from planner.exchange.pdf.typeset import typeset
from planner.rules.missing import Missing
from planner.text.message import message, say_clock

if TYPE_CHECKING:
    from planner.domain.work import Post
    from planner.exchange.pdf.sheet import Sheet

DAYS_A_WEEK = 7


def week_pdf(sheet: Sheet, service_id: str, week: date) -> bytes:
    """Return the PDF: a line per post of the service, who holds it and what lacks."""
    problem = sheet.problem
    if service_id not in problem.services_by_id:
        raise UnknownId("service", service_id)
    service = problem.services_by_id[service_id]
    shown = min(max(week, problem.period.start), problem.period.end)
    monday = monday_of(shown)
    week_days = (monday + timedelta(days=n) for n in range(DAYS_A_WEEK))
    days = [day for day in week_days if day in problem.period]
    lack = Missing(problem, sheet.rota)
    posts = [one for one in problem.posts if one.service_id == service_id]
    team = problem.teams.get(service_id, ())
    data = {
        **sheet.common(days),
        "service": service.name,
        "head": sheet.say(message("Post")),
        "away_title": sheet.say(message("Absent")),
        "days": [sheet.day(day, "EEEE d MMMM") for day in days],
        "rows": [_row(sheet, lack, post, days) for post in posts],
        "absent": [[one.name for one in team if sheet.away(one, day)] for day in days],
    }
    return typeset("week", data)


def _row(sheet: Sheet, lack: Missing, post: Post, days: list[date]) -> dict[str, Any]:
    return {"name": post.name, "cells": [_cell(sheet, lack, post, d) for d in days]}


def _cell(sheet: Sheet, lack: Missing, post: Post, day: date) -> dict[str, Any]:
    held = sorted(sheet.full.holding(post.id, day), key=lambda one: one.start)
    home = f" ({sheet.say(message('at home'))})"
    return {
        "held": [
            {
                "times": sheet.times(one),
                "name": sheet.problem.employee(one.employee_id).name
                + home * one.remote,
            }
            for one in held
        ],
        "missing": [
            sheet.say(
                message(
                    "missing {count} {start}–{end}",
                    count=left.minimum,
                    start=say_clock(left.start, sheet.language),
                    end=say_clock(left.end, sheet.language),
                )
            )
            for left in lack.of((post.id, day))
            if left.minimum
        ],
    }
