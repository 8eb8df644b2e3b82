"""More cases of working-time law: other rule sets, history, windows, accounts."""

from __future__ import annotations

from planner.domain.people import Balance, WorkingPattern
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

L = "08:00-12:30 13:00-17:30"
"""9 h."""
NEXT = tuple(day + WEEK for day in WORKDAYS)
LATER = tuple(day + 2 * WEEK for day in WORKDAYS)

LAW_EDGES: tuple[tuple[str, RuleCase], ...] = (
    # Private sector: the break is due once six hours are reached, and a break taken
    # in the morning is none for the afternoon.
    (
        "break_due",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="private"),
                shift("six", "07:00-09:00 09:30-15:30", rest=20, break_at=7 * 60 + 30),
                shift("less", "07:00-09:00 09:30-15:15", rest=0),
                pattern("six", "less"),
            ),
            breaks=rota(works("Ann", "desk", "07:00-09:00 09:30-15:30")),
            amount=20,
            keeps=rota(works("Ann", "desk", "07:00-09:00 09:30-15:15")),
        ),
    ),
    # Four days off in the fortnight, but never two with a Sunday: off on Monday and
    # Wednesday of the first week, on Tuesday and Thursday of the second.
    (
        "rest_days",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(weekly="48:00"),
                shift("M", M),
                pattern("M", days=7),
                context=works(
                    "Ann", "desk", M, *(d - WEEK for d in (TUE, THU, FRI, SAT, SUN))
                ),
            ),
            breaks=rota(works("Ann", "desk", M, MON, WED, FRI, SAT, SUN)),
            amount=1,
            keeps=rota(works("Ann", "desk", M, *WORKDAYS)),
        ),
    ),
    # Private clinics: four days off, two of them together, but both Sundays worked.
    (
        "rest_days",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="idcc2264"),
                shift("M", M),
                pattern("M", days=7),
                context=works("Ann", "desk", M, SUN - WEEK),
            ),
            breaks=rota(works("Ann", "desk", M, TUE, FRI, SAT, SUN)),
            amount=1,
            keeps=rota(works("Ann", "desk", M, TUE, FRI, SAT)),
        ),
    ),
    # Five days a week are agreed; Monday to Wednesday were worked before the period.
    (
        "days_a_week",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="private", days_a_week=5),
                shift("M", M),
                pattern("M", days=7),
                start=THU,
                context=works("Ann", "desk", M, MON, TUE, WED),
            ),
            breaks=rota(works("Ann", "desk", M, THU, FRI, SAT)),
            amount=1,
            keeps=rota(works("Ann", "desk", M, THU, SUN)),
        ),
    ),
    # Three stretches: besides the longest interruption, the other of 60 is one too
    # many.
    (
        "part_time_gap",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(quota=50, weekly="25:00", rule_set="private"),
                shift("three", "08:00-10:00 11:00-13:00 14:30-16:30"),
                shift("two", "08:00-11:00 13:00-16:00"),
                pattern("three", "two"),
                parameters={"split_day": {"periods": 3.0}},
            ),
            breaks=rota(works("Ann", "desk", "08:00-10:00 11:00-13:00 14:30-16:30")),
            amount=60,
            keeps=rota(works("Ann", "desk", "08:00-11:00 13:00-16:00")),
        ),
    ),
    # The morning is 4 h long: an hour of it at the dentist's interrupts nothing.
    (
        "part_time_gap",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(quota=50, weekly="25:00", rule_set="private"),
                absence("Ann", MON, hours="09:00-10:00"),
                shift("wide", "08:00-12:00 14:15-16:00"),
                shift("near", "08:00-12:00 14:00-16:00"),
                pattern("wide", "near"),
            ),
            breaks=rota(works("Ann", "desk", "08:00-09:00 10:00-12:00 14:15-16:00")),
            amount=15,
            keeps=rota(works("Ann", "desk", "08:00-09:00 10:00-12:00 14:00-16:00")),
        ),
    ),
    # Never a full week: a third of 30 h more would be 40 h, but 35 h are full time, so
    # 34 h 45 = 2085 are the most; 5 x 420 = 2100.
    (
        "complementary_hours",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(
                    quota=86, weekly="30:00", rule_set="idcc1147", credit_minutes=600
                ),
                shift("seven", "08:00-12:00 13:00-16:00"),
                shift("less", "08:00-11:45 13:00-16:00"),
                pattern("seven", "less"),
            ),
            breaks=rota(works("Ann", "desk", "08:00-12:00 13:00-16:00", *WORKDAYS)),
            amount=15,
            keeps=rota(
                works("Ann", "desk", "08:00-12:00 13:00-16:00", MON, TUE, WED, THU),
                works("Ann", "desk", "08:00-11:45 13:00-16:00", FRI),
            ),
        ),
    ),
    # Hours balanced each week: 15 h and a tenth are 990; three J are 1350 in the second
    # week, 360 too many, though the first has only one.
    (
        "complementary_hours",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(
                    quota=43,
                    weekly="15:00",
                    rule_set="private",
                    balance=Balance.WEEK,
                    credit_minutes=600,
                ),
                end=SUN + WEEK,
            ),
            breaks=rota(
                works("Ann", "desk", J, MON), works("Ann", "desk", J, *NEXT[:3])
            ),
            amount=360,
            keeps=rota(works("Ann", "desk", J, MON, TUE, *NEXT[:2])),
        ),
    ),
    # Brought 90 minutes in advance: 2250 + 120 - 90 = 2280; four J and 9 h are 2340.
    (
        "contracted_time",
        RuleCase(
            problem=problem(
                employee("Ann", hours_brought=90),
                contract(rule_set="private"),
                shift("L", L),
                pattern("J", "L"),
            ),
            breaks=rota(
                works("Ann", "desk", J, MON, TUE, WED, THU),
                works("Ann", "desk", L, FRI),
            ),
            amount=60,
            keeps=rota(works("Ann", "desk", J, *WORKDAYS)),
        ),
    ),
    # Balanced week by week, no credit: 540 for 450 on Friday is 90 beyond, though 450
    # are left undone in the week after.
    (
        "contracted_time",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="private", balance=Balance.WEEK, credit_minutes=0),
                shift("L", L),
                pattern("J", "L"),
                end=SUN + WEEK,
            ),
            breaks=rota(
                works("Ann", "desk", J, MON, TUE, WED, THU, *NEXT[:4]),
                works("Ann", "desk", L, FRI),
            ),
            amount=90,
            keeps=rota(works("Ann", "desk", J, *WORKDAYS, *NEXT)),
        ),
    ),
    # By the cycle of two weeks, of which the period cuts the first and the last: only
    # the two weeks between are capped, 4500 with no credit. An L more is 90 too many
    # there, and free in the weeks cut.
    (
        "contracted_time",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="private", balance=Balance.CYCLE, credit_minutes=0),
                shift("L", L),
                WorkingPattern(id="week", weeks=(((("J", "L"),) * 5 + ((), ())),) * 2),
                end=SUN + 3 * WEEK,
            ),
            breaks=rota(
                works("Ann", "desk", L, NEXT[0]),
                works("Ann", "desk", J, *NEXT[1:], *LATER),
            ),
            amount=90,
            keeps=rota(
                works("Ann", "desk", L, *WORKDAYS[:2]),
                works("Ann", "desk", J, *WORKDAYS[2:]),
                works("Ann", "desk", L, NEXT[0]),
                works("Ann", "desk", J, *NEXT[1:], *LATER[:4]),
            ),
        ),
    ),
    # An hour owed from before may be made up in any week, and no more: 2250 + 60. The
    # second week with 90 more is 30 too many.
    (
        "contracted_time",
        RuleCase(
            problem=problem(
                employee("Ann", hours_brought=-60),
                contract(rule_set="private", balance=Balance.WEEK, credit_minutes=0),
                shift("L", L),
                shift("K", "08:00-12:00 13:00-17:00"),
                pattern("J", "L", "K"),
                end=SUN + WEEK,
            ),
            breaks=rota(
                works("Ann", "desk", J, *NEXT[:4]), works("Ann", "desk", L, NEXT[4])
            ),
            amount=30,
            keeps=rota(
                works("Ann", "desk", J, *WORKDAYS, *NEXT[:3]),
                works("Ann", "desk", "08:00-12:00 13:00-17:00", *NEXT[3:]),
            ),
        ),
    ),
    # Under adapted terms no overtime is planned, though ten hours were once accepted.
    (
        "overtime_cap",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(
                    rule_set="private",
                    credit_minutes=0,
                    overtime_minutes=600,
                    temporary=True,
                ),
                shift("L", L),
                pattern("J", "L"),
            ),
            breaks=rota(
                works("Ann", "desk", J, MON, TUE, WED, THU),
                works("Ann", "desk", L, FRI),
            ),
            amount=90,
            keeps=rota(works("Ann", "desk", J, *WORKDAYS)),
        ),
    ),
    # Balanced week by week with no debit: the 450 missing in the first week are owed
    # though the second makes up for 90 of them. At 20 an hour: 150.
    (
        "hours_balance",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="private", balance=Balance.WEEK, debit_minutes=0),
                shift("L", L),
                pattern("J", "L"),
                end=SUN + WEEK,
            ),
            breaks=rota(
                works("Ann", "desk", J, MON, TUE, WED, THU, *NEXT[:4]),
                works("Ann", "desk", L, NEXT[4]),
            ),
            amount=450,
            penalty=150,
            keeps=rota(works("Ann", "desk", J, *WORKDAYS, *NEXT)),
        ),
    ),
    # Two hours owed from before: 2250 + 120 - 30 = 2340, and she works 2250: 90 short.
    (
        "hours_balance",
        RuleCase(
            problem=problem(
                employee("Ann", hours_brought=-120),
                contract(rule_set="private"),
                shift("L", L),
                pattern("J", "L"),
            ),
            breaks=rota(works("Ann", "desk", J, *WORKDAYS)),
            amount=90,
            penalty=30,
            keeps=rota(
                works("Ann", "desk", J, MON, TUE, WED, THU),
                works("Ann", "desk", L, FRI),
            ),
        ),
    ),
    # Six hours brought in advance, balanced week by week with no debit, may be given
    # back in any week: 450 less in the second is 90 beyond them.
    (
        "hours_balance",
        RuleCase(
            problem=problem(
                employee("Ann", hours_brought=360),
                contract(rule_set="private", balance=Balance.WEEK, debit_minutes=0),
                shift("K", "08:30-10:00"),
                pattern("J", "K"),
                end=SUN + WEEK,
            ),
            breaks=rota(works("Ann", "desk", J, *WORKDAYS, *NEXT[:4])),
            amount=90,
            penalty=30,
            keeps=rota(
                works("Ann", "desk", J, *WORKDAYS, *NEXT[:4]),
                works("Ann", "desk", "08:30-10:00", NEXT[4]),
            ),
        ),
    ),
    # Two hours owed, balanced week by week with a debit of 30: each week as it is due
    # leaves 90 owed at the end; an L in the second week makes them up.
    (
        "hours_balance",
        RuleCase(
            problem=problem(
                employee("Ann", hours_brought=-120),
                contract(rule_set="private", balance=Balance.WEEK),
                shift("L", L),
                pattern("J", "L"),
                end=SUN + WEEK,
            ),
            breaks=rota(works("Ann", "desk", J, *WORKDAYS, *NEXT)),
            amount=90,
            penalty=30,
            keeps=rota(
                works("Ann", "desk", J, *WORKDAYS, *NEXT[:4]),
                works("Ann", "desk", L, NEXT[4]),
            ),
        ),
    ),
)
