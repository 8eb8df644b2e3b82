"""A rota in its canonical form, and what can be asked of it."""

from __future__ import annotations

import itertools

from planner.domain.place import HOME
from planner.domain.rota import Rota, changes_in, merged, worked_segments
from tests.build import MON, TUE, A, J, M, rota, works
from tests.hours import pieces

BEFORE_RELAY = works("Ann", "desk", "08:30-10:30")
AFTER_RELAY = works("Ann", "desk", "10:30-12:30")


def test_adjoining_assignments_on_one_post_become_one() -> None:
    assert merged([*AFTER_RELAY, *BEFORE_RELAY]) == tuple(works("Ann", "desk", M))


def test_nothing_else_is_merged() -> None:
    for other in (
        works("Ann", "line", "10:30-12:30"),
        works("Ann", "desk", "10:30-12:30", place=HOME),
        works("Ann", "desk", "10:30-12:30", pinned=True),
        works("Ann", "desk", "10:45-12:30"),
        works("Ann", "desk", "10:30-12:30", TUE),
        works("Bob", "desk", "10:30-12:30"),
    ):
        assert len(merged([*BEFORE_RELAY, *other])) == 2


def test_the_order_given_does_not_matter() -> None:
    parts = [
        *works("Bob", "desk", M, MON, TUE),
        *works("Ann", "line", A),
        *AFTER_RELAY,
        *BEFORE_RELAY,
    ]
    rotas = {Rota(tuple(order)) for order in itertools.permutations(parts)}
    assert len(rotas) == 1


def test_look_ups() -> None:
    planned = rota(works("Ann", "desk", J, MON, TUE), works("Bob", "desk", M, TUE))
    assert planned.on("Ann", MON) == tuple(works("Ann", "desk", J, MON))
    assert planned.on("Bob", MON) == ()
    assert len(planned.of("Ann")) == 4
    assert [a.employee_id for a in planned.holding("desk", TUE)] == [
        "Ann",
        "Bob",
        "Ann",
    ]
    assert planned.holding("line", TUE) == ()


def test_replacing_cells_leaves_the_others() -> None:
    planned = rota(works("Ann", "desk", J, MON, TUE), works("Bob", "desk", J, MON))
    changed = planned.with_cells(
        {("Ann", MON): [], ("Bob", MON): works("Bob", "line", M, MON)}
    )
    assert changed == rota(works("Ann", "desk", J, TUE), works("Bob", "line", M, MON))
    assert planned.on("Ann", MON) != ()


def test_segments_join_what_touches_or_overlaps() -> None:
    day = [*works("Ann", "line", A), *AFTER_RELAY, *BEFORE_RELAY]
    assert worked_segments(day) == pieces(J)
    assert worked_segments([*BEFORE_RELAY, *works("Ann", "line", M)]) == pieces(M)
    assert worked_segments([]) == ()


def test_changes_are_successive_pairs_by_start() -> None:
    (morning,), (afternoon,) = works("Ann", "desk", M), works("Ann", "desk", A)
    assert changes_in([afternoon, morning]) == [(morning, afternoon)]
    assert changes_in([morning]) == []
