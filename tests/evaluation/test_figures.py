"""The ledger of hardship and the figures of continuity."""

from __future__ import annotations

from datetime import datetime

from planner.domain.memory import Familiarity, Hardship, HardshipKind
from planner.domain.scope import Scope
from planner.evaluation.continuity import Voices, continuity, practised
from planner.evaluation.ledger import Entry, history, ledger
from planner.rules.hardship import RULE
from tests.build import (
    MON,
    SAT,
    SUN,
    TUE,
    WED,
    WEEK,
    A,
    J,
    M,
    absence,
    employee,
    pattern,
    phone,
    post,
    problem,
    rota,
    service,
    works,
)

PHONE = (phone(), post("line", "phone"))


def test_the_ledger_adds_the_period_to_the_past() -> None:
    given = problem(
        employee("Ann", opted_for=frozenset({"saturday"})),
        employee("Bob"),
        *PHONE,
        pattern("J", days=6),
        Hardship(employee_id="Ann", kind=HardshipKind.PHONE, count=10),
    )
    planned = rota(works("Ann", "line", M, MON), works("Ann", "desk", J, SAT))
    assert ledger(given, planned) == (
        Entry(
            employee_id="Ann",
            kind=HardshipKind.SATURDAY,
            past=0,
            period=1,
            points=0,
        ),
        Entry(
            employee_id="Ann",
            kind=HardshipKind.PHONE,
            past=10,
            period=4,
            points=14 * 0.1,
        ),
    )
    assert history(given, planned)[1].count == 14


def test_ones_own_illness_is_no_change_at_short_notice() -> None:
    given = problem(
        employee("Ann"),
        absence("Ann", MON, hours="08:30-12:30", planned=False),
        absence("Ann", TUE, planned=False),
        published=tuple(works("Ann", "desk", J, MON, TUE, WED)),
        planned_at=datetime.fromisoformat("2027-02-28T18:00"),
    )
    left = works("Ann", "desk", A, MON)
    assert ledger(given, rota(left, works("Ann", "desk", J, WED))) == ()
    (changed,) = ledger(given, rota(works("Ann", "desk", J, WED)))
    assert (changed.kind, changed.period) == (HardshipKind.SHORT_NOTICE, 1)


def test_what_one_bears_is_said_with_what_counts() -> None:
    lates = {"hardship": {"late_from": 16 * 60}}
    given = problem(employee("Ann"), parameters=lates)
    planned = rota(works("Ann", "desk", J, MON, TUE, WED))
    (found,) = RULE.check(given, planned, Scope.whole(given))
    assert found.message.say("en") == (
        "Ann bears 6 points of hardship, 0 of them from past months; those above 4 "
        "count."
    )


def test_months_go_on_where_they_are_stated() -> None:
    given = problem(
        employee("Ann"),
        employee("Bob"),
        absence("Bob", MON, SUN),
        pattern("J", days=6),
        Hardship(employee_id="Ann", kind=HardshipKind.SATURDAY, count=1, months=2),
        Hardship(employee_id="Bob", kind=HardshipKind.LATE, count=0, months=0),
    )
    left = history(given, rota(works("Ann", "desk", J, SAT)))
    assert [(one.employee_id, one.count, one.months) for one in left] == [
        ("Ann", 2, 2.23),
        ("Bob", 0, 0),
    ]


def test_continuity_counts_voices_and_hours_by_those_who_know() -> None:
    given = problem(
        employee("Ann"),
        employee("Bob", home="surgery"),
        service("surgery"),
        *PHONE,
        post("pole line", "phone", service=None),
        Familiarity(employee_id="Bob", service_id="cardio", last=MON - 53 * WEEK),
    )
    planned = rota(
        works("Ann", "line", J, MON, TUE),
        works("Bob", "line", M, MON),
        works("Bob", "pole line", A, MON),
    )
    figures = continuity(given, planned)
    assert figures.known_minutes == 900
    assert figures.minutes == 900 + 240
    assert figures.known_share == 900 / 1140
    assert set(figures.voices) == {
        Voices(post_id="line", monday=MON, people=2),
        Voices(post_id="pole line", monday=MON, people=1),
    }


def test_what_is_practised_is_known_next_time() -> None:
    given = problem(
        employee("Ann"),
        Familiarity(employee_id="Ann", service_id="cardio", last=MON - WEEK),
        Familiarity(employee_id="Bob", service_id="cardio", last=MON - WEEK),
    )
    known = practised(given, rota(works("Ann", "desk", J, TUE, WED)))
    assert [(one.employee_id, one.last) for one in known] == [
        ("Ann", WED),
        ("Bob", MON - WEEK),
    ]


def test_nothing_held_is_nothing_unknown() -> None:
    given = problem(employee("Ann"))
    assert continuity(given, rota()).known_share == 1.0
