"""Processes that run one task each, and can be ended in the middle of one.

An engine at work in native code hears nothing: the only sure way to stop it is to end
its process. A standard pool does not offer that, so the crew is a few pipes.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any

from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

SPAWN = get_context("spawn")


@dataclass
class _Member:
    process: BaseProcess
    pipe: Connection
    task: str | None = None


@dataclass
class Crew:
    """A few processes; use as a context, which ends them all."""

    size: int
    _members: list[_Member] = field(default_factory=list)

    def __enter__(self) -> Crew:
        for _ in range(self.size):
            self._members.append(_hire())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for member in self._members:
            _dismiss(member)

    @property
    def idle(self) -> int:
        """How many members have no task."""
        return sum(member.task is None for member in self._members)

    @property
    def busy(self) -> int:
        """How many members have a task."""
        return self.size - self.idle

    def start(self, task: str, function: Callable[..., Any], *arguments: Any) -> None:
        """Give a task to an idle member; `task` is the name its outcome comes under."""
        member = next(m for m in self._members if m.task is None)
        member.task = task
        member.pipe.send((function, arguments))

    def outcomes(self, seconds: float | None) -> list[tuple[str, Any]]:
        """Wait for outcomes at most `seconds`; return the tasks done and their results.

        Raises the error of a task that failed.
        """
        busy = {m.pipe: m for m in self._members if m.task is not None}
        done: list[tuple[str, Any]] = []
        for pipe in wait(list(busy), seconds):
            member = busy[pipe]  # type: ignore[index]
            task, member.task = member.task, None
            done.append((task or "", _receive(member)))
        return done

    def drop(self, task: str) -> None:
        """End a task that is no longer wanted, by replacing its process."""
        for place, member in enumerate(self._members):
            if member.task == task:
                _dismiss(member)
                self._members[place] = _hire()


def _hire() -> _Member:
    here, there = SPAWN.Pipe()
    process = SPAWN.Process(target=_work, args=(there,), daemon=True)
    process.start()
    there.close()
    return _Member(process, here)


def _dismiss(member: _Member) -> None:
    member.process.kill()
    member.process.join()
    member.pipe.close()


def _receive(member: _Member) -> Any:
    try:
        failed, value = member.pipe.recv()
    except EOFError as error:
        raise PlannerError(
            "A calculation process ended unexpectedly; perhaps memory ran out."
        ) from error
    if failed:
        raise value
    return value


def _work(pipe: Connection) -> None:
    """Run the tasks that come down the pipe until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            function, arguments = pipe.recv()
        except EOFError:
            return
        try:
            outcome = (False, function(*arguments))
        except Exception as error:
            outcome = (True, error)
        pipe.send(outcome)
