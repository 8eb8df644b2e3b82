"""What to plan again next: wide weeks, gaps that press, then what has paid."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from planner.domain.rota import Cell
from planner.rules.rule import Violation
from planner.solver.choice import Choice
from planner.solver.hiring import cells_of
from planner.solver.neighbourhoods import (
    GAP,
    PICKS,
    WIDEST,
    Situation,
    place_of,
)
from planner.solver.wide import wide_weeks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.problem import Problem
    from planner.solver.lack import Lack, Place

FILLED = 0.5
"""Share of the points of a gap that, gained, say that it is filled: the whole rota is
not judged after each."""
BETWEEN = 2
"""Steps drawn by what has paid after one that did not fill its gap: what presses but
cannot be had must not take all the time."""


@dataclass(frozen=True, kw_only=True)
class Picked:
    """Cells to plan again."""

    kind: int | None
    """Of `PICKS`; none for a wide week."""
    cells: frozenset[Cell]
    aim: Violation | None = None
    """The gap to be filled before all else, if that is what it is for."""

    @property
    def name(self) -> str:
        """The kind as a ledger calls it."""
        return "wide" if self.kind is None else PICKS[self.kind].__name__

    def worth(self, avoidable: float) -> float:
        """Return the points that count for this step, of those the rota may lose."""
        return min(avoidable, self.aim.penalty) if self.aim else avoidable


@dataclass(frozen=True, kw_only=True)
class Step:
    """A neighbourhood being planned again."""

    picked: Picked
    cells: frozenset[Cell]
    """Of those picked, the ones no other step is at."""
    version: int
    """Of the rota it started from."""


class Picking:
    """Draws neighbourhoods, and learns from what each has gained."""

    def __init__(self, problem: Problem, seed: int) -> None:
        """Begin with the wide weeks of a problem, and every kind weighing the same."""
        self._problem = problem
        self._chance = Random(seed)
        self._choice = Choice(len(PICKS), cells_of(problem))
        self._wide = deque(wide_weeks(problem))
        self._tried: Counter[Place] = Counter()
        self._drawn_next = 0
        self.lack: Lack = {}
        """What the relaxation lacks too, as far as it is known."""

    def presses(self, violations: Sequence[Violation], avoidable: float) -> bool:
        """Return whether gaps are to be looked at before anything else."""
        return bool(self._situation(violations, avoidable).pressing)

    def pick(self, violations: Sequence[Violation], avoidable: float) -> Picked:
        """Return what to plan again in a rota that breaks this and may lose so much."""
        if self._wide:
            return Picked(kind=None, cells=self._wide.popleft())
        situation = self._situation(violations, avoidable)
        aim = None if self._drawn_next else next(iter(situation.pressing), None)
        self._drawn_next = max(0, self._drawn_next - 1)
        kind = GAP if aim else self._choice.draw(self._chance)
        cells = PICKS[kind](situation, self._chance, self._choice.size(kind))
        return Picked(kind=kind, cells=cells, aim=aim)

    def learn(
        self, picked: Picked, *, gain: float, solved: bool, seconds: float | None
    ) -> None:
        """Take in what a step gained, whether it was solved to the end, and its time.

        Without `seconds` nothing depends on the clock.
        """
        if picked.aim and gain > FILLED * picked.aim.penalty:
            self._tried[place_of(picked.aim)] += WIDEST
        elif picked.aim:
            self._drawn_next = BETWEEN
        if picked.kind is not None:
            self._choice.learn(
                picked.kind,
                cells=len(picked.cells),
                gain=gain,
                solved=solved,
                seconds=seconds,
            )

    def _situation(
        self, violations: Sequence[Violation], avoidable: float
    ) -> Situation:
        return Situation(
            problem=self._problem,
            violations=violations,
            tried=self._tried,
            avoidable=avoidable,
            lack=self.lack,
        )
