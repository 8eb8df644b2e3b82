"""A calculation that is stopped never takes the place of a better rota."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.cli.keeping import Keeper, kept_rota, refuse_worse
from planner.domain.rota import Rota
from planner.evaluation.evaluate import evaluate
from planner.exchange.rota_csv import read_rota, write_rota
from planner.services.refusal import Refused
from planner.solver.result import Result, Status
from tests.build import MON, J, works
from tests.cli.conftest import PROBLEM

if TYPE_CHECKING:
    from pathlib import Path

WORKED = Rota(tuple(works("Ann", "desk", J, MON)))


def _stopped(rota: Rota) -> Result:
    return Result(
        rota=rota,
        evaluation=evaluate(PROBLEM, rota),
        bound=None,
        status=Status.INTERRUPTED,
        seconds=1.0,
        seed=0,
        engine="highs",
        history=(),
    )


def test_nothing_found_is_refused_and_what_is_there_stays(tmp_path: Path) -> None:
    write_rota(tmp_path / "rota.csv", PROBLEM, WORKED)
    with pytest.raises(Refused, match="before there was a rota"):
        refuse_worse(tmp_path, PROBLEM, _stopped(Rota()))
    assert read_rota(tmp_path / "rota.csv", PROBLEM) == WORKED


def test_a_worse_rota_is_refused(tmp_path: Path) -> None:
    better = Rota((*WORKED.assignments, *works("Ann", "desk", J, MON.replace(day=2))))
    write_rota(tmp_path / "rota.csv", PROBLEM, better)
    Keeper(tmp_path, PROBLEM).keep(WORKED)
    with pytest.raises(Refused, match="before it was better"):
        refuse_worse(tmp_path, PROBLEM, _stopped(WORKED))
    assert kept_rota(tmp_path, PROBLEM) == better


def test_a_better_rota_or_the_first_is_written(tmp_path: Path) -> None:
    refuse_worse(tmp_path, PROBLEM, _stopped(WORKED))
    (tmp_path / "rota.csv").write_text("of another kind", encoding="utf-8")
    refuse_worse(tmp_path, PROBLEM, _stopped(WORKED))
