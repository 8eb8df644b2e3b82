"""What posts lack, once a platform bought outside holds what it can of it.

Calls overflow to a platform by themselves, so what it holds follows from the rota: at
each moment its lines go to the gaps that cost most, as long as a gap costs more than
the line.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.clock import cut
from planner.domain.restrict import residual_of
from planner.domain.staffing import staff_of
from planner.domain.work import Criticality

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.domain.external import External
    from planner.domain.problem import PostDay, Problem
    from planner.domain.rota import Rota
    from planner.domain.work import Requirement

MINIMUM_WEIGHT = 20_000
"""Points of an hour missing below the minimum of a normal post, unless set."""
TARGET_WEIGHT = 800
"""Points of an hour missing between minimum and target, unless set."""
FACTORS = {
    Criticality.NORMAL: 1.0,
    Criticality.IMPORTANT: 6.0,
    Criticality.CRITICAL: 36.0,
}
"""Points of an hour below the minimum relative to a normal post: a quarter-hour of a
critical post outweighs the longest shift, 30 quarter-hours, on a normal one."""


class Held(NamedTuple):
    """What a platform holds of a need over part of a day, in people."""

    post_id: str
    need: int
    """Which of the needs left of the post on the date."""
    start: int
    end: int
    minimum: int
    target: int
    """Of those between minimum and target."""

    @property
    def people(self) -> int:
        """How many lines it takes."""
        return self.minimum + self.target


class Missing:
    """What each post and date lacks in a rota; each platform and date worked out once.

    Needs held by a platform are looked at on a date together, so all its posts must be.
    """

    def __init__(self, problem: Problem, rota: Rota) -> None:
        self._problem = problem
        self._rota = rota
        self._held: dict[tuple[str, date], tuple[Held, ...]] = {}

    def of(self, key: PostDay) -> list[Requirement]:
        """Return the needs of a post and date less what people and lines hold."""
        left = self._left(key)
        held = self.held(key)
        if not held:
            return left
        return [
            part
            for number, need in enumerate(left)
            for part in _less(need, [one for one in held if one.need == number])
        ]

    def held(self, key: PostDay) -> tuple[Held, ...]:
        """Return what a platform holds of a post on a date, by time."""
        platform = self._problem.platform_of.get(key[0])
        if platform is None:
            return ()
        if (platform.id, key[1]) not in self._held:
            self._held[platform.id, key[1]] = tuple(self._overflow(platform, key[1]))
        return tuple(h for h in self._held[platform.id, key[1]] if h.post_id == key[0])

    def _left(self, key: PostDay) -> list[Requirement]:
        needs = self._problem.requirements_on.get(key, ())
        return residual_of(key, needs, staff_of(self._problem, self._rota, *key))

    def _overflow(self, platform: External, day: date) -> list[Held]:
        left = {name: self._left((name, day)) for name in sorted(platform.post_ids)}
        times = {t for needs in left.values() for n in needs for t in (n.start, n.end)}
        marks = times | {t for w in platform.windows for t in (w.start, w.end)}
        found: list[Held] = []
        for start, end in cut(min(times, default=0), max(times, default=0), marks):
            if platform.open_on(day, start, end):
                found += _shared(self._problem, platform, left, start, end)
        return found


def _shared(
    problem: Problem,
    platform: External,
    left: Mapping[str, list[Requirement]],
    start: int,
    end: int,
) -> list[Held]:
    """Return how the lines are shared over from-to: the most costly gaps first."""
    price = platform.price * _weight(problem, "external_cost", 1.0)
    gaps = [
        (-points, name, number, below)
        for name, needs in left.items()
        for number, need in enumerate(needs)
        if need.start <= start and end <= need.end
        for below, people, points in _gaps(problem, need)
        for _ in range(people)
        if points > price
    ]
    taken: dict[tuple[str, int], list[int]] = {}
    for _, name, number, below in sorted(gaps)[: platform.lines]:
        taken.setdefault((name, number), [0, 0])[below] += 1
    return [
        Held(name, number, start, end, minimum, target)
        for (name, number), (minimum, target) in sorted(taken.items())
    ]


def _gaps(problem: Problem, need: Requirement) -> list[tuple[int, int, float]]:
    """Return people missing, below the minimum then the target, and points an hour."""
    minimum = _weight(problem, "minimum_coverage", MINIMUM_WEIGHT)
    target = _weight(problem, "target_coverage", TARGET_WEIGHT)
    return [
        (0, need.minimum, minimum * FACTORS[need.criticality]),
        (1, need.target - need.minimum, target),
    ]


def _weight(problem: Problem, rule_id: str, default: float) -> float:
    return problem.parameters.get(rule_id, {}).get("weight", default)


def _less(need: Requirement, held: list[Held]) -> list[Requirement]:
    """Return a need less what is held of it, parts that lack the same made one."""
    parts: list[Requirement] = []
    for start, end in cut(need.start, need.end, (t for h in held for t in h[2:4])):
        here = [one for one in held if one.start <= start and end <= one.end]
        part = replace(
            need,
            start=start,
            end=end,
            minimum=need.minimum - sum(one.minimum for one in here),
            target=need.target - sum(one.people for one in here),
        )
        if parts and (parts[-1].minimum, parts[-1].target) == (
            part.minimum,
            part.target,
        ):
            parts[-1] = replace(parts[-1], end=end)
        else:
            parts.append(part)
    return parts
