"""The construction as parts that wait for one another: a group's week for its last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.rota import Rota
from planner.solver.construct import (
    Group,
    few_by_few,
    mending_part,
    period_part,
    ruled_by_rhythms,
    stages,
    weekly_part,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.problem import Problem
    from planner.domain.rota import Cell


@dataclass(frozen=True, kw_only=True)
class Job:
    """One week of one group, or the whole period of a few people."""

    monday: date
    stage: int
    place: int
    """Number of the group within its stage."""
    group: Group


class Building:
    """A rota under construction.

    A group's week needs the same group's week before, for rest and hours across the
    weekend, and the stages before it in its own week, whose gaps it fills. Groups of a
    stage hardly compete: they go on side by side, also into the next week.
    """

    def __init__(
        self, problem: Problem, base: Rota, cells: frozenset[Cell] | None = None
    ) -> None:
        """With `cells`, only those are planned and the rest of `base` stays."""
        self.rota = base
        self._problem = problem
        self._cells = cells
        self._few = cells is None and ruled_by_rhythms(problem)
        self._waiting = self._few_by_few() if self._few else self._weeks()
        self._running: list[Job] = []

    def _few_by_few(self) -> list[Job]:
        """Return one part for a few people's whole period, each after the last."""
        first = self._problem.period.weeks[0]
        groups = few_by_few(self._problem)
        return [
            Job(monday=first, stage=stage, place=0, group=group)
            for stage, group in enumerate(groups)
        ]

    def _weeks(self) -> list[Job]:
        problem = self._problem
        return [
            Job(monday=monday, stage=stage, place=place, group=group)
            for monday in problem.period.weeks
            for stage, groups in enumerate(stages(problem))
            for place, group in enumerate(groups)
        ]

    @property
    def over(self) -> bool:
        """Whether every part is built."""
        return not self._waiting and not self._running

    @property
    def weeks_left(self) -> int:
        """How many weeks are not wholly built."""
        return len({job.monday for job in (*self._waiting, *self._running)})

    def take(self) -> tuple[Job, Problem] | None:
        """Return the next part that can be begun, if one can."""
        for job in self._ready():
            self._waiting.remove(job)
            part = self._part(job)
            if part is not None:
                self._running.append(job)
                return job, part
            return self.take()
        return None

    def put(self, job: Job, built: Rota | None) -> None:
        """Take in what became of a part; none leaves its cells empty."""
        self._running.remove(job)
        if built is not None:
            self.rota = Rota((*self.rota.assignments, *built.assignments))

    def _ready(self) -> Iterator[Job]:
        undone = (*self._running, *self._waiting)
        for job in self._waiting:
            if not any(_before(other, job) for other in undone):
                yield job

    def _part(self, job: Job) -> Problem | None:
        if self._few:
            return period_part(self._problem, self.rota, job.group)
        if self._cells is None:
            return weekly_part(self._problem, self.rota, job.monday, job.group)
        return mending_part(
            self._problem, self.rota, job.monday, job.group, self._cells
        )


def _before(one: Job, other: Job) -> bool:
    """Return whether `one` must be built before `other`."""
    if one.monday == other.monday:
        return one.stage < other.stage
    same = (one.stage, one.place) == (other.stage, other.place)
    return same and one.monday < other.monday
