"""Fine points of the rules, each where a near miss would go unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.domain.absence import RequestKind
from planner.domain.place import HOME
from planner.domain.scope import Scope
from planner.rules.book import RULES_BY_ID
from tests.build import (
    MON,
    SAT,
    SUN,
    TUE,
    WED,
    WORKDAYS,
    A,
    J,
    M,
    employee,
    pattern,
    phone,
    post,
    problem,
    rota,
    service,
    shift,
    wish,
    works,
)

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

LATE = "13:15-20:45"
LINE = (phone(), post("line", "phone"))
HYBRID_MONDAY = (
    *works("Ann", "line", M, MON, place=HOME),
    *works("Ann", "desk", A, MON),
)


def amounts(rule_id: str, given: Problem, planned: Rota) -> list[float]:
    check = RULES_BY_ID[rule_id].check
    return [one.amount for one in check(given, planned, Scope.whole(given))]


def test_daily_rest_starts_at_the_end_of_the_last_stretch() -> None:
    given = problem(employee("Ann"))
    planned = rota(
        works("Ann", "desk", "08:30-12:30 17:00-20:45", MON),
        works("Ann", "desk", J, TUE),
    )
    # From 20:45 to 8:30: 15 short of 12 h.
    assert amounts("daily_rest", given, planned) == [15]


def test_one_short_stretch_is_no_split_day() -> None:
    given = problem(employee("Ann"))
    assert amounts("split_day", given, rota(works("Ann", "desk", "08:30-10:30"))) == []


def test_weekly_rest_is_the_best_of_the_week() -> None:
    given = problem(employee("Ann"), pattern("J", days=7))
    planned = rota(
        works("Ann", "desk", LATE, TUE),
        works("Ann", "desk", M, MON, *WORKDAYS[3:], SAT),
    )
    # Wednesday off is 35 h 45, Sunday off has no end.
    assert amounts("weekly_rest", given, planned) == []


def test_without_a_day_off_the_longest_night_counts() -> None:
    given = problem(employee("Ann"))
    planned = rota(
        works("Ann", "desk", M, *WORKDAYS, SAT), works("Ann", "desk", LATE, SUN)
    )
    # From Saturday 12:30 to Sunday 13:15: 24 h 45 of the 36.
    assert amounts("weekly_rest", given, planned) == [11 * 60 + 15]


def test_a_day_split_with_home_is_a_day_at_home_and_on_site() -> None:
    ann = employee("Ann", telework_days=1, telework_wish=1, hybrid_days=True)
    given = problem(ann, *LINE, wish("Ann", RequestKind.TELEWORK, MON))
    planned = rota(HYBRID_MONDAY, works("Ann", "desk", J, TUE))
    for rule in ("onsite_days", "telework_granted", "wish"):
        assert amounts(rule, given, planned) == []
    twice = rota(HYBRID_MONDAY, works("Ann", "line", J, TUE, place=HOME))
    assert amounts("telework_days", given, twice) == [1]


def test_hand_overs_of_two_shift_types_are_not_mixed() -> None:
    given = problem(
        employee("Ann"),
        *LINE,
        shift("early relay", J, "10:30"),
        shift("late relay", J, "15:00"),
        pattern("early relay", "late relay"),
    )
    early = works("Ann", "desk", "08:30-10:30")
    until_three = works("Ann", "line", "10:30-12:30 13:15-15:00")
    after = works("Ann", "desk", "15:00-16:45")
    assert amounts("working_pattern", given, rota(early, until_three, after)) == [1]
    one_relay = rota(early, works("Ann", "line", f"10:30-12:30 {A}"))
    assert amounts("working_pattern", given, one_relay) == []


def test_not_knowing_a_specialty_is_said_as_such() -> None:
    hearts, veins = (post(name, specialty="cardiology") for name in ("hearts", "veins"))
    given = problem(employee("Ann"), hearts, veins)
    check = RULES_BY_ID["skill_level"].check
    planned = rota(works("Ann", "hearts", M))
    (one,) = check(given, planned, Scope.whole(given))
    sentence = "Ann does not know Cardiology; hearts asks for level 1."
    assert one.message.say("en") == sentence
    assert amounts("skill_preference", given, planned) == [240]


@pytest.mark.parametrize(
    ("skills", "said"),
    [
        ({}, "Ann does not know hearts, which asks for level 2."),
        ({"cardiology": 1}, "Ann has level 1 in hearts, which asks for level 2."),
    ],
)
def test_a_specialty_of_one_post_is_said_once(
    skills: dict[str, int], said: str
) -> None:
    hearts = post("hearts", specialty="cardiology", level=2)
    given = problem(employee("Ann", skills=skills), hearts)
    planned = rota(works("Ann", "hearts", M))
    (one,) = RULES_BY_ID["skill_level"].check(given, planned, Scope.whole(given))
    assert one.message.say("en") == said


def test_presence_is_counted_in_the_afternoon_too() -> None:
    ann = employee("Ann", telework_days=1)
    given = problem(ann, employee("Bob"), service(floor=2), *LINE)
    planned = rota(
        works("Ann", "line", J, WED, place=HOME), works("Bob", "desk", J, WED)
    )
    assert amounts("presence_floor", given, planned) == [1, 1]


def test_a_line_written_twice_is_said_so() -> None:
    asked = problem(employee("Ann"))
    twice = rota(works("Ann", "desk", M), works("Ann", "desk", M))
    (found,) = RULES_BY_ID["one_place"].check(asked, twice, Scope.whole(asked))
    assert "Ann is on desk twice from 8:30 to 12:30" in found.message.say("en")
