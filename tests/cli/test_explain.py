from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from planner.cli import app
from tests.cli.conftest import GOOD, rota_file

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

RUNNER = CliRunner()
HOUR = ["--post", "desk", "--date", "2027-03-01", "--at", "09:00"]


def explain(scenario: Path, *options: str) -> Result:
    file = rota_file(scenario.parent, GOOD)
    return RUNNER.invoke(app, ["explain", str(scenario), str(file), *options])


def test_it_names_who_holds_the_post_and_what_stops_the_others(scenario: Path) -> None:
    done = explain(scenario, *HOUR, "--lang", "en")
    assert done.exit_code == 0
    assert "desk, Mon 1 Mar at 9:00: 1 there, minimum 2, target 2." in done.stdout
    assert "Ann holds it" in done.stdout
    assert "Absence: 1" in done.stdout
    assert "Nobody else could." in done.stdout


def test_it_names_who_could_take_an_empty_post(scenario: Path) -> None:
    options = ["--post", "desk", "--date", "2027-03-02", "--at", "09:00"]
    done = explain(scenario, *options, "--lang", "en")
    assert "Who could take it, best first:" in done.stdout
    assert "- Ann: could" in done.stdout
    assert "- Bob: could" in done.stdout


def test_json_is_one_object(scenario: Path) -> None:
    told = json.loads(explain(scenario, *HOUR, "--json").stdout)
    assert told["reasons"] == {"absence": 1}
    assert told["without"].keys() == {"Ann"}
    assert told["second"] == {"Ann": None}
    (remedy,) = told["remedies"]
    assert (remedy["kind"], remedy["employee"]) == ("MoveLeave", "Bob")


def test_what_it_would_take_is_told_in_french(scenario: Path) -> None:
    done = explain(scenario, *HOUR, "--lang", "fr")
    assert "Déplacer l’absence de Bob du lun. 1 mars au mar. 2 mars." in done.stdout


def test_date_and_time_may_be_written_as_in_french(scenario: Path) -> None:
    french = ["--post", "desk", "--date", "01/03/2027", "--at", "9h00"]
    assert explain(scenario, *french).stdout == explain(scenario, *HOUR).stdout


@pytest.mark.parametrize(
    "options",
    [
        ["--post", "nowhere", "--date", "2027-03-01", "--at", "09:00"],
        ["--post", "desk", "--date", "2027-04-01", "--at", "09:00"],
        ["--post", "desk", "--date", "1 March", "--at", "09:00"],
        ["--post", "desk", "--date", "2027-03-01", "--at", "9 o'clock"],
    ],
)
def test_a_place_or_time_there_is_not_is_2(scenario: Path, options: list[str]) -> None:
    done = explain(scenario, *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr
