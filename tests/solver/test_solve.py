from __future__ import annotations

import os
import signal
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from planner.domain.rota import Rota
from planner.errors import InvalidValue, JudgeDisagrees
from planner.evaluation.evaluate import evaluate
from planner.solver import solve as solving
from planner.solver.config import ENGINES, SolverConfig
from planner.solver.pipes import PipeCrew
from planner.solver.result import Progress, Status
from planner.solver.solve import solve
from tests.build import (
    MON,
    TUE,
    WORKDAYS,
    J,
    absence,
    employee,
    opened,
    problem,
    works,
)
from tests.solver.month import month

if TYPE_CHECKING:
    from planner.domain.problem import Problem


def figures(case: Problem, **config: Any) -> dict[str, Any]:
    return {
        name: value
        for name, value in solve(case, SolverConfig(**config)).summary().items()
        if name != "seconds"
    }


def test_same_work_and_seed_give_the_same_answer() -> None:
    one, two = (solve(month(), SolverConfig(work=3, seed=7)) for _ in range(2))
    assert one.rota == two.rota
    assert one.bound == two.bound


def test_result_is_judged_and_within_its_bound() -> None:
    result = solve(month(), SolverConfig(seconds=20))
    assert result.status is Status.OPTIMAL
    assert result.evaluation.feasible
    assert result.evaluation.objective == evaluate(month(), result.rota).objective
    assert result.bound == pytest.approx(result.evaluation.objective, rel=1e-6)
    assert result.gap == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_finds_the_same_points(engine: str) -> None:
    best = figures(month(2), work=2)
    assert figures(month(2), work=2, engine=engine)["objective"] == pytest.approx(
        best["objective"]
    )


def test_a_pin_stays_and_is_marked() -> None:
    pins = works("e0", "line", J, TUE, pinned=True)
    result = solve(month().replace(pins=tuple(pins)), SolverConfig(work=2))
    assert set(pins) <= set(result.rota.assignments)
    assert result.evaluation.feasible


def test_an_impossible_pin_stays_and_the_judge_says_so() -> None:
    """Pinned on a day of absence: the person is kept there, the breach is named."""
    pins = works("e1", "line", J, MON, pinned=True)
    result = solve(month().replace(pins=tuple(pins)), SolverConfig(work=2))
    assert set(pins) <= set(result.rota.assignments)
    assert {v.rule_id for v in result.evaluation.hard} == {"absence"}


def test_a_hint_is_never_made_worse() -> None:
    hint = solve(month(), SolverConfig(work=4)).rota
    again = solve(month(), SolverConfig(work=0), hint=hint)
    assert again.evaluation.objective <= evaluate(month(), hint).objective


def test_fixed_cells_stay_as_they_are() -> None:
    """Only Tuesday is free: what is given on Monday is not planned again."""
    case = month()
    free = frozenset((e.id, TUE) for e in case.employees)
    result = solve(case.replace(free=free), SolverConfig(work=1))
    assert {a.date for a in result.rota.assignments} == {TUE}


def test_nobody_to_plan_is_a_rota_too() -> None:
    case = problem(employee("Ann"), absence("Ann", MON, WORKDAYS[-1]), opened())
    result = solve(case, SolverConfig(work=1))
    assert result.rota == Rota()
    assert result.status is Status.OPTIMAL


def test_progress_tells_what_is_missing_and_ends_with_a_bound() -> None:
    seen: list[Progress] = []
    result = solve(month(), SolverConfig(seconds=10), on_progress=seen.append)
    assert tuple(seen) == result.history
    assert seen[-1].bound is not None
    assert seen[-1].shortage_minutes == result.evaluation.shortage_minutes


def test_interruption_keeps_the_best_rota() -> None:
    def interrupt(moment: Progress) -> None:
        if moment.phase == "improvement":
            os.kill(os.getpid(), signal.SIGINT)

    assert threading.current_thread() is threading.main_thread()
    # A shell that starts the tests in the background has interruptions ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        result = solve(month(), SolverConfig(work=500), on_progress=interrupt)
    finally:
        signal.signal(signal.SIGINT, before)
    assert result.status is Status.INTERRUPTED
    assert result.rota.assignments
    assert result.evaluation.feasible


def test_a_solver_that_breaks_a_rule_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The verdict on the search's rota is replaced by one on a rota that breaks."""
    real = evaluate
    broken = Rota(tuple(works("e1", "desk", J, MON)))

    def judge(case: Problem, rota: Rota) -> Any:
        return real(case, broken if rota.assignments else rota)

    monkeypatch.setattr(solving, "evaluate", judge)
    with pytest.raises(JudgeDisagrees, match="absence"):
        solve(month(), SolverConfig(work=0))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("engine", "abacus"),
        ("seconds", 0.0),
        ("work", -1),
        ("gap", 1.0),
        ("workers", 0),
    ],
)
def test_impossible_settings_are_refused(field: str, value: Any) -> None:
    with pytest.raises(InvalidValue):
        replace(SolverConfig(), **{field: value})


def test_a_crew_passes_errors_on() -> None:
    with PipeCrew(1) as crew:
        crew.start("task", int, "no number")
        with pytest.raises(ValueError, match="invalid literal"):
            crew.outcomes(20)


def test_a_dropped_task_leaves_its_place_to_another() -> None:
    with PipeCrew(1) as crew:
        crew.start("endless", time.sleep, 3600)
        crew.drop("endless")
        assert crew.idle == 1
