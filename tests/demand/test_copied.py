"""Needs copied from one period to the next, by weekday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.demand.copied import copied
from planner.domain.meeting import Meeting
from planner.domain.period import Period
from tests import build
from tests.build import DAY, MON, SUN, TUE, WEEK

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.problem import Problem

END = SUN + 2 * WEEK
NEXT = Period(start=END + DAY, end=END + WEEK)


def given(*needs: object) -> Problem:
    return build.problem(build.employee("Ann"), *needs, end=END)


def desk(day: date, minimum: int = 1) -> object:
    return build.requirement(day=day, minimum=minimum)


def test_each_weekday_asks_for_what_it_asked_for_most_often() -> None:
    problem = given(*(desk(MON + n * WEEK, 2 if n else 3) for n in range(3)), desk(TUE))
    found = copied(problem, NEXT, {"desk": frozenset()})
    assert [(one.date, one.minimum) for one in found.requirements] == [
        (NEXT.start, 2),
    ]
    # Three on the first Monday, and the only Tuesday.
    assert found.left_out == 2
    assert found.monday == MON + WEEK


def test_nothing_is_asked_for_on_a_public_holiday() -> None:
    problem = given(*(desk(MON + n * WEEK) for n in range(3)))
    found = copied(problem, NEXT, {"desk": frozenset({NEXT.start})})
    assert found.requirements == ()
    assert (found.monday, found.left_out) == (MON, 0)


def test_no_week_is_named_when_none_is_like_it() -> None:
    problem = given(
        *(desk(MON + n * WEEK) for n in range(2)), desk(TUE), desk(TUE + WEEK)
    )
    one_off = problem.replace(
        requirements=(*problem.requirements, build.requirement(day=SUN)),
        period=Period(start=MON, end=SUN + DAY),
    )
    assert copied(one_off, NEXT, {"desk": frozenset()}).monday == MON
    assert (
        copied(
            one_off.replace(period=Period(start=TUE, end=SUN + DAY)),
            NEXT,
            {"desk": frozenset()},
        ).monday
        is None
    )


def test_what_meetings_ask_for_is_left_out() -> None:
    meeting = Meeting(
        id="m",
        name="m",
        post_id="desk",
        date=MON,
        start=510,
        end=1005,
        employee_ids=frozenset({"Ann"}),
    )
    problem = given(desk(MON)).replace(
        meetings=(meeting,), period=Period(start=MON, end=SUN)
    )
    found = copied(problem, NEXT, {"desk": frozenset()})
    assert (found.requirements, found.left_out) == ((), 0)
