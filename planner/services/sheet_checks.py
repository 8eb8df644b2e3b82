"""What cannot be agreed with someone, field by field, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.people import DAYS_A_WEEK
from planner.exchange.tables.terms import RULE_SETS
from planner.services.refusal import Refused
from planner.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.domain.problem import Problem
    from planner.services.sheet import Sheet

LONGEST_NAME = 200
MOST_WEEKS = 12
MOST_MINUTES = 48 * 60
MOST_BROUGHT = 1000 * 60
"""Minutes brought forward beyond which a figure is a slip of the keyboard."""
LEVELS = (0, 1, 2, 3)
Fault = tuple[str, Message]
"""Name of the field, and the sentence about it."""


class WrongSheet(Refused):
    """A sheet that cannot be saved: every field at fault, with its sentence."""

    def __init__(self, faults: Mapping[str, Message]) -> None:
        self.faults = faults
        super().__init__(next(iter(faults.values())))


def checked_sheet(problem: Problem, employee_id: str, sheet: Sheet) -> None:
    """Raise `WrongSheet` for what cannot be; the first sentence of each field."""
    faults: dict[str, Message] = {}
    for check in (_name, _contract, _pattern, _places, _skills, _wishes, _rhythm):
        for name, said in check(problem, sheet):
            faults.setdefault(name, said)
    for name, said in _learning(problem, employee_id, sheet):
        faults.setdefault(name, said)
    if faults:
        raise WrongSheet(faults)


def _name(problem: Problem, sheet: Sheet) -> Iterator[Fault]:
    if not sheet.name.strip():
        yield "name", message("Name: write one.")
    if max(len(sheet.name), len(sheet.grade), len(sheet.employer)) > LONGEST_NAME:
        yield "name", message("Name, grade, employer: 200 characters at most.")


def _contract(problem: Problem, sheet: Sheet) -> Iterator[Fault]:
    if not 1 <= sheet.quota <= 100:
        yield "quota", message("Quota: from 1 to 100 percent.")
    if not 0 < sheet.weekly_minutes <= MOST_MINUTES:
        yield (
            "weekly_minutes",
            message("Hours a week: above 0 and at most 48 h."),
        )
    if sheet.rule_set not in RULE_SETS:
        yield "rule_set", message("Working-time rules: choose one of the list.")


def _pattern(problem: Problem, sheet: Sheet) -> Iterator[Fault]:
    if not 1 <= len(sheet.weeks) <= MOST_WEEKS:
        yield "weeks", message("Working pattern: from 1 to 12 weeks.")
    if any(len(week) != DAYS_A_WEEK for week in sheet.weeks):
        yield "weeks", message("Working pattern: a week has seven days.")
    names = [name for week in sheet.weeks for day in week for name in day]
    if not names:
        yield "weeks", message("Working pattern: at least one day is worked.")
    for name in names:
        if name not in problem.shift_types_by_id:
            yield (
                "weeks",
                message(
                    "Working pattern: there are no hours called “{name}”.", name=name
                ),
            )


def _places(problem: Problem, sheet: Sheet) -> Iterator[Fault]:
    service = problem.services_by_id.get(sheet.home_service_id)
    if service is None:
        yield "home_service_id", message("Home service: choose one of the list.")
    elif service.site_id not in sheet.site_ids:
        site = problem.sites_by_id[service.site_id].name
        yield (
            "site_ids",
            message(
                "Sites: her home service is at {site}, which must be one of them.",
                site=site,
            ),
        )
    if not sheet.site_ids <= set(problem.sites_by_id):
        yield "site_ids", message("Sites: choose among those of the list.")
    if sheet.pool_id and sheet.pool_id not in problem.pools_by_id:
        yield "pool_id", message("Pool: choose one of the list.")


def _skills(problem: Problem, sheet: Sheet) -> Iterator[Fault]:
    known = problem.specialties.keys() | {
        name for e in problem.employees for name in e.skills
    }
    for name, level in sheet.skills.items():
        if name not in known or level not in LEVELS:
            yield (
                "skills",
                message("Skills: level 1, 2 or 3 of a specialty of the list."),
            )
    if not (sheet.refuses | sheet.prefers) <= set(problem.activities_by_id):
        yield "refuses", message("Activities: choose among those of the list.")
    for name in sorted(sheet.refuses & sheet.prefers):
        activity = problem.activities_by_id.get(name)
        yield (
            "refuses",
            message(
                "Activities: {activity} cannot be both refused and preferred.",
                activity=activity.name if activity else name,
            ),
        )


def _wishes(problem: Problem, sheet: Sheet) -> Iterator[Fault]:
    if not 0 <= sheet.telework_days <= DAYS_A_WEEK:
        yield "telework_days", message("Telework allowed: from 0 to 7 days a week.")
    elif not 0 <= sheet.telework_wish <= sheet.telework_days:
        yield (
            "telework_wish",
            message("Telework wished: not more than the days allowed."),
        )
    wished = sheet.desired_weekly_minutes
    if wished is not None and not 0 < wished <= MOST_MINUTES:
        yield (
            "desired_weekly_minutes",
            message("Hours wished a week: above 0 and at most 48 h."),
        )


def _rhythm(problem: Problem, sheet: Sheet) -> Iterator[Fault]:
    if sheet.rhythm_id and sheet.rhythm_id not in problem.rhythms_by_id:
        yield "rhythm_id", message("Rhythm: choose one of the list.")
    if abs(sheet.hours_brought) > MOST_BROUGHT:
        yield "hours_brought", message("Hours brought forward: at most 1000 h.")


def _learning(problem: Problem, employee_id: str, sheet: Sheet) -> Iterator[Fault]:
    if sheet.joined and sheet.left and sheet.left < sheet.joined:
        yield "left", message("Last day: it comes before her first day.")
    shown = [e.name for e in problem.employees if e.tutor_id == employee_id]
    if sheet.trainee and shown:
        yield (
            "trainee",
            message("Trainee: she is the tutor of {name}.", name=shown[0]),
        )
    if sheet.tutor_id is None:
        return
    tutor = problem.employees_by_id.get(sheet.tutor_id)
    if tutor is None:
        yield "tutor_id", message("Tutor: choose a colleague of the list.")
    elif tutor.id == employee_id:
        yield "tutor_id", message("Tutor: nobody is her own tutor.")
    elif tutor.trainee:
        yield (
            "tutor_id",
            message("Tutor: {name} is a trainee herself.", name=tutor.name),
        )
