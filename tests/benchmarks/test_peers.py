"""The peers solve our problem, all of it, or the comparison is void."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from benchmarks.cases.generated import generated
from benchmarks.peers import cp_sat, timefold_runs
from benchmarks.peers.greedy import greedy
from benchmarks.peers.install import installed
from benchmarks.peers.judged import Planned, judged
from benchmarks.peers.prepare import rota_of, view_of
from benchmarks.peers.shared import shared
from benchmarks.peers.view import SCALE
from planner.domain.period import Period
from planner.domain.rota import Assignment, Rota
from planner.errors import InvalidValue, JudgeDisagrees
from planner.evaluation.evaluate import evaluate
from planner.rules.rule import Level

if TYPE_CHECKING:
    from planner.domain.problem import Problem

SEED = 100
"""Measurements use seeds 0 to 4: what is tuned or tested uses none of them."""


@pytest.fixture(scope="module")
def problem() -> Problem:
    month = shared(generated(20, 1, SEED))
    start = month.period.start
    fortnight = Period(start=start, end=start.replace(day=14))
    return month.replace(
        period=fortnight,
        requirements=tuple(r for r in month.requirements if r.date in fortnight),
        requests=tuple(r for r in month.requests if r.date in fortnight),
    )


def test_an_empty_rota_costs_what_the_judge_says(problem: Problem) -> None:
    view = view_of(problem)
    verdict = evaluate(problem, Rota()).penalty_by_level
    covered = verdict[Level.MINIMUM] + verdict[Level.TARGET]
    assert view.empty / SCALE == pytest.approx(covered)


def test_the_greedy_start_keeps_every_hard_rule(problem: Problem) -> None:
    view = view_of(problem)
    rota = rota_of(view, greedy(view))
    verdict = evaluate(problem, rota)
    assert not verdict.hard
    assert verdict.coverage > evaluate(problem, Rota()).coverage


def test_each_day_by_itself_costs_what_the_judge_says(problem: Problem) -> None:
    view = view_of(problem)
    local = {"home_service", "skill_preference", "pool_reserve", "post_change"}
    local |= {"site_change", "wish", "longest_run", "handover", "catch_up"}
    for rank in range(0, len(view.choices), 7):
        choice = view.choices[rank]
        chosen = [cell.days[0] for cell in view.choices]
        chosen[rank] = choice.days[-1]
        points = evaluate(problem, rota_of(view, chosen)).penalty_by_rule
        judged_points = sum(points.get(name, 0.0) for name in local)
        assert choice.costs[-1] / SCALE == pytest.approx(judged_points)


def test_hardship_is_what_the_judge_counts(problem: Problem) -> None:
    weighs = {"step": 0.5, "phone_points": 0.5, "late_from": 16 * 60}
    case = problem.replace(parameters={**problem.parameters, "hardship": weighs})
    view = view_of(case)
    chosen = greedy(view)
    points = 0
    for rank, person in enumerate(view.people):
        units = person.borne + sum(
            cell.hardships[cell.days.index(day)]
            for cell, day in zip(view.choices, chosen, strict=True)
            if cell.person == rank
        )
        above = sum(max(0, units - most) for most in person.bearable)
        points += above * person.hardship_points
    judge = evaluate(case, rota_of(view, chosen)).penalty_by_rule["hardship"]
    assert judge > 0
    assert points / SCALE == pytest.approx(judge, rel=1e-3)


@pytest.mark.parametrize("most", [1, 2])
def test_rows_of_days_are_what_the_judge_counts(problem: Problem, most: int) -> None:
    limits = {"phone_days": most, "typing_days": most}
    case = problem.replace(parameters={**problem.parameters, "days_run": limits})
    view = view_of(case)
    chosen = greedy(view)
    mostly = {
        (cell.person, cell.date): view.days[day].mostly
        for cell, day in zip(view.choices, chosen, strict=True)
    }
    points = sum(
        row.points
        for row in view.rows
        if all(mostly.get((row.person, day)) == row.activity for day in row.dates)
    )
    judge = evaluate(case, rota_of(view, chosen)).penalty_by_rule["days_run"]
    assert judge > 0
    assert points / SCALE == pytest.approx(judge)


def test_cp_sat_counts_as_the_judge_does(problem: Problem) -> None:
    planned = cp_sat.plan(problem, seed=SEED, seconds=5)
    found = judged(problem, planned)
    view = view_of(problem)
    start = evaluate(problem, rota_of(view, greedy(view)))
    assert found["objective"] <= start.objective


@pytest.mark.slow
@pytest.mark.skipif(not installed(), reason="python -m benchmarks.peers install")
def test_timefold_counts_exactly_as_the_judge_does(problem: Problem) -> None:
    planned = timefold_runs.plan(problem, seed=SEED, seconds=5)
    assert planned.exact
    assert judged(problem, planned)["objective"] == pytest.approx(planned.own)


@pytest.mark.parametrize("error", [0.5, 1.5])
def test_a_model_that_counts_otherwise_is_no_peer(
    problem: Problem, error: float
) -> None:
    points = evaluate(problem, Rota()).objective
    with pytest.raises(JudgeDisagrees):
        judged(problem, Planned(rota=Rota(), own=error * points, exact=True))


def test_a_rota_that_breaks_a_hard_rule_is_no_rota(problem: Problem) -> None:
    post, employee = problem.posts[0], problem.employees[0]
    sunday = Assignment(
        date=problem.period.start.replace(day=7),
        employee_id=employee.id,
        start=540,
        end=600,
        post_id=post.id,
        place=post.site_id,
    )
    rota = Rota((sunday,))
    own = evaluate(problem, rota).objective
    with pytest.raises(JudgeDisagrees):
        judged(problem, Planned(rota=rota, own=own, exact=True))


def test_what_the_peers_cannot_plan_is_refused(problem: Problem) -> None:
    given = replace(problem.context[0], date=problem.period.start)
    with pytest.raises(InvalidValue):
        view_of(problem.replace(context=(given,)))
