"""A month is planned, leaves what it leaves, and the next one is planned."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.domain.rotation import Rotation
from planner.domain.stream import WorkStream
from planner.domain.work import ActivityKind
from planner.exchange.rota_csv import write_rota
from planner.exchange.scenario import Scenario, read_scenario, write_scenario
from tests import build
from tests.build import DAY, MON, SUN, WEEK, WORKDAYS

if TYPE_CHECKING:
    from pathlib import Path

    from planner.domain.problem import Problem
    from planner.domain.rota import Assignment

RUNNER = CliRunner()
EVENING, DAWN = "13:00-21:00", "07:00-12:00 13:00-16:00"
GIVEN = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.shift("S", EVENING),
    build.shift("E", DAWN),
    build.pattern("S", "E", days=7),
    build.contract(weekly="40:00", days_a_week=5),
    build.activity("typing", ActivityKind.TYPING, deferrable=True),
    build.post("notes", "typing"),
    WorkStream(
        id="letters",
        name="letters",
        post_ids=frozenset({"notes"}),
        intake={MON: 600},
        opening=300,
        opening_age=9,
    ),
    [build.requirement("desk", "13:00-16:00", day) for day in WORKDAYS],
    build.opened("notes", "07:00-21:00"),
)


def run(*arguments: object) -> tuple[int, str]:
    done = RUNNER.invoke(app, [*map(str, arguments), "--lang", "en"])
    return done.exit_code, done.output


def kept(folder: Path, problem: Problem, *parts: list[Assignment]) -> Path:
    folder.mkdir(exist_ok=True)
    write_rota(folder / "rota.csv", problem, build.rota(*parts))
    return folder / "rota.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_scenario(tmp_path / "a", Scenario(id="a", title="A", problem=GIVEN))
    return tmp_path / "a"


def test_a_week_planned_leads_to_the_next_and_that_to_one_more(
    folder: Path, tmp_path: Path
) -> None:
    for turn, start in enumerate((MON, MON + WEEK)):
        out, following = tmp_path / f"rota{turn}", tmp_path / f"next{turn}"
        code, said = run("solve", folder, "--work", 1, "--out", out)
        assert code == 0, said
        told = json.loads((out / "evaluation.json").read_text(encoding="utf-8"))
        assert [one["stream"] for one in told["backlog"]] == ["letters"]
        assert run("check", folder, out / "rota.csv")[0] == 0
        code, said = run("next", folder, out / "rota.csv", "--out", following)
        assert code == 0, said
        made = read_scenario(following)
        assert made.id == f"a-{start + WEEK}"
        assert made.title == f"A ({start + WEEK} … {start + 13 * DAY})"
        assert made.problem.period.days[0] == start + WEEK
        assert {one.date - start - WEEK for one in made.problem.requirements} == {
            day - MON for day in WORKDAYS
        }
        assert len(made.problem.employees[0].past_weeks) == turn + 1
        assert made.problem.context
        folder = following


def test_rest_is_kept_across_the_border_and_late_work_stays_late(
    folder: Path, tmp_path: Path
) -> None:
    rota = kept(tmp_path / "r", GIVEN, build.works("Ann", "notes", EVENING, SUN))
    code, said = run("next", folder, rota, "--out", tmp_path / "n")
    assert code == 0, said
    assert "letters: 7 h" in said
    assert "has waited: 4" in said
    coming = read_scenario(tmp_path / "n").problem
    morning = build.works("Ann", "desk", DAWN, SUN + DAY)
    code, said = run("check", tmp_path / "n", kept(tmp_path / "m", coming, morning))
    assert code == 1
    assert "Daily rest" in said
    assert "Overdue work" in said
    assert "letters: 17 h of work waits at the end (17 h of it late)" in said
    code, said = run("check", tmp_path / "n", tmp_path / "m" / "rota.csv", "--json")
    assert json.loads(said)["backlog"] == [
        {
            "stream": "letters",
            "minutes": 1020,
            "age_days": 9,
            "late": True,
            "late_minutes": 1020,
        }
    ]


def test_what_cannot_be_taken_along_is_said(folder: Path, tmp_path: Path) -> None:
    turns = Rotation(
        id="t",
        name="t",
        employee_ids=frozenset({"Ann"}),
        activity_ids=frozenset({"reception", "typing"}),
    )
    problem = GIVEN.replace(rotations=(turns,))
    write_scenario(folder, Scenario(id="a", title="A", problem=problem))
    rota = kept(tmp_path / "r", problem)
    code, said = run(
        *("next", folder, rota, "--out", tmp_path / "n"),
        *("--start", "2027-05-03", "--end", "2027-05-09"),
    )
    assert code == 0, said
    assert "as in the week of Mon 1 Mar" in said
    assert "not known, and is not counted: 2" in said
    assert "Nothing is known of Mon 8 Mar to Sun 2 May" in said
    # Ascension is the Thursday.
    coming = read_scenario(tmp_path / "n").problem
    assert coming.rotations == (turns,)
    days = {one.date.day for one in coming.requirements if one.post_id == "desk"}
    assert days == {3, 4, 5, 7}
    assert [day.day for day in coming.streams[0].intake] == [3]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--start", "2027-03-07"), "start it on"),
        (("--start", "soon"), "is not a date"),
        (("--end", "2027-03-01"), "before it starts"),
    ],
)
def test_dates_that_cannot_be_are_refused(
    folder: Path, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    rota = kept(tmp_path / "r", GIVEN)
    code, told = run("next", folder, rota, "--out", tmp_path / "n", *options)
    assert code == 2
    assert said in told
    assert not (tmp_path / "n").exists()


def test_a_folder_with_something_in_it_is_left_alone(
    folder: Path, tmp_path: Path
) -> None:
    code, told = run("next", folder, kept(tmp_path / "r", GIVEN), "--out", folder)
    assert code == 2
    assert "not empty" in told
