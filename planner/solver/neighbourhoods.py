"""Which cells to plan again: each kind looks at the rota from another side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING

from planner.domain.period import monday_of
from planner.domain.problem import Problem
from planner.domain.rota import Cell
from planner.rules.rule import COVERAGE, Violation
from planner.solver.lack import Lack, Place

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.work import Post

NEAR = timedelta(days=1)
"""Two dates as near as this are planned together."""
WIDEST = 2
"""Days before and after a gap that are looked at, once its day alone and a few people's
periods have not filled it."""
PRESSING = 0.25
"""Share of the points that may be avoidable above which gaps are looked at first."""
LOOKS = 3
"""How often a gap that alone matters much is looked at before anything else."""
LARGE = 0.2
"""Share of that below which a gap is left to chance: there are hundreds."""


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The problem and where the rota of the moment hurts."""

    problem: Problem
    violations: Sequence[Violation]
    tried: Counter[Place] = field(default_factory=Counter)
    """How often each gap was looked at: some cannot be filled, and must not take all
    the time. Counted here, by `gap`."""

    avoidable: float = 0.0
    """Points the rota may lose without need."""

    lack: Lack = field(default_factory=dict)
    """What the relaxation lacks too, by post and date: as good as unavoidable."""

    @cached_property
    def gaps(self) -> list[Violation]:
        """What is missing on a post on a date, at a price, beyond the relaxation.

        Of several on the same post and date each keeps the same share of its points.
        """
        found = [v for v in self.violations if v.post_id and v.date and v.penalty]
        kept = self._kept(found)
        return [
            replace(gap, penalty=gap.penalty * kept[place_of(gap)])
            if gap.level in COVERAGE
            else gap
            for gap in found
            if gap.level not in COVERAGE or kept[place_of(gap)]
        ]

    @cached_property
    def pressing(self) -> list[Violation]:
        """The gaps to look at before anything else, the worst first.

        None while together they matter little. Large ones are looked at once, a gap
        that alone matters much further.
        """
        share = PRESSING * self.avoidable
        found = [
            gap
            for gap in self.gaps
            if gap.penalty > LARGE * share
            and self.looks_at(gap) < (LOOKS if gap.penalty > share else 1)
        ]
        found.sort(key=lambda gap: -gap.penalty)
        return found if sum(gap.penalty for gap in found) > share else []

    def looks_at(self, gap: Violation) -> int:
        """Return how often a gap was looked at."""
        return self.tried[place_of(gap)]

    def look_at(self, gap: Violation) -> None:
        """Remember one more look at a gap."""
        self.tried[place_of(gap)] += 1

    def _kept(self, gaps: Iterable[Violation]) -> Mapping[Place, float]:
        """Return the share of the points lost that the relaxation does not lose."""
        lost: dict[Place, float] = {}
        for gap in gaps:
            if gap.level in COVERAGE:
                lost[place_of(gap)] = lost.get(place_of(gap), 0.0) + gap.penalty
        return {
            place: max(0.0, 1.0 - self.lack.get(place, 0.0) / points)
            for place, points in lost.items()
        }

    @property
    def unseen(self) -> list[Violation]:
        """The gaps nobody looked at yet, the worst first."""
        unseen = [gap for gap in self.gaps if not self.looks_at(gap)]
        return sorted(unseen, key=lambda gap: -gap.penalty)


def place_of(gap: Violation) -> Place:
    """Return the post and the date of a gap."""
    return gap.post_id or "", gap.date or date.min


Pick = Callable[[Situation, Random, int], frozenset[Cell]]
"""From a situation, a source of chance and a number of cells wanted, the cells."""


def _cells(
    problem: Problem, people: Iterable[Employee], days: Iterable[date], most: int
) -> frozenset[Cell]:
    """Return the working cells of `people` on `days`, whole people, up to `most`."""
    dates = tuple(days)
    chosen: list[Cell] = []
    for employee in people:
        chosen.extend(
            (employee.id, day)
            for day in dates
            if problem.is_free(employee.id, day) and problem.shifts_on(employee, day)
        )
        if len(chosen) >= most:
            break
    return frozenset(chosen)


def _shuffled(employees: Iterable[Employee], chance: Random) -> list[Employee]:
    people = list(employees)
    chance.shuffle(people)
    return people


def _near(problem: Problem, centre: Employee, chance: Random) -> list[Employee]:
    """Return everyone, those who share most with `centre` first."""
    home = problem.services_by_id[centre.home_service_id]

    def distance(other: Employee) -> tuple[bool, int]:
        service = problem.services_by_id[other.home_service_id]
        shared = len(set(centre.skills) & set(other.skills))
        return (service.pole_id != home.pole_id, -shared)

    return sorted(_shuffled(problem.employees, chance), key=distance)


def week(situation: Situation, chance: Random, most: int) -> frozenset[Cell]:
    """Return one week of people who can stand in for each other."""
    problem = situation.problem
    monday = chance.choice(problem.period.weeks)
    days = [day for day in problem.period.days if monday_of(day) == monday]
    centre = chance.choice(problem.employees)
    return _cells(problem, _near(problem, centre, chance), days, most)


def days(situation: Situation, chance: Random, most: int) -> frozenset[Cell]:
    """Return two successive dates of many people."""
    problem = situation.problem
    first = chance.choice(problem.period.days)
    span = [day for day in problem.period.days if first <= day <= first + NEAR]
    centre = chance.choice(problem.employees)
    return _cells(problem, _near(problem, centre, chance), span, most)


def people(situation: Situation, chance: Random, most: int) -> frozenset[Cell]:
    """Return the whole period of a few people near one another."""
    problem = situation.problem
    centre = chance.choice(problem.employees)
    near = _near(problem, centre, chance)
    return _cells(problem, near, problem.period.days, most)


def mixed(situation: Situation, chance: Random, most: int) -> frozenset[Cell]:
    """Return the whole period of a few people taken anywhere."""
    problem = situation.problem
    anyone = _shuffled(problem.employees, chance)
    return _cells(problem, anyone, problem.period.days, most)


def gap(situation: Situation, chance: Random, most: int) -> frozenset[Cell]:
    """Return the cells of one more look at a gap, the worst that nobody looked at.

    First its day, of those who could fill it or free someone; then the period of a few
    who could fill it, since a post that is short on many days wants someone's whole
    month arranged for it; then the days around.
    """
    gaps = situation.gaps
    if not gaps:
        return week(situation, chance, most)
    first = situation.pressing or situation.unseen
    worst = (
        first[0]
        if first
        else chance.choices(
            gaps, [v.penalty / situation.looks_at(v) ** 2 for v in gaps]
        )[0]
    )
    looks = situation.looks_at(worst)
    situation.look_at(worst)
    problem = situation.problem
    able = _able(problem, problem.post(worst.post_id or ""), chance)
    cells = _cells(problem, able, _looked_over(problem, worst, looks), most)
    if not looks:
        _seen_as_well(situation, worst, cells)
    return cells


def _looked_over(problem: Problem, gap: Violation, looks: int) -> Sequence[date]:
    """Return the dates of a look at a gap after so many."""
    days = problem.period.days
    if looks == 1:
        return days
    day = gap.date or problem.period.start
    around = timedelta(min(WIDEST, max(0, looks - 1)))
    return [d for d in days if day - around <= d <= day + around]


def _seen_as_well(situation: Situation, gap: Violation, cells: frozenset[Cell]) -> None:
    """Remember the other gaps of a day of which all who could fill them are there."""
    problem = situation.problem
    names = {name for name, _ in cells}
    for other in situation.gaps:
        if other.date != gap.date or other is gap or situation.looks_at(other):
            continue
        if _could(problem, problem.post(other.post_id or ""), gap.date) <= names:
            situation.look_at(other)


def _could(problem: Problem, post: Post, day: date | None) -> set[str]:
    """Return who has the skill for a post and may work that day."""
    return {
        one.id
        for one in problem.employees
        if day is not None
        and _skilled(one, post)
        and problem.is_free(one.id, day)
        and problem.shifts_on(one, day)
    }


def _skilled(employee: Employee, post: Post) -> bool:
    return post.specialty is None or post.specialty in employee.skills


def _able(problem: Problem, post: Post, chance: Random) -> list[Employee]:
    """Return everyone, those who can hold a post first, those of its pole before."""

    def distance(other: Employee) -> tuple[bool, bool]:
        service = problem.services_by_id[other.home_service_id]
        return (not _skilled(other, post), service.pole_id != post.pole_id)

    return sorted(_shuffled(problem.employees, chance), key=distance)


def holders(situation: Situation, chance: Random, most: int) -> frozenset[Cell]:
    """Return one week of those who can hold one post."""
    problem = situation.problem
    if not problem.posts:
        return week(situation, chance, most)
    monday = chance.choice(problem.period.weeks)
    days = [day for day in problem.period.days if monday_of(day) == monday]
    able = _able(problem, chance.choice(problem.posts), chance)
    return _cells(problem, able, days, most)


def pole(situation: Situation, chance: Random, most: int) -> frozenset[Cell]:
    """Return the people of one pole, from a date on for as long as there is room."""
    problem = situation.problem
    services = problem.services_by_id
    centre = services[chance.choice(problem.employees).home_service_id].pole_id
    team = [
        employee
        for employee in problem.employees
        if services[employee.home_service_id].pole_id == centre
    ]
    dates = problem.period.days
    first = chance.randrange(len(dates))
    chosen: set[Cell] = set()
    for day in (*dates[first:], *dates[:first]):
        chosen |= _cells(problem, team, (day,), len(team) + 1)
        if len(chosen) >= most:
            break
    return frozenset(chosen)


def hurt(situation: Situation, chance: Random, most: int) -> frozenset[Cell]:
    """Return the period of someone the rota treats badly, and of people near her."""
    problem = situation.problem
    points: dict[str, float] = {}
    for violation in situation.violations:
        if violation.employee_id:
            name = violation.employee_id
            points[name] = points.get(name, 0.0) + violation.penalty
    named = [name for name, value in points.items() if value > 0]
    if not named:
        return people(situation, chance, most)
    chosen = chance.choices(named, [points[name] for name in named])[0]
    near = _near(problem, problem.employee(chosen), chance)
    first = [problem.employee(chosen), *(e for e in near if e.id != chosen)]
    return _cells(problem, first, problem.period.days, most)


PICKS: tuple[Pick, ...] = (week, days, people, mixed, pole, holders, gap, hurt)
"""Every kind of neighbourhood; a new one is a function and a name here."""
GAP = PICKS.index(gap)
