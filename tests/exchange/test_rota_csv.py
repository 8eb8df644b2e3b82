from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.domain.rota import Assignment, Rota
from planner.errors import BadInput
from planner.exchange.rota_csv import read_rota, write_rota
from planner.exchange.scenario import read_scenario
from tests.exchange.folder import write_folder

if TYPE_CHECKING:
    from pathlib import Path

    from planner.domain.problem import Problem

HEADER = "date;employee_id;start;end;post_id;place;pinned\n"


@pytest.fixture
def problem(tmp_path: Path) -> Problem:
    return read_scenario(write_folder(tmp_path)).problem


def held(start: int, end: int, place: str = "nord", pinned: bool = False) -> Assignment:
    return Assignment(
        date=date(2027, 3, 1),
        employee_id="lila",
        start=start,
        end=end,
        post_id="tel",
        place=place,
        pinned=pinned,
    )


def test_a_rota_comes_back_as_it_is(problem: Problem, tmp_path: Path) -> None:
    rota = Rota((held(510, 750), held(795, 1005, "home", pinned=True)))
    write_rota(tmp_path / "rota.csv", problem, rota)
    assert read_rota(tmp_path / "rota.csv", problem) == rota
    assert "Lila Mauve" in (tmp_path / "rota.csv").read_text(encoding="utf-8-sig")


def test_an_empty_rota_comes_back(problem: Problem, tmp_path: Path) -> None:
    write_rota(tmp_path / "rota.csv", problem, Rota())
    assert read_rota(tmp_path / "rota.csv", problem) == Rota()


def test_all_faults_of_a_rota_come_at_once(problem: Problem, tmp_path: Path) -> None:
    path = tmp_path / "mien.csv"
    path.write_text(
        HEADER + "01/03/2027;lilla;8h30;12h30;tel;nord;\n"
        "2027-04-01;lila;8h30;12h30;tel;nord;\n"
        "2027-03-02;lila;12h30;8h30;tel;ouest;peut-être\n",
        encoding="utf-8",
    )
    with pytest.raises(BadInput) as caught:
        read_rota(path, problem)
    found = {(f.file, f.line, f.column) for f in caught.value.faults}
    assert found == {
        ("mien.csv", 2, "employee_id"),
        ("mien.csv", 3, "date"),
        ("mien.csv", 4, "place"),
        ("mien.csv", 4, "pinned"),
    }


def test_a_name_never_starts_a_formula(problem: Problem, tmp_path: Path) -> None:
    (lila, *others) = problem.employees
    named = {**vars(lila), "name": "=1+1"}
    odd = problem.replace(employees=(type(lila)(**named), *others))
    write_rota(tmp_path / "rota.csv", odd, Rota((held(510, 750),)))
    assert ";'=1+1;" in (tmp_path / "rota.csv").read_text(encoding="utf-8-sig")


def test_a_missing_rota_is_one_sentence(problem: Problem, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_rota(tmp_path / "none.csv", problem)
