"""Look-ups of a problem, and what its parts refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from planner.domain.absence import RequestKind
from planner.domain.place import HOME
from planner.domain.scope import Scope
from planner.errors import InvalidValue, UnknownId
from tests.build import (
    DAY,
    MON,
    SUN,
    TUE,
    J,
    M,
    absence,
    contract,
    employee,
    post,
    problem,
    requirement,
    service,
    site,
    travel,
    wish,
    works,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def test_two_things_of_one_id_are_refused() -> None:
    given = problem(employee("Ann"), employee("Ann"))
    with pytest.raises(InvalidValue, match="Two employees are called 'Ann'"):
        given.employee("Ann")


def test_an_unknown_id_is_named() -> None:
    given = problem()
    with pytest.raises(UnknownId, match="no employee called 'Zoe'"):
        given.employee("Zoe")
    with pytest.raises(UnknownId, match="no post called 'bar'"):
        given.post("bar")


def test_a_post_is_open_from_its_first_need_to_its_last() -> None:
    given = problem(
        requirement("desk", "14:00-17:00"), requirement("desk", "08:00-12:00")
    )
    assert given.opening("desk", MON) == (8 * 60, 17 * 60)
    assert given.opening("desk", TUE) is None
    assert [one.start for one in given.requirements_on["desk", MON]] == [480, 840]
    assert [one.id for one in given.posts_open_on[MON]] == ["desk"]


def test_travel_is_the_same_both_ways_and_home_is_everywhere_as_far() -> None:
    given = problem(
        site("south"), site("west"), travel("north", "south", 20), home_travel=40
    )
    assert given.travel("north", "south") == given.travel("south", "north") == 20
    assert given.travel("north", "north") == given.travel(HOME, HOME) == 0
    assert given.travel("west", HOME) == given.travel(HOME, "west") == 40
    assert given.travel("north", "west") == 0


def test_without_free_cells_the_whole_period_is_planned() -> None:
    given = problem(employee("Ann"))
    assert given.is_free("Ann", MON)
    assert given.is_free("Ann", SUN)
    assert not given.is_free("Ann", SUN + DAY)
    assert not given.replace(free=frozenset()).is_free("Ann", MON)


def test_scopes() -> None:
    given = problem(
        employee("Ann"),
        employee("Bob", home="surgery"),
        service("surgery"),
        post("ward", service="surgery"),
        requirement("desk", M),
        requirement("ward", M, TUE),
    )
    whole = Scope.whole(given)
    assert [one.id for one in whole.employees] == ["Ann", "Bob"]
    assert set(whole.post_days) == {("desk", MON), ("ward", TUE)}
    assert len(whole.service_days) == 2 * 7

    near = Scope.around(
        given, [("Bob", TUE), ("Bob", TUE)], works("Bob", "ward", J, MON, TUE)
    )
    assert [one.id for one in near.employees] == ["Bob"]
    assert near.post_days == (("ward", TUE),)
    assert near.service_days == (("surgery", TUE),)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: contract(quota=0), "quota"),
        (lambda: contract(quota=101), "quota"),
        (lambda: contract(weekly="00:00"), "weekly time"),
        (lambda: contract(weekly="48:15"), "weekly time"),
        (lambda: employee("Ann", skills={"cardiology": 4}), "level of 'cardiology'"),
        (lambda: employee("Ann", telework_days=1, telework_wish=2), "telework wished"),
        (lambda: employee("Ann", telework_days=8), "telework"),
        (lambda: post(level=0), "level must be"),
        (lambda: requirement(minimum=2, target=1), "minimum"),
        (lambda: requirement(minimum=-1, target=1), "minimum"),
        (lambda: requirement(hours="12:00-08:00"), "not after its start"),
        (lambda: absence("Ann", TUE, MON), "before it starts"),
        (lambda: wish("Ann", RequestKind.DAY_OFF, strength=4), "strength"),
        (lambda: wish("Ann", RequestKind.SHIFT), "shift type"),
        (lambda: wish("Ann", RequestKind.DAY_OFF, shift="J"), "shift type"),
        (lambda: works("Ann", "desk", "08:00-08:10"), "quarter-hours"),
    ],
)
def test_values_that_contradict_themselves_are_refused(
    make: Callable[[], Any], said: str
) -> None:
    with pytest.raises(InvalidValue, match=said):
        make()
