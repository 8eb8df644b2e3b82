"""People reading while others edit and calculations run: `python -m benchmarks.load`.

Everything stays on this machine, ends by itself, and prints its figures as JSON.
"""

from __future__ import annotations

import argparse
import json
import random
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Timer
from typing import TYPE_CHECKING, Any

from benchmarks.load.readers import addresses, read
from benchmarks.load.site import PLAN, calculate, database, planned, served
from benchmarks.load.tally import Tally
from benchmarks.load.writers import CellEditor, Importer, change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.load.writers import Writer
    from planner.domain.problem import Problem

LONGEST = 600.0
MOST_PEOPLE = 200
PLANNING = 20.0


def main() -> None:
    """Try each database asked for, and print what it did."""
    options = _options()
    for kind in options.database:
        print(json.dumps(tried(kind, options), indent=2), flush=True)


def tried(kind: str, options: argparse.Namespace) -> dict[str, Any]:
    """Return the figures of one database under the load asked for."""
    tally, until = Tally(), Event()
    with database(kind) as url:
        problem = planned(url, options.people, PLANNING)
        with (
            served(url, options.processes) as ports,
            ThreadPoolExecutor(MOST_PEOPLE) as crowd,
        ):
            editors = _editors(options, url, problem, ports)
            end = Timer(options.seconds, until.set)
            end.start()
            for number in range(options.readers):
                pages = addresses(PLAN, problem, random.Random(number))
                port = ports[number % len(ports)]
                crowd.submit(read, port, pages, tally, until, options.think)
            runs = [
                crowd.submit(calculate, url, options.seconds)
                for _ in range(options.solvers)
            ]
            writing = [
                crowd.submit(change, one, tally, until, options.edit_every)
                for one in editors
            ]
            accepted = sum(one.result() for one in writing)
            ended = [one.result() for one in runs]
        kept = editors[0].kept() if editors else 0
    return {
        "database": kind,
        "people_in_plan": options.people,
        "web_processes": options.processes,
        **tally.summary(),
        "defects": tally.defects,
        "edits_accepted": accepted,
        "edits_lost": accepted - kept,
        "calculations_ended": ended,
    }


def _editors(
    options: argparse.Namespace, url: str, problem: Problem, ports: list[int]
) -> Sequence[Writer]:
    """Return who changes the plan, in the way asked for."""
    people = [one.id for one in problem.employees]
    count = options.editors
    if options.edits == "imports":
        return [Importer(url, PLAN, problem, n) for n in range(count)]
    return [
        CellEditor(url, PLAN, people[n::count], ports[n % len(ports)])
        for n in range(count)
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load")
    kinds = ["sqlite", "postgresql"]
    parser.add_argument("--database", nargs="*", choices=kinds, default=kinds)
    parser.add_argument("--people", type=int, default=60, help="in the plan")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--editors", type=int, default=5)
    parser.add_argument("--edits", choices=["cells", "imports"], default="imports")
    parser.add_argument("--solvers", type=int, default=2)
    parser.add_argument("--processes", type=int, default=1, help="web processes")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--think", type=float, default=5.0, help="between two pages")
    parser.add_argument(
        "--edit-every", type=float, default=5.0, help="seconds between two edits"
    )
    options = parser.parse_args()
    if options.seconds > LONGEST:
        parser.error(f"--seconds may be {LONGEST:.0f} at most")
    if options.readers + options.editors + options.solvers > MOST_PEOPLE:
        parser.error(f"{MOST_PEOPLE} at once at most")
    return options


if __name__ == "__main__":
    main()
