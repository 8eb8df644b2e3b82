"""Which crew a calculation gets."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from planner.config import Config
from planner.solver.pipes import PipeCrew

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.solver.config import SolverConfig
    from planner.solver.crew import Crew

LARGE_CELLS = 3000
"""Cells to plan above which starting a cluster does not show: a month of 100 people."""


def cells_of(problem: Problem) -> int:
    """Return how many cells there are to plan."""
    if problem.free is not None:
        return len(problem.free)
    return len(problem.employees) * len(problem.period.days)


def hire(problem: Problem, config: SolverConfig) -> Crew:
    """Return the crew for a calculation, not yet at work.

    One process where the answer must not depend on the clock. Otherwise the cluster of
    the scheduler the settings name; else an embedded one for a large problem, and
    processes on pipes, which start sooner, for a small one.
    """
    if config.work is not None:
        return PipeCrew(1)
    address = Config().dask_scheduler
    if address:
        return _cluster(address=address)
    if config.workers > 1 and cells_of(problem) > LARGE_CELLS:
        return _cluster(config.workers)
    return PipeCrew(config.workers)


def _cluster(workers: int = 1, address: str = "") -> Crew:
    """Return a crew of Dask, which takes a second to import: only where it is used."""
    module = import_module("planner.solver.cluster")
    crew: Crew = module.ClusterCrew(workers, address)
    return crew
