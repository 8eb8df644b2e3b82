from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.cli.accounts import why
from planner.evaluation.explain import Candidate
from planner.rules.rule import Level, Violation
from planner.text.message import message
from tests.cli.conftest import BROKEN, GOOD, PROBLEM, rota_file

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from planner.domain.rota import Rota

RUNNER = CliRunner()
HOUR = ["--post", "desk", "--date", "2027-03-01", "--at", "09:00"]


def explain(scenario: Path, *options: str, rota: Rota = GOOD) -> Result:
    file = rota_file(scenario.parent, rota)
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


def test_an_assignment_that_breaks_a_hard_rule_is_said_so(scenario: Path) -> None:
    done = explain(scenario, *HOUR, "--lang", "en", rota=BROKEN)
    assert done.stdout.count("Not allowed:") == 1
    assert "  Not allowed: Absence: Bob is absent for 4 h of desk." in done.stdout
    told = json.loads(explain(scenario, *HOUR, "--json", rota=BROKEN).stdout)
    assert told["broken"]["Ann"] == []
    assert [one["rule"] for one in told["broken"]["Bob"]] == ["absence"]


def test_a_taker_comes_with_the_rules_she_costs(scenario: Path) -> None:
    tuesday = ["--post", "desk", "--date", "2027-03-02", "--at", "09:00"]
    told = json.loads(explain(scenario, *tuesday, "--json", "--lang", "en").stdout)
    for one in told["candidates"]:
        assert sum(one["by_rule"].values()) == pytest.approx(one["points"])
    assert told["candidates"][0]["costs"] == ["Variety: 1 h 30 min more (+8 points)"]
    said = explain(scenario, *tuesday, "--lang", "en").stdout
    assert "    Variety: 1 h 30 min more (+8 points)\n" in said


def test_a_remedy_comes_with_its_points(scenario: Path) -> None:
    done = explain(scenario, *HOUR, "--lang", "en")
    (line,) = [one for one in done.stdout.splitlines() if "then take it" in one]
    assert re.search(r"\([-+]\d+ points\)\.$", line)


def test_a_closed_post_asks_for_nobody(scenario: Path) -> None:
    night = [*HOUR[:-1], "22:00"]
    done = explain(scenario, *night, "--lang", "en")
    assert done.stdout == "desk, Mon 1 Mar at 22:00: closed, nothing is asked for.\n"
    told = json.loads(explain(scenario, *night, "--json").stdout)
    assert (told["closed"], told["remedies"]) == (True, [])


def test_whoever_cannot_is_named(scenario: Path) -> None:
    reason = Violation(
        rule_id="post_open",
        level=Level.HARD,
        amount=15,
        penalty=0,
        message=message("The post is closed."),
    )
    bob = Candidate(
        employee_id="Bob", stopped_by=reason, cells={}, leaves=(), change=None
    )
    assert why(PROBLEM, bob, "en") == "Bob: The post is closed."


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
