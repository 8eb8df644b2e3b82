"""Who takes which line during a break, as the faces show it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.work import ActivityKind
from planner.evaluation.relays import Relay, relays
from tests.build import (
    MON,
    J,
    activity,
    employee,
    pattern,
    phone,
    post,
    problem,
    requirement,
    rota,
    shift,
    works,
)
from tests.hours import minutes

TEN = 10 * 60
PEOPLE = [employee(name) for name in ("Ann", "Bob", "Cleo", "Dan")]
K = "08:45-12:30 13:15-16:30"
THINGS = (
    phone(),
    activity("typing", ActivityKind.TYPING, deferrable=True),
    post("line", "phone", relay=True),
    post("calls", "phone", relay=True, specialty="cardio", level=2),
    post("notes", "typing"),
    replace(shift("J", J), break_minutes=20, break_at=TEN),
    shift("K", K),
    pattern("J", "K"),
    requirement("line"),
    requirement("calls"),
)
HOLDERS = (works("Ann", "line"), works("Bob", "calls"))


def test_each_line_gets_a_taker_who_knows_it() -> None:
    """Dan alone knows the cardiology line, so Cleo takes the other one."""
    knows = {"cardio": 2}
    asked = problem(*PEOPLE[:1], *_skilled(Bob=knows, Cleo={}, Dan=knows), *THINGS)
    planned = rota(*HOLDERS, works("Cleo", "notes", K), works("Dan", "notes", K))
    assert relays(asked, planned, MON) == (
        Relay("calls", MON, TEN, TEN + 20, "Bob", "Dan"),
        Relay("line", MON, TEN, TEN + 20, "Ann", "Cleo"),
    )


def test_a_line_nobody_can_take_is_closed_and_has_no_taker() -> None:
    asked = problem(*PEOPLE, *THINGS)
    planned = rota(*HOLDERS, works("Cleo", "notes", K))
    assert relays(asked, planned, MON) == (
        Relay("calls", MON, TEN, TEN + 20, "Bob", None),
        Relay("line", MON, TEN, TEN + 20, "Ann", "Cleo"),
    )


def test_nobody_is_named_where_a_colleague_stays_on_the_line() -> None:
    asked = problem(*PEOPLE, *THINGS)
    assert relays(asked, rota(works("Ann", "line"), works("Dan", "line", K)), MON) == ()


@pytest.mark.parametrize(
    ("hours", "start", "end"),
    [
        (J, "10:15", "10:35"),
        ("08:00-15:00", "11:15", "11:35"),
        ("08:30-12:30 13:15-18:15", "15:30", "15:50"),
        ("08:30-08:45", "08:30", "08:45"),
    ],
)
def test_a_break_without_a_time_is_proposed_at_the_middle_of_the_longest_stretch(
    hours: str, start: str, end: str
) -> None:
    asked = problem(
        employee("Ann"),
        phone(),
        post("line", "phone", relay=True),
        requirement("line", "08:00-18:15"),
        shift("J", hours, rest=20),
    )
    (relay,) = relays(asked, rota(works("Ann", "line", hours)), MON)
    assert relay == ("line", MON, minutes(start), minutes(end), "Ann", None)


def _skilled(**skills: dict[str, int]) -> list[object]:
    return [employee(name, skills=known) for name, known in skills.items()]
