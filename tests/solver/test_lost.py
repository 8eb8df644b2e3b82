"""Processes that die: a search that gets no answers at all says so, and ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from planner.errors import EngineFailed
from planner.solver.answers import LOST_IN_A_ROW
from planner.solver.config import SolverConfig
from planner.solver.crew import LOST, Outcomes
from planner.solver.search import Search
from planner.solver.watch import Watch
from tests.solver.month import month


@dataclass
class DyingCrew:
    """Loses all tasks but every `lives`-th."""

    lives: int
    size: int = 1
    given: int = 0
    tasks: list[tuple[str, Callable[..., Any], tuple[Any, ...]]] = field(
        default_factory=list
    )

    @property
    def idle(self) -> int:
        return self.size - len(self.tasks)

    @property
    def busy(self) -> int:
        return len(self.tasks)

    def start(self, task: str, function: Callable[..., Any], *arguments: Any) -> None:
        self.tasks.append((task, function, arguments))

    def outcomes(self, seconds: float | None) -> Outcomes:
        task, function, arguments = self.tasks.pop(0)
        self.given += 1
        lived = self.lives and self.given % self.lives == 0
        return [(task, function(*arguments) if lived else LOST)]

    def drop(self, task: str) -> None:
        self.tasks = [one for one in self.tasks if one[0] != task]

    def __enter__(self) -> DyingCrew:
        return self

    def __exit__(self, *_: object) -> None:
        self.tasks.clear()


def made() -> Search:
    return Search(month(), SolverConfig(work=6, seed=1, workers=1), Watch())


def test_a_search_whose_processes_all_die_ends_with_a_reason() -> None:
    crew = DyingCrew(lives=0)
    with pytest.raises(EngineFailed, match="memory"):
        made().run(crew, None)
    assert crew.given == LOST_IN_A_ROW


def test_a_search_goes_on_while_some_come_back() -> None:
    crew = DyingCrew(lives=LOST_IN_A_ROW - 1)
    begun = made()
    begun.run(crew, None)
    assert crew.given > LOST_IN_A_ROW
    assert begun.rota.assignments
