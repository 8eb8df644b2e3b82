"""A week two posts are short in; what tests of whole calculations begin from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.build import (
    MON,
    WORKDAYS,
    absence,
    employee,
    pattern,
    phone,
    post,
    problem,
    requirement,
    shift,
)

if TYPE_CHECKING:
    from planner.domain.problem import Problem

DESK_AND_LINE = (phone(), post("line", "phone"))


def month(people: int = 4) -> Problem:
    """Two posts all week, more need than people on Monday."""
    return problem(
        *DESK_AND_LINE,
        shift("M", "07:30-15:00"),
        pattern("J", "M"),
        *(employee(f"e{n}") for n in range(people)),
        absence("e1", MON),
        *(
            requirement(name, hours, day, minimum=1, target=2)
            for name in ("desk", "line")
            for hours in ("08:00-12:30", "13:15-16:45")
            for day in WORKDAYS
        ),
    )
