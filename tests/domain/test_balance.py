"""What people owe over a period, and what a rota plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.domain.balance import (
    credited_minutes,
    due_minutes,
    due_on,
    planned_minutes,
)
from planner.domain.people import WorkingPattern
from tests.build import (
    FRI,
    MON,
    SAT,
    SUN,
    TUE,
    WEEK,
    WORKDAYS,
    J,
    absence,
    contract,
    employee,
    pattern,
    problem,
    rota,
    shift,
    site,
    works,
)

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.problem import Problem


UNEVEN = (
    employee("Ann"),
    contract(weekly="38:00"),
    shift("L", "08:00-12:30 13:00-17:00"),
    shift("F", "08:00-12:00"),
    WorkingPattern(id="week", weeks=((*(("L",),) * 4, ("F",), (), ()),)),
)
"""Four days of 8 h 30 and a short Friday."""


def due(given: Problem, day: date = MON) -> float:
    return due_on(given, given.employee("Ann"), day)


def test_weekly_time_is_spread_over_the_days_worked() -> None:
    given = problem(employee("Ann"))
    assert due(given) == 450
    assert due(given, SAT) == 0
    assert due_minutes(given, given.employee("Ann")) == 2250


def test_hours_that_two_absences_take_are_credited_once() -> None:
    """Three hours away, two of them for two reasons: 4 h 30 of 7 h 30 are left."""
    given = problem(
        employee("Ann"),
        absence("Ann", MON, hours="10:00-12:00"),
        absence("Ann", MON, hours="10:00-13:00", planned=False),
    )
    assert due(given) == 270


def test_a_four_day_week_owes_a_quarter_a_day() -> None:
    given = problem(employee("Ann"), contract(weekly="28:00"), pattern("J", days=4))
    assert due(given) == 420
    assert due(given, FRI) == 0


def test_a_short_friday_owes_its_hours_and_no_more() -> None:
    """4 x 8 h 30 and a Friday of 4 h: 38 h, absent or not."""
    given = problem(*UNEVEN)
    assert [due(given, day) for day in WORKDAYS] == [510, 510, 510, 510, 240]
    assert due_minutes(given, given.employee("Ann")) == 38 * 60
    away = given.replace(absences=(absence("Ann", FRI),))
    assert due_minutes(away, away.employee("Ann")) == 34 * 60
    assert credited_minutes(away, away.employee("Ann")) == 4 * 60


def test_a_day_of_several_hours_owes_their_mean() -> None:
    """Monday offers 8 h 30 or 4 h, the other days 8 h 30: 6 h 15 of the 40 h 15."""
    days = (("L", "F"), *(("L",),) * 4, (), ())
    given = problem(
        *UNEVEN[:-1], WorkingPattern(id="week", weeks=(days,)), absence("Ann", TUE)
    )
    assert due(given, MON) == pytest.approx(38 * 60 * 6.25 / 40.25)


def test_a_cycle_spreads_its_weeks_together() -> None:
    # 5 days then 4: two weeks of 27 h 9 days long, 6 h a day.
    five, four = (pattern("J", days=n).weeks[0] for n in (5, 4))
    given = problem(
        employee("Ann"),
        contract(weekly="27:00"),
        WorkingPattern(id="week", weeks=(five, four), anchor=MON),
        end=SUN + WEEK,
    )
    assert due(given, FRI) == 360
    assert due(given, FRI + WEEK) == 0
    assert due_minutes(given, given.employee("Ann")) == 2 * 27 * 60


def test_a_holiday_owes_nothing() -> None:
    given = problem(employee("Ann"), site(holidays=frozenset({MON})))
    assert due(given) == 0
    assert due_minutes(given, given.employee("Ann")) == 4 * 450


@pytest.mark.parametrize(
    ("hours", "left"),
    [
        (None, 0),  # the whole day
        ("08:00-16:00", 0),  # 8 h, as much as a day
        ("08:00-12:00", 225),  # 4 h are half a day
        ("08:00-15:45", 225),
        ("08:00-10:00", 330),  # less is counted by the minute: 450 - 120
        ("12:30-24:00", 225),  # the morning is left, whenever the day ends
        ("00:00-12:30", 225),
        ("10:00-24:00", 0),  # an hour and a half is no half-day
    ],
)
def test_an_absence_is_credited(hours: str | None, left: float) -> None:
    assert due(problem(employee("Ann"), absence("Ann", hours=hours))) == left


def test_due_time_is_rounded_to_the_minute_over_the_period() -> None:
    # 35 h over 6 days of which 1 is absent: 5 x 350.
    given = problem(
        employee("Ann"),
        contract(weekly="35:00"),
        pattern("J", days=6),
        absence("Ann", SAT),
    )
    assert due_minutes(given, given.employee("Ann")) == 1750


def test_planned_time_counts_given_days_of_the_period_only() -> None:
    given = problem(
        employee("Ann"),
        context=works("Ann", "desk", J, SUN - WEEK, MON),
        free=[("Ann", TUE)],
    )
    planned = rota(works("Ann", "desk", J, TUE), works("Bob", "desk", J, TUE))
    assert planned_minutes(given, planned, "Ann") == 900
