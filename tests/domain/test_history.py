from __future__ import annotations

from datetime import timedelta

import pytest

from planner.domain.balance import balance_windows, months_of
from planner.domain.history import cycles_known, known_weeks
from planner.domain.people import Balance, WorkingPattern
from planner.domain.period import Period
from tests.build import FRI, MON, SUN, WED, WEEK, contract, employee, problem, works

J_WEEK = (*(("J",),) * 5, (), ())
TWO = WorkingPattern(id="week", weeks=(J_WEEK, J_WEEK))


def test_a_week_that_ends_after_the_period_is_not_known() -> None:
    ann = employee("Ann")
    assert known_weeks(problem(ann, end=SUN + WEEK), ann) == (MON, MON + WEEK)
    assert known_weeks(problem(ann, end=FRI + WEEK), ann) == (MON,)


def test_weeks_before_are_those_entered_or_those_the_history_covers() -> None:
    entered = employee("Ann", past_weeks=(2000, 2100))
    weeks = known_weeks(problem(entered), entered)
    assert weeks == (MON - 2 * WEEK, MON - WEEK, MON)
    ann = employee("Ann")
    from_monday = works("Ann", "desk", "08:30-12:30", MON - 2 * WEEK)
    from_wednesday = works("Ann", "desk", "08:30-12:30", WED - 2 * WEEK)
    assert known_weeks(problem(ann, context=from_monday), ann)[0] == MON - 2 * WEEK
    assert known_weeks(problem(ann, context=from_wednesday), ann)[0] == MON - WEEK


def test_a_cycle_is_known_when_all_its_weeks_are() -> None:
    """1 March 2027 is the second week of a cycle counted from 1 January 2024."""
    ann = employee("Ann")
    assert cycles_known(problem(ann, TWO, end=SUN + 2 * WEEK), ann) == (
        (MON + WEEK, MON + 2 * WEEK),
    )
    bea = employee("Bea", past_weeks=(2000,))
    assert cycles_known(problem(bea, TWO), bea) == ((MON - WEEK, MON),)


@pytest.mark.parametrize(
    ("over", "lengths"),
    [(Balance.PERIOD, [21]), (Balance.WEEK, [7, 7, 7]), (Balance.CYCLE, [7, 14])],
)
def test_hours_are_balanced_over_what_the_contract_says(
    over: Balance, lengths: list[int]
) -> None:
    ann = employee("Ann")
    given = problem(ann, TWO, contract(balance=over), end=SUN + 2 * WEEK)
    assert [len(days) for days in balance_windows(given, ann)] == lengths


def test_a_calendar_month_is_one_month_however_long() -> None:
    first = MON.replace(month=2)
    february = Period(start=first, end=MON - timedelta(days=1))
    assert months_of(february) == pytest.approx(1)
    assert months_of(Period(start=MON, end=SUN)) == pytest.approx(7 / 31)
