"""Distinct voices: a column per person, line and week that she is heard on.

Columns are continuous. She is heard as much as any one piece of any one date is held:
rows per piece rather than one for the whole week, which the relaxation would dodge
(figures in docs/decisions/0006).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.domain.period import monday_of
from planner.rules.distinct_voices import RULE, is_line
from planner.solver.encoding import Encoding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.problem import Problem
    from planner.solver.formulation import Formulation

PostWeek = tuple[str, date]
Held = dict[tuple[date, int], dict[int, float]]
"""The columns that put one person on one post from a date and minute on."""


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    most = RULE.value(problem, "people")
    given: dict[PostWeek, set[str]] = {}
    answered = _answered(problem)
    for one in problem.context:
        for post_id in answered.get(one.post_id, ()):
            line = (post_id, monday_of(one.date))
            given.setdefault(line, set()).add(one.employee_id)
    planned = _planned(formulation, answered)
    for line in _lines(formulation):
        known = given.get(line, set())
        new = {n: held for n, held in planned.get(line, {}).items() if n not in known}
        if len(known) + len(new) > most:
            _line(formulation, new, len(known) - most)


def _answered(problem: Problem) -> Mapping[str, list[str]]:
    """Return the lines whoever holds a post is heard on, by id of the post."""
    found: dict[str, list[str]] = {}
    for post in problem.posts:
        if is_line(problem, post.id):
            for name in (post.id, *problem.combined_with.get(post.id, ())):
                found.setdefault(name, []).append(post.id)
    return found


def _lines(formulation: Formulation) -> list[PostWeek]:
    problem = formulation.problem
    cells = problem.free
    days = problem.period.days if cells is None else sorted({day for _, day in cells})
    weeks = dict.fromkeys(monday_of(day) for day in days if day in problem.period)
    phones = [post.id for post in problem.posts if is_line(problem, post.id)]
    return [(post_id, week) for post_id in phones for week in weeks]


def _planned(
    formulation: Formulation, answered: Mapping[str, list[str]]
) -> Mapping[PostWeek, dict[str, Held]]:
    found: dict[PostWeek, dict[str, Held]] = {}
    for cell in formulation.cells.values():
        week = monday_of(cell.day)
        for piece, way, column in cell.holds:
            for post_id in answered.get(way.post_id, ()):
                people = found.setdefault((post_id, week), {})
                held = people.setdefault(cell.employee.id, {})
                held.setdefault((cell.day, piece.start), {})[column] = 1.0
    return found


def _line(formulation: Formulation, people: Mapping[str, Held], above: float) -> None:
    model = formulation.model
    heard = []
    for held in people.values():
        voice = model.column(integer=False)
        heard.append((voice, 1.0))
        rows = {tuple(sorted(columns)) for columns in held.values()}
        for row in sorted(rows):
            model.row([*((column, 1.0) for column in row), (voice, -1.0)], upper=0.0)
    beyond = model.column(upper=len(people) + max(0.0, above), integer=False)
    model.row([*heard, (beyond, -1.0)], upper=-above)
    formulation.charge(RULE.id, beyond, RULE.points(formulation.problem))


ENCODING = Encoding(id="distinct_voices", encode=_encode)
