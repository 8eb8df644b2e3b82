from __future__ import annotations

import json
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from planner.cli import app
from planner.cli.relax import _lines
from planner.solver.relax.relax import Relaxation
from planner.solver.relax.window import Gap
from tests.build import TUE
from tests.cli.conftest import GOOD, PROBLEM, rota_file

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

RUNNER = CliRunner()


def relax(scenario: Path, *options: str) -> Result:
    file = rota_file(scenario.parent, GOOD)
    return RUNNER.invoke(app, ["relax", str(scenario), "--rota", str(file), *options])


def test_it_says_what_would_have_to_change(scenario: Path) -> None:
    done = relax(scenario, "--lang", "fr")
    assert done.exit_code == 0, done.output
    assert "Sous le minimum\xa0: 17 h 15." in done.stdout
    assert "Déplacer l’absence de Bob du lun. 1 mars au mar. 2 mars." in done.stdout
    assert "Même ainsi, personne ne peut tenir\xa0:" in done.stdout


def test_json_tells_sets_and_what_stays_uncovered(scenario: Path) -> None:
    told = json.loads(relax(scenario, "--json").stdout)
    first = told["sets"][0]
    assert [change["kind"] for change in first["changes"]] == ["MoveLeave"]
    assert first["hard_violations"] == 0
    assert first["uncovered_minutes"] == sum(g["minutes"] for g in first["uncovered"])


def test_that_time_ended_the_search_is_said() -> None:
    gap = Gap(post=PROBLEM.post("desk"), day=TUE, start=480, end=540, people=1)
    found = Relaxation(
        uncovered=(gap, gap), replanned=(gap,), sets=(), cut_short=True, unseen=1
    )
    lines = list(_lines(found, "fr"))
    assert any("couvrirait 1 h et laisserait 1 h." in line for line in lines)
    assert any(line.startswith("Le temps s’est écoulé") for line in lines)
    assert not any("Aucun des changements" in line for line in lines)
