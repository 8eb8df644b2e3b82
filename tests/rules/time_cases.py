"""A smallest case of each rule about weeks, cycles, part-time and overtime."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.people import WorkingPattern
from tests.build import (
    DAY,
    FRI,
    MON,
    SAT,
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

if TYPE_CHECKING:
    from collections.abc import Mapping

L = "08:00-12:30 13:00-17:30"
"""9 h."""
ALTERNATING = WorkingPattern(
    id="week", weeks=(((("J", "L", "K"),) * 5 + ((), ())),) * 2
)
"""A cycle of two weeks; the one of 1 March 2027 is the second of its cycle."""
TWO = "09:00-12:00 13:00-16:00"
K = "08:00-12:00 13:00-17:00"
"""8 h."""

WEEKS: Mapping[str, RuleCase] = {
    # A cycle of two weeks: 5 x 540 = 2700 from Monday to Sunday, 60 above 44 h = 2640.
    # 4 x 540 + 480 = 2640. Only one week of the cycle is known.
    "planned_week": RuleCase(
        problem=problem(
            employee("Ann"),
            contract(weekly="44:00"),
            shift("L", L),
            shift("K", K),
            ALTERNATING,
        ),
        breaks=rota(works("Ann", "desk", L, *WORKDAYS)),
        amount=60,
        keeps=rota(
            works("Ann", "desk", L, MON, TUE, WED, THU), works("Ann", "desk", K, FRI)
        ),
    ),
    # The cycle of two weeks began the week before, with 2430 minutes. 39 h a week
    # leave 4680 - 2430 = 2250: five J. Four and 9 h make 2340, 90 too many.
    "cycle_average": RuleCase(
        problem=problem(
            employee("Ann", past_weeks=(2430,)),
            shift("L", L),
            shift("K", K),
            ALTERNATING,
        ),
        breaks=rota(
            works("Ann", "desk", J, MON, TUE, WED, THU), works("Ann", "desk", L, FRI)
        ),
        amount=90,
        keeps=rota(works("Ann", "desk", J, *WORKDAYS)),
    ),
    # Eleven weeks of 29 430 in all; 44 h leave 31 680 - 29 430 = 2250 for the twelfth:
    # five J. Four and 9 h make 2340, 90 too many.
    "twelve_weeks": RuleCase(
        problem=problem(
            employee("Ann", past_weeks=(*(2675,) * 10, 2680)),
            contract(rule_set="private"),
            shift("L", L),
            pattern("J", "L"),
        ),
        breaks=rota(
            works("Ann", "desk", J, MON, TUE, WED, THU), works("Ann", "desk", L, FRI)
        ),
        amount=90,
        keeps=rota(works("Ann", "desk", J, *WORKDAYS)),
    ),
    # The fortnight is the week before, worked from Monday to Friday, and this one.
    # Working on Saturday too leaves 14 - 5 - 6 = 3 days off, one too few.
    "rest_days": RuleCase(
        problem=problem(
            employee("Ann"),
            shift("M", M),
            pattern("M", days=7),
            context=works("Ann", "desk", M, *(day - WEEK for day in WORKDAYS)),
        ),
        breaks=rota(works("Ann", "desk", M, MON, TUE, WED, THU, FRI, SAT)),
        amount=1,
        keeps=rota(works("Ann", "desk", M, MON, TUE, WED, THU, FRI)),
    ),
    # Four days a week are agreed; the fifth is one too many.
    "days_a_week": RuleCase(
        problem=problem(employee("Ann"), contract(days_a_week=4)),
        breaks=rota(works("Ann", "desk", J, *WORKDAYS)),
        amount=1,
        keeps=rota(works("Ann", "desk", J, MON, TUE, THU, FRI)),
    ),
    # 6 h 15 on end and no break: 20 missing. Six hours are not beyond six hours.
    "break_due": RuleCase(
        problem=problem(
            employee("Ann"),
            shift("long", "08:00-14:15", rest=0),
            shift("six", "08:00-14:00", rest=0),
            pattern("long", "six"),
        ),
        breaks=rota(works("Ann", "desk", "08:00-14:15")),
        amount=20,
        keeps=rota(works("Ann", "desk", "08:00-14:00")),
    ),
}

PRIVATE_HALF = contract(quota=50, weekly="25:00", rule_set="private")

PART_TIME: Mapping[str, RuleCase] = {
    # From 11:00 to 13:15 are 135 minutes, 15 more than two hours; to 13:00 exactly two.
    "part_time_gap": RuleCase(
        problem=problem(
            employee("Ann"),
            PRIVATE_HALF,
            shift("wide", "08:00-11:00 13:15-16:15"),
            shift("near", "08:00-11:00 13:00-16:00"),
            pattern("wide", "near"),
        ),
        breaks=rota(works("Ann", "desk", "08:00-11:00 13:15-16:15")),
        amount=15,
        keeps=rota(works("Ann", "desk", "08:00-11:00 13:00-16:00")),
    ),
    # Medical practices: 2 h 45 is 15 short of a half-day.
    "half_day": RuleCase(
        problem=problem(
            employee("Ann"),
            contract(quota=50, weekly="17:30", rule_set="idcc1147"),
            shift("short", "08:00-10:45"),
            shift("right", "08:00-11:00"),
            pattern("short", "right"),
        ),
        breaks=rota(works("Ann", "desk", "08:00-10:45")),
        amount=15,
        keeps=rota(works("Ann", "desk", "08:00-11:00")),
    ),
    # 20 h a week: four days in two stretches are 8 half-days, 2 too many; three are 6.
    "part_time_periods": RuleCase(
        problem=problem(
            employee("Ann"),
            contract(quota=57, weekly="20:00", rule_set="idcc1147", credit_minutes=600),
            shift("two", TWO),
            pattern("two"),
        ),
        breaks=rota(works("Ann", "desk", TWO, MON, TUE, WED, THU)),
        amount=2,
        keeps=rota(works("Ann", "desk", TWO, MON, TUE, WED)),
    ),
    # 25 h a week and a tenth make 1650: four J are 1800, 150 too many. Three J and
    # 5 h are 1650.
    "complementary_hours": RuleCase(
        problem=problem(
            employee("Ann"),
            contract(quota=70, weekly="25:00", rule_set="private", credit_minutes=600),
            shift("N", "08:00-13:00"),
            pattern("J", "N"),
        ),
        breaks=rota(works("Ann", "desk", J, MON, TUE, WED, THU)),
        amount=150,
        keeps=rota(
            works("Ann", "desk", J, MON, TUE, WED),
            works("Ann", "desk", "08:00-13:00", THU),
        ),
    ),
    # Public hospitals know no quota of 65 %.
    # Authorised until 60 days after Tuesday: from Wednesday on rotas say so. The last
    # day planned is Friday: 3. Bob's contract is under the labour code.
    "part_time_end": RuleCase(
        problem=problem(
            employee("Ann", contract="public", authorised_until=TUE + 60 * DAY),
            employee("Bob", contract="private", authorised_until=TUE),
            contract("public", quota=80, weekly="30:00"),
            contract("private", quota=80, weekly="30:00", rule_set="private"),
        ),
        breaks=rota(works("Ann", "desk", J, MON, FRI), works("Bob", "desk", J, FRI)),
        amount=3,
        keeps=rota(works("Ann", "desk", J, MON, TUE), works("Bob", "desk", J, FRI)),
    ),
    "part_time_terms": RuleCase(
        problem=problem(employee("Ann"), contract(quota=65)),
        breaks=rota(works("Ann")),
        amount=1,
        keeps=rota(),
    ),
}
