"""More cases of telework and of the soft rules."""

from __future__ import annotations

from planner.domain.absence import RequestKind
from planner.domain.place import HOME
from planner.domain.work import ActivityKind, Criticality
from tests.build import (
    FRI,
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    WEEK,
    WORKDAYS,
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
    service,
    shift,
    wish,
    works,
)
from tests.rules.case import RuleCase

TELEWORK = (phone(), post("line", "phone"))

PEOPLE_EDGES: tuple[tuple[str, RuleCase], ...] = (
    # She does not split a day between home and site: the morning at home, 240.
    (
        "telework_right",
        RuleCase(
            problem=problem(employee("Ann", telework_days=1), *TELEWORK),
            breaks=rota(
                works("Ann", "line", M, place=HOME),
                works("Ann", "desk", A),
                works("Ann", "desk", J, TUE),
            ),
            amount=240,
            keeps=rota(
                works("Ann", "line", J, MON, place=HOME),
                works("Ann", "desk", J, TUE, WED),
            ),
        ),
    ),
    # Monday and Tuesday at home are before the period, which starts on Wednesday;
    # two more make four, one too many.
    (
        "telework_days",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=3),
                *TELEWORK,
                shift("M", M),
                pattern("M", days=6),
                start=WED,
                context=works("Ann", "line", M, MON, TUE, place=HOME),
            ),
            breaks=rota(
                works("Ann", "line", M, WED, THU, place=HOME),
                works("Ann", "desk", M, FRI, SAT),
            ),
            amount=1,
            keeps=rota(
                works("Ann", "line", M, WED, place=HOME),
                works("Ann", "desk", M, FRI, SAT),
            ),
        ),
    ),
    # Tuesday on site is before the period, Monday was off: with Wednesday at home one
    # more day on site is due in that week.
    (
        "onsite_days",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=1),
                *TELEWORK,
                start=WED,
                context=works("Ann", "desk", J, FRI - WEEK, TUE),
            ),
            breaks=rota(works("Ann", "line", J, WED, place=HOME)),
            amount=1,
            keeps=rota(
                works("Ann", "line", J, WED, place=HOME), works("Ann", "desk", J, THU)
            ),
        ),
    ),
    # Bob's Friday is given: the afternoon only. Ann at home leaves nobody on site in
    # the morning.
    (
        "presence_floor",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=1),
                employee("Bob"),
                service(floor=1),
                *TELEWORK,
                context=works("Bob", "desk", A, FRI),
                free=[("Ann", day) for day in WORKDAYS],
            ),
            breaks=rota(
                works("Ann", "line", J, FRI, place=HOME),
                works("Ann", "desk", J, TUE, WED),
            ),
            amount=1,
            keeps=rota(works("Ann", "desk", J, TUE, WED, FRI)),
        ),
    ),
    # A critical desk on the last date, held until 10:30 only: 2 h x 20 000 x 36.
    (
        "minimum_coverage",
        RuleCase(
            problem=problem(
                employee("Ann"),
                *TELEWORK,
                requirement("desk", M, SUN, criticality=Criticality.CRITICAL),
                shift("M", M, "10:30"),
                pattern("M", days=7),
            ),
            breaks=rota(
                works("Ann", "desk", "08:30-10:30", SUN),
                works("Ann", "line", "10:30-12:30", SUN),
            ),
            amount=120,
            penalty=1_440_000,
            keeps=rota(works("Ann", "desk", M, SUN)),
        ),
    ),
    # Combined reception and phone is phone. Given days of the period count: with
    # Friday, 2250 in all, of which 3 x 450 + 240 = 1590 on it; 1350 is the aim.
    (
        "phone_share",
        RuleCase(
            problem=problem(
                employee("Ann"),
                activity("both", ActivityKind.RECEPTION_PHONE),
                post("window", "both"),
                context=[
                    *works("Ann", "window", J, MON, TUE, WED, WED - WEEK),
                    *works("Ann", "desk", J, THU),
                ],
                free=[("Ann", FRI)],
            ),
            breaks=rota(works("Ann", "window", M, FRI), works("Ann", "desk", A, FRI)),
            amount=240,
            penalty=40,
            keeps=rota(works("Ann", "desk", J, FRI)),
        ),
    ),
    # Absent on Monday and Tuesday: three days, two of them on site, leave one of the
    # two she wishes.
    (
        "telework_granted",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=2, telework_wish=2),
                *TELEWORK,
                absence("Ann", MON, TUE),
            ),
            breaks=rota(works("Ann", "desk", J, WED, THU, FRI)),
            amount=1,
            penalty=12,
            keeps=rota(
                works("Ann", "line", J, FRI, place=HOME),
                works("Ann", "desk", J, WED, THU),
            ),
        ),
    ),
    # She wished the short day M and works J: 1 x 10.
    (
        "wish",
        RuleCase(
            problem=problem(
                employee("Ann"),
                shift("M", M),
                pattern("J", "M"),
                wish("Ann", RequestKind.SHIFT, FRI, shift="M"),
            ),
            breaks=rota(works("Ann", "desk", J, FRI)),
            amount=1,
            penalty=10,
            keeps=rota(works("Ann", "desk", M, FRI)),
        ),
    ),
    # She wished Monday at home, a lot, and works on site: 1 x 10 x 3.
    (
        "wish",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=1),
                *TELEWORK,
                wish("Ann", RequestKind.TELEWORK, MON, strength=3),
            ),
            breaks=rota(works("Ann", "desk", J, MON, TUE, WED)),
            amount=1,
            penalty=30,
            keeps=rota(
                works("Ann", "line", J, MON, place=HOME),
                works("Ann", "desk", J, TUE, WED),
            ),
        ),
    ),
)
