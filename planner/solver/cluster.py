"""Workers of a Dask cluster: one started here, or a real one that a setting names."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from contextlib import ExitStack, suppress
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any

import dask
import distributed

from planner.errors import PlannerError
from planner.solver.crew import LOST, Outcomes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

LOG = logging.getLogger(__name__)
LOOPBACK = "127.0.0.1"
PATIENCE = 30.0
"""Seconds a scheduler has to answer and to have its first worker."""
FAREWELL = 20.0
"""Seconds to take leave of a scheduler."""
WARNING = 0.2
"""Seconds an embedded worker has to end by itself."""
SETTINGS = {
    # Tasks are few and long: a worker that holds the interpreter while it writes a
    # model is not one in trouble.
    "distributed.admin.tick.limit": "1h",
    "distributed.scheduler.allowed-failures": 1,
    "distributed.scheduler.work-stealing": False,
    "distributed.comm.timeouts.connect": f"{PATIENCE:.0f}s",
}


class ClusterCrew:
    """Tasks on a Dask cluster; use as a context.

    With `address` the cluster of that scheduler, and as many tasks at a time as its
    workers have threads (one to a process is best: a model is written in Python).
    Without, `workers` processes are started on this machine, reachable from it only,
    each watched by a nanny. A worker that dies has its task done again by another,
    once.
    """

    def __init__(self, workers: int = 2, address: str = "") -> None:
        self.size = workers
        self._address = address
        self._stack = ExitStack()
        self._tasks: dict[str, Any] = {}
        self._done: Queue[tuple[str, Any]] = Queue()

    def __enter__(self) -> ClusterCrew:
        with ExitStack() as stack:
            stack.enter_context(dask.config.set(SETTINGS))
            if self._address:
                self._join(stack)
            else:
                self._found(stack)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for task in tuple(self._tasks):
            self.drop(task)
        try:
            self._stack.close()
        except TimeoutError:
            # The answer is there: slow good-byes on a loaded machine must not lose it.
            LOG.warning("The Dask cluster took too long to end; it was left to itself.")

    def _found(self, stack: ExitStack) -> None:
        """Start a cluster of our own."""
        self._cluster = distributed.LocalCluster(
            n_workers=self.size,
            threads_per_worker=1,
            processes=True,
            host=LOOPBACK,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )
        stack.callback(self._cluster.close, timeout=FAREWELL)
        self._client = distributed.Client(self._cluster, set_as_default=False)
        stack.callback(self._client.close, timeout=FAREWELL)
        stack.callback(self._kill)
        # Ctrl-C goes to every process of the terminal; only ours is to listen.
        self._client.run(_deaf)

    def _kill(self) -> None:
        """End our workers at once: one in native code would not hear it was to end."""
        self._cluster.sync(_kill, tuple(self._cluster.workers.values()))

    def _join(self, stack: ExitStack) -> None:
        """Enter the cluster that runs."""
        try:
            self._client = distributed.Client(
                self._address, timeout=PATIENCE, set_as_default=False
            )
            stack.callback(self._client.close, timeout=FAREWELL)
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, ValueError, TimeoutError) as error:
            raise PlannerError(
                f"The Dask scheduler at {self._address} cannot be used: {error}"
            ) from error
        self.size = max(1, sum(self._client.nthreads().values()))

    @property
    def processes(self) -> tuple[int, ...]:
        """The process ids of the workers, on whatever machines they run."""
        return tuple(self._client.run(os.getpid).values())

    @property
    def idle(self) -> int:
        """How many more tasks can be started now."""
        return self.size - self.busy

    @property
    def busy(self) -> int:
        """How many tasks run."""
        return len(self._tasks)

    def start(self, task: str, function: Callable[..., Any], *arguments: Any) -> None:
        """Give a task to the cluster; `task` is the name its outcome comes under."""
        future = self._client.submit(function, *arguments, pure=False)
        self._tasks[task] = future
        future.add_done_callback(lambda ended: self._done.put((task, ended)))

    def outcomes(self, seconds: float | None) -> Outcomes:
        """Wait for outcomes at most `seconds`; return the tasks done and their results.

        Raises the error of a task that failed, and `PlannerError` when the scheduler
        is gone.
        """
        if not self._tasks:
            return []
        done: Outcomes = []
        wait: float | None = seconds
        while True:
            try:
                task, ended = self._done.get(wait is None or wait > 0, wait or None)
            except Empty:
                return done
            wait = 0.0
            if self._tasks.get(task) is ended:
                del self._tasks[task]
                done.append((task, _result(ended)))

    def drop(self, task: str) -> None:
        """Forget a task.

        What an engine has begun cannot be called back on a cluster that is not ours:
        it ends there at its own time limit.
        """
        future = self._tasks.pop(task, None)
        if future is not None:
            future.cancel()


def _result(future: Any) -> Any:
    if future.status == "finished":
        return future.result()
    if future.status == "error":
        error = future.exception()
        if isinstance(error, distributed.KilledWorker):
            return LOST
        raise error
    raise PlannerError("The Dask scheduler ended in the middle of the calculation.")


async def _kill(nannies: Sequence[Any]) -> None:
    """End the workers' processes, those that do not hear it by the system's hand."""
    told = [nanny.kill(timeout=WARNING) for nanny in nannies]
    for nanny, answer in zip(
        nannies, await asyncio.gather(*told, return_exceptions=True), strict=True
    ):
        if isinstance(answer, Exception) and nanny.pid:
            with suppress(ProcessLookupError):
                os.kill(nanny.pid, signal.SIGKILL)


def _deaf() -> None:
    """Make a worker's process ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
