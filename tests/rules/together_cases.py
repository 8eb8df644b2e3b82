"""Cases of the rules about people together: combined posts, rooms, learners, lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.external import External
from planner.domain.meeting import Meeting
from planner.domain.room import LoneRisk, Room
from planner.domain.rotation import ProtectedBlock
from planner.domain.work import ActivityKind
from tests.build import (
    MON,
    TUE,
    WEEK,
    A,
    J,
    M,
    absence,
    activity,
    employee,
    pattern,
    phone,
    post,
    problem,
    requirement,
    rota,
    shift,
    window,
    works,
)
from tests.rules.case import RuleCase

if TYPE_CHECKING:
    from collections.abc import Mapping

K = "08:45-12:30 13:15-16:30"
"""A day with no break at a set time."""
HALVES = (shift("M", M), shift("A", A), pattern("J", "M", "A"))
"""The ordinary day, or half of it."""
COMBINED = (
    phone(),
    post("line", "phone"),
    activity("both", ActivityKind.RECEPTION_PHONE),
    post("both", "both", combines=frozenset({"desk", "line"})),
)
"""A desk, its line, and the post of who holds both."""
OFFICE = (
    Room(id="office", name="office", site_id="north", seats=2, phones=1),
    phone(),
    post("desk", room_id="office"),
    post("line", "phone", room_id="office"),
)
"""A room with two seats and one phone for the desk and the line."""
AFTER_LUNCH = LoneRisk(site_id="north", window=window("12:30-20:00"))
TALK = (
    activity("talk", ActivityKind.MEETING),
    post("talk", "talk"),
    Meeting(
        id="talk",
        name="talk",
        post_id="talk",
        date=MON,
        start=14 * 60,
        end=15 * 60,
        employee_ids=frozenset({"Ann"}),
    ),
    requirement("talk", "14:00-15:00"),
)
"""A meeting Ann must attend."""
PASSED = (
    phone(),
    activity("typing", ActivityKind.TYPING, remote=True, deferrable=True),
    post("line", "phone", relay=True),
    post("notes", "typing"),
    replace(shift("J", J), break_minutes=20, break_at=10 * 60),
    shift("K", K),
    pattern("J", "K"),
)
"""A line passed on during breaks, work that waits, and a break at ten."""
NINA = employee("Nina", joined=MON - WEEK, tutor_id="Ann")

HARD: Mapping[str, RuleCase] = {
    # From 15:45 the line asks for two: nobody holds it together with the desk.
    "combined_window": RuleCase(
        problem=problem(
            employee("Ann"),
            *COMBINED,
            requirement("line", "08:30-15:45"),
            requirement("line", "15:45-16:45", minimum=2),
        ),
        breaks=rota(works("Ann", "both")),
        amount=60,
        keeps=rota(works("Ann", "both", M), works("Ann", "desk", A)),
    ),
    # Three in a room of two seats: 240. Two of them on its one phone: 240.
    "room_capacity": RuleCase(
        problem=problem(*map(employee, ("Ann", "Bob", "Cleo")), *OFFICE, *HALVES),
        breaks=rota(
            works("Ann", "desk", M), works("Bob", "line", M), works("Cleo", "line", M)
        ),
        amount=480,
        keeps=rota(
            works("Ann", "desk", M), works("Bob", "line", M), works("Cleo", "line", A)
        ),
    ),
    # Ann stays alone for the afternoon.
    "lone_presence": RuleCase(
        problem=problem(employee("Ann"), employee("Bob"), AFTER_LUNCH, *HALVES),
        breaks=rota(works("Ann"), works("Bob", "desk", M)),
        amount=210,
        keeps=rota(works("Ann"), works("Bob", "desk", A)),
    ),
    # A week after she came Nina is left alone for the afternoon.
    "newcomer_alone": RuleCase(
        problem=problem(employee("Ann"), employee("Nina", joined=MON - WEEK), *HALVES),
        breaks=rota(works("Nina"), works("Ann", "desk", M)),
        amount=210,
        keeps=rota(works("Nina", "desk", M), works("Ann")),
    ),
    # Ann misses the meeting for the desk: 60. Who is not invited stays at the desk.
    "meeting": RuleCase(
        problem=problem(employee("Ann"), employee("Bob"), *TALK),
        breaks=rota(works("Ann"), works("Bob")),
        amount=60,
        keeps=rota(
            works("Ann", "desk", f"{M} 13:15-14:00 15:00-16:45"),
            works("Ann", "talk", "14:00-15:00"),
            works("Bob"),
        ),
    ),
}

TARGET: Mapping[str, RuleCase] = {
    # Ann's 20 minutes: Bob is on the desk, which does not wait, so the line closes,
    # a third of 400. On the notes he takes it.
    "break_relay": RuleCase(
        problem=problem(employee("Ann"), employee("Bob"), *PASSED, requirement("line")),
        breaks=rota(works("Ann", "line"), works("Bob", "desk", K)),
        amount=20,
        penalty=400 / 3,
        keeps=rota(works("Ann", "line"), works("Bob", "notes", K)),
    ),
    # Nobody before 8:30 for a desk that opens then: 15 of the 30 minutes, x 400 / 60.
    "opening_block": RuleCase(
        problem=problem(
            employee("Ann"),
            post(opening_minutes=30),
            requirement("desk", "08:30-12:30"),
            shift("early", "08:00-12:30"),
            shift("late", "08:15-12:30"),
            pattern("early", "late"),
        ),
        breaks=rota(works("Ann", "desk", "08:15-12:30")),
        amount=15,
        penalty=100,
        keeps=rota(works("Ann", "desk", "08:00-12:30")),
    ),
    # A whole hour after the close, though the margin of opening hours is 30 minutes.
    "closing_block": RuleCase(
        problem=problem(
            employee("Ann"),
            post(closing_minutes=60),
            requirement("desk", "08:30-12:30"),
            shift("long", "08:30-13:30"),
            shift("M", M),
            pattern("long", "M"),
        ),
        breaks=rota(works("Ann", "desk", M)),
        amount=60,
        penalty=400,
        keeps=rota(works("Ann", "desk", "08:30-13:30")),
    ),
}

COST: Mapping[str, RuleCase] = {
    # One line, until noon: the 3 h of the minimum are held, at 25 euros; the target and
    # the last half-hour are missing.
    "external_cost": RuleCase(
        problem=problem(
            employee("Ann"),
            employee("Bob"),
            phone(),
            post("line", "phone"),
            requirement("line", "09:00-12:30", minimum=1, target=2),
            External(
                id="calls",
                name="calls",
                post_ids=frozenset({"line"}),
                windows=(window("08:00-12:00"),),
                lines=1,
            ),
            shift("M", "09:00-12:30"),
            pattern("M"),
        ),
        breaks=rota(),
        amount=180,
        penalty=75,
        keeps=rota(*(works(n, "line", "09:00-12:30") for n in ("Ann", "Bob"))),
    ),
}

PEOPLE: Mapping[str, RuleCase] = {
    # 4 h of load 2, twice 4 points, and 3 h 30 of load 3, four times 4. Bob likes it.
    "combined_load": RuleCase(
        problem=problem(
            employee("Ann"),
            employee("Bob", prefers=frozenset({"both"})),
            *COMBINED,
            requirement("both", M, minimum=0, load=2),
            requirement("both", A, minimum=0, load=3),
        ),
        breaks=rota(works("Ann", "both")),
        amount=450,
        penalty=88,
        keeps=rota(works("Ann"), works("Bob", "both")),
    ),
    # An afternoon without her tutor, 3 h 30 x 8; on Monday the tutor is on leave.
    "with_tutor": RuleCase(
        problem=problem(
            employee("Ann"),
            employee("Bob"),
            NINA,
            absence("Ann", MON, hours=A),
            *HALVES,
        ),
        breaks=rota(
            works("Nina", "desk", J, TUE),
            works("Ann", "desk", M, TUE),
            works("Bob", "desk", J, TUE),
        ),
        amount=210,
        penalty=28,
        keeps=rota(works("Nina"), works("Ann", "desk", M), works("Bob")),
    ),
    # Two hours and a half of her service's block and her own, which share half an hour.
    "protected_block": RuleCase(
        problem=problem(
            employee("Ann"),
            employee("Bob", prefers=frozenset({"phone"})),
            phone(),
            post("line", "phone"),
            ProtectedBlock(window=window("08:00-10:00"), service_id="cardio"),
            ProtectedBlock(window=window("09:30-11:00", 0), employee_id="Ann"),
        ),
        breaks=rota(works("Ann", "line")),
        amount=150,
        penalty=15,
        keeps=rota(works("Ann"), works("Bob", "line")),
    ),
}

TOGETHER_CASES: Mapping[str, RuleCase] = {
    **HARD,
    **TARGET,
    **PEOPLE,
    **COST,
}
