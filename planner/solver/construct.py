"""A first rota, built week by week, each in parts that share nobody and no post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from planner.domain.people import Employee
from planner.domain.period import Period, monday_of
from planner.domain.problem import Problem
from planner.domain.restrict import restrict
from planner.domain.rota import Cell, Rota


def weekly_parts(problem: Problem, rota: Rota, monday: date) -> Iterator[Problem]:
    """Yield the sub-problems of one week, given `rota` for the weeks before.

    The period ends with the week, so that hours are balanced up to there and not
    spent in advance.
    """
    days = [day for day in problem.period.days if monday_of(day) == monday]
    until = problem.replace(
        period=Period(start=problem.period.start, end=days[-1]),
        requirements=tuple(r for r in problem.requirements if r.date in set(days)),
    )
    for people in separate(problem):
        free: frozenset[Cell] = frozenset(
            (employee.id, day)
            for employee in people
            for day in days
            if problem.is_free(employee.id, day)
        )
        if free:
            yield restrict(until, free, rota)


def separate(problem: Problem) -> list[list[Employee]]:
    """Return groups of people who can never hold the same post, nor watch one floor.

    Most hospitals are one group, because of the pool; poles without one fall apart.
    """
    group: dict[str, str] = {}

    def root(name: str) -> str:
        while group.setdefault(name, name) != name:
            name = group[name]
        return name

    for employee in problem.employees:
        for key in _ties(problem, employee):
            group[root(key)] = root(f"employee {employee.id}")
    groups: dict[str, list[Employee]] = {}
    for employee in problem.employees:
        groups.setdefault(root(f"employee {employee.id}"), []).append(employee)
    return list(groups.values())


def _ties(problem: Problem, employee: Employee) -> Iterable[str]:
    yield f"service {employee.home_service_id}"
    for post in problem.posts:
        known = post.specialty is None or post.specialty in employee.skills
        remote = problem.activity_of(post.id).remote and employee.telework_days
        if known and (post.site_id in employee.site_ids or remote):
            yield f"post {post.id}"
