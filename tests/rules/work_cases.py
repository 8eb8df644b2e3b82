"""A smallest case of each rule about deferrable work and long stretches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.stream import WorkStream
from planner.domain.work import ActivityKind
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
    activity,
    employee,
    pattern,
    phone,
    post,
    problem,
    rota,
    service,
    shift,
    site,
    works,
)
from tests.rules.case import RuleCase

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPING = (
    activity("typing", ActivityKind.TYPING, deferrable=True),
    post("notes", "typing"),
)
PHONE = (phone(), post("line", "phone"))

DEFERRED: Mapping[str, RuleCase] = {
    # 120 from the day before and 240 of Monday, due by the next working day, serious
    # after three. All is done on Thursday: late are 120 on Monday, 360 on Tuesday,
    # 360 on Wednesday of which 120 are serious and count five times. 2 points a minute.
    "overdue_work": RuleCase(
        problem=problem(
            employee("Ann"),
            *TYPING,
            WorkStream(
                id="letters",
                name="letters",
                post_ids=frozenset({"notes"}),
                intake={MON: 240},
                opening=120,
                target_days=1,
                maximum_days=3,
            ),
        ),
        breaks=rota(works("Ann", "notes", J, THU)),
        amount=840,
        penalty=(120 + 360 + 240 + 5 * 120) * 2,
        keeps=rota(
            works("Ann", "notes", M, MON, TUE), works("Ann", "desk", A, MON, TUE)
        ),
    ),
}

LONG: Mapping[str, RuleCase] = {
    # 7 h 30 on the line without a gap, 4 h of it as wished: 3 h 30 x 10. With the
    # relay at 11:30 both halves are short enough.
    "longest_run": RuleCase(
        problem=problem(
            employee("Ann"), *PHONE, shift("J", "07:30-15:00", "11:30"), pattern("J")
        ),
        breaks=rota(works("Ann", "line", "07:30-15:00")),
        amount=210,
        penalty=35,
        keeps=rota(
            works("Ann", "line", "07:30-11:30"), works("Ann", "desk", "11:30-15:00")
        ),
    ),
    # Thursday and Friday before the period, Monday, Tuesday, and Wednesday is the
    # fifth in a row: 1 x 8. An afternoon of 3 h 30 is less than half of a day.
    "days_run": RuleCase(
        problem=problem(
            employee("Ann"),
            *PHONE,
            context=works("Ann", "line", J, THU - WEEK, FRI - WEEK),
        ),
        breaks=rota(
            works("Ann", "line", J, MON, TUE),
            works("Ann", "line", M, WED),
            works("Ann", "desk", A, WED),
        ),
        amount=1,
        penalty=8,
        keeps=rota(
            works("Ann", "line", J, MON, TUE, THU, FRI),
            works("Ann", "desk", M, WED),
            works("Ann", "line", A, WED),
        ),
    ),
    # Five days of leave from Wednesday on. On Tuesday nothing is left for her own
    # files: 2 h x 15. The afternoon of 3 h 30 is enough; Bob's four days are no leave.
    "handover": RuleCase(
        problem=problem(
            employee("Ann"),
            employee("Bob"),
            *TYPING,
            absence("Ann", WED, SUN),
            absence("Bob", WED, SAT),
        ),
        breaks=rota(works("Ann", "desk", J, TUE), works("Bob", "desk", J, TUE)),
        amount=120,
        penalty=30,
        keeps=rota(
            works("Ann", "desk", M, TUE),
            works("Ann", "notes", A, TUE),
            works("Bob", "desk", J, TUE),
        ),
    ),
    # Back on Tuesday after a leave that began before the period: 2 h x 15.
    "catch_up": RuleCase(
        problem=problem(employee("Ann"), *TYPING, absence("Ann", WED - WEEK, MON)),
        breaks=rota(works("Ann", "desk", J, TUE, WED)),
        amount=120,
        penalty=30,
        keeps=rota(works("Ann", "notes", M, TUE), works("Ann", "desk", A, TUE)),
    ),
}

WORK_CASES: Mapping[str, RuleCase] = {**DEFERRED, **LONG}

WORK_EDGES: tuple[tuple[str, RuleCase], ...] = (
    # Ann, at level 1, does 0.8 of a minute in each: 360 a day; others do 30 on
    # Monday. Tuesday is a holiday, Saturday a working day for something arrives. Of
    # Monday's 390, 360 are late that evening; Saturday's 60 are late: 420 x 2.
    (
        "overdue_work",
        RuleCase(
            problem=problem(
                employee("Ann", skills={"hearts": 1}),
                site(holidays=frozenset({TUE})),
                TYPING[0],
                post("notes", "typing", specialty="hearts"),
                pattern("J", days=6),
                WorkStream(
                    id="letters",
                    name="letters",
                    post_ids=frozenset({"notes"}),
                    intake={MON: 390, SAT: 60},
                    target_days=0,
                    maximum_days=1,
                    given={MON: 30},
                ),
            ),
            breaks=rota(works("Ann", "notes", J, WED)),
            amount=420,
            penalty=840,
            keeps=rota(works("Ann", "notes", J, MON, SAT)),
        ),
    ),
    # 300 whose oldest came four working days before Friday evening: 60 of each of five
    # days. Due in two days, serious after four. On Monday 240 are late and 120 of them
    # serious, on Tuesday all 300 and 180; all is done on Wednesday.
    (
        "overdue_work",
        RuleCase(
            problem=problem(
                employee("Ann"),
                *TYPING,
                WorkStream(
                    id="letters",
                    name="letters",
                    post_ids=frozenset({"notes"}),
                    intake={},
                    opening=300,
                    opening_age=4,
                    target_days=2,
                    maximum_days=4,
                ),
            ),
            breaks=rota(works("Ann", "notes", J, WED)),
            amount=240 + 300,
            penalty=(120 + 5 * 120 + 120 + 5 * 180) * 2,
            keeps=rota(works("Ann", "notes", J, MON)),
        ),
    ),
    # Three pieces of 2 h 30. Two lines of one activity are one run: all three make
    # 3 h 30 too much, the last two on Tuesday 1 h, the first two on Wednesday 1 h.
    (
        "longest_run",
        RuleCase(
            problem=problem(
                employee("Ann"),
                employee("Bob", prefers=frozenset({"phone"})),
                *PHONE,
                post("other line", "phone"),
                shift("J", "07:30-15:00", "10:00", "12:30"),
                pattern("J"),
            ),
            breaks=rota(
                works("Ann", "line", "07:30-10:00 12:30-15:00", MON),
                works("Ann", "other line", "10:00-12:30", MON),
                works("Ann", "desk", "07:30-10:00", TUE),
                works("Ann", "line", "10:00-15:00", TUE),
                works("Ann", "line", "07:30-10:00", WED),
                works("Ann", "other line", "10:00-12:30", WED),
                works("Ann", "desk", "12:30-15:00", WED),
            ),
            amount=330,
            penalty=55,
            keeps=rota(
                works("Ann", "line", "07:30-10:00 12:30-15:00", MON),
                works("Ann", "desk", "10:00-12:30", MON),
                works("Bob", "line", "07:30-15:00", TUE),
            ),
        ),
    ),
    # Two days of typing in a row are wished. A holiday on Tuesday does not interrupt
    # the run; Thursday in two pieces of three is the third, Friday the fourth.
    (
        "days_run",
        RuleCase(
            problem=problem(
                employee("Ann"),
                site(holidays=frozenset({TUE})),
                *TYPING,
                shift("J", "07:30-15:00", "10:00", "12:30"),
                pattern("J"),
                parameters={"days_run": {"typing_days": 2}},
            ),
            breaks=rota(
                works("Ann", "notes", "07:30-15:00", MON, WED, FRI),
                works("Ann", "notes", "07:30-10:00 12:30-15:00", THU),
                works("Ann", "desk", "10:00-12:30", THU),
            ),
            amount=2,
            penalty=16,
            keeps=rota(
                works("Ann", "notes", "07:30-15:00", MON, WED, FRI),
                works("Ann", "notes", "07:30-10:00", THU),
                works("Ann", "desk", "10:00-15:00", THU),
            ),
        ),
    ),
    # Receptions and papers have limits of their own, and so has anything else: Friday
    # at the desk is the third day, and with the coordination the second, in a row.
    (
        "days_run",
        RuleCase(
            problem=problem(
                employee("Ann"),
                employee("Bob"),
                employee("Cleo"),
                activity("scans", ActivityKind.PAPER),
                activity("lead", ActivityKind.COORDINATION),
                post("scans", "scans"),
                post("lead", "lead"),
                parameters={
                    "days_run": {"reception_days": 2, "paper_days": 3, "other_days": 1}
                },
            ),
            breaks=rota(
                works("Ann", "desk", J, WED, THU, FRI),
                works("Bob", "scans", J, MON, TUE, WED, THU),
                works("Cleo", "lead", J, MON, TUE),
            ),
            amount=3,
            penalty=24,
            keeps=rota(
                works("Ann", "desk", J, WED, THU),
                works("Bob", "scans", J, MON, TUE, WED),
                works("Cleo", "lead", J, MON, WED),
            ),
        ),
    ),
    # A leave typed as two absences that touch is one, also across a weekend: on
    # Tuesday 2 h are missing for each, and Cleo's two are apart.
    (
        "handover",
        RuleCase(
            problem=problem(
                *map(employee, ("Ann", "Bob", "Cleo")),
                *TYPING,
                absence("Ann", WED, THU),
                absence("Ann", FRI, SUN),
                absence("Bob", WED + WEEK, FRI + WEEK),
                absence("Bob", MON + 2 * WEEK),
                absence("Cleo", WED, THU),
                absence("Cleo", MON + WEEK, WED + WEEK),
                end=SUN + 2 * WEEK,
            ),
            breaks=rota(
                works("Ann", "desk", J, TUE),
                works("Bob", "desk", J, TUE + WEEK),
                works("Cleo", "desk", J, TUE, FRI),
            ),
            amount=240,
            penalty=60,
            keeps=rota(
                works("Ann", "notes", J, TUE),
                works("Bob", "notes", J, TUE + WEEK),
                works("Cleo", "desk", J, TUE, FRI),
            ),
        ),
    ),
    # An hour and a half on the coordination of the pole leaves half an hour: 0.5 x 15.
    # Another service's letters would not do.
    (
        "handover",
        RuleCase(
            problem=problem(
                employee("Ann"),
                service("surgery"),
                TYPING[0],
                activity("coordination", ActivityKind.COORDINATION),
                post("reports", "typing", service="surgery"),
                post("pole", "coordination", service=None),
                shift("J", J, "10:00"),
                absence("Ann", WED, SUN),
            ),
            breaks=rota(
                works("Ann", "pole", "08:30-10:00", TUE),
                works("Ann", "reports", f"10:00-12:30 {A}", TUE),
            ),
            amount=30,
            penalty=7.5,
            keeps=rota(
                works("Ann", "reports", "08:30-10:00", TUE),
                works("Ann", "pole", f"10:00-12:30 {A}", TUE),
            ),
        ),
    ),
)
