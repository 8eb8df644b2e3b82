"""Run the benchmarks: `make bench`, or `python -m benchmarks --help`."""

from __future__ import annotations

import argparse
import subprocess
from typing import TYPE_CHECKING, Any

from benchmarks.cases import CASES, CASES_BY_NAME
from benchmarks.record import Pages, Repairs, Run, keep, kept, setting
from benchmarks.report import PAGE, console_line, write_page
from benchmarks.watch import watched
from planner.services.code_version import code_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.case import Case

SEEDS = 5
PAGES = "pages"
REPAIR = "repair"
REPAIR_CASES = ("ch-trois-sites", "ght-300")
PAGES_CASES = ("ch-trois-sites", "ght-300")
PAGES_SECONDS = 60.0
"""Time to calculate the rota shown: any whole rota will do."""
REPAIR_SECONDS = 60.0
"""Time to calculate the rota that is repaired."""
PATIENCE = 600.0
"""Seconds a measurement may take beyond the time it was given."""


def main() -> None:
    """Read the options, measure, keep, and write the page when asked to."""
    options = _options()
    for name in options.case:
        if name == PAGES:
            for shown in PAGES_CASES:
                keep(measured_pages(shown, options.seconds or PAGES_SECONDS))
            continue
        if name == REPAIR:
            for mended in REPAIR_CASES:
                found = measured_repairs(mended, options.seconds or REPAIR_SECONDS)
                keep(found)
                print(found, flush=True)
            continue
        case = CASES_BY_NAME[name]
        for seed in range(options.first, options.first + options.seeds):
            run = measured_run(case, seed, options.seconds or case.seconds)
            keep(run)
            print(console_line(run), flush=True)
    if options.write:
        write_page(kept(), CASES)
        print(f"{PAGE} written.")


def _options() -> argparse.Namespace:
    usual = [case.name for case in CASES if case.usual]
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--case",
        nargs="*",
        choices=[*CASES_BY_NAME, PAGES, REPAIR],
        default=[*usual, PAGES],
        help="what to run (all but the trial case unless given; none: nothing)",
    )
    parser.add_argument("--seeds", type=int, default=SEEDS, help="how many seeds")
    parser.add_argument("--first", type=int, default=0, help="the first of the seeds")
    parser.add_argument(
        "--seconds", type=float, help="time of each calculation, instead of its own"
    )
    parser.add_argument(
        "--write", action="store_true", help="write the tables of docs/benchmarks.md"
    )
    return parser.parse_args()


def measured_run(case: Case, seed: int, seconds: float) -> Run:
    """Return the figures of a case at a seed; every part in a fresh process."""
    where = setting(code_version())
    arguments = (case.name, str(seed), str(seconds))
    patience = PATIENCE + seconds
    found, peak = watched("measures.search", *arguments, timeout=patience)
    floor = _floor(arguments, patience)
    alone: dict[str, Any] = {}
    if case.plain:
        alone, _ = watched("measures.engine_alone", *arguments, timeout=patience)
    return Run(
        case=case.name,
        seed=seed,
        limit=seconds,
        setting=where,
        peak_mb=peak,
        **found,
        **floor,
        **alone,
    )


def _floor(arguments: Sequence[str], patience: float) -> dict[str, Any]:
    """Return what no rota can cover; nothing when it was not found in time."""
    try:
        found, _ = watched("measures.least", *arguments, timeout=patience)
    except subprocess.TimeoutExpired:
        print(f"floor: not found in {patience:.0f} s", flush=True)
        return {}
    return found


def measured_pages(name: str, seconds: float) -> Pages:
    """Return how fast the month grid of a case is."""
    where = setting(code_version())
    arguments = ("measures.pages", name, "0", str(seconds))
    times, _ = watched(*arguments, timeout=PATIENCE + seconds)
    return Pages(case=name, setting=where, **times)


def measured_repairs(name: str, seconds: float) -> Repairs:
    """Return how soon repairs of a case are told."""
    where = setting(code_version())
    arguments = (f"measures.{REPAIR}", name, "0", str(seconds))
    times, _ = watched(*arguments, timeout=PATIENCE + seconds)
    return Repairs(case=name, setting=where, **times)


if __name__ == "__main__":
    main()
