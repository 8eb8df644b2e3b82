from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.exchange.rota_csv import write_rota
from planner.exchange.scenario import Scenario, write_scenario
from tests import build
from tests.build import TUE

if TYPE_CHECKING:
    from pathlib import Path

    from planner.domain.rota import Rota

PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.absence("Bob"),
    build.requirement(minimum=2),
    build.requirement(day=TUE),
    end=TUE,
)
GOOD = build.rota(build.works("Ann"))
BROKEN = build.rota(build.works("Ann"), build.works("Bob"))
"""Bob is absent on Monday."""


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """Return the folder of a small scenario."""
    folder = tmp_path / "small"
    write_scenario(folder, Scenario(id="small", title="Small", problem=PROBLEM))
    return folder


def rota_file(folder: Path, rota: Rota) -> Path:
    """Return a file in `folder` that holds a rota."""
    file = folder / "rota.csv"
    write_rota(file, PROBLEM, rota)
    return file
