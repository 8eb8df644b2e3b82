from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from planner.solver.choice import Choice

CELLS = 1000


def sized(
    cells: int, gain: float, *, solved: bool = True, seconds: float | None = 0.5
) -> float:
    """Return the size of a kind's next step over its first one's."""
    choice = Choice(2, CELLS)
    first = choice.size(0)
    choice.learn(0, cells=cells, gain=gain, solved=solved, seconds=seconds)
    return choice.size(0) / first


@pytest.mark.parametrize(
    ("cells", "gain", "grows"), [(100, 0.0, True), (100, 5.0, False), (60, 0.0, False)]
)
def test_a_step_grows_where_a_whole_one_gained_nothing(
    cells: int, gain: float, *, grows: bool
) -> None:
    assert (sized(cells, gain) > 1) == grows


def test_without_a_clock_a_step_grows_as_long_as_it_ends() -> None:
    assert sized(100, 5.0, seconds=None) > 1
    assert sized(100, 5.0, seconds=None, solved=False) < 1


def test_a_step_shrinks_where_one_took_long_or_had_no_end() -> None:
    assert sized(60, 5.0, seconds=60.0) < 1
    assert sized(60, 5.0, solved=False) < 1


def test_what_pays_is_drawn_most_and_all_is_drawn() -> None:
    choice = Choice(3, CELLS)
    for _ in range(10):
        for kind, gain in enumerate((100.0, 1.0, 0.0)):
            choice.learn(kind, cells=CELLS, gain=gain, solved=True, seconds=1.0)
    chance = Random(1)
    drawn = Counter(choice.draw(chance) for _ in range(1000))
    assert drawn[0] > drawn[1] > drawn[2] > 0
