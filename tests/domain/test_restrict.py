"""A sub-problem is a problem: what is fixed is taken off, what is near stays known."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.absence import RequestKind
from planner.domain.restrict import residual_of, restrict
from planner.domain.work import Criticality
from tests.build import (
    MON,
    SUN,
    TUE,
    WED,
    WEEK,
    A,
    J,
    M,
    employee,
    problem,
    requirement,
    rota,
    service,
    wish,
    works,
)
from tests.hours import minutes

KEY = ("desk", MON)


def test_residual_cuts_a_need_where_help_comes_and_goes() -> None:
    need = requirement("desk", "08:00-12:00", minimum=1, target=2)
    left = residual_of(KEY, [need], tuple(works("Ann", "desk", "09:00-11:00")))
    assert [(n.start, n.end, n.minimum, n.target) for n in left] == [
        (minutes("08:00"), minutes("09:00"), 1, 2),
        (minutes("09:00"), minutes("11:00"), 0, 1),
        (minutes("11:00"), minutes("12:00"), 1, 2),
    ]


def test_residual_is_never_below_nobody() -> None:
    need = requirement("desk", M, minimum=1, target=1)
    held = (*works("Ann", "desk", M), *works("Bob", "desk", M))
    (left,) = residual_of(KEY, [need], held)
    assert (left.minimum, left.target) == (0, 0)


def test_residual_keeps_the_criticality_and_ignores_work_outside() -> None:
    need = requirement("desk", M, criticality=Criticality.CRITICAL)
    (left,) = residual_of(KEY, [need], tuple(works("Ann", "desk", A)))
    assert left == replace(need, asked=need)


def test_what_fixed_cells_cover_is_taken_off() -> None:
    whole = problem(employee("Ann"), employee("Bob"), requirement("desk", M, minimum=2))
    planned = rota(works("Ann", "desk", M), works("Bob", "desk", M))
    part = restrict(whole, frozenset({("Ann", MON)}), planned)
    assert [(n.minimum, n.target) for n in part.requirements] == [(1, 1)]


def test_what_free_cells_covered_is_to_be_held_again() -> None:
    whole = problem(employee("Ann"), requirement("desk", M))
    part = restrict(whole, frozenset({("Ann", MON)}), rota(works("Ann", "desk", M)))
    assert part.requirements == tuple(
        replace(need, asked=need) for need in whole.requirements
    )
    assert part.context == ()


def test_only_needs_of_free_dates_are_kept() -> None:
    whole = problem(
        employee("Ann"), requirement("desk", M), requirement("desk", M, TUE)
    )
    part = restrict(whole, frozenset({("Ann", TUE)}), rota())
    assert [need.date for need in part.requirements] == [TUE]


def test_fixed_days_of_the_same_people_become_context_beside_history() -> None:
    before = works("Ann", "desk", J, SUN - WEEK)
    whole = problem(employee("Ann"), context=before)
    fixed = works("Ann", "desk", J, TUE)
    part = restrict(
        whole, frozenset({("Ann", MON)}), rota(works("Ann", "desk", J, MON), fixed)
    )
    assert set(part.context) == {*before, *fixed}
    assert part.free == frozenset({("Ann", MON)})


def test_colleagues_are_seen_in_the_weeks_planned_and_not_judged() -> None:
    whole = problem(
        employee("Ann"),
        employee("Bob"),
        employee("Cleo", home="surgery"),
        service("surgery"),
        end=MON + 2 * WEEK,
    )
    later = works("Cleo", "desk", J, MON + WEEK)
    planned = rota(works("Bob", "desk", J), works("Cleo", "desk", J), later)
    part = restrict(whole, frozenset({("Ann", MON)}), planned)
    assert [one.id for one in part.employees] == ["Ann"]
    assert [one.id for one in part.colleagues] == ["Bob", "Cleo"]
    assert {(one.employee_id, one.date) for one in part.context} == {
        ("Bob", MON),
        ("Cleo", MON),
    }


def test_pins_of_free_cells_and_wishes_of_those_planned_are_kept() -> None:
    pins = works("Ann", "desk", J, MON, TUE, pinned=True)
    whole = problem(
        employee("Ann"),
        wish("Ann", RequestKind.DAY_OFF, MON),
        wish("Ann", RequestKind.DAY_OFF, WED),
        pins=pins,
    )
    part = restrict(whole, frozenset({("Ann", WED), ("Ann", TUE)}), rota(pins))
    assert {pin.date for pin in part.pins} == {TUE}
    assert [one.date for one in part.requests] == [MON, WED]


def test_a_part_of_a_part_frees_nothing_that_was_fixed() -> None:
    whole = problem(employee("Ann"))
    part = restrict(whole, frozenset({("Ann", MON), ("Ann", TUE)}), rota())
    smaller = restrict(part, frozenset({("Ann", TUE), ("Ann", WED)}), rota())
    assert smaller.free == frozenset({("Ann", TUE)})
    assert smaller.is_free("Ann", TUE)
    assert not smaller.is_free("Ann", WED)
