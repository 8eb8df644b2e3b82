"""What runs the tasks of a search: some processes, wherever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType


class Lost:
    """Stands for the outcome of a task whose process died, also when tried again."""


LOST: Final = Lost()
Outcomes = list[tuple[str, Any]]
"""Names of tasks that ended, each with its result or `LOST`."""


class Crew(Protocol):
    """Runs named tasks side by side; use as a context, which ends them all."""

    @property
    def size(self) -> int:
        """How many tasks run at a time."""

    @property
    def idle(self) -> int:
        """How many more tasks can be started now."""

    @property
    def busy(self) -> int:
        """How many tasks run."""

    def start(self, task: str, function: Callable[..., Any], *arguments: Any) -> None:
        """Give a task to an idle member; `task` is the name its outcome comes under."""

    def outcomes(self, seconds: float | None) -> Outcomes:
        """Wait at most `seconds` (none: for ever) for a task to end; return those.

        Raises the error of a task that failed.
        """

    def drop(self, task: str) -> None:
        """Forget a task, and end it where that is possible."""

    def __enter__(self) -> Crew:
        """Hire."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End whatever still runs."""
