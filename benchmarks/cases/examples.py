"""Scenarios of the repository: the problem is the same at every seed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.case import Case
from planner.exchange.scenario import read_scenario

if TYPE_CHECKING:
    from planner.domain.problem import Problem

FOLDER = Path(__file__).parents[2] / "scenarios"


def example(name: str, _seed: int = 0) -> Problem:
    """Return the problem of a scenario, whatever the seed."""
    return read_scenario(FOLDER / name).problem


CH_TROIS_SITES = Case(
    name="ch-trois-sites",
    what="the example hospital: 60 people, 3 sites",
    seconds=60,
    problem=partial(example, "ch-trois-sites"),
    gap_asked=0.05,
    plain=True,
)
GHT_300 = Case(
    name="ght-300",
    what="the example group: 300 people, 5 sites",
    seconds=300,
    problem=partial(example, "ght-300"),
    gap_asked=0.05,
    covered_asked=30,
)
