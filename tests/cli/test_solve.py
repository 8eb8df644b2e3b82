from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from planner.cli import app
from planner.evaluation.evaluate import evaluate
from planner.exchange.rota_csv import read_rota
from tests.cli.conftest import PROBLEM

RUNNER = CliRunner()
KEYS = {
    "status",
    "seconds",
    "objective",
    "bound",
    "gap",
    "penalty_by_level",
    "shortage_minutes",
    "requirement_minutes",
    "hard_violations",
    "assignments",
    "seed",
    "engine",
}
FILES = ["evaluation.json", "rota.csv", "rota.xlsx"]


def test_the_real_command_prints_one_object_and_writes_three_files(
    scenario: Path, tmp_path: Path
) -> None:
    out = tmp_path / "result"
    words = ["solve", scenario, "--work", "1", "--seed", "5", "--out", out, "--json"]
    done = subprocess.run(
        [sys.executable, "-c", "from planner.cli import app; app()", *map(str, words)],
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told.keys() >= KEYS
    assert (told["hard_violations"], told["seed"], told["engine"]) == (0, 5, "highs")
    assert sorted(file.name for file in out.iterdir()) == FILES
    # Ann holds both days; a second person on Monday, and her lunches, are missing.
    assert told["shortage_minutes"] == {"minimum": 495 + 45 + 45, "target": 0}
    judged = evaluate(PROBLEM, read_rota(out / "rota.csv", PROBLEM))
    assert judged.objective == pytest.approx(told["objective"], abs=1e-2)
    kept = json.loads((out / "evaluation.json").read_text(encoding="utf-8"))
    assert kept["feasible"] is True
    assert load_workbook(out / "rota.xlsx").sheetnames


def test_without_json_it_says_what_is_missing_and_where_the_rota_is(
    scenario: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["solve", str(scenario), "--work", "0", "--lang", "en"]
    done = RUNNER.invoke(app, words)
    assert done.exit_code == 0
    assert "Missing: 9 h 45 min below the minimum" in done.stdout
    assert "Absence: 1" in done.stdout
    assert sorted(f.name for f in Path("out", "small").iterdir()) == FILES


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--time", "5", "--work", "5"], "--work"),
        (["--time", "0"], "0 seconds"),
        (["--gap", "2"], "gap"),
        (["--engine", "abacus"], "abacus"),
    ],
)
def test_wrong_options_are_2_and_nothing_is_written(
    scenario: Path, tmp_path: Path, options: list[str], word: str
) -> None:
    out = tmp_path / "result"
    words = ["solve", str(scenario), "--out", str(out), "--lang", "en", *options]
    done = RUNNER.invoke(app, words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert word in done.stderr
    assert not out.exists()


def test_bad_input_is_2_and_nothing_is_written(scenario: Path, tmp_path: Path) -> None:
    (scenario / "employees.csv").unlink()
    (scenario / "posts.csv").unlink()
    out = tmp_path / "result"
    done = RUNNER.invoke(app, ["solve", str(scenario), "--out", str(out)])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "employees.csv" in done.stderr
    assert "posts.csv" in done.stderr
    assert not out.exists()


def test_a_folder_that_cannot_be_made_is_2(scenario: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    out = tmp_path / "file" / "out"
    done = RUNNER.invoke(app, ["solve", str(scenario), "--out", str(out)])
    assert done.exit_code == 2
    assert str(out) in done.stderr
