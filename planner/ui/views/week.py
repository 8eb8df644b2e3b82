"""The rows of a week: what each person does, or who holds each post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.rota import Assignment
from planner.rules.rule import Violation
from planner.ui.views.filters import Filters
from planner.ui.views.gaps import Gap
from planner.ui.views.hours import HoursChip
from planner.ui.views.plan_view import PlanView


@dataclass(frozen=True, kw_only=True)
class Line:
    """One assignment in a cell."""

    start: int
    end: int
    employee: str
    text: str
    kind: str
    """Class name of the activity; empty where the row says it."""
    remote: bool
    pinned: bool


@dataclass(frozen=True, kw_only=True)
class WeekCell:
    """A row on a date."""

    date: date
    lines: tuple[Line, ...]
    away: tuple[tuple[int, int], ...] = ()
    gaps: tuple[Gap, ...] = ()
    problems: tuple[Violation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WeekRow:
    """A person or a post over a week."""

    id: str
    name: str
    note: str
    chip: HoursChip | None
    cells: tuple[WeekCell, ...]


def people_rows(view: PlanView, filters: Filters, days: list[date]) -> list[WeekRow]:
    """Return the week of each person that filters keep."""
    problem = view.problem
    return [
        WeekRow(
            id=one.id,
            name=one.name,
            note=problem.services_by_id[one.home_service_id].name,
            chip=view.chips[one.id],
            cells=tuple(_person(view, one.id, day) for day in days),
        )
        for one in problem.employees
        if filters.keeps_person(one, view.reaches[one.id])
    ]


def post_rows(view: PlanView, filters: Filters, days: list[date]) -> list[WeekRow]:
    """Return the week of each post that filters keep."""
    problem = view.problem
    return [
        WeekRow(
            id=one.id,
            name=one.name,
            note=problem.sites_by_id[one.site_id].name,
            chip=None,
            cells=tuple(_post(view, one.id, day) for day in days),
        )
        for one in problem.posts
        if filters.keeps_post(problem, one)
    ]


def _person(view: PlanView, employee_id: str, day: date) -> WeekCell:
    found = view.problem.absences_of.get(employee_id, ())
    return WeekCell(
        date=day,
        lines=tuple(
            _line(one, view.problem.post(one.post_id).name, _kind(view, one))
            for one in view.rota.on(employee_id, day)
        ),
        away=tuple((a.start, a.end) for a in found if a.first <= day <= a.last),
        problems=view.problems.get((employee_id, day), ()),
    )


def _post(view: PlanView, post_id: str, day: date) -> WeekCell:
    return WeekCell(
        date=day,
        lines=tuple(
            _line(one, view.problem.employee(one.employee_id).name, _kind(view, one))
            for one in view.rota.holding(post_id, day)
        ),
        gaps=view.gaps_on.get((post_id, day), ()),
    )


def _kind(view: PlanView, one: Assignment) -> str:
    return str(view.problem.activity_of(one.post_id).kind)


def _line(one: Assignment, text: str, kind: str) -> Line:
    return Line(
        start=one.start,
        end=one.end,
        employee=one.employee_id,
        text=text,
        kind=kind,
        remote=one.remote,
        pinned=one.pinned,
    )
