from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.evaluation.evaluate import Evaluation, evaluate
from planner.exchange.scenario import Scenario, write_scenario
from planner.rules.rule import Level, Violation
from planner.text.message import message
from tests import build
from tests.build import MON
from tests.cli.conftest import BROKEN, GOOD, rota_file

if TYPE_CHECKING:
    from pathlib import Path

    from planner.domain.problem import Problem
    from planner.domain.rota import Rota

RUNNER = CliRunner()
HEAVY = {"ortools", "pandas", "sqlalchemy", "fastapi"}


def test_a_rota_that_breaks_no_hard_rule_is_0(scenario: Path, tmp_path: Path) -> None:
    file = rota_file(tmp_path, GOOD)
    done = RUNNER.invoke(app, ["check", str(scenario), str(file), "--lang", "en"])
    assert done.exit_code == 0
    assert "Hard rules broken: 0." in done.stdout


def test_a_broken_hard_rule_is_1_and_named(scenario: Path, tmp_path: Path) -> None:
    file = rota_file(tmp_path, BROKEN)
    done = RUNNER.invoke(app, ["check", str(scenario), str(file), "--lang", "en"])
    assert done.exit_code == 1
    assert "Absence" in done.stdout
    assert "Bob" in done.stdout


def test_a_breach_of_a_law_nobody_has_seen_says_so(tmp_path: Path) -> None:
    """Pauses are known law in hospitals and seen in the labour code."""
    problem = build.problem(
        build.employee("Ann"),
        build.employee("Bob", contract="practice"),
        build.contract(weekly="35:00"),
        build.contract("practice", rule_set="private", weekly="35:00"),
        build.shift("N", "08:00-15:00", rest=0),
        build.pattern("N"),
    )
    folder = tmp_path / "small"
    write_scenario(folder, Scenario(id="small", title="Small", problem=problem))
    rota = build.rota(*(build.works(n, "desk", "08:00-15:00") for n in ("Ann", "Bob")))
    file = rota_file(tmp_path, rota)
    for language, words in (
        ("en", "(certainty: known, no source seen)"),
        ("fr", "(certitude\N{NO-BREAK SPACE}: connu, aucune source consultée)"),
    ):
        told = RUNNER.invoke(app, ["check", str(folder), str(file), "--lang", language])
        assert not told.stderr
        assert [
            words in line for line in told.stdout.splitlines() if "Ann" in line
        ] == [True]
        assert [
            words in line for line in told.stdout.splitlines() if "Bob" in line
        ] == [False]


def test_json_is_one_object_with_every_violation(
    scenario: Path, tmp_path: Path
) -> None:
    file = rota_file(tmp_path, BROKEN)
    done = RUNNER.invoke(app, ["check", str(scenario), str(file), "--json"])
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert told["feasible"] is False
    hard = [v for v in told["violations"] if v["level"] == "hard"]
    assert {(v["rule"], v["employee"]) for v in hard} == {("absence", "Bob")}
    assert sum(v["amount"] for v in hard) == 450
    assert told["hard_violations"] == len(hard)
    assert told["shortage_minutes"] == {"minimum": 2 * 45 + 495, "target": 0}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_bad_input_is_2_with_one_line_per_fault(
    scenario: Path, tmp_path: Path, language: str
) -> None:
    file = tmp_path / "rota.csv"
    file.write_text(
        "date;employee_id;start;end;post_id;place;pinned\n"
        "2027-03-01;Zoe;08:30;12:30;desk;north;\n"
        "2027-03-01;Ann;12:30;08:30;desk;north;\n"
    )
    done = RUNNER.invoke(app, ["check", str(scenario), str(file), "--lang", language])
    assert done.exit_code == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 2
    assert "Zoe" in done.stderr


def test_a_scenario_that_is_not_there_is_2(tmp_path: Path) -> None:
    done = RUNNER.invoke(app, ["check", str(tmp_path / "no"), str(tmp_path / "no.csv")])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr


def test_the_real_command_loads_neither_solver_nor_database(
    scenario: Path, tmp_path: Path
) -> None:
    code = (
        "import sys\n"
        "from planner.cli import app\n"
        "try:\n    app()\n"
        "finally:\n"
        f"    heavy = {HEAVY} & set(sys.modules)\n"
        "    sys.stderr.write(' '.join(sorted(heavy)))\n"
    )
    file = rota_file(tmp_path, GOOD)
    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(scenario), str(file), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["feasible"] is True


def test_alerts_are_told_apart_and_break_nothing(
    scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert = Violation(
        rule_id="daily_rest",
        level=Level.ALERT,
        amount=1,
        penalty=0,
        message=message("{date} is told.", date=MON),
        date=MON,
    )

    def judged(problem: Problem, rota: Rota) -> Evaluation:
        found = evaluate(problem, rota)
        return replace(found, violations=(*found.violations, alert))

    monkeypatch.setattr("planner.cli.check.evaluate", judged)
    file = str(rota_file(tmp_path, GOOD))
    done = RUNNER.invoke(app, ["check", str(scenario), file, "--lang", "en"])
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    told = lines.index("Alerts, allowed but for a person to answer for: 1.")
    assert lines[told + 1].startswith("  ")
    assert lines[told + 1].endswith("is told.")
    assert "Hard rules broken: 0." in lines
    french = RUNNER.invoke(app, ["check", str(scenario), file])
    assert "Alertes, permises mais à justifier\xa0: 1." in french.stdout
    as_json = RUNNER.invoke(app, ["check", str(scenario), file, "--json"])
    assert json.loads(as_json.stdout)["alerts"] == 1
