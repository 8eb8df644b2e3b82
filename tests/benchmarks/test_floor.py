"""What no rota can cover, and what is said when it was not found."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.bars import bars
from benchmarks.floor import floor_of
from benchmarks.record import Run, Setting
from planner.exchange.generate import Rules, generate
from planner.solver.build import build
from planner.solver.engine import Limits, run

HERE = Setting(date="", cores=2, memory_gb=1, system="", load=0, code="")
RUN = Run(
    case="generated-300",
    seed=0,
    limit=300,
    setting=HERE,
    status="feasible",
    spent=300,
    objective=1000,
    bound=990,
    gap=0.01,
    net_gap=0.1,
    first_rota=20,
    to_10=30,
    to_5=40,
    hard=0,
    minimum=480,
    target=0,
    minimum_points=1000,
    peak_mb=1000,
    floor=475,
    floor_quarter=480,
    floor_points=900,
    shortages=((20, 600), (25, 480)),
)


def test_the_floor_is_that_of_the_whole_model() -> None:
    problem = generate(20, 1, 101, rules=Rules.FULL).problem
    whole = build(problem)
    whole.model.cost = [0.0] * len(whole.model.cost)
    for stretch in whole.stretches:
        whole.model.cost[stretch.below_minimum] = stretch.minutes
    least = run(whole.model, "highs", Limits(simplex=True), relaxed=True).objective
    floor = floor_of(problem)
    assert least > 0
    assert abs(floor.minutes - least) < 1e-3


def test_a_run_says_when_the_floor_was_reached() -> None:
    assert RUN.avoidable == 0
    assert RUN.to_covered == 25


def test_without_a_floor_nothing_is_claimed() -> None:
    unknown = replace(RUN, floor=None, floor_quarter=None, floor_points=None)
    assert unknown.avoidable is None
    assert unknown.avoidable_share is None
    assert unknown.to_covered is None
    covered = {bar.asked: bar for bar in bars([unknown], [], [], [], [])}
    bar = covered["every minimum that can be covered is covered, in every run"]
    assert bar.met is None
    assert "not known" in bar.measured


def test_a_run_above_its_floor_misses_the_bar() -> None:
    unknown = replace(RUN, seed=1, floor=None, floor_quarter=None, floor_points=None)
    above = replace(RUN, minimum=600)
    found = {bar.asked: bar for bar in bars([unknown, above], [], [], [], [])}
    bar = found["every minimum that can be covered is covered, in every run"]
    assert bar.met is False
