"""Pins and past days that break a limit together stay; all else keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from planner.domain.place import HOME
from planner.errors import NoRota
from planner.solver.bounding import BOUND, LIFT
from planner.solver.config import SolverConfig
from planner.solver.search import Search
from planner.solver.solve import solve
from tests.build import (
    FRI,
    MON,
    SUN,
    THU,
    TUE,
    WED,
    WEEK,
    WORKDAYS,
    J,
    absence,
    contract,
    employee,
    pattern,
    phone,
    post,
    problem,
    requirement,
    shift,
    works,
)
from tests.rules.cases import CASES

if TYPE_CHECKING:
    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment, Rota
    from planner.solver.crew import Crew
    from planner.solver.result import Result

STEPS = 2
LATE, EARLY = "13:00-21:00", "07:00-12:00"
FOUR_DAYS = contract(weekly="30:00", quota=80, days_a_week=4)
TOGETHER = (
    "contracted_time",
    "daily_rest",
    "weekly_rest",
    "rest_days",
    "telework_days",
)
"""Rules about several days, whose case can be pinned as it is."""


def calculated(case: Problem) -> Result:
    return solve(case, SolverConfig(work=STEPS, workers=1))


def pinned(rota: Rota) -> tuple[Assignment, ...]:
    return tuple(replace(one, pinned=True) for one in rota.assignments)


def broken(result: Result) -> dict[str, float]:
    amounts: dict[str, float] = {}
    for one in result.evaluation.hard:
        amounts[one.rule_id] = amounts.get(one.rule_id, 0) + one.amount
    return amounts


@pytest.mark.parametrize("rule_id", TOGETHER)
def test_pins_that_break_a_rule_together_stay_and_it_is_named(rule_id: str) -> None:
    case = CASES[rule_id]
    pins = pinned(case.breaks)
    result = calculated(case.problem.replace(pins=pins))
    assert set(pins) <= set(result.rota.assignments)
    assert broken(result) == {rule_id: pytest.approx(case.amount)}


def test_five_days_pinned_on_a_contract_of_four_leave_the_others_theirs() -> None:
    pins = works("Ann", "desk", J, *WORKDAYS, pinned=True)
    result = calculated(
        problem(
            employee("Ann"),
            employee("Bob"),
            FOUR_DAYS,
            [requirement("desk", day=day, minimum=2) for day in WORKDAYS],
            pins=pins,
        )
    )
    assert set(pins) <= set(result.rota.assignments)
    assert broken(result) == {"days_a_week": 1, "contracted_time": 330}
    assert len({one.date for one in result.rota.of("Bob")}) == 4


def test_hours_fixed_in_a_day_too_many_leave_it_a_whole_day() -> None:
    """Pinned for an hour on the fifth day: she still works all of it."""
    pins = (
        *works("Ann", "desk", J, *WORKDAYS[:4], pinned=True),
        *works("Ann", "desk", "09:00-10:00", FRI, pinned=True),
    )
    result = calculated(problem(employee("Ann"), FOUR_DAYS, pins=pins))
    assert set(broken(result)) == {"days_a_week", "contracted_time"}
    assert result.rota.on("Ann", FRI)[0].start == 510


def test_telework_pinned_within_its_limits_asks_for_days_on_site() -> None:
    """What is planned around mends it: the pin is an ordinary one, with a bound."""
    line = (phone(), post("line", "phone"))
    pins = works("Ann", "line", J, MON, TUE, place=HOME, pinned=True)
    result = calculated(problem(employee("Ann", telework_days=3), *line, pins=pins))
    assert result.evaluation.feasible
    assert result.bound is not None


def test_a_week_built_first_makes_room_for_what_is_pinned_in_the_next() -> None:
    """Late on Sunday, then early on the Monday that is pinned, would break her rest."""
    week = problem(
        employee("Ann"),
        shift("S", LATE),
        shift("E", EARLY),
        pattern("S", "E", days=7),
        [requirement("desk", LATE, day) for day in (FRI, SUN)],
        requirement("desk", EARLY, MON + WEEK),
        end=SUN + WEEK,
        pins=works("Ann", "desk", EARLY, MON + WEEK, pinned=True),
    )
    result = calculated(week)
    assert result.evaluation.feasible
    assert result.rota.on("Ann", MON + WEEK)


def told(case: Problem, *days: list[Assignment]) -> Problem:
    published = tuple(one for day in days for one in day)
    return case.replace(
        published=published, planned_at=datetime(2027, 3, 6, 9, tzinfo=UTC)
    )


def test_past_days_that_break_a_rule_are_a_fact() -> None:
    case = problem(employee("Ann"), FOUR_DAYS, end=SUN + WEEK)
    result = calculated(told(case, works("Ann", "desk", J, *WORKDAYS)))
    assert broken(result) == {"days_a_week": 1}
    assert {one.date for one in result.rota.of("Ann")} >= set(WORKDAYS)


def test_past_hours_nobody_may_work_any_more_are_a_fact() -> None:
    case = problem(employee("Ann"), end=SUN + WEEK)
    result = calculated(told(case, works("Ann", "desk", "08:00-13:00", WED, THU)))
    assert "past" not in broken(result)
    assert result.rota.on("Ann", WED)[0].end == 13 * 60


def test_what_an_absence_leaves_of_a_past_day_is_a_fact() -> None:
    gone = absence("Ann", TUE, hours="10:00-12:30", planned=False)
    case = problem(employee("Ann"), gone, end=SUN + WEEK)
    result = calculated(told(case, works("Ann", "desk", J, TUE)))
    assert "past" not in broken(result)
    left = works("Ann", "desk", "08:30-10:00 13:15-16:45", TUE)
    assert result.rota.on("Ann", TUE) == tuple(left)


def test_where_nothing_is_fixed_a_model_without_rota_is_told_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[Search] = []

    def run(search: Search, *_: object) -> None:
        begun.append(search)
        raise NoRota("No rota.")

    monkeypatch.setattr(Search, "run", run)
    case = problem(employee("Ann"))
    with pytest.raises(NoRota):
        calculated(case)
    assert len(begun) == 1


def test_a_second_try_has_what_the_first_left_of_the_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[tuple[Search, Rota | None]] = []
    made: list[int] = []
    whole = Search.run

    def run(search: Search, crew: Crew, hint: Rota | None) -> None:
        begun.append((search, hint))
        whole(search, crew, hint)
        made.append(_steps(search))
        if len(begun) == 1:
            raise NoRota("No rota.")

    monkeypatch.setattr(Search, "run", run)
    desk = [requirement(day=day) for day in WORKDAYS]
    pins = works("Ann", "desk", J, MON, pinned=True)
    people = employee("Ann"), employee("Bea")
    case = problem(*people, *desk, requirement("line"), post("line"), pins=pins)
    calculated(case)
    (first, no_hint), (second, hint) = begun
    assert made == [STEPS, STEPS]
    assert (no_hint, hint) == (None, first.rota)
    told = [moment.seconds for moment in second.history]
    assert told == sorted(told)


def _steps(search: Search) -> int:
    """Return how many improvement steps a search made, with the one it goes on from."""
    return sum(
        task.count
        for name, task in search.ledger.profile.tasks.items()
        if name not in ("construction", BOUND, LIFT)
    )
