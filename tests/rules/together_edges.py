"""More cases of what people hold together: relays, meetings, rooms, newcomers."""

from __future__ import annotations

from planner.domain.place import HOME
from planner.domain.work import ActivityKind
from tests.build import (
    MON,
    THU,
    TUE,
    WED,
    WEEK,
    A,
    J,
    M,
    activity,
    employee,
    opened,
    pattern,
    post,
    problem,
    requirement,
    rota,
    shift,
    works,
)
from tests.rules.case import RuleCase
from tests.rules.together_cases import (
    AFTER_LUNCH,
    COMBINED,
    HALVES,
    NINA,
    OFFICE,
    PASSED,
    TALK,
    K,
)

TOGETHER_EDGES: tuple[tuple[str, RuleCase], ...] = (
    # Two lines and one taker, at home: one of them closes, 20 minutes. With a second
    # taker the first is left the one line that may be held from home.
    (
        "break_relay",
        RuleCase(
            problem=problem(
                *map(employee, ("Ann", "Bob", "Cleo")),
                employee("Dan", telework_days=2),
                *PASSED,
                activity("calls", ActivityKind.PHONE),
                post("calls", "calls", relay=True),
                requirement("line"),
                requirement("calls"),
            ),
            breaks=rota(
                works("Ann", "line"),
                works("Bob", "calls"),
                works("Dan", "notes", K, place=HOME),
                works("Dan", "notes", K, TUE, WED, THU),
            ),
            amount=20,
            penalty=400 / 3,
            keeps=rota(
                works("Ann", "line"),
                works("Bob", "calls"),
                works("Cleo", "notes", K),
                works("Dan", "notes", K, place=HOME),
                works("Dan", "notes", K, TUE, WED, THU),
            ),
        ),
    ),
    # Both holders have their break at once; a third one stays.
    (
        "break_relay",
        RuleCase(
            problem=problem(
                *map(employee, ("Ann", "Bob", "Cleo")), *PASSED, requirement("line")
            ),
            breaks=rota(works("Ann", "line"), works("Bob", "line")),
            amount=20,
            penalty=400 / 3,
            keeps=rota(
                works("Ann", "line"), works("Bob", "line"), works("Cleo", "line", K)
            ),
        ),
    ),
    # No time is stated for Ann's break: 10:15 to 10:35 is assumed, the middle of her
    # morning. Bob comes at 10:30: a quarter-hour of the line is closed.
    (
        "break_relay",
        RuleCase(
            problem=problem(
                employee("Ann"),
                employee("Bob"),
                *(one for one in PASSED if one.id not in ("J", "week")),
                shift("J", J, rest=20),
                shift("late", "10:30-12:30"),
                pattern("J", "K", "late"),
                requirement("line"),
            ),
            breaks=rota(works("Ann", "line"), works("Bob", "notes", "10:30-12:30")),
            amount=15,
            penalty=100,
            keeps=rota(works("Ann", "line"), works("Bob", "notes", K)),
        ),
    ),
    # Bob sits in a meeting he was not asked to, and Ann does not work that day.
    (
        "meeting",
        RuleCase(
            problem=problem(
                employee("Ann"), employee("Bob"), *TALK, shift("J", J, "14:00", "15:00")
            ),
            breaks=rota(
                works("Bob", "desk", f"{M} 13:15-14:00 15:00-16:45"),
                works("Bob", "talk", "14:00-15:00"),
            ),
            amount=60,
            keeps=rota(works("Bob")),
        ),
    ),
    # Half an hour of margin lets her be there, not hold both: 30.
    (
        "combined_window",
        RuleCase(
            problem=problem(
                employee("Ann"), *COMBINED, *opened("both", "09:00-16:45", [MON])
            ),
            breaks=rota(works("Ann", "both")),
            amount=30,
            keeps=rota(),
        ),
    ),
    # On the line at home she takes neither seat nor phone.
    (
        "room_capacity",
        RuleCase(
            problem=problem(
                *map(employee, ("Ann", "Bob")),
                employee("Cleo", telework_days=2),
                *OFFICE,
                *HALVES,
            ),
            breaks=rota(
                works("Ann", "line", M),
                works("Bob", "line", M),
                works("Cleo", "desk", J, TUE, WED, THU),
            ),
            amount=240,
            keeps=rota(
                works("Ann", "line", M),
                works("Bob", "desk", M),
                works("Cleo", "line", M, place=HOME),
                works("Cleo", "desk", J, TUE, WED, THU),
            ),
        ),
    ),
    # A trainee does not make two; a colleague does.
    (
        "lone_presence",
        RuleCase(
            problem=problem(
                employee("Ann"),
                employee("Bob"),
                employee("Tia", trainee=True),
                AFTER_LUNCH,
                *HALVES,
            ),
            breaks=rota(works("Ann"), works("Tia"), works("Bob", "desk", M)),
            amount=210,
            keeps=rota(works("Ann"), works("Tia"), works("Bob", "desk", A)),
        ),
    ),
    # The eighth week ends on Tuesday; from Wednesday she may be alone.
    (
        "newcomer_alone",
        RuleCase(
            problem=problem(employee("Nina", joined=WED - 8 * WEEK), *HALVES),
            breaks=rota(works("Nina", "desk", J, TUE)),
            amount=450,
            keeps=rota(works("Nina", "desk", J, WED)),
        ),
    ),
    # Someone of another service is not beside her.
    (
        "newcomer_alone",
        RuleCase(
            problem=problem(
                employee("Ann"),
                NINA,
                post("pole desk", service=None),
                *HALVES,
            ),
            breaks=rota(works("Ann", "pole desk"), works("Nina", "desk", M)),
            amount=240,
            keeps=rota(works("Ann", "pole desk"), works("Nina", "pole desk", M)),
        ),
    ),
)
