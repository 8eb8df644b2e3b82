"""Starting from a rota, stopping, keeping: what surrounds the search."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.rota import Rota
from planner.evaluation.evaluate import evaluate
from planner.solver.building import Building
from planner.solver.config import SolverConfig
from planner.solver.daily_bound import whole_bound
from planner.solver.engine import Limits
from planner.solver.hint import keep
from planner.solver.profile import ACTIVITIES
from planner.solver.result import Status
from planner.solver.solve import solve
from planner.solver.weekly_bound import weekly_bound
from tests.build import MON, SUN, WED, J, absence, works
from tests.solver.month import month


@pytest.fixture(scope="module")
def planned() -> Rota:
    return solve(month(), SolverConfig(work=2)).rota


def test_a_legal_hint_is_kept_whole(planned: Rota) -> None:
    kept, anew = keep(month(), planned)
    assert kept == planned
    assert not anew


def test_what_cannot_be_of_a_hint_is_dropped_and_planned_again(planned: Rota) -> None:
    """She is absent on Monday; someone unknown comes along; a whole week is missing."""
    absent = works("e1", "line", J, MON)
    unknown = tuple(replace(a, employee_id="gone") for a in absent)
    rest = tuple(a for a in planned.assignments if a.employee_id != "e2")
    kept, anew = keep(month(), Rota((*rest, *absent, *unknown)))
    assert set(kept.assignments) == {a for a in rest if a.cell != ("e1", MON)}
    assert ("e2", WED) in anew
    assert not {name for name, _ in anew} & {"gone"}


def test_a_broken_hint_is_mended_without_touching_the_rest(planned: Rota) -> None:
    part = Rota(tuple(a for a in planned.assignments if a.employee_id != "e2"))
    result = solve(month(), SolverConfig(work=0), hint=part)
    assert result.evaluation.feasible
    assert result.rota.of("e2")
    assert set(part.assignments) <= set(result.rota.assignments)
    assert result.evaluation.objective < evaluate(month(), part).objective


def test_cancelling_keeps_the_best_rota() -> None:
    phases: list[str] = []
    result = solve(
        month(),
        SolverConfig(work=500),
        on_progress=lambda moment: phases.append(moment.phase),
        cancel=lambda: "improvement" in phases,
    )
    assert result.status is Status.INTERRUPTED
    assert result.rota.assignments
    assert result.evaluation.feasible


def test_each_better_rota_is_heard_of_the_last_being_the_answer() -> None:
    heard: list[Rota] = []
    result = solve(month(), SolverConfig(work=4), on_better=heard.append)
    assert heard[-1] == result.rota
    points = [evaluate(month(), rota).objective for rota in heard]
    assert points == sorted(points, reverse=True)


def test_weeks_apart_prove_no_more_than_the_whole(planned: Rota) -> None:
    whole = whole_bound(month(), "highs", Limits()).bound
    weeks = weekly_bound(month(), "highs", Limits()).bound
    assert whole is not None
    assert weeks is not None
    assert weeks <= whole * (1 + 1e-9)
    assert weeks > 0.9 * whole
    assert whole <= evaluate(month(), planned).objective * (1 + 1e-9)


def test_a_bound_without_time_is_still_a_bound() -> None:
    assert weekly_bound(month(), "highs", Limits(seconds=1e-9)).bound == 0.0


def test_a_timed_calculation_always_ends_with_a_bound() -> None:
    """One process, no time: nothing was left for the bound, and there is one."""
    result = solve(month(), SolverConfig(seconds=0.01, workers=1))
    assert result.bound is not None
    assert result.bound > 0.0


def test_a_part_waits_only_for_the_week_before_of_its_people() -> None:
    case = month()
    building = Building(case, Rota())
    first = building.take()
    assert first is not None
    second = building.take()
    if len(case.period.weeks) > 1:
        assert second is None
    building.put(first[0], Rota())
    assert building.over or building.take() is not None


def test_a_profile_says_where_the_time_went() -> None:
    profile = solve(month(), SolverConfig(work=3)).profile.plus("reading", 0.5)
    told = profile.summary()
    assert set(told["seconds"]) == set(ACTIVITIES)
    assert told["seconds"]["reading"] == 0.5
    assert told["seconds"]["building"] > 0
    assert told["tasks"]["construction"]["gains"] >= 1
    steps = sum(t["count"] for kind, t in told["tasks"].items() if kind != "bound")
    assert steps >= 3


def test_someone_on_leave_for_a_week_is_not_planned_again(planned: Rota) -> None:
    away = absence("e1", MON, SUN)
    case = month().replace(absences=(*month().absences, away))
    rest = tuple(
        a for a in planned.assignments if a.employee_id != "e1" or a.date > SUN
    )
    kept, anew = keep(case, Rota(rest))
    assert kept == Rota(rest)
    assert not anew


def test_stopped_at_once_the_rota_to_start_from_is_the_answer(planned: Rota) -> None:
    result = solve(month(), SolverConfig(seconds=60), planned, cancel=lambda: True)
    assert result.status is Status.INTERRUPTED
    assert result.rota == planned
