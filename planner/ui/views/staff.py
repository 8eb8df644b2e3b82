"""The people of a plan as a list: contract, pattern, sites, what is particular."""

from __future__ import annotations

from dataclasses import dataclass

from babel.dates import get_day_names

from planner.domain.people import DAYS_A_WEEK, Employee
from planner.domain.problem import Problem
from planner.text.message import Message, message
from planner.ui.views.filters import Filters, reaches
from planner.ui.views.plan_view import PlanView

TRAINEE = message("trainee")
JOINED = message("since {day}")
LEAVES = message("until {day}")
RULE_SET_NAMES = {
    "fph": message("Public hospital"),
    "private": message("Private sector, labour code"),
    "idcc1147": message("Medical practices (IDCC 1147)"),
    "idcc2264": message("Private hospitals (IDCC 2264)"),
}


@dataclass(frozen=True, kw_only=True)
class StaffDay:
    """A weekday of her pattern."""

    letter: str
    name: str
    worked: str
    """`yes`, `no`, or `some` where the weeks of the cycle differ."""


@dataclass(frozen=True, kw_only=True)
class StaffRow:
    """One person of the list."""

    employee: Employee
    service: str
    quota: int
    weekly_minutes: int
    rules: str
    days: tuple[StaffDay, ...]
    weeks: int
    sites: str
    pool: str
    notes: tuple[str, ...]


def staff_rows(
    view: PlanView, problem: Problem, filters: Filters
) -> tuple[StaffRow, ...]:
    """Return the people the filters keep."""
    where = reaches(problem, view.rota)
    letters = get_day_names("narrow", locale=view.language)
    heads = tuple(
        (letters[n].upper(), name) for n, name in enumerate(weekdays(view.language))
    )
    return tuple(
        _row(view, problem, one, heads)
        for one in problem.employees
        if filters.keeps_person(one, where[one.id])
    )


def weekdays(language: str) -> tuple[str, ...]:
    """Return the names of the days, Monday first."""
    names = get_day_names("wide", locale=language)
    return tuple(str(names[n]) for n in range(DAYS_A_WEEK))


def _row(
    view: PlanView, problem: Problem, one: Employee, heads: tuple[tuple[str, str], ...]
) -> StaffRow:
    contract = problem.contract_of(one)
    weeks = problem.patterns_by_id[one.pattern_id].weeks
    pool = problem.pools_by_id.get(one.pool_id or "")
    rules = RULE_SET_NAMES.get(contract.rule_set)
    return StaffRow(
        employee=one,
        service=problem.services_by_id[one.home_service_id].name,
        quota=contract.quota,
        weekly_minutes=contract.weekly_minutes,
        rules=rules.say(view.language) if rules else contract.rule_set,
        days=tuple(
            StaffDay(letter=letter, name=name, worked=_worked(weeks, n))
            for n, (letter, name) in enumerate(heads)
        ),
        weeks=len(weeks),
        sites=", ".join(site.name for site in problem.sites if site.id in one.site_ids),
        pool=pool.name if pool else "",
        notes=tuple(said.say(view.language) for said in _notes(problem, one)),
    )


def _worked(weeks: tuple[tuple[tuple[str, ...], ...], ...], weekday: int) -> str:
    worked = [bool(week[weekday]) for week in weeks]
    return "yes" if all(worked) else "some" if any(worked) else "no"


def _notes(problem: Problem, one: Employee) -> list[Message]:
    found = [TRAINEE] if one.trainee else []
    if one.joined:
        found.append(message(JOINED.msgid, day=one.joined))
    if one.left:
        found.append(message(LEAVES.msgid, day=one.left))
    return found
