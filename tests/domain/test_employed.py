"""Nobody works before her first day in the team, nor after her last."""

from __future__ import annotations

import pytest

from planner.domain.balance import due_minutes
from planner.errors import InvalidValue
from tests import build
from tests.build import FRI, MON, THU, TUE, WED


def test_hours_are_offered_and_due_from_the_first_day_to_the_last() -> None:
    ann = build.employee("Ann", joined=TUE, left=THU)
    problem = build.problem(ann)
    assert [bool(problem.shifts_on(ann, day)) for day in (MON, TUE, WED, THU, FRI)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert due_minutes(problem, ann) == 3 * 450


def test_nobody_leaves_before_she_joined() -> None:
    with pytest.raises(InvalidValue, match="before she joined"):
        build.employee("Ann", joined=THU, left=TUE)
