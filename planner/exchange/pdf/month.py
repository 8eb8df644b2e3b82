"""The month by person, A3 landscape, for the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.exchange.pdf.typeset import typeset
from planner.text.message import message

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.exchange.pdf.sheet import Sheet

ACTIVITIES = {
    "reception": message("reception"),
    "phone": message("phone"),
    "reception_phone": message("reception and phone"),
    "typing": message("typing"),
    "paper": message("scanning and mail"),
    "assistance": message("medical assistance"),
    "coordination": message("coordination"),
    "tutoring": message("tutoring"),
    "meeting": message("meeting"),
    "other": message("other"),
}


def month_pdf(sheet: Sheet) -> bytes:
    """Return the PDF: a line per person, grouped by service, a column per date."""
    days = sheet.problem.period.days
    groups = [
        {"name": service.name, "rows": [_row(sheet, one, days) for one in team]}
        for service in sheet.problem.services
        if (team := sheet.problem.teams.get(service.id, ()))
    ]
    data = {
        **sheet.common(days),
        "head": sheet.say(message("Person")),
        "days": [sheet.day(day, "EEEEE d") for day in days],
        "groups": groups,
        "legend": _legend(sheet),
    }
    return typeset("month", data)


def _row(sheet: Sheet, one: Employee, days: tuple[date, ...]) -> dict[str, Any]:
    return {"name": one.name, "cells": [_cell(sheet, one, day) for day in days]}


def _cell(sheet: Sheet, one: Employee, day: date) -> dict[str, Any]:
    held = sheet.full.on(one.id, day)
    codes = list(dict.fromkeys(sheet.code(each) for each in held))
    if (one.id, day) in sheet.broken:
        codes.append("!")
    works = bool(held) or bool(sheet.problem.shifts_on(one, day))
    return {"lines": codes, "away": not held and works and sheet.away(one, day)}


def _legend(sheet: Sheet) -> list[str]:
    problem, codes = sheet.problem, sheet.codes
    used = {problem.activity_of(post.id).kind: post.id for post in problem.posts}
    letters = [
        f"{sheet.code_letter(post_id)} {sheet.say(ACTIVITIES[kind])}"
        for kind, post_id in used.items()
    ]
    places = [f"{codes.services[one.id]} {one.name}" for one in problem.services]
    poles = [f"{codes.poles[one.id]} {one.name}" for one in problem.poles]
    signs = (
        message("* at home"),
        message("! a rule that must hold is broken"),
        message("hatched: absent"),
        message("grey: week-end or public holiday"),
    )
    return [*letters, *(sheet.say(one) for one in signs), *places, *poles]
