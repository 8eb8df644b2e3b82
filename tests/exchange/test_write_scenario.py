from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.balance import due_minutes
from planner.errors import InvalidValue
from planner.exchange.generate import generate
from planner.exchange.scenario import read_scenario, write_scenario
from tests.exchange.folder import FILES, write_folder

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@pytest.mark.parametrize("name", sorted(p.name for p in SCENARIOS.iterdir()))
def test_stored_scenarios_come_back_as_they_are(name: str, tmp_path: Path) -> None:
    scenario = read_scenario(SCENARIOS / name)
    assert scenario.id == name
    write_scenario(tmp_path, scenario)
    assert read_scenario(tmp_path) == scenario


def test_exceptions_and_closures_come_back(tmp_path: Path) -> None:
    needs = FILES["needs.csv"] + "acc;2027-03-02;14:00;16:00;0;3\ntel;2027-03-03;;;;\n"
    scenario = read_scenario(write_folder(tmp_path, needs_csv=needs))
    again = tmp_path / "again"
    write_scenario(again, scenario)
    assert read_scenario(again) == scenario


def test_rhythms_and_maximums_come_back(tmp_path: Path) -> None:
    rhythms = (
        "id;name;most_days_in_a_row;fewest_days_in_a_row;fewest_days_off_in_a_row;"
        "most_weekends;most_of_shift;not_followed_by;fewest_time;most_time\n"
        "tour;Tour;5;2;2;2;J:4;J>J;126h00;144h\n"
    )
    employees = FILES["employees.csv"].replace("skills", "skills;rhythm_id", 1)
    employees = employees.replace("mg:3", "mg:3;tour").replace("mg:1", "mg:1;")
    needs = "post_id;days;from;to;minimum;target;maximum\nacc;mon;8h30;12h30;1;2;3\n"
    folder = write_folder(
        tmp_path, rhythms_csv=rhythms, employees_csv=employees, needs_csv=needs
    )
    scenario = read_scenario(folder)
    (tour,) = scenario.problem.rhythms
    assert (tour.fewest_minutes, tour.most_minutes) == (126 * 60, 144 * 60)
    assert tour.not_followed_by == {"J": frozenset({"J"})}
    assert scenario.problem.rhythm_of(scenario.problem.employee("lila")) == tour
    assert {need.maximum for need in scenario.problem.requirements} == {3}
    again = tmp_path / "again"
    write_scenario(again, scenario)
    assert read_scenario(again) == scenario


def test_what_is_gone_leaves_no_file_behind(tmp_path: Path) -> None:
    scenario = read_scenario(write_folder(tmp_path))
    bare = scenario.problem.replace(absences=())
    write_scenario(tmp_path, type(scenario)(id="x", title="y", problem=bare))
    assert read_scenario(tmp_path).problem == bare


def test_a_restricted_problem_is_refused(tmp_path: Path) -> None:
    scenario = read_scenario(write_folder(tmp_path))
    part = scenario.problem.replace(free=frozenset())
    with pytest.raises(InvalidValue):
        write_scenario(tmp_path, type(scenario)(id="x", title="y", problem=part))


@settings(max_examples=25, deadline=None)
@given(
    people=st.integers(2, 80),
    sites=st.integers(1, 20),
    seed=st.integers(0, 1000),
    tightness=st.sampled_from([0.5, 1.0, 1.3]),
)
def test_generated_scenarios_come_back_as_they_are(
    tmp_path_factory: pytest.TempPathFactory,
    people: int,
    sites: int,
    seed: int,
    tightness: float,
) -> None:
    scenario = generate(people, sites, seed, tightness)
    assert len(scenario.problem.employees) == people
    assert len(scenario.problem.sites) == sites
    assert generate(people, sites, seed, tightness) == scenario
    folder = tmp_path_factory.mktemp("generated")
    write_scenario(folder, scenario)
    assert read_scenario(folder) == scenario


@pytest.mark.parametrize(("people", "sites"), [(20, 1), (60, 3), (300, 5), (1000, 20)])
def test_demand_follows_the_people_and_the_tightness(people: int, sites: int) -> None:
    def asked(tightness: float) -> float:
        problem = generate(people, sites, 1, tightness).problem
        due = sum(due_minutes(problem, employee) for employee in problem.employees)
        return sum(r.target * r.minutes for r in problem.requirements) / due

    assert asked(1.0) == pytest.approx(1.0, abs=0.06)
    assert asked(1.3) == pytest.approx(1.3, abs=0.08)


def test_sizes_out_of_range_are_refused() -> None:
    with pytest.raises(InvalidValue):
        generate(1, 1, 0)
    with pytest.raises(InvalidValue):
        generate(10, 21, 0)


DIGESTS = {
    (20, 1, 1): "d33cb170c96ed80a47b92e8f881e45c74770fae588633c2ad567f4cafc7bdbac",
    (60, 3, 7): "e79613ddf85cb9fd45b84cc5c26fe8ef3b028e4495f7fe8e91401065d7753681",
    (150, 4, 2): "9cb7eae403a3707fa6a54f7698554b51e62d83dcc287ecdb0191d829c862c790",
}
"""Of the files of core scenarios: benchmarks compare over years with them.

Changed once, on 2026-11-23: names of services got their accents, nothing else.
"""


@pytest.mark.parametrize("figures", DIGESTS)
def test_core_scenarios_never_change(
    figures: tuple[int, int, int], tmp_path: Path
) -> None:
    write_scenario(tmp_path, generate(*figures))
    found = hashlib.sha256()
    for file in sorted(tmp_path.iterdir()):
        found.update(file.name.encode() + file.read_bytes())
    assert found.hexdigest() == DIGESTS[figures]
