"""More cases of who may work where, on what and how much."""

from __future__ import annotations

from planner.domain.place import HOME
from planner.domain.work import ActivityKind
from tests.build import (
    FRI,
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    A,
    J,
    M,
    absence,
    activity,
    contract,
    employee,
    pattern,
    phone,
    pole,
    pool,
    post,
    problem,
    requirement,
    rota,
    service,
    shift,
    site,
    travel,
    works,
)
from tests.rules.case import RuleCase

L = "08:00-12:30 13:00-17:30"
TELEWORK = (phone(), post("line", "phone"))
RELAY = shift("J", J, "10:30")
"""The ordinary day, in which a post may change hands at 10:30."""

WHERE_EDGES: tuple[tuple[str, RuleCase], ...] = (
    # The absence takes the last two dates; two absences at once count once: 240.
    (
        "absence",
        RuleCase(
            problem=problem(
                employee("Ann"),
                shift("M", M),
                pattern("M", days=7),
                absence("Ann", SAT, SUN),
                absence("Ann", SUN, hours="08:00-10:00"),
            ),
            breaks=rota(works("Ann", "desk", M, SUN)),
            amount=240,
            keeps=rota(works("Ann", "desk", M, FRI)),
        ),
    ),
    # A public holiday of the home site is a day off, and so is Saturday: 2.
    (
        "working_pattern",
        RuleCase(
            problem=problem(employee("Ann"), site(holidays=frozenset({MON}))),
            breaks=rota(works("Ann", "desk", J, MON, SAT)),
            amount=2,
            keeps=rota(works("Ann", "desk", J, TUE)),
        ),
    ),
    # J is cut at 10:30; a change at 11:00 is no hand-over: 1.
    (
        "working_pattern",
        RuleCase(
            problem=problem(employee("Ann"), *TELEWORK, RELAY),
            breaks=rota(
                works("Ann", "desk", "08:30-11:00"),
                works("Ann", "line", "11:00-12:30 13:15-16:45"),
            ),
            amount=1,
            keeps=rota(
                works("Ann", "desk", "08:30-10:30"),
                works("Ann", "line", "10:30-12:30 13:15-16:45"),
            ),
        ),
    ),
    # Four days given make 1800 of the 2250 due, no credit: Friday may have 450, and
    # L is 540, 90 more.
    (
        "contracted_time",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(credit_minutes=0),
                shift("L", L),
                pattern("J", "L"),
                context=works("Ann", "desk", J, MON, TUE, WED, THU),
                free=[("Ann", FRI)],
            ),
            breaks=rota(works("Ann", "desk", L, FRI)),
            amount=90,
            keeps=rota(works("Ann", "desk", J, FRI)),
        ),
    ),
    # Absent on Monday: 4 x 450 = 1800 left to work, no credit. One L makes 1890.
    (
        "contracted_time",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(credit_minutes=0),
                shift("L", L),
                pattern("J", "L"),
                absence("Ann", MON),
            ),
            breaks=rota(
                works("Ann", "desk", L, TUE), works("Ann", "desk", J, WED, THU, FRI)
            ),
            amount=90,
            keeps=rota(works("Ann", "desk", J, TUE, WED, THU, FRI)),
        ),
    ),
    # A line of a pole in which the pool helps no service: 210. One of the pole of
    # surgery, which it helps, is within reach.
    (
        "pool_scope",
        RuleCase(
            problem=problem(
                employee("Ann", pool="nomads"),
                pole("second"),
                pole("third"),
                pool("nomads", "surgery"),
                service("surgery", pole="second"),
                post("second line", pole="second", service=None),
                post("third line", pole="third", service=None),
            ),
            breaks=rota(works("Ann", "second line", M), works("Ann", "third line", A)),
            amount=210,
            keeps=rota(works("Ann", "desk", M), works("Ann", "second line", A)),
        ),
    ),
    # From one site to the other at the 10:30 hand-over: no gap, 20 needed.
    (
        "travel_time",
        RuleCase(
            problem=problem(
                employee("Ann", sites=("north", "south")),
                site("south"),
                travel("south", "north", 20),
                post("south desk", site="south"),
                RELAY,
            ),
            breaks=rota(
                works("Ann", "desk", "08:30-10:30"),
                works("Ann", "south desk", "10:30-12:30", place="south"),
                works("Ann", "desk", A),
            ),
            amount=20,
            keeps=rota(
                works("Ann", "desk", M), works("Ann", "south desk", A, place="south")
            ),
        ),
    ),
    # Home to site takes 45 here: nothing at 10:30 lacks 45, noon has just 45.
    (
        "travel_time",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=1, hybrid_days=True),
                *TELEWORK,
                RELAY,
                home_travel=45,
            ),
            breaks=rota(
                works("Ann", "line", "08:30-10:30", place=HOME),
                works("Ann", "desk", "10:30-12:30 13:15-16:45"),
                works("Ann", "desk", J, TUE),
            ),
            amount=45,
            keeps=rota(
                works("Ann", "line", M, place=HOME),
                works("Ann", "desk", A),
                works("Ann", "desk", J, TUE),
            ),
        ),
    ),
    # Fixed at home on the last workday, put on site: the whole J, 450.
    (
        "pin",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=1),
                *TELEWORK,
                pins=works("Ann", "line", J, FRI, place=HOME),
            ),
            breaks=rota(works("Ann", "line", J, FRI)),
            amount=450,
            keeps=rota(
                works("Ann", "line", J, FRI, place=HOME),
                works("Ann", "desk", J, TUE, WED),
            ),
        ),
    ),
    # Work that waits is done at any hour of a day that asks for some (Monday), not on
    # one that asks for none: 450.
    (
        "post_open",
        RuleCase(
            problem=problem(
                employee("Ann"),
                activity("typing", ActivityKind.TYPING, deferrable=True),
                post("letters", "typing"),
                requirement("letters", "09:00-10:00", MON, minimum=0, target=1),
            ),
            breaks=rota(works("Ann", "letters", J, TUE)),
            amount=450,
            keeps=rota(works("Ann", "letters", J, MON)),
        ),
    ),
    # The period ends on Thursday: Friday may be a day on site, one is left to ask for.
    (
        "onsite_days",
        RuleCase(
            problem=problem(employee("Ann", telework_days=3), *TELEWORK, end=THU),
            breaks=rota(works("Ann", "line", J, MON, TUE, WED, place=HOME)),
            amount=1,
            keeps=rota(
                works("Ann", "line", J, MON, TUE, WED, place=HOME),
                works("Ann", "desk", J, THU),
            ),
        ),
    ),
    # It starts on Thursday, and what she did from Monday on is known: nothing is lent.
    (
        "onsite_days",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=3),
                *TELEWORK,
                start=THU,
                context=works("Ann", "desk", J, MON),
            ),
            breaks=rota(works("Ann", "line", J, THU, FRI, place=HOME)),
            amount=1,
            keeps=rota(
                works("Ann", "line", J, THU, place=HOME), works("Ann", "desk", J, FRI)
            ),
        ),
    ),
    # Monday and Tuesday are all of the period; the days after it may be those on site.
    (
        "telework_granted",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=1, telework_wish=1), *TELEWORK, end=TUE
            ),
            breaks=rota(works("Ann", "desk", J, MON, TUE)),
            amount=1,
            penalty=12,
            keeps=rota(
                works("Ann", "line", J, MON, place=HOME), works("Ann", "desk", J, TUE)
            ),
        ),
    ),
)
