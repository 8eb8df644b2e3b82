"""More cases of hours, spread and rest: history, both ends, other rule sets."""

from __future__ import annotations

from dataclasses import replace

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
    J,
    M,
    contract,
    employee,
    pattern,
    problem,
    rota,
    shift,
    works,
)
from tests.rules.case import RuleCase
from tests.rules.time_cases import ALTERNATING

L = "08:00-12:30 13:00-17:30"
LATE = "13:15-20:45"

HOURS_EDGES: tuple[tuple[str, RuleCase], ...] = (
    # Private sector: 10 h. 5 h + 5 h 15 is 15 too many.
    (
        "daily_duration",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="private"),
                shift("X", "08:00-13:00 13:30-18:30"),
                shift("XX", "08:00-13:00 13:30-18:45"),
                pattern("X", "XX"),
            ),
            breaks=rota(works("Ann", "desk", "08:00-13:00 13:30-18:45")),
            amount=15,
            keeps=rota(works("Ann", "desk", "08:00-13:00 13:30-18:30")),
        ),
    ),
    # Three stretches of 3 h within 10 h 30: the third, 180, is one too many.
    (
        "split_day",
        RuleCase(
            problem=problem(
                employee("Ann"),
                shift("three", "08:00-11:00 12:00-15:00 15:30-18:30"),
                shift("two", "08:00-11:00 15:30-18:30"),
                pattern("two", "three"),
            ),
            breaks=rota(works("Ann", "desk", "08:00-11:00 12:00-15:00 15:30-18:30")),
            amount=180,
            keeps=rota(works("Ann", "desk", "08:00-11:00 15:30-18:30")),
        ),
    ),
    # Medical practices (IDCC 1147): 10 h and 3 h. 8:00-18:15 is 15 too long and the
    # stretches of 2 h 45 and 2 h 30 are 15 and 30 too short: 60.
    (
        "split_day",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="idcc1147"),
                shift("good", "08:00-11:00 15:00-18:00"),
                shift("bad", "08:00-10:45 15:45-18:15"),
                pattern("good", "bad"),
            ),
            breaks=rota(works("Ann", "desk", "08:00-10:45 15:45-18:15")),
            amount=60,
            keeps=rota(works("Ann", "desk", "08:00-11:00 15:00-18:00")),
        ),
    ),
    # Private sector: 13 h apart, stretches as short as one likes.
    (
        "split_day",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="private"),
                shift("good", "07:00-09:00 18:00-20:00"),
                shift("bad", "07:00-09:00 18:00-20:15"),
                pattern("good", "bad"),
            ),
            breaks=rota(works("Ann", "desk", "07:00-09:00 18:00-20:15")),
            amount=15,
            keeps=rota(works("Ann", "desk", "07:00-09:00 18:00-20:00")),
        ),
    ),
    # The evening before the period counts: from Sunday 20:45 to Monday 8:30 is
    # 11 h 45, 15 short; to 8:45 it is 12 h.
    (
        "daily_rest",
        RuleCase(
            problem=problem(
                employee("Ann"),
                shift("later", "08:45-12:45 13:30-17:00"),
                pattern("J", "later"),
                context=works("Ann", "desk", LATE, SUN - WEEK),
            ),
            breaks=rota(works("Ann", "desk", J, MON)),
            amount=15,
            keeps=rota(works("Ann", "desk", "08:45-12:45 13:30-17:00", MON)),
        ),
    ),
    # Off on the first date only: from the Sunday before at 20:45 to Tuesday 7:30 is
    # 34 h 45, 15 short of the private sector's; to 7:45 it is 35 h.
    (
        "weekly_rest",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="private"),
                shift("early", "07:30-11:30"),
                shift("later", "07:45-11:45"),
                pattern("early", "later", days=7),
                context=works("Ann", "desk", LATE, SUN - WEEK),
            ),
            breaks=rota(
                works("Ann", "desk", "07:30-11:30", TUE, WED, THU, FRI, SAT, SUN)
            ),
            amount=15,
            keeps=rota(
                works("Ann", "desk", "07:45-11:45", TUE),
                works("Ann", "desk", "07:30-11:30", WED, THU, FRI, SAT, SUN),
            ),
        ),
    ),
    # Seven mornings: from 12:30 to 8:30 is 20 h, 16 h = 960 short of 36 h.
    (
        "weekly_rest",
        RuleCase(
            problem=problem(employee("Ann"), shift("M", M), pattern("M", days=7)),
            breaks=rota(works("Ann", "desk", M, *WORKDAYS, SAT, SUN)),
            amount=960,
            keeps=rota(works("Ann", "desk", M, *WORKDAYS, SAT)),
        ),
    ),
    # Tuesday to Saturday before the period 5 x 540 = 2700; 195 on its first Monday
    # make 2895, 15 above 48 h.
    (
        "rolling_week",
        RuleCase(
            problem=problem(
                employee("Ann"),
                shift("long", "09:00-12:15"),
                shift("short", "09:00-12:00"),
                pattern("long", "short"),
                context=works(
                    "Ann",
                    "desk",
                    L,
                    *(day - WEEK for day in (TUE, WED, THU, FRI, SAT)),
                ),
            ),
            breaks=rota(works("Ann", "desk", "09:00-12:15", MON)),
            amount=15,
            keeps=rota(works("Ann", "desk", "09:00-12:00", MON)),
        ),
    ),
    # 155 minutes a month are 35 in a week: 44 h and 35. Five L (2700) are 25 too many.
    (
        "planned_week",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(weekly="44:00", overtime_minutes=155),
                shift("L", L),
                shift("K", "08:00-12:30 13:00-17:00"),
                ALTERNATING,
            ),
            breaks=rota(works("Ann", "desk", L, *WORKDAYS)),
            amount=25,
            keeps=rota(
                works("Ann", "desk", L, MON, TUE, WED, THU),
                works("Ann", "desk", "08:00-12:30 13:00-17:00", FRI),
            ),
        ),
    ),
    # Private: 48 h hold the overtime too. Five of 9 h 45 (2925) are 45 too many.
    (
        "planned_week",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(weekly="48:00", rule_set="private", overtime_minutes=620),
                shift("X", "08:00-12:45 13:15-18:15"),
                shift("L", L),
                replace(ALTERNATING, weeks=(((("X", "L"),) * 5 + ((), ())),) * 2),
                parameters={"rolling_week": {"minutes": 60 * 60}},
            ),
            breaks=rota(works("Ann", "desk", "08:00-12:45 13:15-18:15", *WORKDAYS)),
            amount=45,
            keeps=rota(
                works("Ann", "desk", "08:00-12:45 13:15-18:15", MON, TUE, WED, THU),
                works("Ann", "desk", L, FRI),
            ),
        ),
    ),
    # As the case of the rule, with 35 of overtime accepted: 2285 are left for the
    # second week. 2340 are 55 too many.
    (
        "cycle_average",
        RuleCase(
            problem=problem(
                employee("Ann", past_weeks=(2430,)),
                contract(overtime_minutes=155),
                shift("L", L),
                shift("K", "08:00-12:00 13:00-17:00"),
                ALTERNATING,
            ),
            breaks=rota(
                works("Ann", "desk", J, MON, TUE, WED, THU),
                works("Ann", "desk", L, FRI),
            ),
            amount=55,
            keeps=rota(
                works("Ann", "desk", J, MON, TUE, WED, THU),
                works("Ann", "desk", "08:00-12:00 13:00-17:00", FRI),
            ),
        ),
    ),
)
