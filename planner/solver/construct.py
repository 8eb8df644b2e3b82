"""A first rota, built week by week, each week in parts an engine solves in seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.people import Employee
from planner.domain.period import Period, monday_of
from planner.domain.restrict import restrict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Cell, Rota

LARGEST, SMALLER = 70, 36
"""People planned together in one week; above it poles are planned apart first. Smaller
groups where there are few people, to give every process one."""
FEW = 3
"""People planned together over the whole period, where rhythms rule."""

Group = list[Employee]


def mending_part(
    problem: Problem,
    rota: Rota,
    monday: date,
    people: Iterable[Employee],
    cells: frozenset[Cell],
) -> Problem | None:
    """Return the sub-problem of those of `cells` in one week of some people.

    The rest stays as in `rota`, which goes on after the week: nothing is cut off.
    """
    names = {employee.id for employee in people}
    free = frozenset(
        (name, day)
        for name, day in cells
        if name in names and monday_of(day) == monday and problem.is_free(name, day)
    )
    return restrict(problem, free, rota) if free else None


def weekly_part(
    problem: Problem, rota: Rota, monday: date, people: Iterable[Employee]
) -> Problem | None:
    """Return the sub-problem of one week of some people, given `rota`; none if empty.

    The period ends with the week, so that hours are balanced up to there and not
    spent in advance.
    """
    days = [day for day in problem.period.days if monday_of(day) == monday]
    wanted = set(days)
    until = problem.replace(
        period=Period(start=problem.period.start, end=days[-1]),
        requirements=tuple(r for r in problem.requirements if r.date in wanted),
        rhythms=tuple(
            rhythm.by(_share(problem, days[-1])) for rhythm in problem.rhythms
        ),
    )
    free: frozenset[Cell] = frozenset(
        (employee.id, day)
        for employee in people
        for day in days
        if problem.is_free(employee.id, day)
    )
    return restrict(until, free, rota) if free else None


def _share(problem: Problem, last: date) -> float:
    """Return the share of the period that ends with a date."""
    whole = problem.period
    return ((last - whole.start).days + 1) / len(whole.days)


def ruled_by_rhythms(problem: Problem) -> bool:
    """Return whether most people have a rhythm: whole periods then come before weeks.

    Weekends, hours and runs reach across weeks: a week that looks good alone may leave
    no lawful one after it.
    """
    bound = sum(one.rhythm_id is not None for one in problem.employees)
    return 2 * bound > len(problem.employees)


def few_by_few(problem: Problem) -> list[Group]:
    """Return groups of a few people, to be planned in turn over the whole period."""
    people = list(problem.employees)
    return [people[start : start + FEW] for start in range(0, len(people), FEW)]


def period_part(
    problem: Problem, rota: Rota, people: Iterable[Employee]
) -> Problem | None:
    """Return the sub-problem of the whole period of some people, none if empty."""
    free: frozenset[Cell] = frozenset(
        (employee.id, day)
        for employee in people
        for day in problem.period.days
        if problem.is_free(employee.id, day)
    )
    return restrict(problem, free, rota) if free else None


def stages(problem: Problem) -> list[list[Group]]:
    """Return groups of people to plan, stage after stage.

    Groups of one stage hardly compete and may be planned side by side; the pool comes
    last, where the others leave gaps.
    """
    first: list[Group] = []
    last: list[Group] = []
    most = LARGEST if len(problem.employees) > LARGEST else SMALLER
    for group in separate(problem):
        if len(group) <= most:
            first.append(group)
            continue
        own = [e for e in group if e.pool_id is None]
        first.extend(packed(problem, own, most))
        last.extend(_slices([e for e in group if e.pool_id is not None]))
    return [stage for stage in (first, last) if stage]


def packed(problem: Problem, people: Sequence[Employee], most: int) -> Iterator[Group]:
    """Yield groups of whole poles, neighbours together, none much above `most`."""
    poles: dict[tuple[str, str], Group] = {}
    for employee in people:
        home = problem.services_by_id[employee.home_service_id]
        poles.setdefault((home.site_id, home.pole_id), []).append(employee)
    group: Group = []
    for key in sorted(poles):
        if group and len(group) + len(poles[key]) > most:
            yield group
            group = []
        group = [*group, *poles[key]]
    if group:
        yield group


def _slices(people: Sequence[Employee]) -> Iterator[Group]:
    for start in range(0, len(people), LARGEST):
        yield list(people[start : start + LARGEST])


def separate(problem: Problem) -> list[Group]:
    """Return groups of people who can never hold the same post, nor watch one floor.

    Most hospitals are one group, because of the pool; practices fall apart.
    """
    group: dict[str, str] = {}

    def root(name: str) -> str:
        while group.setdefault(name, name) != name:
            name = group[name]
        return name

    for employee in problem.employees:
        for key in _ties(problem, employee):
            group[root(key)] = root(f"employee {employee.id}")
    groups: dict[str, Group] = {}
    for employee in problem.employees:
        groups.setdefault(root(f"employee {employee.id}"), []).append(employee)
    return list(groups.values())


def _ties(problem: Problem, employee: Employee) -> Iterator[str]:
    yield f"service {employee.home_service_id}"
    for post in problem.posts:
        known = post.specialty is None or post.specialty in employee.skills
        remote = problem.activity_of(post.id).remote and employee.telework_days
        if known and (post.site_id in employee.site_ids or remote):
            yield f"post {post.id}"
