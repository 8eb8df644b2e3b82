"""The matrix of skills: saved cell by cell, merged with what others changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from planner.domain.memory import Familiarity
from planner.errors import UnknownId
from planner.exchange.scenario import Scenario
from planner.services.plans import import_scenario, load_plan
from planner.services.refusal import Refused
from planner.services.skills import (
    Reading,
    StaleSkills,
    depth,
    fragile,
    save_skills,
    skills,
)
from tests import build
from tests.build import MON
from tests.services.outcomes import record

if TYPE_CHECKING:
    from planner.services.skills import Cells
    from planner.store.store import Store

PROBLEM = build.problem(
    build.employee("Ann", skills={"cardio": 3}),
    build.employee("Bob", skills={"cardio": 2}, trainee=True),
    build.employee("Cyd", skills={"cardio": 2}, joined=MON - timedelta(days=2)),
    build.employee("Dan", skills={"cardio": 1}),
    build.service("lungs"),
    build.post("desk", specialty="cardio", level=2),
    build.requirement(hours="08:30-12:30"),
    Familiarity(employee_id="Ann", service_id="lungs", last=date(2026, 5, 4)),
)


@pytest.fixture
def march(store: Store) -> Store:
    import_scenario(store, Scenario(id="march", title="Mars", problem=PROBLEM))
    record(store, "march", PROBLEM, build.rota(build.works("Ann", "desk", build.M)))
    return store


def save(
    store: Store,
    cells: Cells,
    seen: int | None = None,
    reading: Reading = Reading.LEVELS,
) -> int:
    version = skills(store, "march").version if seen is None else seen
    return save_skills(store, "march", reading, cells, seen=version, who="Zoé")


def level(store: Store, name: str, specialty: str = "cardio") -> int:
    return skills(store, "march").problem.employee(name).skills.get(specialty, 0)


def test_only_changed_cells_are_saved_and_the_rota_judged_again(march: Store) -> None:
    cells = {("Ann", "cardio"): "1", ("Dan", "cardio"): "1", ("Dan", "lungs"): "2"}
    assert save(march, cells) == 2
    assert (level(march, "Ann"), level(march, "Dan", "lungs")) == (1, 2)
    plan = load_plan(march, "march")
    assert not plan.outdated
    assert "skill_level" in {v.rule_id for v in plan.evaluation.hard}


def test_an_empty_cell_is_no_skill(march: Store) -> None:
    save(march, {("Dan", "cardio"): ""})
    assert skills(march, "march").problem.employee("Dan").skills == {}


def test_what_two_people_change_in_different_cells_is_merged(march: Store) -> None:
    seen = skills(march, "march").version
    save(march, {("Ann", "cardio"): "2", ("Dan", "cardio"): "1"}, seen)
    save(march, {("Ann", "cardio"): "3", ("Dan", "cardio"): "3"}, seen)
    assert (level(march, "Ann"), level(march, "Dan")) == (2, 3)


def test_the_same_cell_changed_twice_is_refused_and_nothing_saved(
    march: Store,
) -> None:
    seen = skills(march, "march").version
    save(march, {("Ann", "cardio"): "2"}, seen)
    with pytest.raises(StaleSkills) as refusal:
        save(march, {("Ann", "cardio"): "1", ("Dan", "cardio"): "3"}, seen)
    (clash,) = refusal.value.clashes
    assert (clash.place, clash.mine, clash.theirs) == (("Ann", "cardio"), "1", "2")
    assert (level(march, "Ann"), level(march, "Dan")) == (2, 1)
    assert save(march, {("Ann", "cardio"): "1"}, refusal.value.version) == 1


@pytest.mark.parametrize("text", ["4", "x", "²"])
def test_what_is_no_level_is_refused(march: Store, text: str) -> None:
    with pytest.raises(Refused):
        save(march, {("Ann", "cardio"): text})
    with pytest.raises(Refused):
        save(march, {("Ann", "magic"): "1"})
    with pytest.raises(UnknownId):
        save(march, {("nobody", "cardio"): "1"})
    assert skills(march, "march").problem == PROBLEM


def test_the_services_someone_knows_have_a_date(march: Store) -> None:
    cells = {("Ann", "lungs"): "", ("Bob", "lungs"): "2027-02-12"}
    assert save(march, cells, reading=Reading.BRIEFED) == 2
    (known,) = skills(march, "march").problem.familiarities
    assert (known.employee_id, known.last) == ("Bob", date(2027, 2, 12))
    with pytest.raises(Refused, match="not a date"):
        save(march, {("Bob", "lungs"): "soon"}, reading=Reading.BRIEFED)
    with pytest.raises(UnknownId):
        save(march, {("Bob", "x"): "2027-02-12"}, reading=Reading.BRIEFED)


def test_those_still_learning_do_not_count(march: Store) -> None:
    found = depth(PROBLEM, "cardio", 2, MON)
    assert ([e.id for e in found.people], found.learning) == (["Ann"], 2)
    assert found.single
    ((post, who),) = fragile(PROBLEM, MON)
    assert (post.id, [e.id for e in who.people]) == ("desk", ["Ann"])
    later = depth(PROBLEM, "cardio", 2, MON + timedelta(weeks=52))
    assert {e.id for e in later.people} == {"Ann", "Cyd"}
