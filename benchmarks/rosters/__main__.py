"""Plan the public shift-scheduling instances: `python -m benchmarks.rosters FOLDER`.

The folder holds the instances as published and `best_known.csv`; it may also be named
by the environment variable `PLANNER_SHIFT_SCHEDULING`. It is read, never copied.
"""

from __future__ import annotations

import argparse
import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.rosters.checker import faults, penalty
from benchmarks.rosters.instance import read_instance
from benchmarks.rosters.problem import plan_of, problem_of
from planner.solver.config import SolverConfig
from planner.solver.solve import solve

if TYPE_CHECKING:
    from planner.solver.result import Progress, Result

FOLDER = "PLANNER_SHIFT_SCHEDULING"
ALL = tuple(range(1, 13))
SECONDS = 600.0


def main() -> None:
    """Read the options, plan each instance, print one line each."""
    options = _options()
    best = _best_known(options.folder)
    print("instance seconds penalty best_known above bound status")
    for number in options.instance:
        path = options.folder / f"Instance{number}.txt"
        _measure(path, best[path.stem], options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.rosters", description=__doc__
    )
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=os.environ.get(FOLDER),
        help=f"where the instances are (default: ${FOLDER})",
    )
    parser.add_argument("--instance", nargs="*", type=int, choices=ALL, default=ALL)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--follow", action="store_true", help="print every step")
    options = parser.parse_args()
    if options.folder is None:
        parser.error(f"name the folder of the instances, or set {FOLDER}")
    options.folder = Path(options.folder)
    return options


def _best_known(folder: Path) -> dict[str, int]:
    with (folder / "best_known.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["instance"]: int(row["UB_best_known"]) for row in csv.DictReader(file)
        }


def _measure(path: Path, best: int, options: argparse.Namespace) -> None:
    instance = read_instance(path)
    config = SolverConfig(
        seconds=options.seconds, seed=options.seed, workers=options.workers
    )
    result = solve(
        problem_of(instance), config, on_progress=_say if options.follow else None
    )
    found = _checked(path, result)
    bound = "-" if result.bound is None else f"{result.bound:.1f}"
    print(
        f"{instance.name} {result.seconds:.0f} {found} {best} "
        f"{found / best - 1:.2%} {bound} {result.status}",
        flush=True,
    )


def _checked(path: Path, result: Result) -> int:
    """Return the penalty of a rota, once checker and judge agree on it."""
    instance, plan = read_instance(path), plan_of(result.rota)
    broken = faults(instance, plan)
    found = penalty(instance, plan)
    judged = result.evaluation
    if broken or judged.hard or found != round(judged.objective, 6):
        raise SystemExit(
            f"{path.stem}: the checker counts {found} and finds {broken}; the judge "
            f"counts {judged.objective:g} and finds {judged.hard}."
        )
    return found


def _say(moment: Progress) -> None:
    print(
        f"  {moment.seconds:6.1f} s {moment.phase}: {moment.objective:g}, bound "
        f"{moment.bound}",
        flush=True,
    )


if __name__ == "__main__":
    main()
