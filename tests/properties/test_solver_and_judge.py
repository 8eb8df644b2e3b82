"""The judge and the model, written apart, must agree on everything."""

from __future__ import annotations

import dataclasses
import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.restrict import restrict
from planner.domain.rota import Rota
from planner.evaluation.change import change
from planner.evaluation.evaluate import evaluate
from planner.solver.build import build
from planner.solver.config import SolverConfig
from planner.solver.engine import Answer, Limits, run
from planner.solver.pins import settle_pins
from planner.solver.solve import solve
from tests.properties.small import problems, rotas
from tests.solver.price import price

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.solver.cells import CellColumns

SLOW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
KINDS = [
    "sites",
    "posts",
    "shift_types",
    "employees",
    "absences",
    "requests",
    "requirements",
    "patterns",
]


def optimum(problem: Problem) -> tuple[Answer, Rota]:
    formulation = build(problem)
    answer = run(formulation.model, "highs", Limits(seconds=60))
    assert answer.optimal
    assert answer.values is not None
    return answer, formulation.rota(answer.values)


@SLOW
@given(st.data())
def test_judge_and_model_agree_on_any_rota(data: st.DataObject) -> None:
    """Feasible for one means feasible for the other, with the same points by rule."""
    problem = data.draw(problems())
    rota = data.draw(rotas(problem))
    verdict, priced = evaluate(problem, rota), price(problem, rota)
    assert verdict.feasible == (priced is not None), verdict.hard
    if priced is not None:
        points = {k: v for k, v in priced.items() if abs(v) > 1e-6}
        judged = {k: v for k, v in verdict.penalty_by_rule.items() if v > 1e-6}
        assert points == pytest.approx(judged), (points, judged)


@SLOW
@given(problems(), st.integers(0, 99))
def test_whatever_the_model_allows_the_judge_allows(
    problem: Problem, seed: int
) -> None:
    """A rota the model finds for costs drawn at random is as good for the judge."""
    chance = random.Random(seed)
    formulation = build(problem)
    for cell in formulation.cells.values():
        for column in _columns(cell):
            formulation.model.cost[column] = chance.uniform(-5000, 2000)
    values = run(formulation.model, "highs", Limits(seconds=60)).values
    assert values is not None
    rota = formulation.rota(values)
    verdict, priced = evaluate(problem, rota), price(problem, rota)
    if not evaluate(problem, Rota()).hard:
        assert verdict.hard == ()
        assert priced is not None
        points = {k: v for k, v in priced.items() if abs(v) > 1e-6}
        judged = {k: v for k, v in verdict.penalty_by_rule.items() if v > 1e-6}
        assert points == pytest.approx(judged), (points, judged)


@SLOW
@given(problems())
def test_optimum_breaks_nothing_and_costs_what_the_judge_says(problem: Problem) -> None:
    answer, rota = optimum(problem)
    verdict = evaluate(problem, rota)
    given_breaches = evaluate(problem, Rota()).hard
    assert len(verdict.hard) <= len(given_breaches)
    if not given_breaches:
        assert verdict.objective == pytest.approx(answer.objective, rel=1e-6, abs=1e-3)


@SLOW
@given(problems(), st.integers(0, 9))
def test_order_and_names_change_nothing(problem: Problem, seed: int) -> None:
    other = _renamed(_shuffled(problem, random.Random(seed)))
    one, _ = optimum(problem)
    two, _ = optimum(other)
    assert two.objective == pytest.approx(one.objective, rel=1e-6, abs=1e-3)


@SLOW
@given(st.data())
def test_a_part_is_worth_what_it_is_worth_in_the_whole(data: st.DataObject) -> None:
    """Changing the free cells costs the same judged in the part and in the whole."""
    problem = data.draw(problems())
    before, drawn = data.draw(rotas(problem)), data.draw(rotas(problem))
    cells = [(e.id, day) for e in problem.employees for day in problem.period.days]
    free = frozenset(data.draw(st.lists(st.sampled_from(cells), min_size=1)))
    part = restrict(problem, free, before)
    changes: dict[Any, Any] = {cell: drawn.on(*cell) for cell in free}
    after = before.with_cells(changes)
    whole_gain = _points(problem, after) - _points(problem, before)
    part_gain = _points(part, _only(after, free)) - _points(part, _only(before, free))
    assert part_gain == pytest.approx(whole_gain, abs=1e-6)


@SLOW
@given(st.data())
def test_what_one_change_does_is_what_it_does_in_the_whole(data: st.DataObject) -> None:
    """Judging around a change finds the points that judging everything finds."""
    problem = data.draw(problems())
    before, drawn = data.draw(rotas(problem)), data.draw(rotas(problem))
    cells = [(e.id, day) for e in problem.employees for day in problem.period.days]
    cell = data.draw(st.sampled_from(cells))
    done = change(problem, before, {cell: drawn.on(*cell)})
    after = before.with_cells({cell: drawn.on(*cell)})
    gain = _points(problem, after) - _points(problem, before)
    assert done.points == pytest.approx(gain, abs=1e-6)


@settings(max_examples=5, deadline=None)
@given(problems())
def test_search_reaches_the_optimum_of_small_problems(problem: Problem) -> None:
    left, given_days = settle_pins(problem)
    answer, best = optimum(left)
    best = Rota((*best.assignments, *given_days.assignments))
    result = solve(problem, SolverConfig(work=6, seed=1))
    if evaluate(problem, best).hard:
        # What is given already breaks a limit: a bound speaks of lawful rotas.
        assert len(result.evaluation.hard) <= len(evaluate(problem, best).hard)
        return
    assert result.bound is not None
    assert result.bound <= answer.objective + 1e-3
    assert result.evaluation.objective <= answer.objective * 1.02 + 20


def _points(problem: Problem, rota: Rota) -> float:
    return evaluate(problem, rota).objective


def _only(rota: Rota, free: frozenset[Any]) -> Rota:
    return Rota(tuple(a for a in rota.assignments if a.cell in free))


def _shuffled(problem: Problem, chance: random.Random) -> Problem:
    changes: dict[str, Any] = {}
    for kind in KINDS:
        things = list(getattr(problem, kind))
        chance.shuffle(things)
        changes[kind] = tuple(things)
    return problem.replace(**changes)


def _renamed(problem: Problem) -> Problem:
    names = {e.id: f"x{n}" for n, e in enumerate(problem.employees)}

    def renamed(things: Any, field: str) -> Any:
        return tuple(
            dataclasses.replace(one, **{field: names[getattr(one, field)]})
            if getattr(one, field) in names
            else one
            for one in things
        )

    return problem.replace(
        employees=renamed(renamed(problem.employees, "tutor_id"), "id"),
        meetings=tuple(
            dataclasses.replace(
                one, employee_ids=frozenset(names.get(n, n) for n in one.employee_ids)
            )
            for one in problem.meetings
        ),
        absences=renamed(problem.absences, "employee_id"),
        requests=renamed(problem.requests, "employee_id"),
        context=renamed(problem.context, "employee_id"),
        assistances=renamed(problem.assistances, "employee_id"),
        hardships=renamed(problem.hardships, "employee_id"),
        familiarities=renamed(problem.familiarities, "employee_id"),
        couplings=tuple(
            dataclasses.replace(
                one,
                employee_id=names[one.employee_id],
                colleague_id=one.colleague_id and names[one.colleague_id],
            )
            for one in problem.couplings
        ),
        rotations=tuple(
            dataclasses.replace(
                one, employee_ids=frozenset(names[n] for n in one.employee_ids)
            )
            for one in problem.rotations
        ),
        published=problem.published and renamed(problem.published, "employee_id"),
    )


def _columns(cell: CellColumns) -> list[int]:
    worked = [shift.worked for shift in cell.shifts.values()]
    return list(dict.fromkeys((*worked, *(column for _, _, column in cell.holds))))
