"""Cases of what differs between people by the rule set of their contract."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.people import DAYS_A_WEEK, WorkingPattern
from tests.build import (
    DAY,
    FRI,
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    WEEK,
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

FIVE_WEEKS = WorkingPattern(
    id="week", weeks=((("J", "L"),) * 5 + ((),) * 2,) * 5, anchor=MON
)
"""A cycle of more than a month."""
FOUR_L = works("Ann", "desk", L, MON, TUE, WED, THU)
TWO_WEEKS = [MON + n * DAY for n in range(2 * DAYS_A_WEEK)]
SIX_DAYS = [day for day in TWO_WEEKS if day.weekday() != SUN.weekday()]

RULE_SET_EDGES: tuple[tuple[str, RuleCase], ...] = (
    # The hospital lets days be of 9 h 30, which says nothing of the practice beside it:
    # 500 minutes there. Both work 9 h = 540: 40 too many for Bob only.
    (
        "daily_duration",
        RuleCase(
            problem=problem(
                employee("Ann"),
                employee("Bob", contract="practice"),
                contract("practice", rule_set="private"),
                shift("L", L),
                pattern("J", "L"),
                parameters={
                    "daily_duration": {"minutes": 570.0},
                    "daily_duration.private": {"minutes": 500.0},
                },
            ),
            breaks=rota(works("Ann", "desk", L), works("Bob", "desk", L)),
            amount=40,
            keeps=rota(works("Ann", "desk", L), works("Bob", "desk", J)),
        ),
    ),
    # A cycle of five weeks has 240 h / 52 = 277 minutes a week, where 20 h a month are
    # 271. Due: 2245. Four L and a J are 2610: 365 beyond, 88 too many. Three L and two
    # J are 2520: 275 beyond.
    (
        "overtime_cap",
        RuleCase(
            problem=problem(
                employee("Ann"),
                contract(weekly="37:25", credit_minutes=0, overtime_minutes=40 * 60),
                shift("L", L),
                FIVE_WEEKS,
            ),
            breaks=rota(FOUR_L, works("Ann", "desk", J, FRI)),
            amount=88,
            keeps=rota(FOUR_L[:6], works("Ann", "desk", J, THU, FRI)),
        ),
    ),
    # Private clinics: Bob never works on Sundays, so six days a week are his to work
    # (2 days off in the fortnight). Ann may, and 11 days leave her 3 days off of 4.
    (
        "rest_days",
        RuleCase(
            problem=problem(
                employee("Ann", pattern="sundays"),
                employee("Bob"),
                contract(rule_set="idcc2264", weekly="24:00"),
                shift("M", M),
                replace(pattern("M", days=6), anchor=MON),
                replace(pattern("M", id="sundays", days=7), anchor=MON),
                end=SUN + WEEK,
            ),
            breaks=rota(
                works("Ann", "desk", M, *(d for d in SIX_DAYS if d != SAT)),
                works("Bob", "desk", M, *SIX_DAYS),
            ),
            amount=1,
            keeps=rota(
                works("Ann", "desk", M, *(d for d in SIX_DAYS if d.weekday() < 5)),
                works("Bob", "desk", M, *SIX_DAYS),
            ),
        ),
    ),
    # 1607 h are 96 420 minutes, of which 95 000 are done: 1420 are left. A Monday of
    # illness counts for the 450 due, Tuesday's leave for nothing: 970 remain, and three
    # J are 1350, 380 too many. Two J are 900.
    (
        "annual_time",
        RuleCase(
            problem=problem(
                employee("Ann", year_minutes=95_000),
                replace(absence("Ann", MON), planned=False),
                absence("Ann", TUE),
            ),
            breaks=rota(works("Ann", "desk", J, WED, THU, FRI)),
            amount=380,
            keeps=rota(works("Ann", "desk", J, WED, THU)),
        ),
    ),
)
