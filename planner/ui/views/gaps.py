"""Needs nobody fills: what the panel beside the grid lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.problem import Problem
from planner.domain.work import Criticality
from planner.evaluation.evaluate import Evaluation
from planner.rules.rule import Violation
from planner.ui.views.problems import COVERAGE_RULES

TOP = 40
"""Gaps listed at first: more is a click away, so the panel stays usable."""


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A stretch of one post and date with the same number of people missing."""

    post_id: str
    service: str
    """Name of the service, or of the pole for a shared post."""
    post: str
    site: str
    date: date
    start: int
    end: int
    people: int
    below_minimum: bool
    criticality: Criticality

    @property
    def minutes(self) -> int:
        """Person-minutes missing."""
        return self.people * (self.end - self.start)

    @property
    def badness(self) -> tuple[object, ...]:
        """Sort key, the worst first."""
        return (
            not self.below_minimum,
            -self.criticality,
            -self.minutes,
            self.date,
            self.start,
            self.post_id,
        )


@dataclass(frozen=True, kw_only=True)
class GapGroup:
    """Gaps of one date or one service, worst first."""

    title: str
    gaps: tuple[Gap, ...]

    @property
    def minimum_minutes(self) -> int:
        """Person-minutes missing below the minimum."""
        return sum(gap.minutes for gap in self.gaps if gap.below_minimum)

    @property
    def target_minutes(self) -> int:
        """Person-minutes missing between minimum and target."""
        return sum(gap.minutes for gap in self.gaps if not gap.below_minimum)


def gaps_of(problem: Problem, evaluation: Evaluation) -> tuple[Gap, ...]:
    """Return every gap of a rota, worst first, adjoining like ones made one."""
    found = (
        _gap(problem, violation)
        for violation in evaluation.violations
        if violation.rule_id in COVERAGE_RULES
    )
    return tuple(sorted(_joined(found), key=lambda gap: gap.badness))


def grouped(gaps: Iterable[Gap], titles: Mapping[Gap, str]) -> tuple[GapGroup, ...]:
    """Return gaps by title, in the order of the worst gap of each."""
    groups: dict[str, list[Gap]] = {}
    for gap in gaps:
        groups.setdefault(titles[gap], []).append(gap)
    return tuple(
        GapGroup(title=title, gaps=tuple(found)) for title, found in groups.items()
    )


def _gap(problem: Problem, violation: Violation) -> Gap:
    post = problem.post(violation.post_id or "")
    day = violation.date or problem.period.start
    start, end = violation.start or 0, violation.end or 0
    return Gap(
        post_id=post.id,
        service=where(problem, post.id),
        post=post.name,
        site=problem.sites_by_id[post.site_id].name,
        date=day,
        start=start,
        end=end,
        people=round(violation.amount / (end - start)),
        below_minimum=violation.rule_id == COVERAGE_RULES[0],
        criticality=_criticality(problem, post.id, day, start),
    )


def where(problem: Problem, post_id: str) -> str:
    """Return the name of the service, or of the pole, a post works for."""
    post = problem.post(post_id)
    if post.service_id is None:
        return problem.poles_by_id[post.pole_id].name
    return problem.services_by_id[post.service_id].name


def _criticality(problem: Problem, post_id: str, day: date, minute: int) -> Criticality:
    return max(
        (
            need.criticality
            for need in problem.requirements_on.get((post_id, day), ())
            if need.start <= minute < need.end
        ),
        default=Criticality.NORMAL,
    )


def _joined(gaps: Iterable[Gap]) -> list[Gap]:
    result: list[Gap] = []
    for gap in sorted(
        gaps, key=lambda g: (g.post_id, g.date, g.below_minimum, g.start)
    ):
        last = result[-1] if result else None
        adjoins = last is not None and last.end == gap.start
        if last and adjoins and replace(last, start=gap.start, end=gap.end) == gap:
            result[-1] = replace(last, end=gap.end)
        else:
            result.append(gap)
    return result
