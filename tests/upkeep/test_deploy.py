"""What `docs/deploy.md` tells people to type and to set is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from planner.config import Config

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
COMMANDS = sorted(
    set(re.findall(r"\.venv/bin/(planner \w+|dask \w+)", PAGE)),
)


def test_the_page_names_commands() -> None:
    assert COMMANDS == ["dask scheduler", "dask worker", "planner serve"]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_and_its_options_exist(command: str) -> None:
    program, verb = command.split()
    said = subprocess.run(
        [BIN / program, verb, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={"COLUMNS": "200", "PATH": "/usr/bin:/bin"},
    ).stdout
    lines = [line for line in PAGE.splitlines() if f"bin/{command}" in line]
    for option in re.findall(r"(--[a-z-]+)", " ".join(lines)):
        # `--no-dashboard` is listed as the other half of `--dashboard`.
        assert option.replace("--no-", "--") in said.replace("--no-", "--")


def test_each_setting_exists_and_none_is_left_out() -> None:
    named = set(re.findall(r"PLANNER_([A-Z_]+)", PAGE))
    assert named == {name.upper() for name in Config.model_fields}


def test_each_target_of_make_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (?:-C \S+ )?(\w+)", PAGE, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
