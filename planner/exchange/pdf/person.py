"""The month of one person, A4 portrait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.exchange.pdf.typeset import typeset
from planner.text.message import message, say_duration

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.people import Employee
    from planner.exchange.pdf.sheet import Sheet


def person_pdf(sheet: Sheet, employee_id: str) -> bytes:
    """Return the PDF: a line per date with hours, post and place."""
    employee = sheet.problem.employee(employee_id)
    days = sheet.problem.period.days
    service = sheet.problem.services_by_id[employee.home_service_id]
    data = {
        **sheet.common(days),
        "person": employee.name,
        "service": service.name,
        "hours": _hours(sheet, employee_id),
        "heads": [
            sheet.say(one)
            for one in (message("Date"), message("Hours"), message("Post"))
        ],
        "rows": [_row(sheet, employee, day) for day in days],
    }
    return typeset("person", data)


def _hours(sheet: Sheet, employee_id: str) -> str:
    for one in sheet.evaluation.hours:
        if one.employee_id == employee_id:
            said = message(
                "{planned} planned, {due} due",
                planned=say_duration(one.planned, sheet.language),
                due=say_duration(one.due, sheet.language),
            )
            return sheet.say(said)
    return ""


def _row(sheet: Sheet, employee: Employee, day: date) -> dict[str, Any]:
    held = sheet.full.on(employee.id, day)
    broken = sheet.broken.get((employee.id, day), ())
    works = bool(sheet.problem.shifts_on(employee, day))
    return {
        **sheet.day(day, "EEEE d MMMM"),
        "away": not held and works and sheet.away(employee, day),
        "parts": [{"times": sheet.times(o), "post": sheet.told(o)} for o in held],
        "broken": [sheet.say(one.message) for one in broken],
    }
