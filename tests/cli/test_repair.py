from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.cli.repaired import told
from planner.evaluation.change import Change
from planner.exchange.rota_csv import read_rota
from planner.exchange.scenario import Scenario, write_scenario
from planner.solver.repair.option import RepairOption
from planner.solver.repair.situation import Hole
from tests import build
from tests.build import TUE
from tests.cli.conftest import PROBLEM, rota_file
from tests.hours import minutes

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

RUNNER = CliRunner()
PLANNED = build.rota(build.works("Ann"), build.works("Ann", "desk", build.J, TUE))
ILL = ["--absent", "Ann", "--from", "2027-03-02", "--now", "2027-03-01T07:45"]


def repair(scenario: Path, *options: str) -> Result:
    file = rota_file(scenario.parent, PLANNED)
    arguments = ["repair", str(scenario), str(file), *options]
    return RUNNER.invoke(app, [*arguments, "--seconds", "20"])


def test_it_says_who_moves_and_who_must_be_told(scenario: Path) -> None:
    done = repair(scenario, *ILL, "--lang", "fr")
    assert done.exit_code == 0, done.output
    assert "Solution 1, personnes déplacées\xa0: 1" in done.stdout
    assert "mar. 2 mars, Bob\xa0: rien → 8h30-12h30, 13h15-16h45 desk" in done.stdout
    assert "À prévenir\xa0: Bob." in done.stdout


def test_json_is_one_object_with_every_option(scenario: Path) -> None:
    told = json.loads(repair(scenario, *ILL, "--json").stdout)
    (option,) = told["options"]
    assert option["told"] == [{"employee": "Bob", "name": "Bob", "notice": "urgent"}]
    assert option["uncovered_minutes"] == {"minimum": 0, "target": 0}
    assert option["new_hard_breaches"] == []


def test_the_rota_of_each_option_may_be_kept(scenario: Path, tmp_path: Path) -> None:
    done = repair(scenario, *ILL, "--out", str(tmp_path / "ways"))
    assert done.exit_code == 0, done.output
    kept = read_rota(tmp_path / "ways" / "option-1.csv", PROBLEM)
    assert kept.on("Ann", TUE) == ()
    assert [one.post_id for one in kept.on("Bob", TUE)] == ["desk", "desk"]


def test_a_need_may_change(scenario: Path) -> None:
    need = "desk:2027-03-02:08:30-12:30:2"
    options = ["--need", need, "--now", "2027-02-01", "--lang", "en"]
    done = repair(scenario, *options)
    assert "Tue 2 Mar, Bob: nothing" in done.stdout
    assert "more than 15 days before" in done.stdout


def test_a_need_that_changes_nothing_names_what_was_short(scenario: Path) -> None:
    need = "desk:2027-03-01:08:30-16:45:2"
    options = ["--need", need, "--now", "2027-02-01", "--options", "1"]
    done = repair(scenario, *options, "--lang", "fr")
    assert "Rien de plus que prévu ne reste à découvert." in done.stdout
    assert "Non tenu, déjà auparavant\xa0: lun. 1 mars" in done.stdout
    (option,) = json.loads(repair(scenario, *options, "--json").stdout)["options"]
    assert option["short_already"][0]["post"] == "desk"


def test_a_maximum_that_gives_way_is_said(scenario: Path) -> None:
    crowded = build.requirement(day=TUE, maximum=1)
    problem = PROBLEM.replace(requirements=(PROBLEM.requirements[0], crowded))
    write_scenario(scenario, Scenario(id="small", title="Small", problem=problem))
    options = ["--need", "desk:2027-03-02:08:30-12:30:2", "--now", "2027-02-01"]
    done = repair(scenario, *options, "--lang", "fr")
    assert done.stdout.startswith("De 8h30 à 12h30, le maximum passe de 1 à 2.\n")
    found = json.loads(repair(scenario, *options, "--json").stdout)
    (raised,) = found["maximum_raised"]
    assert raised == {"start": "08:30", "end": "12:30", "was": 1, "now": 2}


def test_gaps_are_told_by_date_the_first_of_many(scenario: Path) -> None:
    option = RepairOption(
        moves=(),
        uncovered=tuple(_hole(day) for day in reversed(range(1, 9))),
        standing=(),
        outcome=Change(before=(), after=()),
        broken=(),
        given=(),
        cells={},
    )
    lines = list(told(PROBLEM, option, 1, "fr"))
    dates = [line.split(" mars")[0][-1] for line in lines if "Effectif" in line]
    assert dates == ["1", "2", "3", "4", "5"]
    assert any("… et 3 autres." in line for line in lines)


def _hole(day: int) -> Hole:
    return Hole(
        post_id="desk",
        date=date(2027, 3, day),
        start=minutes("08:30"),
        end=minutes("12:30"),
        minimum=0,
        target=1,
        points=float(day),
    )


def test_a_folder_that_is_a_file_is_refused_first(
    scenario: Path, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("")
    done = repair(scenario, *ILL, "--out", str(tmp_path / "taken"), "--lang", "fr")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "est un fichier\xa0: donnez à --out" in " ".join(done.stderr.split(" "))


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ([], "--absent"),
        (["--absent", "Ann"], "--from"),
        (["--absent", "Ann", "--from", "2027-05-09"], "période"),
        (["--absent", "Zoe", "--from", "2027-03-02"], "Zoe"),
        (["--absent", "Ann", "--from", "tomorrow"], "tomorrow"),
        (["--absent", "Ann", "--from", "2027-03-02T25:00"], "25:00"),
        (["--need", "desk"], "desk"),
        (["--need", "desk:2027-03-02:08:07-12:30:2"], "08:00-12:30"),
        (["--need", "nowhere:2027-03-02:08:30-12:30:2"], "nowhere"),
        ([*ILL, "--need", "desk:2027-03-02:08:30-12:30:2"], "--need"),
    ],
)
def test_what_cannot_be_read_is_2(
    scenario: Path, options: list[str], word: str
) -> None:
    done = repair(scenario, *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert word in done.stderr
