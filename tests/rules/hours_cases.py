"""A smallest case of each rule about overtime, accounts and what was published."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

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
    contract,
    employee,
    pattern,
    post,
    problem,
    rota,
    shift,
    works,
)
from tests.rules.case import RuleCase

if TYPE_CHECKING:
    from collections.abc import Mapping

L = "08:00-12:30 13:00-17:30"
"""9 h."""
LONG_DAYS = (shift("L", L), pattern("J", "L"))
FOUR_AND_L = (
    works("Ann", "desk", J, MON, TUE, WED, THU),
    works("Ann", "desk", L, FRI),
)
"""4 x 450 + 540 = 2340, 90 beyond the 2250 due."""

OVERTIME: Mapping[str, RuleCase] = {
    # Of the 220 h of the year 219 are done: 60 minutes are left, 90 are planned.
    "overtime_cap": RuleCase(
        problem=problem(
            employee("Ann", year_overtime=219 * 60),
            contract(rule_set="private", credit_minutes=0, overtime_minutes=40 * 60),
            *LONG_DAYS,
        ),
        breaks=rota(*FOUR_AND_L),
        amount=30,
        keeps=rota(works("Ann", "desk", J, *WORKDAYS)),
    ),
    # Ten hours a month are accepted. 90 minutes beyond what is due at 6 points an hour.
    "overtime_use": RuleCase(
        problem=problem(
            employee("Ann"),
            contract(rule_set="private", credit_minutes=0, overtime_minutes=10 * 60),
            *LONG_DAYS,
        ),
        breaks=rota(*FOUR_AND_L),
        amount=90,
        penalty=9,
        keeps=rota(works("Ann", "desk", J, *WORKDAYS)),
    ),
    # 1607 h are 96 420 minutes; 94 170 before the week leave 2250, five J.
    "annual_time": RuleCase(
        problem=problem(
            employee("Ann", year_minutes=94_170), shift("L", L), pattern("J", "L")
        ),
        breaks=rota(*FOUR_AND_L),
        amount=90,
        keeps=rota(works("Ann", "desk", J, *WORKDAYS)),
    ),
    # She would like 30 h of her 37 h 30, one hour more or less: 1860. Five J are 2250,
    # 390 too many at 1 point an hour; four J and no more are 1800.
    "desired_hours": RuleCase(
        problem=problem(employee("Ann", desired_weekly_minutes=30 * 60)),
        breaks=rota(works("Ann", "desk", J, *WORKDAYS)),
        amount=390,
        penalty=6.5,
        keeps=rota(works("Ann", "desk", J, MON, TUE, WED, THU)),
    ),
}

TOLD = works("Ann", "desk", J, MON, TUE, WED)
PUBLISHED = (
    employee("Ann"),
    post("line"),
    shift("M", M),
    pattern("J", "M"),
)

PUBLISHED_ROTA: Mapping[str, RuleCase] = {
    # Planned on Tuesday morning: Monday is past. Its afternoon, 210, was on the desk.
    "past": RuleCase(
        problem=problem(
            *PUBLISHED,
            published=tuple(TOLD),
            planned_at=datetime.fromisoformat("2027-03-02T07:45"),
        ),
        breaks=rota(
            works("Ann", "desk", M, MON),
            works("Ann", "line", A, MON),
            works("Ann", "desk", J, TUE, WED),
        ),
        amount=210,
        keeps=rota(works("Ann", "desk", J, MON), works("Ann", "desk", J, THU)),
    ),
    # Planned on 14 February at noon: Monday 1 March at 8:30 is 14 days 20 h 30 away
    # (factor 2); Tuesday 2 March 15 days and more (factor 1). Monday has another post:
    # 0.5 x 2; Tuesday is off and Thursday worked: 1 each. 60 x (1 + 1 + 1) = 180.
    "stability": RuleCase(
        problem=problem(
            *PUBLISHED,
            published=tuple(TOLD),
            planned_at=datetime.fromisoformat("2027-02-14T12:00"),
        ),
        breaks=rota(
            works("Ann", "desk", M, MON),
            works("Ann", "line", A, MON),
            works("Ann", "desk", J, WED, THU),
        ),
        amount=2.5,
        penalty=180,
        keeps=rota(TOLD),
    ),
    # Planned on Sunday at 8:30: Tuesday 8:30 is 48 h away, Monday 24 h. Monday is off
    # now: one late change. Wednesday may still move.
    "late_change": RuleCase(
        problem=problem(
            *PUBLISHED,
            published=tuple(TOLD),
            planned_at=datetime.fromisoformat("2027-02-28T08:30"),
        ),
        breaks=rota(works("Ann", "desk", M, TUE), works("Ann", "desk", J, WED)),
        amount=1,
        keeps=rota(works("Ann", "desk", J, MON), works("Ann", "desk", M, TUE)),
    ),
    # Planned on 20 February: 9 days before 1 March, 6 short of 15.
    "publication_notice": RuleCase(
        problem=problem(
            employee("Ann"), planned_at=datetime.fromisoformat("2027-02-20T09:00")
        ),
        breaks=rota(works("Ann")),
        amount=6,
        keeps=rota(),
    ),
}
