"""A process beside this one that loads the engine while the judge is at work here.

It starts before anything is known, so that loading costs the person who waits nothing,
and dies with the one who started it.
"""

from __future__ import annotations

from importlib import import_module
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from planner.errors import PlannerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from types import TracebackType

SPAWN = get_context("spawn")
EXACT = "planner.solver.repair.exact"
"""By name, so that this process never loads the engine."""


class Aside:
    """The process and its pipe; use as a context, which ends it."""

    def __init__(self) -> None:
        self._pipe, there = SPAWN.Pipe()
        self._process = SPAWN.Process(target=_work, args=(there,), daemon=True)

    def __enter__(self) -> Aside:
        self._process.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def ask(self, *arguments: Any) -> None:
        """Give it a question; the answer comes from `answer`."""
        self._pipe.send(arguments)

    def answer(self, seconds: float) -> Any:
        """Return what it found; none when it needs longer than `seconds`.

        Raises the error it met.
        """
        if not self._pipe.poll(max(0.0, seconds)):
            return None
        try:
            failed, value = self._pipe.recv()
        except EOFError as error:
            raise PlannerError("A calculation process ended unexpectedly.") from error
        if failed:
            raise value
        return value


def _work(pipe: Connection) -> None:
    """Load the engine, then answer until the pipe closes."""
    exact = import_module(EXACT)
    while True:
        try:
            arguments = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            found = (False, exact.alternatives(*arguments))
        except PlannerError as error:
            found = (True, error)
        pipe.send(found)
