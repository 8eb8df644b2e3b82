"""The matrix of skills: people down, specialties or services across."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from starlette.datastructures import FormData

from planner.domain.people import Employee
from planner.domain.problem import Problem
from planner.services.refusal import Refused
from planner.services.skills import (
    Clash,
    Depth,
    Place,
    Reading,
    Skills,
    depth,
    fragile,
    level_needed,
    said,
)
from planner.text.message import message
from planner.ui.views.filters import Filters, reaches
from planner.ui.views.plan_view import PlanView
from planner.ui.views.staff_form import skill_names

CELL = "s|"
CHOSEN = "choose|"
MOST_FIELDS = 2_500
"""Cells that are fields at once: beyond, the matrix is to read, and to filter."""
FRENCH_DATE = "%d/%m/%Y"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A specialty or a service."""

    id: str
    name: str
    depth: Depth | None
    """How many have the level asked for; nothing for services."""
    level: int
    state: str
    """Class name: `none`, `single`, or nothing."""


@dataclass(frozen=True, kw_only=True)
class SkillCell:
    """One cell."""

    name: str
    value: str
    label: str


@dataclass(frozen=True, kw_only=True)
class SkillRow:
    """One person."""

    employee: Employee
    service: str
    cells: tuple[SkillCell, ...]


@dataclass(frozen=True, kw_only=True)
class ClashShown:
    """A cell two people changed otherwise, with its name."""

    name: str
    label: str
    mine: str
    theirs: str


@dataclass(frozen=True, kw_only=True)
class SkillsPage:
    """All that the page shows."""

    reading: Reading
    version: int
    columns: tuple[Column, ...]
    rows: tuple[SkillRow, ...]
    fields: bool
    """Whether cells are fields: not while there are too many."""
    fragile: tuple[tuple[str, str, str], ...]
    """Post, where, and the one person who may hold it (none: empty)."""
    clashes: tuple[ClashShown, ...]
    count: int


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What was typed and could not be saved."""

    cells: Mapping[Place, str]
    version: int
    clashes: tuple[Clash, ...] = ()


def skills_page(
    view: PlanView,
    found: Skills,
    filters: Filters,
    reading: Reading,
    typed: Typed | None = None,
) -> SkillsPage:
    """Return the matrix of the people and columns the filters keep."""
    problem = found.problem
    where = reaches(problem, view.rota)
    people = [e for e in problem.employees if filters.keeps_person(e, where[e.id])]
    day = problem.period.start
    columns = _columns(problem, filters, reading, people, day)
    cells = typed.cells if typed else {}
    names = {column.id: column.name for column in columns}
    return SkillsPage(
        reading=reading,
        version=typed.version if typed else found.version,
        columns=columns,
        rows=tuple(_row(view, problem, one, columns, reading, cells) for one in people),
        fields=len(people) * len(columns) <= MOST_FIELDS,
        fragile=_fragile(problem, filters, day),
        clashes=tuple(
            ClashShown(
                name=CELL + "|".join(one.place),
                label=f"{problem.employee(one.place[0]).name}, "
                f"{names.get(one.place[1], one.place[1])}",
                mine=shown(one.mine, reading, view.language),
                theirs=shown(one.theirs, reading, view.language),
            )
            for one in (typed.clashes if typed else ())
        ),
        count=len(problem.employees),
    )


def cells_in(form: FormData, reading: Reading) -> dict[Place, str]:
    """Return the cells a form holds, a choice of mine or theirs applied."""
    cells: dict[Place, str] = {}
    for name, value in form.multi_items():
        place = name.removeprefix(CELL).split("|", 1)
        if not name.startswith(CELL) or len(place) < 2 or not isinstance(value, str):
            continue
        chosen = form.get(CHOSEN + name)
        text = chosen.removeprefix("=") if isinstance(chosen, str) else value
        cells[place[0], place[1]] = _plain(text.strip(), reading)
    return cells


def shown(text: str, reading: Reading, language: str) -> str:
    """Return a cell as people write it."""
    if not text or reading is Reading.LEVELS or language != "fr":
        return text
    try:
        return date.fromisoformat(text).strftime(FRENCH_DATE)
    except ValueError:
        return text


def _plain(text: str, reading: Reading) -> str:
    """Return a cell as it is kept: 12/02/2027 is 2027-02-12."""
    parts = text.split("/")
    if reading is Reading.LEVELS or len(parts) != 3:
        return text
    if not all(part.isascii() and part.isdecimal() for part in parts):
        raise Refused(message("“{text}” is not a date.", text=text[:20]))
    day, month, year = parts
    return f"{year:0>4}-{month:0>2}-{day:0>2}"


def _columns(
    problem: Problem,
    filters: Filters,
    reading: Reading,
    people: list[Employee],
    day: date,
) -> tuple[Column, ...]:
    if reading is Reading.BRIEFED:
        return tuple(
            Column(id=one.id, name=one.name, depth=None, level=0, state="")
            for one in problem.services
            if filters.site in ("", one.site_id) and filters.pole in ("", one.pole_id)
        )
    asked = {
        post.specialty for post in problem.posts if filters.keeps_post(problem, post)
    }
    held = {name for one in people for name in one.skills}
    kept = asked | held if filters.query else set(dict(skill_names(problem)))
    return tuple(
        _specialty(problem, name, title, day)
        for name, title in skill_names(problem)
        if name in kept
    )


def _specialty(problem: Problem, name: str, title: str, day: date) -> Column:
    level = level_needed(problem, name)
    found = depth(problem, name, level, day)
    state = "single" if found.single else "" if found.people else "none"
    return Column(id=name, name=title, depth=found, level=level, state=state)


def _row(
    view: PlanView,
    problem: Problem,
    one: Employee,
    columns: tuple[Column, ...],
    reading: Reading,
    typed: Mapping[Place, str],
) -> SkillRow:
    return SkillRow(
        employee=one,
        service=problem.services_by_id[one.home_service_id].name,
        cells=tuple(
            SkillCell(
                name=f"{CELL}{one.id}|{column.id}",
                value=shown(
                    typed.get(
                        (one.id, column.id), said(problem, reading, (one.id, column.id))
                    ),
                    reading,
                    view.language,
                ),
                label=f"{one.name}, {column.name}",
            )
            for column in columns
        ),
    )


def _fragile(
    problem: Problem, filters: Filters, day: date
) -> tuple[tuple[str, str, str], ...]:
    where = Filters(site=filters.site, pole=filters.pole, activity=filters.activity)
    return tuple(
        (
            post.name,
            problem.sites_by_id[post.site_id].name,
            found.people[0].name if found.people else "",
        )
        for post, found in fragile(problem, day)
        if where.keeps_post(problem, post)
    )
