"""What a period leaves to the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.absence import RequestKind
from planner.domain.coupling import Doctor
from planner.domain.memory import Familiarity, Hardship, HardshipKind
from planner.domain.period import Period
from planner.domain.stream import WorkStream
from planner.domain.work import ActivityKind
from planner.evaluation.carry import carry
from tests.build import (
    DAY,
    FRI,
    MON,
    SUN,
    TUE,
    WED,
    WEEK,
    WORKDAYS,
    J,
    absence,
    activity,
    contract,
    employee,
    post,
    problem,
    rota,
    service,
    wish,
    works,
)

if TYPE_CHECKING:
    from planner.domain.people import Employee
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

NEXT = Period(start=SUN + DAY, end=SUN + WEEK)
FULL = 450
"""Minutes of a day in hours J."""


def after(given: Problem, planned: Rota, period: Period = NEXT) -> Employee:
    """Return the first person as she starts the next period."""
    return carry(given, planned, period).employees[0]


def test_hours_and_counters_go_on() -> None:
    given = problem(
        employee(
            "Ann",
            hours_brought=60,
            year_minutes=9000,
            year_overtime=100,
            year_sundays=2,
            past_weeks=(2000, 2250),
        )
    )
    ann = after(given, rota(works("Ann", "desk", J, MON, TUE, SUN)))
    assert ann.hours_brought == 60 + 3 * FULL - 5 * FULL
    assert (ann.year_minutes, ann.year_sundays) == (9000 + 3 * FULL, 3)
    assert ann.year_overtime == 100
    assert ann.past_weeks == (2000, 2250, 3 * FULL)


def test_illness_counts_in_the_year_and_leave_does_not() -> None:
    given = problem(
        employee("Ann", year_minutes=9000),
        absence("Ann", TUE, planned=False),
        absence("Ann", WED),
    )
    ann = after(given, rota(works("Ann", "desk", J, MON)))
    assert ann.year_minutes == 9000 + 2 * FULL


def test_a_year_that_was_not_known_stays_unknown() -> None:
    given = problem(employee("Ann"), employee("Bob", joined=MON))
    planned = rota(works("Ann", "desk", J, MON), works("Bob", "desk", J, MON))
    ann, bob = carry(given, planned, NEXT).employees
    assert (ann.year_minutes, bob.year_minutes) == (0, FULL)


def test_a_new_year_starts_its_counters_and_claims_no_hours() -> None:
    monday, end = date(2027, 12, 27), date(2028, 1, 2)
    given = problem(
        employee("Ann", year_minutes=90000, year_overtime=600, year_sundays=9),
        employee("Eve", contract="private"),
        contract("private", rule_set="private"),
        start=monday,
        end=end,
    )
    planned = rota(
        works("Ann", "desk", J, monday, end), works("Eve", "desk", J, monday)
    )
    ann, eve = carry(given, planned, Period(start=end + DAY, end=end + WEEK)).employees
    assert ann.hours_brought == 0
    assert eve.hours_brought == -4 * FULL
    assert (ann.year_minutes, ann.year_overtime, ann.year_sundays) == (FULL, 0, 1)


def test_only_weeks_known_in_full_are_past_weeks() -> None:
    given = problem(
        employee("Ann", past_weeks=(2000,)), start=WED, end=SUN + WEEK + 2 * DAY
    )
    coming = Period(start=SUN + WEEK + 3 * DAY, end=SUN + 3 * WEEK)
    planned = rota(works("Ann", "desk", J, WED, MON + WEEK, MON + 2 * WEEK))
    # Monday and Tuesday before the period are unknown, and the last week goes on.
    assert after(given, planned, coming).past_weeks == (FULL,)
    told = given.replace(context=tuple(works("Ann", "desk", J, MON, TUE)))
    assert after(told, planned, coming).past_weeks == (2000, 3 * FULL, FULL)
    joined = told.replace(employees=(employee("Ann", joined=TUE),))
    assert after(joined, planned, coming).past_weeks == (FULL,)


def test_twelve_weeks_are_kept() -> None:
    given = problem(employee("Ann", past_weeks=tuple(range(100, 115))))
    assert after(given, rota()).past_weeks == (*range(104, 115), 0)


def test_the_last_days_are_seen_from_a_monday_on() -> None:
    early = works("Ann", "desk", J, MON - 3 * WEEK, MON - WEEK)
    given = problem(employee("Ann"), context=early)
    planned = rota(works("Ann", "desk", J, *WORKDAYS, pinned=True))
    seen = carry(given, planned, NEXT).context
    assert {one.date for one in seen} == {MON - WEEK, *WORKDAYS}
    assert not any(one.pinned for one in seen)


def test_what_has_its_date_goes_with_the_period() -> None:
    given = problem(
        employee("Ann"),
        absence("Ann", MON - 8 * WEEK, MON - 7 * WEEK),
        absence("Ann", FRI, SUN),
        absence("Ann", MON + WEEK, MON + 2 * WEEK),
        wish("Ann", RequestKind.DAY_OFF, FRI),
        wish("Ann", RequestKind.DAY_OFF, MON + WEEK),
        Doctor(
            id="Dr",
            name="Dr",
            away=frozenset({FRI, MON + WEEK}),
            away_mornings=frozenset({WED, TUE + WEEK}),
            away_afternoons=frozenset({WED}),
        ),
        pins=works("Ann", "desk", J, pinned=True),
    ).replace(published=tuple(works("Ann")))
    coming = carry(given, rota(), NEXT)
    assert [one.first for one in coming.absences] == [FRI, MON + WEEK]
    assert [one.date for one in coming.requests] == [MON + WEEK]
    doctor = coming.doctors[0]
    assert doctor.away == {MON + WEEK}
    assert doctor.away_mornings == {TUE + WEEK}
    assert not doctor.away_afternoons
    assert (coming.pins, coming.published, coming.planned_at) == ((), None, None)


def test_hardship_and_services_known_are_added() -> None:
    given = problem(
        employee("Ann"),
        service("surgery"),
        post("ward", service="surgery"),
        Hardship(employee_id="Ann", kind=HardshipKind.LATE, count=3),
        Familiarity(employee_id="Ann", service_id="surgery", last=MON - WEEK),
    )
    evenings = works("Ann", "desk", "13:00-20:00", MON, TUE)
    planned = rota(evenings, works("Ann", "ward", J, WED))
    coming = carry(given, planned, NEXT)
    assert coming.hardships == (
        Hardship(employee_id="Ann", kind=HardshipKind.LATE, count=5),
    )
    # Her own service is not named.
    assert coming.familiarities == (
        Familiarity(employee_id="Ann", service_id="surgery", last=WED),
    )


def test_someone_hardly_there_has_some_months_to_share_hardship_over() -> None:
    given = problem(
        employee("Ann", joined=MON),
        employee("Bob"),
        absence("Ann", MON, SUN),
        Hardship(employee_id="Ann", kind=HardshipKind.LATE, count=3),
        Hardship(employee_id="Bob", kind=HardshipKind.LATE, count=3, months=2.0),
    )
    coming = carry(given, rota(), NEXT).hardships
    months = {one.employee_id: one.months for one in coming}
    assert 0 < (months["Ann"] or 0) < (months["Bob"] or 0)


def test_work_that_waits_keeps_its_age() -> None:
    letters = WorkStream(
        id="letters",
        name="letters",
        post_ids=frozenset({"notes"}),
        intake={MON: 300, FRI: 200},
        opening=100,
        opening_age=3,
    )
    given = problem(
        employee("Ann"),
        activity("typing", ActivityKind.TYPING, deferrable=True),
        post("notes", "typing"),
        letters,
    )
    (waiting,) = carry(given, rota(works("Ann", "notes", "08:00-12:00")), NEXT).streams
    assert (waiting.opening, waiting.opening_age) == (600 - 240, 4)
    assert waiting == replace(letters, opening=360, opening_age=4)


def test_a_break_between_two_periods_counts_as_not_worked() -> None:
    given = problem(employee("Ann"))
    later = Period(start=MON + 3 * WEEK, end=MON + 3 * WEEK + timedelta(days=6))
    planned = rota(works("Ann", "desk", J, *WORKDAYS))
    assert after(given, planned, later).past_weeks == (5 * FULL, 0, 0)
