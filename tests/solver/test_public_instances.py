from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.rosters.checker import faults, penalty
from benchmarks.rosters.instance import Instance, read_instance
from benchmarks.rosters.problem import plan_of, problem_of
from planner.evaluation.evaluate import evaluate
from planner.solver.config import SolverConfig
from planner.solver.solve import solve

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """# invented
SECTION_HORIZON
# days
14

SECTION_SHIFTS
E,480,
L,480,E
N,600,E|L

SECTION_STAFF
# id, most of, most minutes, fewest minutes, most and fewest in a row, off, weekends
A,E=14|L=3|N=0,4320,2880,5,2,2,1
B,E=14|L=14|N=14,4320,2880,5,2,2,1
C,E=0|L=14|N=2,4320,2880,4,2,3,2

SECTION_DAYS_OFF
A,0
C,5,6

SECTION_SHIFT_ON_REQUESTS
A,2,E,2
C,0,L,3

SECTION_SHIFT_OFF_REQUESTS
B,4,N,3

SECTION_COVER
"""
COVER = "".join(f"{day},{shift},1,100,1\n" for day in range(14) for shift in "ELN")


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    path = tmp_path / "Instance0.txt"
    path.write_text(TEXT + COVER, encoding="utf-8")
    return read_instance(path)


def test_the_judge_counts_the_penalty_of_the_instance(instance: Instance) -> None:
    result = solve(problem_of(instance), SolverConfig(work=3))
    plan = plan_of(result.rota)
    assert faults(instance, plan) == []
    assert not result.evaluation.hard
    assert result.evaluation.objective == pytest.approx(penalty(instance, plan))
    assert result.evaluation.objective > 0


def test_the_checker_finds_what_the_judge_finds(instance: Instance) -> None:
    problem = problem_of(instance)
    result = solve(problem, SolverConfig(work=1))
    day = result.rota.assignments[0].date
    without = result.rota.with_cells({(name, day): () for name in "ABC"})
    for rota in (result.rota, without):
        plan = plan_of(rota)
        verdict = evaluate(problem, rota)
        assert bool(faults(instance, plan)) == bool(verdict.hard)
        assert verdict.objective == pytest.approx(penalty(instance, plan))


def test_an_empty_plan_costs_every_need_and_wish(instance: Instance) -> None:
    assert penalty(instance, {}) == 42 * 100 + 2 + 3
    assert len(faults(instance, {})) == 3
