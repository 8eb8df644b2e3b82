"""Where the time of a calculation went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.solver.spent import Spent

ACTIVITIES = (
    "reading",
    "building",
    "relaxation",
    "search",
    "judging",
    "dividing",
    "waiting",
)
"""In the order of a table. `dividing` is cutting parts out of the problem; `waiting`
is the first process doing nothing until an answer comes."""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What the tasks of one kind took and gave."""

    count: int = 0
    seconds: float = 0.0
    gains: int = 0
    """How many made the rota better, or the bound."""
    points: float = 0.0
    """Points gained by those steps."""

    def plus(self, seconds: float, points: float, *, gained: bool) -> Figures:
        """Return the figures with one more task."""
        return Figures(
            count=self.count + 1,
            seconds=self.seconds + seconds,
            gains=self.gains + gained,
            points=self.points + points,
        )


@dataclass(frozen=True, kw_only=True)
class Profile:
    """Seconds by activity, summed over the processes, and figures by kind of task."""

    seconds: Mapping[str, float] = field(default_factory=dict)
    tasks: Mapping[str, Figures] = field(default_factory=dict)

    def plus(self, activity: str, seconds: float) -> Profile:
        """Return the profile with time on something around the calculation."""
        more = self.seconds.get(activity, 0.0) + seconds
        return Profile(seconds={**self.seconds, activity: more}, tasks=self.tasks)

    def summary(self) -> dict[str, Any]:
        """Return the figures as the command line gives them."""
        return {
            "seconds": {
                name: round(self.seconds.get(name, 0.0), 3) for name in ACTIVITIES
            },
            "tasks": {
                kind: {
                    "count": of.count,
                    "seconds": round(of.seconds, 3),
                    "gains": of.gains,
                    "points": round(of.points, 3),
                }
                for kind, of in self.tasks.items()
            },
        }


class Ledger:
    """Adds up a profile."""

    def __init__(self) -> None:
        self.spent = Spent()
        self._tasks: dict[str, Figures] = {}

    def task(
        self, kind: str, seconds: float, *, points: float = 0.0, gained: bool = False
    ) -> None:
        """Count a task that ended."""
        known = self._tasks.get(kind, Figures())
        self._tasks[kind] = known.plus(seconds, points, gained=gained)

    @property
    def profile(self) -> Profile:
        """What was added up until now."""
        return Profile(seconds=dict(self.spent.seconds), tasks=dict(self._tasks))
