"""Newcomers and trainees: wherever one is, a row asks for someone experienced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.clock import cut
from planner.rules.newcomer_alone import beside, learning
from planner.solver.encoding import Encoding
from planner.solver.presence import (
    Presence,
    Where,
    given_on,
    given_over,
    minus,
    times_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment
    from planner.domain.work import Post
    from planner.solver.cells import CellColumns
    from planner.solver.formulation import Formulation, Terms
    from planner.solver.presence import Span


def _encode(formulation: Formulation) -> None:
    problem = formulation.problem
    if any(one.trainee or one.joined for one in problem.everyone):
        presence = Presence(formulation)
        for day in problem.period.days:
            _Day(presence, day).ask()


class _Day:
    """The learners of a date, and those who may be beside them."""

    def __init__(self, presence: Presence, day: date) -> None:
        problem = presence.problem
        cells = presence.cells_on(day)
        given = given_on(problem, day)
        self.presence = presence
        self.day = day
        self.learners = [c for c in cells if learning(problem, c.employee, day)]
        self.known = [c for c in cells if not learning(problem, c.employee, day)]
        self.given_learners = [a for a in given if _learns(problem, a)]
        self.given_known = [a for a in given if not _learns(problem, a)]

    def ask(self) -> None:
        """Add the rows of the date."""
        for cell in self.learners:
            if cell.remote is not None:
                self.presence.at_least([(cell.remote, -1.0)], 0.0, self.day)
            for team in self._teams(cell):
                for span in _spans(self.known, self.given_known, cell):
                    terms = self.presence.held(cell, Where(team)).terms(span)
                    if terms:
                        self._row(terms, span, team)
        for one in self.given_learners:
            if not one.remote:
                team = _team(self.presence.problem, one.post_id)
                for span in cut(
                    one.start, one.end, times_of(self.known, self.given_known)
                ):
                    self._row([], span, team)

    def _teams(self, cell: CellColumns) -> Sequence[frozenset[str]]:
        posts = dict.fromkeys(way.post_id for _, way, _ in cell.holds)
        problem = self.presence.problem
        return list(dict.fromkeys(_team(problem, post_id) for post_id in posts))

    def _row(self, learner: Terms, span: Span, team: frozenset[str]) -> None:
        """Ask for someone experienced in the team of a learner, planned or given."""
        site_id = self.presence.problem.post(next(iter(team))).site_id
        given = given_over(self.given_known, span)
        if any(a.post_id in team and a.place == site_id for a in given):
            return
        colleagues = [
            term
            for cell in self.known
            for term in self.presence.onsite(cell, span, Where(team, onsite=True))
        ]
        if learner:
            self.presence.at_least([*colleagues, *minus(learner)], 0.0, self.day)
        elif colleagues:
            self.presence.at_least(colleagues, 1.0, self.day, forced=True)


def _spans(
    known: Sequence[CellColumns], given: Sequence[Assignment], cell: CellColumns
) -> list[Span]:
    times = times_of((cell, *known), given)
    return cut(min(times), max(times), times)


def _learns(problem: Problem, one: Assignment) -> bool:
    return learning(problem, problem.employee(one.employee_id), one.date)


def _team(problem: Problem, post_id: str) -> frozenset[str]:
    """Return the posts of the site on which a colleague is beside her."""
    post: Post = problem.post(post_id)
    return frozenset(
        other.id
        for other in problem.posts
        if other.site_id == post.site_id and beside(post, other)
    )


ENCODING = Encoding(id="newcomer_alone", encode=_encode)
