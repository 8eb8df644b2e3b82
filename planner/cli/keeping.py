"""The rota of a calculation that runs, kept in its folder so that nothing is lost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from planner.errors import BadInput
from planner.evaluation.evaluate import evaluate
from planner.exchange.rota_csv import read_rota, write_rota
from planner.services.refusal import Refused
from planner.solver.standing import Standing
from planner.text.message import message

if TYPE_CHECKING:
    from pathlib import Path

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota
    from planner.solver.result import Result

SO_FAR = "rota-so-far.csv"
"""There only while a calculation runs, or after one that was killed."""
FINISHED = "rota.csv"
SECONDS_BETWEEN = 10.0
"""How often a better rota is written."""


class Keeper:
    """Writes the best rota so far to a folder, now and then, each time whole."""

    def __init__(self, folder: Path, problem: Problem) -> None:
        self._file = folder / SO_FAR
        self._problem = problem
        self._written = time.monotonic() - SECONDS_BETWEEN

    def keep(self, rota: Rota) -> None:
        """Write a better rota, unless one was written just before."""
        if time.monotonic() - self._written < SECONDS_BETWEEN:
            return
        fresh = self._file.with_suffix(".part")
        write_rota(fresh, self._problem, rota)
        fresh.replace(self._file)
        self._written = time.monotonic()

    def forget(self) -> None:
        """Remove the file: the finished rota is there."""
        self._file.unlink(missing_ok=True)


def kept_rota(folder: Path, problem: Problem) -> Rota:
    """Return the rota a folder keeps: of a killed calculation, else the finished one.

    Raises `Refused` when there is none, `BadInput` when it cannot be read.
    """
    for name in (SO_FAR, FINISHED):
        if (folder / name).is_file():
            return read_rota(folder / name, problem)
    raise Refused(
        message("There is no rota to go on from in {folder}.", folder=str(folder))
    )


def refuse_worse(folder: Path, problem: Problem, result: Result) -> None:
    """Raise `Refused` where an interrupted calculation has nothing worth keeping.

    It may have been stopped before a first rota, or go on from a better one.
    """
    if not result.rota.assignments:
        raise Refused(
            message(
                "Stopped before there was a rota: {folder} is as it was.",
                folder=str(folder),
            )
        )
    if not (folder / FINISHED).is_file():
        return
    try:
        before = read_rota(folder / FINISHED, problem)
    except BadInput:
        # Of another scenario, or not a rota: nothing to compare with.
        return
    kept = Standing.of(evaluate(problem, before))
    if kept.better_than(Standing.of(result.evaluation)):
        # Nor is what was kept while it ran: the next one goes on from the rota there.
        Keeper(folder, problem).forget()
        raise Refused(
            message(
                "Stopped before it was better than the rota in {folder}, which is as "
                "it was.",
                folder=str(folder),
            )
        )
