"""What an absence of some hours, or an illness, leaves of a day and of hours due."""

from __future__ import annotations

from tests.build import (
    FRI,
    MON,
    THU,
    TUE,
    WED,
    WORKDAYS,
    A,
    J,
    M,
    absence,
    contract,
    employee,
    pattern,
    problem,
    rota,
    shift,
    works,
)
from tests.rules.case import RuleCase

ABSENT_EDGES: tuple[tuple[str, RuleCase], ...] = (
    # Ill from 12:30 on Monday: the morning of J is hers, the afternoon alone is not.
    (
        "working_pattern",
        RuleCase(
            problem=problem(
                employee("Ann"),
                shift("A", A),
                absence("Ann", MON, hours="12:30-24:00", planned=False),
            ),
            breaks=rota(works("Ann", "desk", "09:30-12:30")),
            amount=1,
            keeps=rota(works("Ann", "desk", M)),
        ),
    ),
    # Away from 10:00 to 11:00: what is left in three stretches is no split day; a
    # pattern of three stretches is one on Tuesday, 180 too many.
    (
        "split_day",
        RuleCase(
            problem=problem(
                employee("Ann"),
                shift("three", "08:00-11:00 12:00-15:00 15:30-18:30"),
                pattern("J", "three"),
                absence("Ann", MON, hours="10:00-11:00"),
            ),
            breaks=rota(
                works("Ann", "desk", "08:00-11:00 12:00-15:00 15:30-18:30", TUE)
            ),
            amount=180,
            keeps=rota(
                works("Ann", "desk", "08:30-10:00 11:00-12:30 13:15-16:45", MON)
            ),
        ),
    ),
    # Away in the hour between two stretches, of which she had none to do: the third is
    # one too many all the same.
    (
        "split_day",
        RuleCase(
            problem=problem(
                employee("Ann"),
                shift("three", "08:00-11:00 12:00-15:00 15:30-18:30"),
                pattern("J", "three"),
                absence("Ann", MON, hours="11:00-12:00"),
            ),
            breaks=rota(works("Ann", "desk", "08:00-11:00 12:00-15:00 15:30-18:30")),
            amount=180,
            keeps=rota(works("Ann", "desk", "08:30-11:00 12:00-12:30 13:15-16:45")),
        ),
    ),
    # A short day is no longer for an absence that begins where it ends.
    (
        "half_day",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="idcc1147", weekly="22:30", quota=60),
                shift("short", "08:30-11:15"),
                shift("long", "08:30-12:00"),
                pattern("short", "long"),
                absence("Ann", MON, hours="12:00-24:00"),
                absence("Ann", TUE, hours="11:15-24:00"),
            ),
            breaks=rota(works("Ann", "desk", "08:30-11:15", MON)),
            amount=15,
            keeps=rota(
                works("Ann", "desk", "08:30-12:00", MON),
                works("Ann", "desk", "08:30-11:15", TUE),
            ),
        ),
    ),
    # A part-timer of a practice comes for 3 h at least: 2 h 45 are 15 short, but not
    # when it is the absence from 10:00 that ended the day.
    (
        "half_day",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="idcc1147", weekly="22:30", quota=60),
                shift("short", "08:30-11:15"),
                pattern("J", "short"),
                absence("Ann", MON, hours="10:00-24:00", planned=False),
            ),
            breaks=rota(works("Ann", "desk", "08:30-11:15", TUE)),
            amount=15,
            keeps=rota(works("Ann", "desk", "08:30-10:00", MON)),
        ),
    ),
    # Five days of 450 are due and none may be added. Ill on Monday from 12:30, half a
    # day is left, 225: the 240 she had worked count for that. On Tuesday, an absence
    # that was known, 240 is 15 above the 225 left.
    (
        "contracted_time",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(credit_minutes=0),
                absence("Ann", MON, hours="12:30-24:00", planned=False),
                absence("Ann", TUE, hours="12:30-24:00"),
            ),
            breaks=rota(
                works("Ann", "desk", M, MON, TUE),
                works("Ann", "desk", J, WED, THU, FRI),
            ),
            amount=15,
            keeps=rota(
                works("Ann", "desk", M, MON), works("Ann", "desk", J, WED, THU, FRI)
            ),
        ),
    ),
    # 30 h on four days of five, 6 h due on each. Ill on Friday, her day off: 24 h are
    # due and the 30 published may stand; 540 for 450 on Monday is 90 beyond them.
    (
        "contracted_time",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(quota=80, weekly="30:00", days_a_week=4),
                shift("L", "08:00-12:30 13:00-17:30"),
                pattern("J", "L"),
                absence("Ann", FRI, planned=False),
                published=tuple(works("Ann", "desk", J, MON, TUE, WED, THU)),
            ),
            breaks=rota(
                works("Ann", "desk", "08:00-12:30 13:00-17:30", MON),
                works("Ann", "desk", J, TUE, WED, THU),
            ),
            amount=90,
            keeps=rota(works("Ann", "desk", J, MON, TUE, WED, THU)),
        ),
    ),
    # 7 h 30 a day published. Ill on Monday from 15:00, after 5 h 45: of these no more
    # counts than the 3 h 45 the day still owes, so that with 9 h for 7 h 30 on Tuesday
    # 32 h 15 count and 60 are beyond 31 h 15 + 30 of credit.
    (
        "contracted_time",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(credit_minutes=30),
                shift("L", "08:00-12:30 13:00-17:30"),
                pattern("J", "L"),
                absence("Ann", MON, hours="15:00-24:00", planned=False),
                published=tuple(works("Ann", "desk", J, *WORKDAYS)),
            ),
            breaks=rota(
                works("Ann", "desk", "08:30-12:30 13:15-15:00", MON),
                works("Ann", "desk", "08:00-12:30 13:00-17:30", TUE),
                works("Ann", "desk", J, WED, THU, FRI),
            ),
            amount=60,
            keeps=rota(
                works("Ann", "desk", "08:30-12:30 13:15-15:00", MON),
                works("Ann", "desk", J, TUE, WED, THU, FRI),
            ),
        ),
    ),
    # Private sector, 30 h on four days of five, 24 h due once she is ill on Friday, her
    # day off: the 30 h published may stand, one hour and a half more on Monday not.
    (
        "complementary_hours",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(
                    quota=80,
                    weekly="30:00",
                    days_a_week=4,
                    rule_set="private",
                    credit_minutes=600,
                ),
                shift("L", "08:00-12:30 13:00-17:30"),
                pattern("J", "L"),
                absence("Ann", FRI, planned=False),
                published=tuple(works("Ann", "desk", J, MON, TUE, WED, THU)),
            ),
            breaks=rota(
                works("Ann", "desk", "08:00-12:30 13:00-17:30", MON),
                works("Ann", "desk", J, TUE, WED, THU),
            ),
            amount=90,
            keeps=rota(works("Ann", "desk", J, MON, TUE, WED, THU)),
        ),
    ),
)
