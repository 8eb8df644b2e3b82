from __future__ import annotations

import math

import pytest

from planner.domain.absence import RequestKind
from planner.evaluation.evaluate import evaluate
from planner.solver.blocks import blocks_of
from planner.solver.build import build
from planner.solver.construct import ruled_by_rhythms
from planner.solver.diving import Dive
from planner.solver.engine import Limits, run
from planner.solver.roster_search import by_rosters
from planner.solver.rosters import Rosters
from tests.build import (
    DAY,
    MON,
    WED,
    A,
    M,
    employee,
    pattern,
    phone,
    post,
    problem,
    requirement,
    rhythm,
    shift,
    wish,
)

DAYS = [MON + n * DAY for n in range(14)]
NAMES = ("Ann", "Bob", "Cleo", "Dan")
WARD = problem(
    *(employee(name, rhythm_id="rhythm") for name in NAMES),
    rhythm(
        most_days_in_a_row=5,
        fewest_days_in_a_row=2,
        fewest_days_off_in_a_row=2,
        most_weekends=1,
        most_of_shift={"A": 4},
        not_followed_by={"A": frozenset({"M"})},
        fewest_minutes=1500,
    ),
    shift("M", M),
    shift("A", A),
    pattern("M", "A", days=7),
    phone(),
    post("line", "phone"),
    *(requirement("desk", M, day, minimum=1, target=2, maximum=2) for day in DAYS),
    *(requirement("line", A, day, minimum=1, maximum=1) for day in DAYS),
    wish("Ann", RequestKind.ON_SHIFT, WED, shift="A", strength=3),
    wish("Bob", RequestKind.NOT_SHIFT, WED, shift="M", strength=2),
    end=DAYS[-1],
)


def test_a_model_falls_into_people_and_what_ties_them() -> None:
    formulation = build(WARD)
    parts = blocks_of(formulation)
    assert set(parts.blocks) == set(NAMES)
    columns = [c for block in parts.blocks.values() for c in block.columns]
    everything = sorted((*columns, *parts.shared))
    assert everything == list(range(len(formulation.model.cost)))
    rows = sum(len(block.model.row_lower) for block in parts.blocks.values())
    assert rows + len(parts.ties) == len(formulation.model.row_lower)
    missing = {stretch.below_target for stretch in formulation.stretches}
    assert missing <= set(parts.shared)


def test_the_bound_lies_between_the_relaxation_and_the_best_rota() -> None:
    model = build(WARD).model
    relaxed = run(model, "highs", Limits(), relaxed=True).objective
    best = run(model, "highs", Limits(seconds=120)).objective
    part = by_rosters(WARD, None, "highs", Limits())
    assert part.bound is not None
    assert relaxed - 1e-4 <= part.bound <= best + 1e-4
    assert part.rota is not None
    verdict = evaluate(WARD, part.rota)
    assert not verdict.hard
    assert best - 1e-4 <= verdict.objective
    assert verdict.objective == pytest.approx(best, rel=0.1)


def test_dives_in_any_order_end_in_lawful_rotas_and_leave_no_trace() -> None:
    formulation = build(WARD)
    relaxed = run(formulation.model, "highs", Limits(), relaxed=True)
    rosters = Rosters(
        formulation=formulation, engine="highs", seed=0, parts=blocks_of(formulation)
    )
    assert relaxed.prices is not None
    prices = {n: relaxed.prices[n] for n in rosters.parts.ties}
    rosters.tighten(prices, math.inf)
    before = {name: list(b.model.lower) for name, b in rosters.parts.blocks.items()}
    for order in (NAMES, NAMES[::-1]):
        rota = Dive(rosters, math.inf, order).rota()
        assert rota is not None
        verdict = evaluate(WARD, rota)
        assert not verdict.hard
        assert verdict.objective >= rosters.bound - 1e-4
    after = {name: list(b.model.lower) for name, b in rosters.parts.blocks.items()}
    assert after == before


def test_nobody_dives_without_a_roster() -> None:
    formulation = build(WARD)
    rosters = Rosters(
        formulation=formulation, engine="highs", seed=0, parts=blocks_of(formulation)
    )
    assert Dive(rosters, math.inf, NAMES).rota() is None


def test_rosters_serve_those_who_have_rhythms() -> None:
    assert ruled_by_rhythms(WARD)
    assert not ruled_by_rhythms(problem(employee("Ann")))


def test_out_of_time_everyone_still_has_a_roster_or_there_is_no_rota() -> None:
    part = by_rosters(WARD, None, "highs", Limits(seconds=2.0))
    assert part.rota is None or not evaluate(WARD, part.rota).hard
