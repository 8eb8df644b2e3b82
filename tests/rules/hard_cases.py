"""A smallest case of each hard rule about hours, days and rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.place import HOME
from tests.build import (
    FRI,
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    WEEK,
    A,
    J,
    M,
    absence,
    contract,
    employee,
    pattern,
    phone,
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

if TYPE_CHECKING:
    from collections.abc import Mapping

L = "08:00-12:30 13:00-17:30"
"""The longest day of the public hospital: 2 x 4 h 30 = 9 h."""
LATE = "13:15-20:45"

TELEWORK = (phone(), post("line", "phone"))
"""A line that may be held from home, beside the desk that may not."""

WHERE_AND_WHAT: Mapping[str, RuleCase] = {
    # Absent from 8:00 to 13:15. J works 8:30-12:30 of it: 240. The afternoon starts
    # the very minute the absence ends.
    "absence": RuleCase(
        problem=problem(
            employee("Ann"),
            shift("A", A),
            pattern("J", "A"),
            absence("Ann", MON, hours="08:00-13:15"),
        ),
        breaks=rota(works("Ann")),
        amount=240,
        keeps=rota(works("Ann", "desk", A)),
    ),
    # The pattern offers J only: a morning alone is not J, once.
    "working_pattern": RuleCase(
        problem=problem(employee("Ann")),
        breaks=rota(works("Ann", "desk", M)),
        amount=1,
        keeps=rota(works("Ann")),
    ),
    # Due 5 x 450 = 2250, credit 120: at most 2370.
    # 2 x 540 + 3 x 450 = 2430: 60 too many. 540 + 480 + 3 x 450 = 2370.
    "contracted_time": RuleCase(
        problem=problem(
            employee("Ann"),
            contract(rule_set="private"),
            shift("L", L),
            shift("K", "08:00-12:00 13:00-17:00"),
            pattern("J", "L", "K"),
        ),
        breaks=rota(
            works("Ann", "desk", L, MON, TUE), works("Ann", "desk", J, WED, THU, FRI)
        ),
        amount=60,
        keeps=rota(
            works("Ann", "desk", L, MON),
            works("Ann", "desk", "08:00-12:00 13:00-17:00", TUE),
            works("Ann", "desk", J, WED, THU, FRI),
        ),
    ),
    # Ann may go to `north` only: the afternoon at `south` is 210.
    "authorised_site": RuleCase(
        problem=problem(
            employee("Ann"), site("south"), post("south desk", site="south")
        ),
        breaks=rota(
            works("Ann", "desk", M), works("Ann", "south desk", A, place="south")
        ),
        amount=210,
        keeps=rota(works("Ann")),
    ),
    # She does not do phone: the afternoon on the line is 210.
    "authorised_activity": RuleCase(
        problem=problem(employee("Ann", refuses=frozenset({"phone"})), *TELEWORK),
        breaks=rota(works("Ann", "desk", M), works("Ann", "line", A)),
        amount=210,
        keeps=rota(works("Ann")),
    ),
    # Level 1 holds a post of level 1, not one of level 2: 210.
    "skill_level": RuleCase(
        problem=problem(
            employee("Ann", skills={"cardiology": 1}),
            post("easy", specialty="cardiology", level=1),
            post("hard", specialty="cardiology", level=2),
        ),
        breaks=rota(works("Ann", "easy", M), works("Ann", "hard", A)),
        amount=210,
        keeps=rota(works("Ann", "easy")),
    ),
    # Her pool helps surgery, not imaging: the afternoon there is 210.
    "pool_scope": RuleCase(
        problem=problem(
            employee("Ann", pool="nomads"),
            pool("nomads", "surgery"),
            service("surgery"),
            service("imaging"),
            post("ward", service="surgery"),
            post("scanner", service="imaging"),
        ),
        breaks=rota(works("Ann", "ward", M), works("Ann", "scanner", A)),
        amount=210,
        keeps=rota(works("Ann", "desk", M), works("Ann", "ward", A)),
    ),
    # On the desk until 12:30 and on the line from 10:30: 120 at once. Handing the desk
    # over at 10:30 leaves no minute in common.
    "one_place": RuleCase(
        problem=problem(employee("Ann"), *TELEWORK, shift("J", f"{M} {A}", "10:30")),
        breaks=rota(
            works("Ann", "desk", M),
            works("Ann", "line", "10:30-12:30"),
            works("Ann", "desk", A),
        ),
        amount=120,
        keeps=rota(
            works("Ann", "desk", "08:30-10:30"),
            works("Ann", "line", "10:30-12:30"),
            works("Ann", "desk", A),
        ),
    ),
    # An hour from site to site: the 45 minutes at noon of J lack 15, the hour of K
    # is just enough.
    "travel_time": RuleCase(
        problem=problem(
            employee("Ann", sites=("north", "south")),
            site("south"),
            travel("north", "south", 60),
            post("south desk", site="south"),
            shift("K", "08:00-12:00 13:00-17:00"),
            pattern("J", "K"),
        ),
        breaks=rota(
            works("Ann", "desk", M), works("Ann", "south desk", A, place="south")
        ),
        amount=15,
        keeps=rota(
            works("Ann", "desk", "08:00-12:00"),
            works("Ann", "south desk", "13:00-17:00", place="south"),
        ),
    ),
    # Fixed on the desk for the morning, put on the line: 240.
    "pin": RuleCase(
        problem=problem(
            employee("Ann"), *TELEWORK, pins=works("Ann", "desk", M, pinned=True)
        ),
        breaks=rota(works("Ann", "line")),
        amount=240,
        keeps=rota(works("Ann", "desk", M, pinned=True), works("Ann", "line", A)),
    ),
    # Open 9:00-16:00, so 8:30-16:30 with half an hour on each side: J ends 15 later.
    "post_open": RuleCase(
        problem=problem(
            employee("Ann"),
            requirement("desk", "09:00-16:00", minimum=0),
            shift("K", "08:30-12:30 13:15-16:30"),
            pattern("J", "K"),
        ),
        breaks=rota(works("Ann")),
        amount=15,
        keeps=rota(works("Ann", "desk", "08:30-12:30 13:15-16:30")),
    ),
}

HOURS_AND_REST: Mapping[str, RuleCase] = {
    # 2 x 4 h 30 = 540 is the limit; 4 h 30 + 4 h 45 = 555.
    "daily_duration": RuleCase(
        problem=problem(
            employee("Ann"),
            shift("L", L),
            shift("LL", "08:00-12:30 13:00-17:45"),
            pattern("L", "LL"),
        ),
        breaks=rota(works("Ann", "desk", "08:00-12:30 13:00-17:45")),
        amount=15,
        keeps=rota(works("Ann", "desk", L)),
    ),
    # From 8:00 to 18:45 is 645, 15 more than 10 h 30; to 18:30 it is 630. Each stretch
    # has its 3 h.
    "split_day": RuleCase(
        problem=problem(
            employee("Ann"),
            shift("S", "08:00-11:00 15:30-18:30"),
            shift("T", "08:00-11:00 15:30-18:45"),
            pattern("S", "T"),
        ),
        breaks=rota(works("Ann", "desk", "08:00-11:00 15:30-18:45")),
        amount=15,
        keeps=rota(works("Ann", "desk", "08:00-11:00 15:30-18:30")),
    ),
    # From 20:45 to 8:30: 3 h 15 + 8 h 30 = 11 h 45, 15 short. From 20:30: 12 h.
    # The evening is the one before the last date of the period.
    "daily_rest": RuleCase(
        problem=problem(
            employee("Ann"),
            shift("late", LATE),
            shift("evening", "13:00-20:30"),
            pattern("J", "late", "evening", days=7),
        ),
        breaks=rota(works("Ann", "desk", LATE, SAT), works("Ann", "desk", J, SUN)),
        amount=15,
        keeps=rota(
            works("Ann", "desk", "13:00-20:30", SAT), works("Ann", "desk", J, SUN)
        ),
    ),
    # Work from Monday to Saturday, then on Monday at 8:30. From Saturday 20:45:
    # 3 h 15 + 24 h + 8 h 30 = 35 h 45, 15 short. From 20:30: 36 h.
    "weekly_rest": RuleCase(
        problem=problem(
            employee("Ann"),
            shift("M", M),
            shift("late", LATE),
            shift("evening", "13:00-20:30"),
            pattern("M", "late", "evening", days=6),
            end=SUN + WEEK,
        ),
        breaks=rota(
            works("Ann", "desk", M, MON, TUE, WED, THU, FRI, MON + WEEK),
            works("Ann", "desk", LATE, SAT),
        ),
        amount=15,
        keeps=rota(
            works("Ann", "desk", M, MON, TUE, WED, THU, FRI, MON + WEEK),
            works("Ann", "desk", "13:00-20:30", SAT),
        ),
    ),
    # Tuesday to Saturday 5 x 540 = 2700; on Monday 195 makes 2895, 15 above 48 h; 180
    # makes 2880. No week from Monday to Sunday holds all six.
    "rolling_week": RuleCase(
        problem=problem(
            employee("Ann"),
            contract(weekly="48:00", rule_set="private"),
            shift("L", L),
            shift("long", "09:00-12:15"),
            shift("short", "09:00-12:00"),
            pattern("L", "long", "short", days=7),
            end=SUN + WEEK,
        ),
        breaks=rota(
            works("Ann", "desk", L, TUE, WED, THU, FRI, SAT),
            works("Ann", "desk", "09:00-12:15", MON + WEEK),
        ),
        amount=15,
        keeps=rota(
            works("Ann", "desk", L, TUE, WED, THU, FRI, SAT),
            works("Ann", "desk", "09:00-12:00", MON + WEEK),
        ),
    ),
}

FROM_HOME: Mapping[str, RuleCase] = {
    # The desk is not held from home: a whole J, 450. The line is. Tuesday and
    # Wednesday are the two days on site.
    "telework_right": RuleCase(
        problem=problem(employee("Ann", telework_days=1), *TELEWORK),
        breaks=rota(works("Ann", place=HOME), works("Ann", "desk", J, TUE, WED)),
        amount=450,
        keeps=rota(works("Ann", "line", place=HOME), works("Ann", "desk", J, TUE, WED)),
    ),
    # Four days at home when three are the most, whatever her agreement says.
    "telework_days": RuleCase(
        problem=problem(
            employee("Ann", telework_days=4),
            *TELEWORK,
            shift("M", M),
            pattern("M", days=6),
        ),
        breaks=rota(
            works("Ann", "line", M, MON, TUE, WED, THU, place=HOME),
            works("Ann", "desk", M, FRI, SAT),
        ),
        amount=1,
        keeps=rota(
            works("Ann", "line", M, MON, TUE, WED, place=HOME),
            works("Ann", "desk", M, THU, FRI, SAT),
        ),
    ),
    # One day at home asks for two on site: only one is 1 short.
    "onsite_days": RuleCase(
        problem=problem(employee("Ann", telework_days=1), *TELEWORK),
        breaks=rota(works("Ann", "line", place=HOME), works("Ann", "desk", J, TUE)),
        amount=1,
        keeps=rota(works("Ann", "line", place=HOME), works("Ann", "desk", J, TUE, WED)),
    ),
    # Ann at home on Monday: in the morning nobody of the service is on site, 1 is
    # needed. Bob's whole day is just enough.
    "presence_floor": RuleCase(
        problem=problem(
            employee("Ann", telework_days=1),
            employee("Bob"),
            service(floor=1),
            *TELEWORK,
            shift("A", A),
            pattern("J", "A"),
        ),
        breaks=rota(
            works("Ann", "line", place=HOME),
            works("Ann", "desk", J, TUE, WED),
            works("Bob", "desk", A),
        ),
        amount=1,
        keeps=rota(
            works("Ann", "line", place=HOME),
            works("Ann", "desk", J, TUE, WED),
            works("Bob"),
        ),
    ),
}

HARD_CASES: Mapping[str, RuleCase] = {**WHERE_AND_WHAT, **HOURS_AND_REST, **FROM_HOME}
