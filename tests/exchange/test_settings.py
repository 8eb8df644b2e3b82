"""Figures an establishment sets for the people of one rule set only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.exchange.book_in import read_book
from planner.exchange.book_out import book_of
from planner.exchange.scenario import read_scenario, write_scenario
from tests.exchange.folder import FILES, faults_of, write_folder

if TYPE_CHECKING:
    from pathlib import Path

APART = "[parameters.daily_duration]\nminutes = 720\n"
APART += "[parameters.daily_duration.private]\nminutes = 600\n"


def toml(more: str) -> str:
    return FILES["scenario.toml"] + more


def test_figures_of_a_rule_set_come_back_from_folder_and_workbook(
    tmp_path: Path,
) -> None:
    scenario = read_scenario(write_folder(tmp_path, scenario_toml=toml(APART)))
    assert scenario.problem.parameters == {
        "phone_share": {"share": 0.5},
        "daily_duration": {"minutes": 720},
        "daily_duration.private": {"minutes": 600},
    }
    write_scenario(tmp_path / "again", scenario)
    assert read_scenario(tmp_path / "again") == scenario
    assert read_book(book_of(scenario)) == scenario


@pytest.mark.parametrize(
    ("more", "column", "says"),
    [
        (
            "[parameters.daily_duration.privat]\nminutes = 600\n",
            "parameters.daily_duration.privat",
            "No such rule set: did you mean 'private'",
        ),
        (
            "[parameters.daily_duration.private]\nminuets = 600\n",
            "parameters.daily_duration.private.minuets",
            "No such setting: did you mean 'minutes'",
        ),
        (
            "[parameters.rotation.private]\nweight = 1\n",
            "parameters.rotation.private.weight",
            "weight is one figure for everyone: write it in [parameters.rotation].",
        ),
        (
            "[parameters.known_service.fph]\nmonths = 6\n",
            "parameters.known_service.fph.months",
            "months is one figure for everyone",
        ),
        (
            '[parameters.daily_duration.private]\nminutes = "ten"\n',
            "parameters.daily_duration.private.minutes",
            "Write a figure",
        ),
    ],
)
def test_what_no_rule_set_can_set_is_refused(
    tmp_path: Path, more: str, column: str, says: str
) -> None:
    (fault,) = faults_of(write_folder(tmp_path, scenario_toml=toml(more)))
    assert (fault.file, fault.column) == ("scenario.toml", column)
    assert says in fault.message.say("en")
    assert fault.message.say("fr") != fault.message.say("en")
