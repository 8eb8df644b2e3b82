"""The needs of a problem cut into stretches, and which days count for which."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from benchmarks.peers.view import SCALE, Day, Stretch
from planner.rules import minimum_coverage, missing, target_coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.domain.problem import Problem
    from planner.domain.work import Requirement

Span = tuple[int, int]
PostRank = tuple[str, int]
"""A post on a date, by the rank of the date."""


class Needs:
    """Every need cut where the holds of the days possible start or end.

    Parts of one need that the same holds cover are one stretch.
    """

    def __init__(self, problem: Problem, days: Iterable[Day]) -> None:
        self.stretches: list[Stretch] = []
        self._by_hold: dict[tuple[PostRank, Span], list[int]] = {}
        self._problem = problem
        spans: dict[PostRank, dict[Span, None]] = {}
        for day in days:
            for hold in day.holds:
                on_post = spans.setdefault((hold.post_id, day.date), {})
                on_post[hold.start, hold.end] = None
        dates = {day: rank for rank, day in enumerate(problem.period.days)}
        for need in problem.requirements:
            if need.target and need.date in dates:
                key = (need.post_id, dates[need.date])
                self._add(need, key, list(spans.get(key, ())))

    def covered_by(self, day: Day) -> tuple[int, ...]:
        """Return the ranks of the stretches a day counts for."""
        return tuple(
            rank
            for hold in day.holds
            for rank in self._by_hold.get(
                ((hold.post_id, day.date), (hold.start, hold.end)), ()
            )
        )

    def _add(self, need: Requirement, key: PostRank, spans: list[Span]) -> None:
        for covering, minutes in _cut(need, spans).items():
            for span in covering:
                self._by_hold.setdefault((key, span), []).append(len(self.stretches))
            self.stretches.append(self._stretch(need, minutes))

    def _stretch(self, need: Requirement, minutes: int) -> Stretch:
        factor = missing.FACTORS[need.criticality]
        first = minimum_coverage.RULE.points(self._problem) * factor
        then = target_coverage.RULE.points(self._problem)
        return Stretch(
            minimum=need.minimum,
            target=need.target,
            below_minimum=round(first * minutes * SCALE),
            below_target=round(then * minutes * SCALE),
        )


def _cut(need: Requirement, spans: list[Span]) -> dict[tuple[Span, ...], int]:
    """Return minutes by the holds that cover them."""
    lengths: dict[tuple[Span, ...], int] = {}
    for start, end in itertools.pairwise(_marks(need, spans)):
        covering = tuple(s for s in spans if s[0] <= start and end <= s[1])
        lengths[covering] = lengths.get(covering, 0) + end - start
    return lengths


def _marks(need: Requirement, spans: list[Span]) -> Iterator[int]:
    inside = {t for span in spans for t in span if need.start < t < need.end}
    yield from sorted({need.start, need.end} | inside)
