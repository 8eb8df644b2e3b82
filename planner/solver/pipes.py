"""Processes on this machine that run one task each, over a pipe: quick to start.

An engine at work in native code hears nothing: the only sure way to stop it is to end
its process. A standard pool does not offer that, so this crew is a few pipes.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any

from planner.solver.crew import LOST, Outcomes

if TYPE_CHECKING:
    from types import TracebackType

SPAWN = get_context("spawn")
TRIES = 2
"""How often a task is given to a process before it is lost."""


@dataclass
class _Order:
    """A task given out."""

    name: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    tries: int = 1


@dataclass
class _Member:
    process: BaseProcess
    pipe: Connection
    order: _Order | None = None


@dataclass
class PipeCrew:
    """A few processes; use as a context, which ends them all."""

    size: int
    _members: list[_Member] = field(default_factory=list)

    def __enter__(self) -> PipeCrew:
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
    def processes(self) -> tuple[int, ...]:
        """The process ids of the members."""
        return tuple(member.process.pid or 0 for member in self._members)

    @property
    def idle(self) -> int:
        """How many members have no task."""
        return sum(member.order is None for member in self._members)

    @property
    def busy(self) -> int:
        """How many members have a task."""
        return self.size - self.idle

    def start(self, task: str, function: Callable[..., Any], *arguments: Any) -> None:
        """Give a task to an idle member; `task` is the name its outcome comes under."""
        member = next(m for m in self._members if m.order is None)
        _give(member, _Order(task, function, arguments))

    def outcomes(self, seconds: float | None) -> Outcomes:
        """Wait for outcomes at most `seconds`; return the tasks done and their results.

        A task whose process died is given to another one, once. Raises the error of a
        task that failed.
        """
        ready = wait([m.pipe for m in self._members if m.order is not None], seconds)
        done: Outcomes = []
        for member in [m for m in self._members if m.pipe in ready]:
            order = member.order
            if order is None:
                continue
            try:
                failed, value = member.pipe.recv()
            except (EOFError, OSError):
                self._after_death(member, order, done)
                continue
            member.order = None
            if failed:
                raise value
            done.append((order.name, value))
        return done

    def drop(self, task: str) -> None:
        """End a task that is no longer wanted, by replacing its process."""
        for member in self._members:
            if member.order is not None and member.order.name == task:
                self._replace(member)

    def _replace(self, member: _Member) -> _Member:
        _dismiss(member)
        fresh = _hire()
        self._members[self._members.index(member)] = fresh
        return fresh

    def _after_death(self, member: _Member, order: _Order, done: Outcomes) -> None:
        fresh = self._replace(member)
        if order.tries >= TRIES:
            done.append((order.name, LOST))
            return
        order.tries += 1
        _give(fresh, order)


def _give(member: _Member, order: _Order) -> None:
    member.order = order
    try:
        member.pipe.send((order.function, order.arguments))
    except OSError:
        # Its process is dead already: the pipe's end says so to `outcomes` too.
        return


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


def _work(pipe: Connection) -> None:
    """Run the tasks that come down the pipe until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            function, arguments = pipe.recv()
            outcome = (False, function(*arguments))
        except EOFError:
            return
        except Exception as error:
            outcome = (True, error)
        pipe.send(outcome)
