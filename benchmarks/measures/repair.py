"""Repairs as people ask for them: how soon after the command the ways are there.

A rota is calculated, then someone is absent for one to three days, again and again, and
`planner repair` is started anew each time: starting Python, reading the scenario and
judging all count.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from planner.exchange.rota_csv import write_rota
from planner.exchange.scenario import Scenario, write_scenario
from planner.solver.config import SolverConfig
from planner.solver.solve import solve

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

EVENTS = 12
LONGEST = 3
"""Days of an absence, at most."""
COMMAND = (sys.executable, "-c", "from planner.cli import app; app()", "repair")
HEADING = "Option "


def measure(problem: Problem, seed: int, seconds: float) -> dict[str, Any]:
    """Return seconds to the first and the third way, for random absences.

    The rota repaired is what a calculation of `seconds` gives.
    """
    rota = solve(problem, SolverConfig(seconds=seconds, seed=seed)).rota
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scenario = Scenario(id="measured", title="Measured", problem=problem)
        write_scenario(folder / "scenario", scenario)
        write_rota(folder / "rota.csv", problem, rota)
        chance = Random(seed)
        runs = [_times(folder, *_event(rota, chance)) for _ in range(EVENTS)]
    first = [run[0] for run in runs]
    third = [run[2] for run in runs if len(run) > 2]
    return {
        "events": len(runs),
        "first": statistics.median(first),
        "first_slowest": max(first),
        "third": statistics.median(third) if third else None,
        "third_slowest": max(third, default=None),
        "with_three": len(third),
    }


def _event(rota: Rota, chance: Random) -> tuple[str, str, str]:
    """Return who is absent from when to when: someone who works on the first day."""
    one = chance.choice(rota.assignments)
    days = sorted({a.date for a in rota.of(one.employee_id) if a.date >= one.date})
    last = days[min(len(days), chance.randint(1, LONGEST)) - 1]
    return one.employee_id, one.date.isoformat(), last.isoformat()


def _times(folder: Path, name: str, first: str, last: str) -> list[float]:
    """Return when each way was printed, in seconds since the command was given."""
    options = [
        "--absent",
        name,
        "--from",
        first,
        "--to",
        last,
        "--now",
        f"{first}T06:00",
    ]
    files = [str(folder / "scenario"), str(folder / "rota.csv")]
    started = time.monotonic()
    with subprocess.Popen(
        [*COMMAND, *files, *options, "--lang", "en"], stdout=subprocess.PIPE, text=True
    ) as process:
        return [
            time.monotonic() - started
            for line in process.stdout or ()
            if line.startswith(HEADING)
        ]
