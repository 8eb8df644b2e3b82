"""The phone lines week by week, and which days are heard on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.view import SCALE, Line
from planner.domain.period import monday_of
from planner.rules import distinct_voices

if TYPE_CHECKING:
    from benchmarks.peers.view import Day
    from planner.domain.problem import Problem


class Lines:
    """Every phone post in every week of the period."""

    def __init__(self, problem: Problem) -> None:
        self._mondays = [monday_of(day) for day in problem.period.days]
        phones = [p.id for p in problem.posts if problem.activity_of(p.id).phone]
        keys = [(post, monday) for post in phones for monday in problem.period.weeks]
        self._ranks = {key: rank for rank, key in enumerate(keys)}
        line = Line(
            most=round(distinct_voices.RULE.value(problem, "people")),
            points=round(distinct_voices.RULE.points(problem) * SCALE),
        )
        self.all = tuple(line for _ in keys)

    def heard_on(self, day: Day) -> tuple[int, ...]:
        """Return the ranks of the lines held in a day, each once."""
        monday = self._mondays[day.date]
        keys = dict.fromkeys((hold.post_id, monday) for hold in day.holds)
        return tuple(self._ranks[key] for key in keys if key in self._ranks)
