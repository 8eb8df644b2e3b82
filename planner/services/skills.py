"""Who can do what: levels by specialty, services known, how deep the cover is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.demand.supply import Supply
from planner.domain.memory import Familiarity
from planner.domain.people import Employee
from planner.domain.problem import Problem
from planner.errors import UnknownId
from planner.rules.newcomer_alone import learning
from planner.services.contents import problem_of
from planner.services.refusal import Refused, Stale
from planner.services.restating import Restated, Standing, restate, standing
from planner.store import audit
from planner.store import plans as rows
from planner.text.message import message

if TYPE_CHECKING:
    from planner.domain.work import Post
    from planner.store.plans import ProblemVersion
    from planner.store.store import Session, Store

LEVELS = ("", "1", "2", "3")
MOST_CELLS = 20_000
SINGLE = 1


class Reading(StrEnum):
    """What the matrix shows of each person."""

    LEVELS = "levels"
    """Specialties, from 1 to 3."""
    BRIEFED = "briefed"
    """Services, and the date each was last practised."""


Place = tuple[str, str]
"""An employee, and a specialty or a service."""
Cells = Mapping[Place, str]
"""What cells say: a level or a date; empty for nothing."""


@dataclass(frozen=True, kw_only=True)
class Clash:
    """A cell two people changed otherwise."""

    place: Place
    mine: str
    theirs: str


class StaleSkills(Stale):
    """Cells that somebody else changed too, otherwise."""

    def __init__(self, clashes: tuple[Clash, ...], version: int) -> None:
        self.clashes = clashes
        self.version = version
        super().__init__(
            message(
                "Someone has changed the same cells since you opened this page: "
                "nothing was lost, choose cell by cell."
            )
        )


@dataclass(frozen=True, kw_only=True)
class Depth:
    """How many people can hold something, those still learning apart."""

    people: tuple[Employee, ...]
    """Those who count."""
    learning: int
    """Newcomers and trainees who will count later."""

    @property
    def single(self) -> bool:
        """Whether all hangs on one person."""
        return len(self.people) == SINGLE


@dataclass(frozen=True, kw_only=True)
class Skills:
    """The skills of a plan, and the version to give back when saving."""

    problem: Problem
    version: int


def skills(store: Store, plan_id: str) -> Skills:
    """Return who can do what; raise `UnknownId` if there is no such plan."""
    now = standing(store, plan_id)
    return Skills(problem=now.problem, version=now.newest.number)


def save_skills(
    store: Store, plan_id: str, reading: Reading, cells: Cells, *, seen: int, who: str
) -> int:
    """Save cells and return how many changed; the rota is kept and judged again.

    Cells others changed since `seen` stay theirs unless these change them too,
    otherwise: then nothing is saved and `StaleSkills` is raised.
    """
    with store.reading() as session:
        opened = rows.problem_numbered(session, plan_id, seen)
    was = problem_of(store, opened.id)
    changed: dict[Place, str] = {}

    def decide(now: Standing) -> Restated:
        mine = {p: text for p, text in cells.items() if text != said(was, reading, p)}
        clashes = tuple(
            Clash(place=place, mine=text, theirs=theirs)
            for place, text in mine.items()
            if (theirs := said(now.problem, reading, place))
            != said(was, reading, place)
            and theirs != text
        )
        if clashes:
            raise StaleSkills(clashes, now.newest.number)
        changed.clear()
        changed.update(mine)
        return Restated(problem=_with(now.problem, reading, mine))

    def note(session: Session, kept: ProblemVersion) -> None:
        audit.log(
            session,
            who,
            "change_skills",
            ("plan", plan_id),
            count=len(changed),
            problem_version=kept.number,
        )

    restate(store, plan_id, decide, note, who=who)
    return len(changed)


def said(problem: Problem, reading: Reading, place: Place) -> str:
    """Return what a cell says; raise `UnknownId` for nobody of that id."""
    employee = problem.employee(place[0])
    if reading is Reading.LEVELS:
        return str(employee.skills.get(place[1], "") or "")
    known = [
        one.last
        for one in problem.familiarities_of.get(employee.id, ())
        if one.service_id == place[1]
    ]
    return max(known).isoformat() if known else ""


def depth(problem: Problem, specialty: str, level: int, day: date) -> Depth:
    """Return who has a level of a specialty on a date."""
    able = [e for e in problem.employees if e.skills.get(specialty, 0) >= level]
    return _counted(problem, able, day)


def post_depths(problem: Problem, day: date) -> Mapping[str, Depth]:
    """Return who may hold each post on a date, by id of the post."""
    supply = Supply(problem)
    return {p.id: _counted(problem, supply.able(p.id), day) for p in problem.posts}


def level_needed(problem: Problem, specialty: str) -> int:
    """Return the level most posts of a specialty ask for; 1 where none asks."""
    asked = [p.level for p in problem.posts if p.specialty == specialty]
    return max(set(asked), key=lambda one: (asked.count(one), one), default=1)


def _counted(
    problem: Problem, able: list[Employee] | tuple[Employee, ...], day: date
) -> Depth:
    there = [one for one in able if one.left is None or day <= one.left]
    new = [one for one in there if learning(problem, one, day)]
    return Depth(
        people=tuple(one for one in there if one not in new), learning=len(new)
    )


def _with(problem: Problem, reading: Reading, cells: Cells) -> Problem:
    for name, _ in cells:
        problem.employee(name)
    if reading is Reading.LEVELS:
        return _with_levels(problem, cells)
    return _with_dates(problem, cells)


def _with_levels(problem: Problem, cells: Cells) -> Problem:
    known = problem.specialties
    levels: dict[str, dict[str, int]] = {}
    for (name, specialty), text in cells.items():
        if specialty not in known or text not in LEVELS:
            raise Refused(
                message(
                    "{name}, {skill}: a level is 1, 2, 3 or nothing, not “{text}”.",
                    name=problem.employee(name).name,
                    skill=specialty,
                    text=text[:20],
                )
            )
        has = levels.setdefault(name, dict(problem.employee(name).skills))
        has.pop(specialty, None)
        if text:
            has[specialty] = int(text)
    return problem.replace(
        employees=tuple(
            replace(one, skills=levels[one.id]) if one.id in levels else one
            for one in problem.employees
        )
    )


def _with_dates(problem: Problem, cells: Cells) -> Problem:
    kept = [
        one
        for one in problem.familiarities
        if (one.employee_id, one.service_id) not in cells
    ]
    for (name, service_id), text in cells.items():
        if service_id not in problem.services_by_id:
            raise UnknownId("service", service_id)
        if text:
            day = _day(problem, name, text)
            kept.append(Familiarity(employee_id=name, service_id=service_id, last=day))
    return problem.replace(familiarities=tuple(kept))


def _day(problem: Problem, name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(
            message(
                "{name}: “{text}” is not a date.",
                name=problem.employee(name).name,
                text=text[:20],
            )
        ) from error


def fragile(problem: Problem, day: date) -> tuple[tuple[Post, Depth], ...]:
    """Return the posts at most one person may hold, though somebody is needed."""
    needed = {one.post_id for one in problem.requirements if one.minimum}
    depths = post_depths(problem, day)
    return tuple(
        (post, depths[post.id])
        for post in problem.posts
        if post.id in needed and len(depths[post.id].people) <= SINGLE
    )
