from __future__ import annotations

from typing import TYPE_CHECKING

from typer.testing import CliRunner

from planner.cli import app
from planner.exchange.scenario import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

RUNNER = CliRunner()
SIZE = ["--people", "12", "--sites", "2", "--seed", "4"]


def test_what_is_generated_can_be_read_and_has_the_size_asked_for(
    tmp_path: Path,
) -> None:
    out = tmp_path / "new"
    done = RUNNER.invoke(app, ["generate", str(out), *SIZE, "--lang", "en"])
    assert done.exit_code == 0, done.output
    problem = read_scenario(out).problem
    assert (len(problem.employees), len(problem.sites)) == (12, 2)
    assert "12 people" in done.stdout


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    done = RUNNER.invoke(app, ["generate", str(tmp_path), *SIZE])
    assert (done.exit_code, done.stdout) == (2, "")
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
