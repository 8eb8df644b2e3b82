"""The figures of a calculation while it runs, on standard error."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from planner.solver.result import relative_gap
from planner.text.message import Duration, Message, Term, message

PHASES = {
    "construction": message("building"),
    "improvement": message("improving"),
    "bound": message("proving"),
}
COVERAGE = ("minimum", "target")
SECONDS_BETWEEN_LINES = 10.0
"""How often a line is written where there is no terminal to draw on."""


class Board:
    """A progress bar with live figures, or a line now and then without a terminal."""

    def __init__(self, language: str, seconds: float | None) -> None:
        self._language = language
        self._console = Console(stderr=True)
        self._last_line = 0.0
        self._bar = Progress(
            BarColumn(bar_width=24),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        started = message("starting").say(language)
        self._task = self._bar.add_task(started, total=seconds)

    def __enter__(self) -> Board:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def tick(self) -> None:
        """Move the bar on with the clock."""
        task = self._bar.tasks[self._task]
        if task.total is not None and task.elapsed is not None:
            self._bar.update(self._task, completed=min(task.elapsed, task.total))

    def show(self, step: Mapping[str, Any]) -> None:
        """Show a step forward, given as `services.solving.progress_row` keeps it."""
        said = figures(step).say(self._language)
        self._bar.update(self._task, description=said)
        self.tick()
        moment = time.monotonic()
        due = moment - self._last_line >= SECONDS_BETWEEN_LINES
        if not self._console.is_terminal and due:
            self._last_line = moment
            self._console.print(said, markup=False, soft_wrap=True)


def figures(step: Mapping[str, Any]) -> Message:
    """Return a step in one line: what is still missing, and how good the rest is."""
    points = step["penalty_by_level"]
    gap = relative_gap(step["objective"], step["bound"])
    known = {
        "phase": Term(PHASES[step["phase"]].msgid),
        "minimum": Duration(step["shortage_minutes"]["minimum"]),
        "target": Duration(step["shortage_minutes"]["target"]),
        "points": round(sum(p for level, p in points.items() if level not in COVERAGE)),
    }
    if gap is None:
        return message(
            "{phase}; missing {minimum} (minimum), {target} (target); quality {points} "
            "points",
            **known,
        )
    return message(
        "{phase}; missing {minimum} (minimum), {target} (target); quality {points} "
        "points; gap {gap} %",
        **known,
        gap=round(100 * gap, 1),
    )
