"""Calculations on Dask: workers started here, and a scheduler the settings name."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.errors import PlannerError
from planner.solver.cluster import ClusterCrew
from planner.solver.config import SolverConfig
from planner.solver.crew import LOST, Crew
from planner.solver.hiring import hire
from planner.solver.pipes import PipeCrew
from planner.solver.result import Status
from planner.solver.solve import solve
from tests.solver.month import month

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow
LONG = 120.0


@pytest.fixture(params=["pipes", "cluster"])
def crew(request: pytest.FixtureRequest) -> Iterator[Crew]:
    hired: Crew = PipeCrew(2) if request.param == "pipes" else ClusterCrew(2)
    with hired:
        yield hired


def test_tasks_come_back_under_their_names(crew: Crew) -> None:
    crew.start("one", divmod, 7, 2)
    crew.start("two", divmod, 9, 2)
    assert crew.idle == 0
    found: dict[str, tuple[int, int]] = {}
    while crew.busy:
        found.update(crew.outcomes(LONG))
    assert found == {"one": (3, 1), "two": (4, 1)}


def test_an_error_of_a_task_is_raised_here(crew: Crew) -> None:
    crew.start("task", int, "no number")
    with pytest.raises(ValueError, match="invalid literal"):
        crew.outcomes(LONG)


def test_a_task_whose_process_dies_is_done_again(crew: Crew) -> None:
    assert isinstance(crew, PipeCrew | ClusterCrew)
    crew.start("one", time.sleep, 2.0)
    crew.start("two", time.sleep, 2.0)
    os.kill(crew.processes[0], signal.SIGKILL)
    found: list[tuple[str, None]] = []
    while crew.busy:
        found += crew.outcomes(LONG)
    assert sorted(found) == [("one", None), ("two", None)]


def test_a_task_that_kills_every_process_is_lost_and_no_other(crew: Crew) -> None:
    crew.start("deadly", os.abort)
    found: list[tuple[str, object]] = []
    while not found:
        found = crew.outcomes(LONG)
    assert found == [("deadly", LOST)]
    crew.start("next", divmod, 7, 2)
    assert crew.outcomes(LONG) == [("next", (3, 1))]


def test_an_embedded_cluster_ends_in_the_middle_of_a_task() -> None:
    with ClusterCrew(2) as hired:
        hired.start("endless", time.sleep, 3600)
        processes = hired.processes
        assert hired.outcomes(0.1) == []
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """Yield the address of a scheduler with two workers, as an operator starts them."""
    file = tmp_path / "scheduler.json"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    dask = [sys.executable, "-m", "dask"]
    here = ["--scheduler-file", str(file)]
    lists = [
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"],
        *[[*dask, "worker", "--nthreads", "1", "--no-dashboard"] for _ in range(2)],
    ]
    running = []
    try:
        for words in lists:
            running.append(
                subprocess.Popen(
                    [*words, *here],
                    cwd=tmp_path,
                    env=environment,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
        yield _address(file)
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait(LONG)


def _address(file: Path) -> str:
    until = time.monotonic() + LONG
    while time.monotonic() < until:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        if '"address": "' in text:
            return text.split('"address": "')[1].split('"')[0]
        time.sleep(0.1)
    raise AssertionError("The scheduler did not start.")


def test_a_calculation_goes_to_the_scheduler_the_settings_name(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_DASK_SCHEDULER", scheduler)
    with hire(month(), SolverConfig()) as hired:
        assert isinstance(hired, ClusterCrew)
        assert os.getpid() not in hired.processes
    result = solve(month(), SolverConfig(seconds=15))
    assert result.status is Status.OPTIMAL
    assert result.evaluation.feasible


def test_a_scheduler_that_is_not_there_is_said_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("planner.solver.cluster.PATIENCE", 0.5)
    monkeypatch.setenv("PLANNER_DASK_SCHEDULER", "tcp://127.0.0.1:9")
    with pytest.raises(PlannerError, match=r"127\.0\.0\.1:9"):
        solve(month(), SolverConfig(seconds=5))
