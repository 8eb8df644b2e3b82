"""Which cells are planned again: wide weeks, gaps that press, then what has paid."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from planner.domain.rota import Cell, Rota
from planner.evaluation.evaluate import evaluate
from planner.solver.neighbourhoods import (
    GAP,
    LOOKS,
    PICKS,
    Pick,
    Situation,
    gap,
    place_of,
)
from planner.solver.picking import BETWEEN, Picked, Picking
from tests.build import (
    WORKDAYS,
    employee,
    phone,
    post,
    problem,
    requirement,
)

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.rules.rule import Violation

MOST = 8
"""Cells wanted."""


def week_of_two_gaps() -> Problem:
    """A desk on two days, the second one needing far more, and nobody on it yet."""
    few, many = WORKDAYS[1], WORKDAYS[3]
    return problem(
        phone(),
        post("line", "phone"),
        *(employee(f"e{n}") for n in range(6)),
        requirement("line", "08:00-12:00", few, minimum=1),
        requirement("line", "08:00-12:00", many, minimum=4),
    )


def broken(one: Problem) -> tuple[Violation, ...]:
    return evaluate(one, Rota()).violations


def gaps_of(one: Problem) -> list[Violation]:
    """Return the gaps of nobody being there, the worst first."""
    gaps = Situation(problem=one, violations=broken(one)).gaps
    return sorted(gaps, key=lambda found: -found.penalty)


def test_the_worst_gap_nobody_looked_at_presses_first() -> None:
    one = week_of_two_gaps()
    worst, *others = gaps_of(one)
    situation = Situation(
        problem=one, violations=broken(one), avoidable=2 * worst.penalty
    )
    assert others
    assert situation.pressing[0] == worst
    cells = gap(situation, Random(1), MOST)
    assert {day for _, day in cells} == {worst.date}


def test_what_the_relaxation_lacks_too_is_no_gap() -> None:
    one = week_of_two_gaps()
    worst, other = gaps_of(one)
    situation = Situation(
        problem=one, violations=broken(one), lack={place_of(worst): worst.penalty}
    )
    assert situation.gaps == [other]


def test_a_gap_counts_by_what_the_relaxation_does_not_lack() -> None:
    one = week_of_two_gaps()
    worst, other = gaps_of(one)
    rest = other.penalty / 2
    situation = Situation(
        problem=one,
        violations=broken(one),
        avoidable=2 * other.penalty,
        lack={place_of(worst): worst.penalty - rest},
    )
    assert {place_of(one): one.penalty for one in situation.gaps} == {
        place_of(worst): pytest.approx(rest),
        place_of(other): other.penalty,
    }
    assert place_of(situation.pressing[0]) == place_of(other)


def test_many_gaps_press_where_none_does_alone() -> None:
    one = week_of_two_gaps()
    points = sum(found.penalty for found in gaps_of(one))
    alone = gaps_of(one)[0].penalty
    together = Situation(problem=one, violations=broken(one), avoidable=3.9 * points)
    assert alone < 0.25 * 3.9 * points
    assert together.pressing
    little = Situation(problem=one, violations=broken(one), avoidable=4.1 * points)
    assert not little.pressing


def test_a_gap_that_stays_open_does_not_press_for_ever() -> None:
    one = week_of_two_gaps()
    points = sum(found.penalty for found in gaps_of(one))
    picking = Picking(one, seed=1)
    aims = []
    while picking.presses(broken(one), points):
        picked = picking.pick(broken(one), points)
        assert picked.aim is None or picked.kind == GAP
        aims.append(picked.aim)
        picking.learn(picked, gain=0.0, solved=True, seconds=1.0)
    looks = Counter(aim.date for aim in aims if aim)
    assert looks
    assert max(looks.values()) <= LOOKS


def test_what_cannot_be_had_does_not_take_all_the_time() -> None:
    one = week_of_two_gaps()
    points = gaps_of(one)[0].penalty
    picking = Picking(one, seed=1)
    aimed = []
    for _ in range(BETWEEN + 2):
        picked = picking.pick(broken(one), points)
        aimed.append(picked.aim is not None)
        picking.learn(picked, gain=0.0, solved=True, seconds=1.0)
    assert aimed == [True, *[False] * BETWEEN, True]


def test_a_gap_filled_does_not_press_again_before_the_next_verdict() -> None:
    one = week_of_two_gaps()
    points = 2 * gaps_of(one)[0].penalty
    picking = Picking(one, seed=1)
    first = picking.pick(broken(one), points)
    assert first.aim is not None
    picking.learn(first, gain=first.aim.penalty, solved=True, seconds=1.0)
    second = picking.pick(broken(one), points)
    assert second.aim != first.aim


def looked_over(looks: int, most: int) -> frozenset[Cell]:
    """Return the cells of a look at the worst gap after so many."""
    one = week_of_two_gaps()
    worst = gaps_of(one)[0]
    tried = Counter({place_of(worst): looks})
    situation = Situation(
        problem=one, violations=broken(one), tried=tried, avoidable=worst.penalty
    )
    assert situation.pressing[0] == worst
    return gap(situation, Random(1), most)


def test_the_second_look_at_a_gap_takes_few_people_for_the_period() -> None:
    cells = looked_over(1, MOST)
    assert len({day for _, day in cells}) > MOST // 2
    assert len({name for name, _ in cells}) <= 2


def test_the_third_look_at_a_gap_takes_the_days_around() -> None:
    worst = gaps_of(week_of_two_gaps())[0].date
    assert worst is not None
    days = {day for _, day in looked_over(2, 100)}
    assert days == {worst + timedelta(n) for n in (-1, 0, 1)}


def test_all_gaps_of_a_day_are_looked_at_once() -> None:
    both = problem(
        phone(),
        post("line", "phone"),
        post("desk", "phone"),
        *(employee(f"e{n}") for n in range(6)),
        requirement("line", "08:00-12:00", WORKDAYS[1], minimum=4),
        requirement("desk", "08:00-12:00", WORKDAYS[1], minimum=4),
    )
    assert {found.date for found in gaps_of(both)} == {WORKDAYS[1]}
    for most, seen in ((100, True), (2, False)):
        situation = Situation(problem=both, violations=broken(both))
        gap(situation, Random(1), most)
        assert (not situation.unseen) == seen


def test_a_step_for_a_gap_counts_by_that_gap() -> None:
    one = week_of_two_gaps()
    worst = gaps_of(one)[0]
    aimed = Picked(kind=GAP, cells=frozenset(), aim=worst)
    free = Picked(kind=GAP, cells=frozenset())
    assert aimed.worth(100 * worst.penalty) == worst.penalty
    assert aimed.worth(1.0) == 1.0
    assert free.worth(100 * worst.penalty) == 100 * worst.penalty


@pytest.mark.parametrize("pick", PICKS, ids=lambda pick: pick.__name__)
def test_every_kind_picks_cells_that_can_be_worked(pick: Pick) -> None:
    one = week_of_two_gaps()
    situation = Situation(problem=one, violations=broken(one))
    drawn = [pick(situation, Random(seed), MOST) for seed in range(20)]
    assert any(drawn)
    for name, day in frozenset().union(*drawn):
        assert one.is_free(name, day)
        assert one.shifts_on(one.employee(name), day)
