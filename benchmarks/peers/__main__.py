"""Measure the peers: `python -m benchmarks.peers install`, then `... run`."""

from __future__ import annotations

import argparse

from benchmarks.cases import CASES_BY_NAME
from benchmarks.peers.compare import OURS, SIDES
from benchmarks.peers.install import install
from benchmarks.record import PeerRun, keep, setting
from benchmarks.watch import watched
from planner.services.code_version import code_version

SECONDS = (60.0, 600.0)
"""The times of the bars: ours is given the first only."""
SEEDS = (0, 1, 2, 3, 4)
PATIENCE = 1500.0
"""Seconds a measurement may take beyond its search."""


def main() -> None:
    """Make the environment of Timefold, or measure and keep; one after the other."""
    options = _options()
    if options.action == "install":
        install()
        return
    for name in options.case:
        for seed in options.seeds:
            for seconds in options.seconds:
                for side in options.sides:
                    if side != OURS or seconds == min(options.seconds):
                        _measure(side, name, seed, seconds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.peers", description=__doc__
    )
    parser.add_argument("action", nargs="?", choices=("run", "install"), default="run")
    parser.add_argument(
        "--case", nargs="+", choices=CASES_BY_NAME, default=["generated-60"]
    )
    parser.add_argument("--seconds", nargs="+", type=float, default=SECONDS)
    parser.add_argument("--seeds", nargs="+", type=int, default=SEEDS)
    parser.add_argument("--sides", nargs="+", choices=SIDES, default=list(SIDES))
    return parser.parse_args()


def _measure(side: str, case: str, seed: int, seconds: float) -> None:
    where = setting(code_version())
    arguments = (SIDES[side], case, str(seed), str(seconds))
    found, peak = watched(*arguments, timeout=seconds + PATIENCE)
    run = PeerRun(
        case=case,
        seed=seed,
        limit=seconds,
        setting=where,
        peer=side,
        peak_mb=peak,
        **found,
    )
    keep(run)
    print(
        f"{case}, seed {seed}, {seconds:.0f} s, {side}: {run.objective:,.0f} points "
        f"(its own model {run.own:,.0f}), {run.minimum / 60:.2f} h below the minimum, "
        f"{peak:,.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
