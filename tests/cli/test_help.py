from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
from typer.testing import CliRunner

import planner
from planner.cli import app
from planner.cli.app import COMMANDS

RUNNER = CliRunner()
HEAVY = ("ortools", "pandas", "xlsxwriter", "fastapi", "sqlalchemy", "pydantic")


def test_help_names_every_command_and_loads_none() -> None:
    code = (
        "import sys\n"
        "from planner.cli import app\n"
        "try:\n    app()\n"
        "finally:\n"
        f"    heavy = set({HEAVY}) & set(sys.modules)\n"
        "    sys.stderr.write(' '.join(sorted(heavy)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert all(name in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    assert import_module(f"planner.cli.{name}").app
    done = RUNNER.invoke(app, [name, "--help"])
    assert done.exit_code == 0
    assert "--lang" in done.stdout


def test_no_arguments_shows_the_help() -> None:
    assert all(name in RUNNER.invoke(app, []).output for name in COMMANDS)


def test_a_mistyped_command_is_suggested() -> None:
    done = RUNNER.invoke(app, ["slove"])
    assert done.exit_code == 2
    assert "solve" in done.stderr


def test_the_version_is_told() -> None:
    done = RUNNER.invoke(app, ["--version"])
    assert (done.exit_code, done.stdout.strip()) == (0, f"Relais {planner.__version__}")
