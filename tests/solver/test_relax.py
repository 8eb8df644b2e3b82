from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.domain.people import Balance
from planner.evaluation.evaluate import evaluate
from planner.evaluation.terms_amendments import AddPoolMember, AllowSite, Train
from planner.evaluation.time_amendments import MoveLeave, OfferHours, RaiseCredit
from planner.solver.relax.daily import day_by_day
from planner.solver.relax.relax import ChangeSet, relax, shrunk
from planner.solver.relax.window import cells_of, gaps
from tests import build
from tests.build import FRI, MON, SUN, THU, TUE, WED, WEEK, WORKDAYS

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

FOREVER = 1e12
"""A moment no clock reaches."""
NOBODY = build.rota()


def sets(problem: Problem, rota: Rota = NOBODY) -> list[ChangeSet]:
    """Return the sets found, each held to what every set must keep."""
    found = relax(problem, rota, seconds=60)
    for one in found.sets:
        assert one.smallest
        assert one.evaluation.feasible
        assert one.evaluation == evaluate(one.problem, one.rota)
        assert one.minutes == one.evaluation.shortage_minutes["minimum"]
    return list(found.sets)


def test_a_month_that_is_covered_needs_nothing() -> None:
    problem = build.problem(build.employee("Ann"), build.requirement(hours=build.M))
    found = relax(problem, build.rota(build.works("Ann")))
    assert (found.uncovered, found.sets) == ((), ())


def test_what_planning_again_covers_needs_no_change() -> None:
    problem = build.problem(build.employee("Ann"), build.requirement(hours=build.M))
    problem = problem.replace(
        requirements=(*problem.requirements, build.requirement("desk", build.A))
    )
    found = relax(problem, NOBODY)
    assert found.uncovered
    assert (found.replanned, found.sets) == ((), ())


def test_the_cheapest_training_comes_first_then_the_others() -> None:
    problem = build.problem(
        build.post("line", specialty="cardio", level=2),
        build.employee("Ann", skills={"cardio": 1}),
        build.employee("Bob"),
        build.requirement("line", build.M),
        build.requirement("line", build.A, minimum=0),
    )
    found = sets(problem)
    assert [one.amendments for one in found] == [
        (Train(employee_id="Ann", specialty="cardio", level=2, learnt=1),),
        (Train(employee_id="Bob", specialty="cardio", level=2, learnt=2),),
    ]
    assert [one.minutes for one in found] == [0, 0]


def test_one_training_serves_every_day() -> None:
    days = (MON, TUE, WED)
    problem = build.problem(
        build.post("line", specialty="cardio"),
        build.employee("Ann"),
        [build.requirement("line", build.M, day) for day in days],
        [build.requirement("line", build.A, day, minimum=0) for day in days],
    )
    (one,) = sets(problem)
    assert len(one.amendments) == 1
    assert one.minutes == 0


def test_a_site_may_be_what_is_lacking() -> None:
    problem = build.problem(
        build.site("south"),
        build.employee("Ann", sites=("south",)),
        build.requirement(hours=build.M),
        build.requirement(hours=build.A, minimum=0),
    )
    (one,) = sets(problem)
    assert one.amendments == (AllowSite(employee_id="Ann", site_id="north"),)


def test_a_leave_is_not_moved_to_days_off() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.absence("Ann", FRI),
        build.requirement(hours=build.M, day=FRI),
        build.requirement(hours=build.A, day=FRI, minimum=0),
    )
    one = sets(problem)[0]
    (move,) = one.amendments
    assert isinstance(move, MoveLeave)
    assert move.moved.first < FRI


def test_a_leave_is_not_moved_to_what_is_past() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.absence("Ann", FRI),
        build.requirement(hours=build.M, day=FRI),
        build.requirement(hours=build.A, day=FRI, minimum=0),
    ).replace(planned_at=datetime.combine(WED, time(12)))
    moves = [change for one in sets(problem) for change in one.amendments]
    assert {c.moved.first for c in moves if isinstance(c, MoveLeave)} == {THU}


def test_some_hours_of_leave_do_not_take_the_morning_worked() -> None:
    """Ann has the afternoon off and works before: only Bob can be asked for more."""
    problem = build.problem(
        build.employee("Ann"),
        build.absence("Ann", TUE, hours="13:15-16:45"),
        build.employee("Bob", pattern="off"),
        build.pattern("J", id="off", days=1),
        build.requirement(hours=build.M, day=TUE),
        build.requirement(hours=build.A, day=TUE),
    )
    rota = build.rota(build.works("Ann", "desk", build.M, TUE))
    (one,) = sets(problem, rota)
    assert one.amendments == (
        OfferHours(employee_id="Bob", day=TUE, shift_type_id="J", extra=True),
    )


def test_a_leave_moves_to_the_nearest_days() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.absence("Ann", TUE),
        build.requirement(hours=build.M, day=TUE),
        build.requirement(hours=build.A, day=TUE, minimum=0),
    )
    one = sets(problem)[0]
    (move,) = one.amendments
    assert isinstance(move, MoveLeave)
    assert abs(move.days) == 1


def test_other_hours_are_offered() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.shift("S", "12:30-20:00"),
        build.requirement(hours="12:30-20:00"),
    )
    one = sets(problem)[0]
    assert one.amendments == (
        OfferHours(employee_id="Ann", day=MON, shift_type_id="S", extra=False),
    )


@pytest.mark.parametrize(
    ("credit", "brought", "raised"), [(60, 0, 30), (120, 90, 60), (60, -15, 15)]
)
def test_no_more_minutes_above_a_contract_than_needed(
    credit: int, brought: int, raised: int
) -> None:
    """Five J are 90 above the week: the credit, less hours brought, takes some."""
    days = (MON, TUE, WED, THU)
    problem = build.problem(
        build.contract(weekly="36:00", credit_minutes=credit),
        build.employee("Ann", hours_brought=brought),
        [build.requirement(hours=build.M, day=day) for day in (*days, FRI)],
        [build.requirement(hours=build.A, day=day, minimum=0) for day in (*days, FRI)],
    )
    rota = build.rota(build.works("Ann", "desk", build.J, *days))
    (one,) = sets(problem, rota)
    assert one.amendments == (RaiseCredit(employee_id="Ann", minutes=raised),)


def test_a_week_may_be_all_that_a_contract_is_short_of() -> None:
    """Thirty above the first week, and far below the two together."""
    days = (MON, TUE, WED, THU)
    problem = build.problem(
        build.contract(weekly="36:00", credit_minutes=60, balance=Balance.WEEK),
        build.employee("Ann"),
        [build.requirement(hours=build.M, day=day) for day in (*days, FRI)],
        [build.requirement(hours=build.A, day=day, minimum=0) for day in (*days, FRI)],
        end=SUN + WEEK,
    )
    rota = build.rota(build.works("Ann", "desk", build.J, *days))
    (one,) = sets(problem, rota)
    assert one.amendments == (RaiseCredit(employee_id="Ann", minutes=30),)


def test_minutes_above_a_contract_suit_both_the_week_and_the_period() -> None:
    """A fifth J is 30 above the week, and with the next week 90 above the period."""
    short = "08:30-12:30 13:15-16:15"
    days = (MON, TUE, WED, THU, *(day + WEEK for day in (MON, TUE, WED, THU)))
    problem = build.problem(
        build.contract(weekly="36:00", credit_minutes=60, balance=Balance.WEEK),
        build.employee("Ann"),
        build.shift("short", short),
        build.pattern("J", "short"),
        build.opened(hours="08:30-16:45", days=(*days, FRI + WEEK)),
        build.requirement(day=FRI),
        end=SUN + WEEK,
    )
    rota = build.rota(
        build.works("Ann", "desk", build.J, *days),
        build.works("Ann", "desk", short, FRI + WEEK),
    )
    (one,) = sets(problem, rota)
    assert one.amendments == (RaiseCredit(employee_id="Ann", minutes=90),)


def test_a_pool_may_need_one_more() -> None:
    problem = build.problem(
        build.pool("flying", "cardio"),
        build.employee("Ann", pool="flying"),
        build.requirement(hours=build.M, minimum=2),
        build.requirement(hours=build.A, minimum=0),
    )
    (one,) = sets(problem)
    assert one.amendments == (AddPoolMember(like_id="Ann"),)
    assert one.minutes == 0


def test_what_nothing_covers_is_told() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.requirement(hours=build.M),
        build.requirement(hours="22:00-23:00"),
    )
    found = relax(problem, build.rota())
    assert found.sets == ()
    assert [gap.start for gap in found.replanned] == [22 * 60]


def test_day_by_day_what_is_bought_once_serves_again() -> None:
    days = (MON, TUE)
    problem = build.problem(
        build.post("line", specialty="cardio"),
        build.employee("Ann"),
        [build.requirement("line", build.M, day) for day in days],
        [build.requirement("line", build.A, day, minimum=0) for day in days],
    )
    cells = cells_of(problem, NOBODY, gaps(problem, NOBODY))
    done = day_by_day(problem, NOBODY, cells, FOREVER)
    assert done.amendments == (
        Train(employee_id="Ann", specialty="cardio", level=1, learnt=1),
    )
    assert done.unseen == 0
    assert evaluate(done.problem, done.rota).shortage_minutes[
        "minimum"
    ] == pytest.approx(0)


def many_days() -> Problem:
    """Return two weeks of mornings that only a training of Ann would cover."""
    days = [day + week for week in (timedelta(0), WEEK) for day in WORKDAYS]
    return build.problem(
        build.post("line", specialty="cardio"),
        build.employee("Ann"),
        [build.requirement("line", build.M, day) for day in days],
        [build.requirement("line", build.A, day, minimum=0) for day in days],
        end=SUN + WEEK,
    )


def test_many_days_are_taken_one_by_one() -> None:
    found = relax(many_days(), NOBODY, seconds=60)
    (one,) = found.sets
    assert [type(change) for change in one.amendments] == [Train]
    assert (one.minutes, found.cut_short, found.unseen) == (0, False, 0)


def test_without_time_there_is_no_empty_set_and_it_is_said() -> None:
    found = relax(many_days(), NOBODY, seconds=0)
    assert found.sets == ()
    assert (found.cut_short, found.unseen) == (True, 10)
    assert found.missing == found.left == 10 * 240


def test_a_contract_raised_on_several_days_is_told_once() -> None:
    days = (MON, TUE, WED, THU, FRI)
    problem = build.problem(
        build.contract(weekly="36:00", credit_minutes=60),
        build.employee("Ann"),
        [build.requirement(hours=build.J, day=day) for day in days],
    )
    rota = build.rota(build.works("Ann", "desk", build.J, *days))
    raised = RaiseCredit(employee_id="Ann", minutes=240)
    changed = raised.apply(raised.apply(problem))
    _, kept = shrunk(problem, changed, [raised, raised], rota)
    assert kept == [RaiseCredit(employee_id="Ann", minutes=30)]
