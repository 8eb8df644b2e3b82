"""Timefold on the view of the peers, once on each of two cores; the better one counts.

Both start from the same greedy rota as CP-SAT, which is better than what the
construction of Timefold arrives at and does not cost it its first seconds. Its free
edition searches with one thread, so the second core runs another seed.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.peers.greedy import greedy
from benchmarks.peers.install import PYTHON, installed
from benchmarks.peers.judged import Planned, judged
from benchmarks.peers.prepare import rota_of, view_of
from benchmarks.peers.shared import shared
from benchmarks.peers.view import SCALE
from planner.errors import EngineFailed, InvalidValue
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.peers.view import View
    from planner.domain.problem import Problem

CORES = 2
ROOT = Path(__file__).parents[2]
SEARCH = ("-m", "benchmarks.peers.timefold_search")
PATIENCE = 1200.0
"""Seconds to start the virtual machine, read the problem and write the answer."""


def measure(problem: Problem, seed: int, seconds: float) -> dict[str, Any]:
    """Return what the judge says after `seconds` of search, the start-up apart."""
    common = shared(problem)
    return judged(common, plan(common, seed, seconds))


def plan(problem: Problem, seed: int, seconds: float) -> Planned:
    """Return the better rota of two searches; raise `EngineFailed` if there is none."""
    if not installed():
        raise InvalidValue(message("Run `python -m benchmarks.peers install` first."))
    view = view_of(problem)
    with tempfile.TemporaryDirectory() as folder:
        told = {**asdict(view), "start": greedy(view)}
        (Path(folder) / "view.json").write_text(json.dumps(told), encoding="utf-8")
        kinds = {share.activities for one in view.people for share in one.shares}
        environment = {**os.environ, "KINDS": str(len(kinds))}
        seeds = range(CORES * seed, CORES * (seed + 1))
        answers = _answers(Path(folder), seeds, seconds, environment)
    best = max(answers, key=lambda answer: (answer["hard"], answer["soft"]))
    if best["hard"]:
        raise EngineFailed("Timefold found no rota that keeps the hard rules.")
    return Planned(
        rota=rota_of(view, best["days"]),
        own=(view.empty + _never(view) - best["soft"]) / SCALE,
        exact=True,
    )


def _answers(
    folder: Path,
    seeds: Iterable[int],
    seconds: float,
    environment: Mapping[str, str],
) -> list[dict[str, Any]]:
    files = {seed: folder / f"answer-{seed}.json" for seed in seeds}
    runs = [
        subprocess.Popen(
            [PYTHON, *SEARCH, folder / "view.json", file, str(seed), str(seconds)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        for seed, file in files.items()
    ]
    try:
        codes = [run.wait(timeout=seconds + PATIENCE) for run in runs]
    finally:
        for run in runs:
            run.kill()
    if any(codes):
        raise EngineFailed("Timefold ended with an error; see above.")
    return [json.loads(file.read_text(encoding="utf-8")) for file in files.values()]


def _never(view: View) -> int:
    """Return the points lost by those with no cell at all, whom no constraint sees."""
    seen = {choice.person for choice in view.choices}
    away = [person for n, person in enumerate(view.people) if n not in seen]
    owed = sum(person.owed * person.points for person in away)
    borne = sum(
        max(0, person.borne - most) * person.hardship_points
        for person in away
        for most in person.bearable
    )
    return owed + borne + sum(w.wished * w.points for w in view.weeks if not w.dates)
