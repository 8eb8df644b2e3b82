from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.domain.rota import Rota
from planner.errors import InvalidValue
from planner.evaluation.evaluate import evaluate
from planner.services.run_options import Keep, Options, read_options
from planner.services.run_start import Start, start_of
from planner.solver.config import SolverConfig
from planner.solver.solve import solve
from tests import build
from tests.build import FRI, MON, THU, TUE, WED, J

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Cell

NOBODY = Rota()
TWO = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    *(build.requirement(day=day) for day in build.WORKDAYS),
    end=FRI,
)
NOW = datetime.fromisoformat("2027-02-01T08:00")
BREAK, WHOLE_DAY = 45, 495
"""Minutes nobody can hold where one person works, and where nobody does."""
CONFIG = SolverConfig(work=4, workers=1)


def works(name: str, *days: date) -> list[Assignment]:
    return build.works(name, "desk", J, *days)


def missing(problem: Problem, rota: Rota) -> float:
    return evaluate(problem, rota).shortage_minutes["minimum"]


def held(rota: Rota, *cells: Cell) -> list[bool]:
    return [bool(rota.on(*cell)) for cell in cells]


def found(start: Start) -> Rota:
    return start.whole(solve(start.problem, CONFIG, start.hint).rota)


def test_options_are_kept_and_read_again() -> None:
    asked = Options(keep=Keep.GAPS, from_day=TUE, seconds=5, now=NOW)
    assert read_options(asked.written()) == asked
    assert read_options(Options().written()) == Options()


@pytest.mark.parametrize("seconds", [0, 4 * 3600 + 1])
def test_a_time_nobody_would_wait_is_refused(seconds: float) -> None:
    with pytest.raises(InvalidValue, match="between 1 second and 4 hours"):
        Options(seconds=seconds)


def test_afresh_starts_from_nothing_and_lifts_what_was_fixed() -> None:
    base = build.rota(build.works("Ann", pinned=True))
    start = start_of(TWO, Options(keep=Keep.FRESH), base, None)
    assert (start.problem, start.hint, start.fixed) == (TWO, None, NOBODY)


def test_what_is_fixed_stays_and_the_search_starts_from_the_rota() -> None:
    # Bob is off on Tuesday by nobody's wish; fixing Ann on Tuesday must hold.
    pin = build.works("Ann", "desk", J, TUE, pinned=True)
    base = build.rota(pin, works("Bob", WED))
    start = start_of(TWO, Options(keep=Keep.PINS), base, None)
    assert start.problem.pins == tuple(sorted(pin))
    assert start.hint == base
    assert held(found(start), ("Ann", TUE)) == [True]


def test_filling_gaps_leaves_every_day_that_is_worked() -> None:
    base = build.rota(works("Ann", MON), works("Bob", TUE))
    start = start_of(TWO, Options(keep=Keep.GAPS), base, None)
    assert ("Ann", MON) not in (start.problem.free or ())
    assert ("Ann", TUE) in (start.problem.free or ())
    rota = found(start)
    for cell, before in base.cells.items():
        assert rota.on(*cell) == before
    assert missing(TWO, rota) == 5 * BREAK


def test_from_a_date_on_all_before_stays_gaps_and_all() -> None:
    base = build.rota(works("Ann", TUE), works("Ann", THU))
    start = start_of(TWO, Options(keep=Keep.FRESH, from_day=WED), base, None)
    rota = found(start)
    monday = [("Ann", MON), ("Bob", MON), ("Bob", TUE)]
    assert held(rota, *monday) == [False, False, False]
    assert rota.on("Ann", TUE) == base.on("Ann", TUE)
    assert missing(TWO, rota) == WHOLE_DAY + 4 * BREAK


def test_what_people_were_told_stays_where_no_need_asks_otherwise() -> None:
    # Either of the two can hold the desk; told Bob, the calculation keeps Bob.
    told = build.rota(works("Bob", *build.WORKDAYS))
    asked = Options(keep=Keep.PUBLISHED, now=NOW)
    start = start_of(TWO, asked, NOBODY, told)
    assert start.problem.published == told.assignments
    assert start.problem.planned_at == asked.now
    rota = found(start)
    assert all(rota.on("Bob", day) == told.on("Bob", day) for day in build.WORKDAYS)


def test_people_who_left_since_are_left_out() -> None:
    base = build.rota(works("Gone", MON), works("Ann", MON + timedelta(weeks=9)))
    start = start_of(TWO, Options(keep=Keep.GAPS), base, None)
    assert start.fixed == NOBODY
    assert start.hint is None


def test_a_day_left_alone_that_breaks_a_rule_does_not_stop_the_rest() -> None:
    # Ann is absent on Monday and yet stands in the rota: the week is planned all the
    # same, and her Monday is as it was.
    problem: Problem = TWO.replace(
        absences=(build.absence("Ann", first=MON, last=MON),)
    )
    base = build.rota(works("Ann", MON))
    start = start_of(problem, Options(keep=Keep.GAPS), base, None)
    rota = found(start)
    assert rota.on("Ann", MON) == base.on("Ann", MON)
    assert missing(problem, rota) == 5 * BREAK


def test_going_on_starts_from_what_was_found_for_the_free_days() -> None:
    base = build.rota(works("Ann", MON))
    start = start_of(TWO, Options(keep=Keep.GAPS), base, None)
    best = build.rota(works("Ann", MON), works("Bob", TUE))
    assert start.going_on(best).hint == build.rota(works("Bob", TUE))
