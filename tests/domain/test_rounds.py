"""Rounds run across the end of a period: each is judged where it ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.domain.period import Period
from planner.domain.rotation import Rotation
from planner.domain.rounds import known, rounds
from tests.build import MON, WEEK, employee, problem, works

TURNS = Rotation(
    id="turns",
    name="turns",
    employee_ids=frozenset({"Ann"}),
    activity_ids=frozenset({"reception", "phone"}),
    weeks=5,
)
START, END = date(2027, 4, 1), date(2027, 4, 30)
"""April, of which the round of March takes four days."""
FIVE_WEEKS = tuple(MON + timedelta(days=n) for n in range(35))
"""1 March to 4 April: the 33rd round of five weeks since 1 January 2024."""


@pytest.mark.parametrize(
    ("month", "ends"), [(3, []), (4, [date(2027, 4, 4)]), (5, [date(2027, 5, 9)])]
)
def test_a_round_is_judged_in_the_period_it_ends_in(
    month: int, ends: list[date]
) -> None:
    last = date(2027, month + 1, 1) - timedelta(days=1)
    found = rounds(TURNS, Period(start=date(2027, month, 1), end=last))
    assert [turn[-1] for turn in found] == ends


def test_what_history_does_not_tell_is_not_known() -> None:
    ann = employee("Ann")
    assert known(problem(ann, start=START, end=END), ann, FIVE_WEEKS) == ()


def test_history_tells_of_a_round_that_began_before() -> None:
    ann = employee("Ann")
    told = works("Ann", "desk", "08:30-12:30", MON + WEEK)
    given = problem(ann, start=START, end=END, context=told)
    assert known(given, ann, FIVE_WEEKS) == FIVE_WEEKS[7:]
