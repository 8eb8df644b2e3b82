"""More cases of terms and notice: telework, what was published, years, the past."""

from __future__ import annotations

from datetime import datetime

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

AWAY = problem(
    employee("Ann"),
    absence("Ann", MON, hours="08:30-12:30", planned=False),
    absence("Ann", TUE, planned=False),
    published=tuple(works("Ann", "desk", J, MON, TUE)),
    planned_at=datetime.fromisoformat("2027-02-28T18:00"),
)

TERMS_EDGES: tuple[tuple[str, RuleCase], ...] = (
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
    # A derogation until the Monday of the first week exempts all of it: four days at
    # home, as her agreement says. In the second, three are the most again.
    (
        "telework_days",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=4, telework_derogation_until=MON),
                *LINE,
                shift("M", M),
                pattern("M", days=6),
                end=SUN + WEEK,
            ),
            breaks=rota(
                works("Ann", "line", M, MON, TUE, WED, THU, place=HOME),
                works("Ann", "line", M, *NEXT[:4], place=HOME),
                works("Ann", "line", M, NEXT[4], SAT + WEEK),
            ),
            amount=1,
            keeps=rota(
                works("Ann", "line", M, MON, TUE, WED, THU, place=HOME),
                works("Ann", "line", M, *NEXT[:3], place=HOME),
                works("Ann", "line", M, NEXT[3], NEXT[4]),
            ),
        ),
    ),
    # The limit is lifted, not the agreement: two days at home, the third is 1 too many.
    (
        "telework_days",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=2, telework_derogation_until=FRI), *LINE
            ),
            breaks=rota(works("Ann", "line", J, MON, TUE, WED, place=HOME)),
            amount=1,
            keeps=rota(works("Ann", "line", J, MON, TUE, place=HOME)),
        ),
    ),
    # Exempt until the Sunday before the second week, which asks for two days on site.
    (
        "onsite_days",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=2, telework_derogation_until=SUN),
                *LINE,
                end=SUN + WEEK,
            ),
            breaks=rota(
                works("Ann", "line", J, MON, TUE, place=HOME),
                works("Ann", "line", J, NEXT[0], place=HOME),
            ),
            amount=2,
            keeps=rota(
                works("Ann", "line", J, MON, TUE, place=HOME),
                works("Ann", "line", J, NEXT[0], place=HOME),
                works("Ann", "line", J, NEXT[1], NEXT[2]),
            ),
        ),
    ),
    # Counted over two weeks, the first under a derogation: two days on site are due in
    # the second alone, and those of the first do not make up for them.
    (
        "onsite_days",
        RuleCase(
            problem=problem(
                employee("Ann", telework_days=2, telework_derogation_until=MON),
                *LINE,
                end=SUN + WEEK,
                parameters={"onsite_days": {"weeks": 2.0}},
            ),
            breaks=rota(
                works("Ann", "line", J, MON, TUE),
                works("Ann", "line", J, NEXT[0], place=HOME),
                works("Ann", "line", J, NEXT[1]),
            ),
            amount=1,
            keeps=rota(
                works("Ann", "line", J, MON, place=HOME),
                works("Ann", "line", J, NEXT[0], place=HOME),
                works("Ann", "line", J, NEXT[1], NEXT[2]),
            ),
        ),
    ),
    # Under a derogation no day is kept on site before her wish: all five count, one is
    # missing.
    (
        "telework_granted",
        RuleCase(
            problem=problem(
                employee(
                    "Ann",
                    telework_days=5,
                    telework_wish=5,
                    telework_derogation_until=MON,
                ),
                *LINE,
            ),
            breaks=rota(
                works("Ann", "line", J, MON, TUE, WED, THU, place=HOME),
                works("Ann", "line", J, FRI),
            ),
            amount=1,
            penalty=12,
            keeps=rota(works("Ann", "line", J, *WORKDAYS, place=HOME)),
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
    # Ill from ten to the end of Monday's morning: what is left of the day is a fact,
    # and its afternoon, 210, no more to be changed than any past day's.
    (
        "past",
        RuleCase(
            problem=problem(
                employee("Ann"),
                shift("M", M),
                pattern("J", "M"),
                absence("Ann", MON, hours="10:00-12:30", planned=False),
                published=tuple(works("Ann")),
                planned_at=datetime.fromisoformat("2027-03-02T07:45"),
            ),
            breaks=rota(works("Ann", "desk", "08:30-10:00")),
            amount=210,
            keeps=rota(works("Ann", "desk", "08:30-10:00 13:15-16:45")),
        ),
    ),
    # Away on the morning of Monday and on all of Tuesday, told on Sunday evening: the
    # afternoon as published is no change; without it Monday is one, 3 x 60.
    (
        "stability",
        RuleCase(
            problem=AWAY,
            breaks=rota(),
            amount=1,
            penalty=180,
            keeps=rota(works("Ann", "desk", A)),
        ),
    ),
    (
        "late_change",
        RuleCase(
            problem=AWAY,
            breaks=rota(),
            amount=1,
            keeps=rota(works("Ann", "desk", A)),
        ),
    ),
)
