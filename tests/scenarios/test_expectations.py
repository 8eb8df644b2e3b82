from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.exchange.scenario import read_scenario
from planner.solver.config import SolverConfig
from planner.solver.solve import solve
from tests.scenarios.expectations import disappointments, read_expectations

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.solver.result import Progress, Result

FOLDER = Path(__file__).parents[2] / "scenarios"
SMALL = ("cabinet-vienne", "ch-trois-sites", "crise", "regles")
LARGE = ("ght-300",)
STEPS = {"regles": 16}
"""Enough for these; the others take `MOST`."""
MOST = 64


def improved(problem: Problem, steps: int) -> Result:
    return solve(problem, SolverConfig(work=steps, workers=1))


def constructed(problem: Problem) -> Result:
    """Interrupt before any improvement, and before the bound, which takes longer."""

    def stop(moment: Progress) -> None:
        if moment.phase != "construction":
            raise KeyboardInterrupt

    return solve(problem, SolverConfig(work=0, workers=1), on_progress=stop)


def test_every_scenario_has_its_expectations() -> None:
    assert {folder.name for folder in FOLDER.iterdir()} == {*SMALL, *LARGE}


@pytest.mark.slow
@pytest.mark.parametrize("name", SMALL)
def test_small_scenarios_meet_their_expectations(name: str) -> None:
    problem = read_scenario(FOLDER / name).problem
    expected = read_expectations(FOLDER / name)
    assert (
        list(
            disappointments(expected, problem, improved(problem, STEPS.get(name, MOST)))
        )
        == []
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_large_scenarios_meet_their_expectations(name: str) -> None:
    problem = read_scenario(FOLDER / name).problem
    expected = read_expectations(FOLDER / name)
    assert list(disappointments(expected, problem, constructed(problem))) == []
