"""A smallest case of each rule on runs of days, weekends, shifts and hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.absence import RequestKind
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
    A,
    M,
    absence,
    employee,
    pattern,
    problem,
    requirement,
    rhythm,
    rota,
    shift,
    wish,
    works,
)
from tests.rules.case import RuleCase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.problem import Problem

BEFORE = MON - DAY


def ann(*things: Any, more: Mapping[str, Any] | None = None, **limits: Any) -> Problem:
    """Return the problem of one person with limits: mornings or afternoons, any day."""
    return problem(
        employee("Ann", rhythm_id="rhythm"),
        rhythm(**limits),
        shift("M", M),
        shift("A", A),
        pattern("M", "A", days=7),
        *things,
        **(more or {}),
    )


RHYTHM_CASES: Mapping[str, RuleCase] = {
    # Monday to Friday is five, two more than three.
    "days_in_a_row": RuleCase(
        problem=ann(most_days_in_a_row=3),
        breaks=rota(works("Ann", "desk", M, MON, TUE, WED, THU, FRI)),
        amount=2,
        keeps=rota(works("Ann", "desk", M, MON, TUE, WED, FRI, SAT, SUN)),
    ),
    # Wednesday alone is two short of three. Monday and Sunday may go on beyond the
    # period.
    "days_in_a_row_least": RuleCase(
        problem=ann(fewest_days_in_a_row=3),
        breaks=rota(works("Ann", "desk", M, MON, WED, SUN)),
        amount=2,
        keeps=rota(works("Ann", "desk", M, MON, WED, THU, FRI, SUN)),
    ),
    # Tuesday off alone is one short of two; Sunday off may go on.
    "days_off_in_a_row": RuleCase(
        problem=ann(fewest_days_off_in_a_row=2),
        breaks=rota(works("Ann", "desk", M, MON, WED, THU, FRI, SAT)),
        amount=1,
        keeps=rota(works("Ann", "desk", M, TUE, FRI, SAT)),
    ),
    # Two weekends, each by one of its days, are one more than one.
    "weekends_worked": RuleCase(
        problem=ann(most_weekends=1, more={"end": SUN + WEEK}),
        breaks=rota(works("Ann", "desk", M, SAT, SUN + WEEK)),
        amount=1,
        keeps=rota(works("Ann", "desk", M, SAT, SUN, FRI + WEEK)),
    ),
    # Three afternoons where one is the most: two too many. Mornings are free.
    "shift_count": RuleCase(
        problem=ann(most_of_shift={"A": 1}),
        breaks=rota(works("Ann", "desk", A, MON, WED, FRI)),
        amount=2,
        keeps=rota(works("Ann", "desk", A, MON), works("Ann", "desk", M, WED, FRI)),
    ),
    # A morning the day after an afternoon, once. A day off between makes it right.
    "shift_succession": RuleCase(
        problem=ann(not_followed_by={"A": frozenset({"M"})}),
        breaks=rota(works("Ann", "desk", A, MON), works("Ann", "desk", M, TUE)),
        amount=1,
        keeps=rota(
            works("Ann", "desk", M, MON),
            works("Ann", "desk", A, TUE),
            works("Ann", "desk", M, THU),
        ),
    ),
    # Two mornings are 480: 30 more than 450. A morning and an afternoon are 450.
    "hours_range": RuleCase(
        problem=ann(fewest_minutes=450, most_minutes=450),
        breaks=rota(works("Ann", "desk", M, MON, TUE)),
        amount=30,
        keeps=rota(works("Ann", "desk", M, MON), works("Ann", "desk", A, TUE)),
    ),
    # Two people for one at most, 4 h: 4 h x 4.
    "overstaffing": RuleCase(
        problem=problem(
            employee("Ann"),
            employee("Bob"),
            requirement("desk", M, maximum=1),
            shift("M", M),
            pattern("M"),
        ),
        breaks=rota(works("Ann", "desk", M), works("Bob", "desk", M)),
        amount=240,
        penalty=16,
        keeps=rota(works("Ann", "desk", M)),
    ),
}

RHYTHM_EDGES: tuple[tuple[str, RuleCase], ...] = (
    # Three mornings given before the period; three are the most: one more is one too
    # many.
    (
        "days_in_a_row",
        RuleCase(
            problem=ann(
                most_days_in_a_row=3,
                more={
                    "context": works(
                        "Ann", "desk", M, BEFORE - 2 * DAY, BEFORE - DAY, BEFORE
                    )
                },
            ),
            breaks=rota(works("Ann", "desk", M, MON)),
            amount=1,
            keeps=rota(works("Ann", "desk", M, TUE)),
        ),
    ),
    # Wednesday and Friday are given; Thursday between them would make five with
    # Tuesday and Saturday.
    (
        "days_in_a_row",
        RuleCase(
            problem=ann(
                most_days_in_a_row=4,
                more={
                    "context": works("Ann", "desk", M, WED, FRI),
                    "free": [("Ann", day) for day in (TUE, THU, SAT)],
                },
            ),
            breaks=rota(works("Ann", "desk", M, TUE, THU, SAT)),
            amount=1,
            keeps=rota(works("Ann", "desk", M, TUE, THU)),
        ),
    ),
    # She was off on the Sunday before, known from the Saturday given: Monday alone is
    # one short of two.
    (
        "days_in_a_row_least",
        RuleCase(
            problem=ann(
                fewest_days_in_a_row=2,
                more={"context": works("Ann", "desk", M, BEFORE - DAY)},
            ),
            breaks=rota(works("Ann", "desk", M, MON)),
            amount=1,
            keeps=rota(works("Ann", "desk", M, MON, TUE)),
        ),
    ),
    # Sunday given before the period began a run after a day off: Monday must follow.
    # The rota that breaks it works elsewhere, so that the model must price the given.
    (
        "days_off_in_a_row",
        RuleCase(
            problem=ann(
                fewest_days_off_in_a_row=2,
                more={"context": works("Ann", "desk", M, BEFORE)},
            ),
            breaks=rota(works("Ann", "desk", M, TUE)),
            amount=1,
            keeps=rota(works("Ann", "desk", M, WED)),
        ),
    ),
    # The first weekend is given in part: its Sunday costs nothing more.
    (
        "weekends_worked",
        RuleCase(
            problem=ann(
                most_weekends=1,
                more={
                    "end": SUN + WEEK,
                    "context": works("Ann", "desk", M, SAT),
                    "free": [("Ann", day) for day in (SUN, SAT + WEEK)],
                },
            ),
            breaks=rota(works("Ann", "desk", M, SAT + WEEK)),
            amount=1,
            keeps=rota(works("Ann", "desk", M, SUN)),
        ),
    ),
    # One afternoon is given: no second one.
    (
        "shift_count",
        RuleCase(
            problem=ann(
                most_of_shift={"A": 1},
                more={
                    "context": works("Ann", "desk", A, MON),
                    "free": [("Ann", TUE), ("Ann", WED)],
                },
            ),
            breaks=rota(works("Ann", "desk", A, WED)),
            amount=1,
            keeps=rota(works("Ann", "desk", M, WED)),
        ),
    ),
    # The afternoon before the period counts.
    (
        "shift_succession",
        RuleCase(
            problem=ann(
                not_followed_by={"A": frozenset({"M"})},
                more={"context": works("Ann", "desk", A, BEFORE)},
            ),
            breaks=rota(works("Ann", "desk", M, MON)),
            amount=1,
            keeps=rota(works("Ann", "desk", A, MON)),
        ),
    ),
    # Tuesday's absence credits a seventh of 37 h 30 (321 of 561 asked for): one
    # morning is enough, none is 240 short.
    (
        "hours_range",
        RuleCase(
            problem=ann(absence("Ann", TUE), fewest_minutes=561),
            breaks=rota(),
            amount=240,
            keeps=rota(works("Ann", "desk", M, MON)),
        ),
    ),
    # The target of two is also the most: the third is above it from 8:30 to 10:30.
    (
        "overstaffing",
        RuleCase(
            problem=problem(
                *(employee(name) for name in ("Ann", "Bob", "Cleo")),
                requirement("desk", "08:30-10:30", minimum=1, target=2, maximum=2),
                requirement("desk", "10:30-12:30", minimum=0),
                shift("M", M),
                pattern("M"),
            ),
            breaks=rota(*(works(name, "desk", M) for name in ("Ann", "Bob", "Cleo"))),
            amount=120,
            penalty=8,
            keeps=rota(works("Ann", "desk", M), works("Bob", "desk", M)),
        ),
    ),
    # She would rather not work the afternoon: a morning or a day off are as good.
    (
        "wish",
        RuleCase(
            problem=ann(wish("Ann", RequestKind.NOT_SHIFT, MON, shift="A", strength=3)),
            breaks=rota(works("Ann", "desk", A)),
            amount=1,
            penalty=30,
            keeps=rota(works("Ann", "desk", M)),
        ),
    ),
    # She would like to work the afternoon: a day off does not grant it.
    (
        "wish",
        RuleCase(
            problem=ann(wish("Ann", RequestKind.ON_SHIFT, MON, shift="A", strength=2)),
            breaks=rota(),
            amount=1,
            penalty=20,
            keeps=rota(works("Ann", "desk", A)),
        ),
    ),
)
