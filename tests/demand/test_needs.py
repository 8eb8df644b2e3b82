from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.demand.needs import DatedNeeds, Needs, requirements
from planner.demand.reading import closed_days, needs_of
from planner.demand.week import NORMAL, Stretch, TypicalWeek, Validity, WeekLine
from planner.errors import InvalidValue, UnknownId
from planner.exchange.scenario import read_scenario
from tests import build
from tests.build import MON, TUE

if TYPE_CHECKING:
    from planner.domain.problem import Problem

SCENARIOS = sorted(
    folder
    for folder in (Path(__file__).parents[2] / "scenarios").iterdir()
    if (folder / "scenario.toml").is_file()
)
DESK = build.requirement().post_id
MORNING = Stretch(start=480, end=720, minimum=1, target=2)
AFTERNOON = Stretch(start=720, end=1020, minimum=1, target=1)


def in_order(problem: Problem) -> list[tuple[object, ...]]:
    return sorted(
        (one.date, one.post_id, one.start, one) for one in problem.requirements
    )


def asked(needs: Needs, problem: Problem) -> Problem:
    found = requirements(needs, problem.period, closed_days(problem))
    return problem.replace(requirements=found)


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda folder: folder.name)
def test_needs_read_from_a_scenario_ask_for_the_same(folder: Path) -> None:
    problem = read_scenario(folder).problem
    found = requirements(needs_of(problem), problem.period, closed_days(problem))
    assert found == problem.requirements
    assert needs_of(asked(needs_of(problem), problem)) == needs_of(problem)


STRETCHES = st.lists(
    st.sampled_from((MORNING, AFTERNOON)), unique=True, max_size=2
).map(lambda found: tuple(sorted(found, key=lambda one: one.start)))


@given(st.lists(STRETCHES, min_size=31, max_size=31))
def test_any_month_reads_back_as_it_was(days: list[tuple[Stretch, ...]]) -> None:
    problem = build.problem(build.requirement(), end=MON.replace(day=28))
    month = tuple(
        stretch.on(DESK, day)
        for day, profile in zip(problem.period.days, days, strict=False)
        for stretch in profile
    )
    found = needs_of(problem.replace(requirements=month))
    assert asked(found, problem).requirements == month


def normal(*stretches: Stretch, weekday: int = 0) -> TypicalWeek:
    lines = tuple(
        WeekLine(post_id=DESK, weekday=weekday, stretch=one) for one in stretches
    )
    return TypicalWeek(id=NORMAL, name="Normal", lines=lines)


def test_a_variant_counts_on_its_dates_and_closes_what_it_leaves_out() -> None:
    problem = build.problem(build.requirement(), end=TUE)
    away = TypicalWeek(
        id="away", name="Away", validity=(Validity(first=MON, last=MON),)
    )
    needs = Needs(weeks=(normal(MORNING), away))
    assert asked(needs, problem).requirements == ()
    elsewhere = replace(away, post_ids=frozenset({"other"}))
    found = asked(Needs(weeks=(normal(MORNING), elsewhere)), problem).requirements
    assert found == (MORNING.on(DESK, MON),)


def test_of_two_variants_the_later_counts() -> None:
    problem = build.problem(build.requirement(), end=TUE)
    span = (Validity(first=MON, last=TUE),)
    first = replace(normal(MORNING), id="one", validity=span)
    second = replace(normal(AFTERNOON), id="two", validity=span)
    needs = Needs(weeks=(normal(), first, second))
    assert asked(needs, problem).requirements == (AFTERNOON.on(DESK, MON),)


def test_an_exception_goes_before_every_week() -> None:
    problem = build.problem(build.requirement(), end=TUE)
    dated = DatedNeeds(post_id=DESK, date=MON, profile=(AFTERNOON,))
    needs = Needs(weeks=(normal(MORNING),), exceptions=(dated,))
    assert asked(needs, problem).requirements == (AFTERNOON.on(DESK, MON),)
    shut = Needs(weeks=needs.weeks, exceptions=(replace(dated, profile=()),))
    assert asked(shut, problem).requirements == ()


def test_a_post_nobody_knows_is_named() -> None:
    problem = build.problem(build.requirement(), end=TUE)
    dated = DatedNeeds(post_id="nowhere", date=MON, profile=(MORNING,))
    with pytest.raises(UnknownId):
        asked(Needs(weeks=(normal(),), exceptions=(dated,)), problem)


def test_needs_that_meet_are_refused() -> None:
    late = replace(MORNING, start=600, end=810)
    with pytest.raises(InvalidValue, match="overlap"):
        normal(MORNING, late)
    with pytest.raises(InvalidValue, match="overlap"):
        DatedNeeds(post_id=DESK, date=MON, profile=(MORNING, late))


@pytest.mark.parametrize(
    "wrong",
    [
        {"target": 0},
        {"minimum": -1},
        {"maximum": 1},
        {"load": 4},
        {"end": 480},
        {"end": 725},
    ],
    ids=str,
)
def test_a_stretch_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue):
        replace(MORNING, **wrong)
