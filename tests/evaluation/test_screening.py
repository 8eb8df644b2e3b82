"""A change looked at quickly says what the judge says of the same scope."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from planner.domain.scope import Scope
from planner.evaluation.evaluate import violations_in
from planner.evaluation.screening import Screen, screened
from planner.exchange.rota_csv import read_rota
from planner.exchange.scenario import read_scenario

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Cell, Rota
    from planner.rules.rule import Violation

FOLDER = Path(__file__).parents[2] / "scenarios" / "regles"
TRIALS = 40


@pytest.fixture(scope="module")
def problem() -> Problem:
    return read_scenario(FOLDER).problem


@pytest.fixture(scope="module")
def rota(problem: Problem) -> Rota:
    return read_rota(FOLDER / "published.csv", problem)


def changes(rota: Rota, seed: int) -> dict[Cell, tuple[Assignment, ...]]:
    """Return someone's day given to another of that date, or to nobody."""
    chance = Random(seed)
    one = chance.choice(sorted(rota.cells))
    others = [cell for cell in sorted(rota.cells) if cell[1] == one[1]]
    other = chance.choice(others)
    if seed % 2:
        return {one: ()}
    taken = tuple(replace(a, employee_id=one[0]) for a in rota.on(*other))
    return {other: (), one: taken}


def sentences(found: Iterable[Violation]) -> list[str]:
    return sorted(map(repr, found))


def test_looking_near_says_what_looking_at_everything_says(
    problem: Problem, rota: Rota
) -> None:
    screen = Screen(problem, rota)
    for seed in range(TRIALS):
        cells = changes(rota, seed)
        touched = [a for cell in cells for a in rota.on(*cell)]
        touched += [a for day in cells.values() for a in day]
        scope = Scope.around(problem, cells, touched)
        scope = replace(scope, post_weeks=(), stream_ids=())
        found = screen.screened(cells)
        after = violations_in(problem, rota.with_cells(cells), scope)
        assert sentences(found.before) == sentences(violations_in(problem, rota, scope))
        assert sentences(found.after) == sentences(after)


def test_what_was_looked_at_before_changes_nothing(
    problem: Problem, rota: Rota
) -> None:
    screen = Screen(problem, rota)
    for seed in range(TRIALS):
        cells = changes(rota, seed)
        again, fresh = screen.screened(cells), screened(problem, rota, cells)
        assert sentences(again.before) == sentences(fresh.before)
        assert again.points == fresh.points
