"""How the time to a good rota grows with the number of people."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.case import Case
    from benchmarks.record import Run

FEWEST = 3
"""Sizes below which no exponent is fitted."""


@dataclass(frozen=True, kw_only=True)
class Size:
    """The runs of one number of people."""

    people: int
    runs: int
    reached: int
    """Runs that came within 5 % of their bound."""
    seconds: float | None
    """Median time to it, a run that never did counting as endless; none if endless."""


def sizes(runs: Sequence[Run], cases: Iterable[Case]) -> list[Size]:
    """Return what was measured at each size, smallest first."""
    found: list[Size] = []
    for case in cases:
        mine = [run for run in runs if run.case == case.name]
        if case.people is None or not mine:
            continue
        times = [math.inf if run.to_5 is None else run.to_5 for run in mine]
        median = statistics.median(times)
        found.append(
            Size(
                people=case.people,
                runs=len(mine),
                reached=sum(time < math.inf for time in times),
                seconds=median if median < math.inf else None,
            )
        )
    return sorted(found, key=lambda size: size.people)


def exponent(found: Iterable[Size]) -> float | None:
    """Return e of time = c × people^e, by least squares on logarithms.

    Sizes whose median run never got there are left out; none with too few sizes.
    """
    points = [(s.people, s.seconds) for s in found if s.seconds]
    if len(points) < FEWEST:
        return None
    fitted = statistics.linear_regression(
        [math.log(people) for people, _ in points],
        [math.log(seconds) for _, seconds in points],
    )
    return fitted.slope
