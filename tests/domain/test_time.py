"""Shifts, patterns, periods: which hours on which dates."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.clock import check_interval, clock, overlap
from planner.domain.people import WorkingPattern
from planner.domain.period import Period, monday_of, period_after
from planner.domain.shift import Piece, ShiftType
from planner.errors import InvalidValue
from planner.text.message import Message
from tests.build import (
    DAY,
    FRI,
    MON,
    SUN,
    WED,
    WEEK,
    J,
    absence,
    employee,
    pattern,
    problem,
    shift,
    site,
)
from tests.hours import minutes, pieces


def test_a_shift_is_cut_at_its_hand_overs() -> None:
    day = shift("J", J, "15:00", "10:30")
    assert day.pieces == pieces("08:30-10:30 10:30-12:30 13:15-15:00 15:00-16:45")
    assert (day.start, day.end) == (minutes("08:30"), minutes("16:45"))
    assert day.minutes == 450


def test_a_shift_without_hand_over_is_not_cut() -> None:
    assert shift("J", J).pieces == pieces(J)


@pytest.mark.parametrize(
    ("segments", "handovers", "said"),
    [
        ((), (), "has no segment"),
        ((Piece(780, 840), Piece(480, 720)), (), "must start after"),
        ((Piece(480, 720), Piece(720, 840)), (), "must start after"),
        ((Piece(480, 470),), (), "not after its start"),
        ((Piece(480, 490),), (), "quarter-hours"),
        ((Piece(480, 720),), (720,), "is in no segment"),
    ],
)
def test_a_shift_that_contradicts_itself_is_refused(
    segments: tuple[Piece, ...], handovers: tuple[int, ...], said: str
) -> None:
    with pytest.raises(InvalidValue, match=said):
        ShiftType(id="S", name="S", segments=segments, handovers=handovers)


def test_a_cycle_starts_again_and_reaches_back_before_its_anchor() -> None:
    weeks = (pattern("J").weeks[0], pattern("M").weeks[0], pattern("A").weeks[0])
    cycle = WorkingPattern(id="three", weeks=weeks, anchor=MON)
    names = [cycle.on(WED + n * WEEK) for n in range(-2, 5)]
    assert names == [("M",), ("A",), ("J",), ("M",), ("A",), ("J",), ("M",)]
    assert cycle.on(SUN) == ()
    assert cycle.days == 15


def test_a_pattern_that_cannot_be_is_refused() -> None:
    week = pattern("J").weeks[0]
    with pytest.raises(InvalidValue, match="1 to 12 weeks"):
        WorkingPattern(id="long", weeks=(week,) * 13)
    with pytest.raises(InvalidValue, match="1 to 12 weeks"):
        WorkingPattern(id="none", weeks=())
    with pytest.raises(InvalidValue, match="seven days"):
        WorkingPattern(id="short", weeks=(week[:6],))
    with pytest.raises(InvalidValue, match="must be a Monday"):
        WorkingPattern(id="late", weeks=(week,), anchor=WED)
    with pytest.raises(InvalidValue, match="no working day"):
        pattern()


def test_a_holiday_of_the_home_site_is_a_day_off() -> None:
    given = problem(employee("Ann"), site(holidays=frozenset({MON})))
    ann = given.employee("Ann")
    assert given.shifts_on(ann, MON) == ()
    assert [one.id for one in given.shifts_on(ann, MON + DAY)] == ["J"]


def test_a_period_knows_its_days_and_the_weeks_it_touches() -> None:
    march = Period(start=MON, end=date(2027, 3, 31))
    assert len(march.days) == 31
    assert march.weeks == tuple(MON + n * WEEK for n in range(5))
    assert Period(start=SUN, end=SUN).weeks == (MON,)
    assert SUN in march
    assert MON - DAY not in march
    assert march.end + DAY not in march


def test_a_period_that_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidValue, match="before it starts"):
        Period(start=WED, end=MON)
    assert len(Period(start=MON, end=MON + 399 * DAY).days) == 400
    with pytest.raises(InvalidValue, match="longer than 400"):
        Period(start=MON, end=MON + 400 * DAY)


@pytest.mark.parametrize(
    ("start", "end"),
    [(-15, 60), (0, 1455), (1440, 1455), (60, 60), (75, 60), (7, 60), (0, 52)],
)
def test_an_interval_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(InvalidValue):
        check_interval(start, end, lambda: Message("This"))


def test_a_whole_day_is_an_interval() -> None:
    check_interval(0, 1440, lambda: Message("This"))
    assert clock(1440) == "24:00"


def test_overlap() -> None:
    assert overlap(480, 720, 600, 900) == 120
    assert overlap(480, 720, 720, 900) == 0
    assert overlap(600, 630, 480, 900) == 30


def test_monday_of() -> None:
    assert monday_of(MON) == MON
    assert monday_of(SUN) == MON
    assert monday_of(MON - DAY) == MON - WEEK


def test_an_absence_takes_hours_on_its_dates_only() -> None:
    away = absence("Ann", MON, WED, hours="08:00-12:00")
    assert away.minutes_on(MON, *pieces("08:30-12:30")[0]) == 210
    assert away.minutes_on(WED, *pieces("13:15-16:45")[0]) == 0
    assert away.minutes_on(FRI, *pieces("08:30-12:30")[0]) == 0
    assert not away.whole_day
    assert absence("Ann").whole_day


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (date(2027, 1, 1), date(2027, 1, 31), date(2027, 2, 1), date(2027, 2, 28)),
        (date(2027, 12, 1), date(2027, 12, 31), date(2028, 1, 1), date(2028, 1, 31)),
        (MON, MON + 4 * WEEK - DAY, MON + 4 * WEEK, MON + 8 * WEEK - DAY),
    ],
)
def test_a_month_follows_a_month_and_four_weeks_four_weeks(
    start: date, end: date, first: date, last: date
) -> None:
    assert period_after(Period(start=start, end=end)) == Period(start=first, end=last)


def test_the_next_period_may_start_later_and_never_earlier() -> None:
    week = Period(start=MON, end=SUN)
    chosen = period_after(week, start=MON + 2 * WEEK, end=SUN + 3 * WEEK)
    assert chosen == Period(start=MON + 2 * WEEK, end=SUN + 3 * WEEK)
    with pytest.raises(InvalidValue, match="starts after this one"):
        period_after(week, start=SUN)
