"""Generated hospitals: another one at every seed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.case import Case
from planner.exchange.generate import Rules, generate

if TYPE_CHECKING:
    from planner.domain.problem import Problem


def generated(people: int, sites: int, seed: int, rules: Rules = Rules.CORE) -> Problem:
    """Return the hospital of a seed, at ordinary tightness."""
    return generate(people=people, sites=sites, seed=seed, rules=rules).problem


GENERATED = (
    Case(
        name="generated-60",
        what="60 people, 3 sites",
        seconds=60,
        problem=partial(generated, 60, 3),
        gap_asked=0.02,
        people=60,
        plain=True,
    ),
    Case(
        name="full-60",
        what="60 people, 3 sites, the whole rule book",
        seconds=60,
        problem=partial(generated, 60, 3, rules=Rules.FULL),
        gap_asked=0.02,
    ),
    Case(
        name="full-60-longer",
        what="the same, given five minutes",
        seconds=300,
        problem=partial(generated, 60, 3, rules=Rules.FULL),
        gap_asked=0.01,
    ),
    Case(
        name="generated-150",
        what="150 people, 4 sites",
        seconds=150,
        problem=partial(generated, 150, 4),
        people=150,
    ),
    Case(
        name="generated-300",
        what="300 people, 5 sites",
        seconds=300,
        problem=partial(generated, 300, 5),
        gap_asked=0.05,
        people=300,
        covered_asked=30,
    ),
    Case(
        name="generated-600",
        what="600 people, 10 sites",
        seconds=600,
        problem=partial(generated, 600, 10),
        people=600,
    ),
    Case(
        name="generated-1000",
        what="1,000 people, 20 sites",
        seconds=1200,
        problem=partial(generated, 1000, 20),
        gap_asked=0.08,
        people=1000,
        covered_asked=300,
    ),
)
TRIAL = Case(
    name="generated-20",
    what="20 people, 1 site, to try the measurements themselves",
    seconds=20,
    problem=partial(generated, 20, 1),
    plain=True,
    usual=False,
)
