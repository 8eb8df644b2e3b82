"""Someone's sheet as a form, and what a posted form says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.datastructures import FormData

from planner.domain.people import DAYS_A_WEEK, PatternWeek
from planner.domain.problem import Problem
from planner.exchange.kinds import DATE, DURATION, SIGNED_DURATION, Kind, Unreadable
from planner.services.sheet import Sheet
from planner.services.sheet_checks import WrongSheet
from planner.text.message import Message, message, say_clock, say_duration
from planner.ui.views.needs_form import field
from planner.ui.views.staff import RULE_SET_NAMES

SPARE_WEEKS = 1
"""Empty weeks offered below those of the pattern."""
TIMES = ("weekly_minutes", "desired_weekly_minutes", "hours_brought")
OPTIONAL_TIMES = TIMES[1:]
"""Times that may be left empty."""
NUMBERS = ("quota", "telework_days", "telework_wish")
DATES = ("joined", "left", "authorised_until", "telework_derogation_until")
YES, NO = message("yes"), message("no")
FIELD_NAMES: Mapping[str, Message] = {
    "name": message("Name"),
    "grade": message("Grade"),
    "employer": message("Employer"),
    "home_service_id": message("Home service"),
    "quota": message("Quota"),
    "weekly_minutes": message("Hours a week"),
    "rule_set": message("Working-time rules"),
    "weeks": message("Working pattern"),
    "site_ids": message("Sites"),
    "skills": message("Skills"),
    "refuses": message("Activities refused"),
    "prefers": message("Activities preferred"),
    "telework_days": message("Telework allowed"),
    "telework_wish": message("Telework wished"),
    "telework_derogation_until": message("Telework derogation until"),
    "hybrid_days": message("Days split between site and home"),
    "pool_id": message("Replacement pool"),
    "trainee": message("Trainee"),
    "joined": message("First day"),
    "left": message("Last day"),
    "authorised_until": message("Part-time authorised until"),
    "tutor_id": message("Tutor"),
    "rhythm_id": message("Rhythm"),
    "desired_weekly_minutes": message("Hours wished a week"),
    "hours_brought": message("Hours brought forward"),
}


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A field that says one thing here and another in what was saved."""

    name: str
    mine: str
    theirs: str


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A form as it was filled in."""

    sheet: Sheet
    faults: Mapping[str, Message]
    """What is no figure or date, by field."""
    typed: Mapping[str, str]
    """What was typed there instead."""


def filled(form: FormData) -> Filled:
    """Return what a form says; what cannot be read is kept beside."""
    faults: dict[str, Message] = {}
    read: dict[str, Any] = {name: _number(form, name, faults) for name in NUMBERS}
    read |= {name: _date(form, name, faults) for name in DATES}
    weekly, brought = (
        _hours(form, name, faults) or 0 for name in ("weekly_minutes", "hours_brought")
    )
    sheet = Sheet(
        name=field(form, "name").strip(),
        grade=field(form, "grade").strip(),
        employer=field(form, "employer").strip(),
        home_service_id=field(form, "home_service_id"),
        weekly_minutes=weekly,
        rule_set=field(form, "rule_set"),
        weeks=_weeks(form),
        site_ids=_names(form, "site_ids"),
        skills=_skills(form),
        refuses=_activities(form, "refuses"),
        prefers=_activities(form, "prefers"),
        hybrid_days=bool(field(form, "hybrid_days")),
        pool_id=field(form, "pool_id") or None,
        trainee=bool(field(form, "trainee")),
        tutor_id=field(form, "tutor_id") or None,
        rhythm_id=field(form, "rhythm_id") or None,
        desired_weekly_minutes=_hours(form, "desired_weekly_minutes", faults),
        hours_brought=brought,
        **read,
    )
    typed = {name: field(form, name) for name in faults}
    return Filled(sheet=sheet, faults=faults, typed=typed)


def sheet_of_form(read: Filled) -> Sheet:
    """Return the sheet; raise `WrongSheet` where something could not be read."""
    if read.faults:
        raise WrongSheet(read.faults)
    return read.sheet


def week_cells(sheet: Sheet) -> list[list[str]]:
    """Return the weeks of a pattern as the cells of the form, and spare ones."""
    cells = [[" ".join(day) for day in week] for week in sheet.weeks]
    return [*cells, *([""] * DAYS_A_WEEK for _ in range(SPARE_WEEKS))]


def typed_times(sheet: Sheet) -> dict[str, str]:
    """Return the times of a sheet as they are typed: `37h30`, `-2h30`, or nothing."""
    times = {name: getattr(sheet, name) for name in TIMES}
    return {
        name: "" if time is None else SIGNED_DURATION.write(time)
        for name, time in times.items()
    }


def skill_names(problem: Problem) -> list[tuple[str, str]]:
    """Return each specialty with the name people know it by."""
    return sorted(problem.specialties.items(), key=lambda pair: _by_number(pair[1]))


def _by_number(name: str) -> list[tuple[int, str]]:
    """Return what names are sorted by: line 2 before line 10."""
    pieces = re.split(r"(\d+)", name.casefold())
    return [(int(p) if p.isdecimal() else -1, p) for p in pieces]


def differences(
    problem: Problem, mine: Sheet, theirs: Sheet, names: tuple[str, ...], language: str
) -> list[Difference]:
    """Return what two sheets say of the fields on which they do not agree."""
    return [
        Difference(
            name=FIELD_NAMES[name].say(language),
            mine=_told(problem, name, mine, language),
            theirs=_told(problem, name, theirs, language),
        )
        for name in names
    ]


def _told(problem: Problem, name: str, sheet: Sheet, language: str) -> str:
    value = getattr(sheet, name)
    if name in TIMES:
        return "–" if value is None else say_duration(value, language)
    if name == "rule_set" and value in RULE_SET_NAMES:
        return RULE_SET_NAMES[value].say(language)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {level}" for key, level in sorted(value.items()))
    if isinstance(value, tuple):
        return " | ".join(" ".join("/".join(d) or "–" for d in w) for w in value)
    if isinstance(value, bool):
        return (YES if value else NO).say(language)
    names = _known(problem)
    if isinstance(value, frozenset):
        called = sorted(names.get(str(one), str(one)) for one in value)
        return ", ".join(called) or "–"
    return names.get(str(value), str(value)) if value not in (None, "") else "–"


def _known(problem: Problem) -> dict[str, str]:
    kinds = (
        problem.sites,
        problem.services,
        problem.activities,
        problem.pools,
        problem.employees,
    )
    return {one.id: one.name for things in kinds for one in things}


def shift_help(problem: Problem, language: str) -> list[tuple[str, str]]:
    """Return the hours there are: id, and from-to."""
    return [
        (
            one.id,
            ", ".join(
                f"{say_clock(start, language)}–{say_clock(end, language)}"
                for start, end in one.segments
            ),
        )
        for one in problem.shift_types
    ]


def _number(form: FormData, name: str, faults: dict[str, Message]) -> int:
    text = field(form, name).strip()
    if text.isascii() and text.isdecimal() and len(text) <= 3:
        return int(text)
    faults[name] = message("“{text}” is not a whole number.", text=text[:20] or "–")
    return 0


def _hours(form: FormData, name: str, faults: dict[str, Message]) -> int | None:
    """Return minutes of `37h30`, `37:30`, `37,5`, `37` or `-2h30`."""
    text = field(form, name).strip()
    if not text and name in OPTIONAL_TIMES:
        return None
    kind = SIGNED_DURATION if name == "hours_brought" else DURATION
    wrong = message(
        "{field}: write 37h30 or 37.5, not “{text}”.",
        field=FIELD_NAMES[name],
        text=text[:20],
    )
    minutes: int | None = _read(kind, text, name, wrong, faults)
    return minutes


def _date(form: FormData, name: str, faults: dict[str, Message]) -> date | None:
    """Return a date: browsers send `2027-03-31`, or what was typed into a text."""
    text = field(form, name).strip()
    if not text:
        return None
    wrong = message(
        "{field}: write 2027-03-31 or 31/03/2027, not “{text}”.",
        field=FIELD_NAMES[name],
        text=text[:20],
    )
    day: date | None = _read(DATE, text, name, wrong, faults)
    return day


def _read(
    kind: Kind, text: str, name: str, wrong: Message, faults: dict[str, Message]
) -> Any:
    """Return what a text says, nothing where it cannot be read: then note why."""
    try:
        return kind.read(text)
    except Unreadable:
        faults[name] = wrong
        return None


def _weeks(form: FormData) -> tuple[PatternWeek, ...]:
    """Return the weeks of which something is filled; an empty one in between counts."""
    weeks: list[PatternWeek] = []
    number = 0
    while f"week|{number}|0" in form:
        cells = (field(form, f"week|{number}|{day}") for day in range(DAYS_A_WEEK))
        weeks.append(tuple(tuple(cell.replace("/", " ").split()) for cell in cells))
        number += 1
    while weeks and not any(weeks[-1]):
        weeks.pop()
    return tuple(weeks)


def _skills(form: FormData) -> dict[str, int]:
    prefix = "skill|"
    return {
        name.removeprefix(prefix): int(value)
        for name, value in form.multi_items()
        if name.startswith(prefix) and isinstance(value, str) and value in set("123")
    }


def _activities(form: FormData, wanted: str) -> frozenset[str]:
    prefix = "activity|"
    return frozenset(
        name.removeprefix(prefix)
        for name, value in form.multi_items()
        if name.startswith(prefix) and value == wanted
    )


def _names(form: FormData, name: str) -> frozenset[str]:
    return frozenset(one for one in form.getlist(name) if isinstance(one, str))
