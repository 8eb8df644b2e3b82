"""More cases of working-time law: other rule sets, history, windows, accounts."""

from __future__ import annotations

from datetime import datetime

from planner.domain.people import Balance
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
    WORKDAYS,
    A,
    J,
    M,
    absence,
    contract,
    employee,
    pattern,
    phone,
    post,
    problem,
    rota,
    shift,
    works,
)
from tests.rules.case import RuleCase

L = "08:00-12:30 13:00-17:30"
"""9 h."""
LINE = (phone(), post("line", "phone"))
NEXT = tuple(day + WEEK for day in WORKDAYS)
TOLD = works("Ann", "line", J, MON, TUE, place=HOME)
ON_SITE = works("Ann", "line", J, WED, THU)
FOUR_AND_L = (
    works("Ann", "desk", J, MON, TUE, WED, THU),
    works("Ann", "desk", L, FRI),
)
"""4 x 450 + 540 = 2340, 90 beyond five J."""

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
    # At 60 % two days a week are not worked: one day at home, whatever the agreement.
    (
        "telework_days",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=3),
                contract(quota=60, weekly="22:30", credit_minutes=900),
                *LINE,
            ),
            breaks=rota(
                works("Ann", "line", J, MON, TUE, place=HOME),
                works("Ann", "line", J, WED, THU),
            ),
            amount=1,
            keeps=rota(
                works("Ann", "line", J, MON, place=HOME),
                works("Ann", "line", J, WED, THU),
            ),
        ),
    ),
    # Counted over two weeks: four days on site are due in all. Three days at home and
    # two on site in the first week are kept by a second one with two on site.
    (
        "onsite_days",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=3),
                *LINE,
                end=SUN + WEEK,
                parameters={"onsite_days": {"weeks": 2.0}},
            ),
            breaks=rota(
                works("Ann", "line", J, MON, TUE, WED, place=HOME),
                works("Ann", "line", J, THU, *NEXT[:2]),
            ),
            amount=1,
            keeps=rota(
                works("Ann", "line", J, MON, TUE, WED, place=HOME),
                works("Ann", "line", J, THU, *NEXT[:3]),
            ),
        ),
    ),
    # Published at home on Monday and Tuesday, on site on Wednesday and Thursday: Monday
    # on site is half a change, less than 48 h ahead: 0.5 x 3 x 60 = 90. Her absence on
    # Tuesday is no change.
    (
        "stability",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=3),
                *LINE,
                absence("Ann", TUE),
                published=(*TOLD, *ON_SITE),
                planned_at=datetime.fromisoformat("2027-02-28T18:00"),
            ),
            breaks=rota(works("Ann", "line", J, MON, WED, THU)),
            amount=0.5,
            penalty=90,
            keeps=rota(works("Ann", "line", J, MON, place=HOME), ON_SITE),
        ),
    ),
    # A mixed day, published on site: the whole day on the desk is half a change.
    (
        "stability",
        RuleCase(
            problem=problem(
                employee("Ann"),
                *LINE,
                published=(*works("Ann", "desk", M), *works("Ann", "line", A)),
            ),
            breaks=rota(works("Ann")),
            amount=0.5,
            penalty=30,
            keeps=rota(works("Ann", "desk", M), works("Ann", "line", A)),
        ),
    ),
    # Medical practices: 15 days. Planned on 17 February at 8:30, Wednesday 3 March is
    # 14 days away; Thursday 4 March is 15.
    (
        "late_change",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(rule_set="idcc1147"),
                published=(),
                planned_at=datetime.fromisoformat("2027-02-17T08:30"),
            ),
            breaks=rota(works("Ann", "desk", J, WED, THU)),
            amount=1,
            keeps=rota(works("Ann", "desk", J, THU)),
        ),
    ),
    # Private part-timers: 7 working days. From Thursday 18 February, Tuesday 2 March
    # has 19, 22 to 26 February and 1 March before it: seven; Monday has six.
    (
        "late_change",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(quota=60, weekly="22:30", rule_set="private"),
                published=(),
                planned_at=datetime.fromisoformat("2027-02-18T08:30"),
            ),
            breaks=rota(works("Ann", "desk", J, MON, TUE)),
            amount=1,
            keeps=rota(works("Ann", "desk", J, TUE)),
        ),
    ),
    # 25 h are enough in the private sector at 24 h; 20 h are not.
    (
        "part_time_terms",
        RuleCase(
            problem=problem(
                employee("Ann", contract="few"),
                employee("Bea", contract="enough"),
                contract("few", quota=57, weekly="20:00", rule_set="private"),
                contract("enough", quota=69, weekly="24:00", rule_set="private"),
            ),
            breaks=rota(works("Ann"), works("Bea")),
            amount=1,
            keeps=rota(works("Bea")),
        ),
    ),
    # Ten Sundays and holidays in the year make 1582 h = 94 920: nine before, and this
    # Sunday. 94 680 + 240 + 240 are 240 too many; without the Sunday 1607 h hold.
    (
        "annual_time",
        RuleCase(
            problem=problem(
                employee("Ann", year_minutes=94_680, year_sundays=9),
                shift("M", M),
                pattern("M", days=7),
            ),
            breaks=rota(works("Ann", "desk", M, MON, SUN)),
            amount=240,
            keeps=rota(works("Ann", "desk", M, MON, TUE)),
        ),
    ),
    # Past: Monday was off, and stays so.
    (
        "past",
        RuleCase(
            problem=problem(
                employee("Ann"),
                published=(),
                planned_at=datetime.fromisoformat("2027-03-02T07:45"),
            ),
            breaks=rota(works("Ann", "desk", J, MON)),
            amount=450,
            keeps=rota(works("Ann", "desk", J, TUE)),
        ),
    ),
)
