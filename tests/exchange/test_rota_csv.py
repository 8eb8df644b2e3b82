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


def named(path: Path, *names: str) -> Path:
    head = HEADER.replace("\n", ";employee_name\n")
    lines = [f"2027-03-01;lila;8h30;12h30;tel;nord;;{name}\n" for name in names]
    path.write_text(head + "".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["Lila Mauve", "", " lila\u00a0MAUVE ", "Lil? Mauve"])
def test_a_name_is_that_of_its_id_or_nothing(
    problem: Problem, tmp_path: Path, name: str
) -> None:
    assert read_rota(named(tmp_path / "rota.csv", name), problem).assignments


def test_a_name_changed_alone_is_refused(problem: Problem, tmp_path: Path) -> None:
    (other, *_) = (one for one in problem.employees if one.id != "lila")
    path = named(tmp_path / "rota.csv", "Lila Mauve", other.name, "Zoé Nul")
    with pytest.raises(BadInput) as caught:
        read_rota(path, problem)
    swapped, unknown = caught.value.faults
    assert (swapped.line, swapped.column) == (3, "employee_name")
    assert f"for {other.name} write {other.id} in employee_id" in str(swapped)
    assert (unknown.line, unknown.column) == (4, "employee_name")
    assert "empty the name" in str(unknown)


@pytest.mark.parametrize(
    ("line", "ending"),
    [
        ("2027-03-01;zoe;8h30;12h30;{n};nord;", "of another scenario."),
        ("2027-03-01;lila;8h30;{n}h99;tel;nord;", "… and 20 more."),
    ],
)
def test_of_very_many_faults_ten_are_told(
    problem: Problem, tmp_path: Path, line: str, ending: str
) -> None:
    path = tmp_path / "rota.csv"
    lines = "".join(line.format(n=n) + "\n" for n in range(30))
    path.write_text(HEADER + lines, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_rota(path, problem)
    told = str(caught.value).splitlines()
    assert len(told) == 11
    assert told[-1].endswith(ending)
    assert len(caught.value.faults) >= 30


def test_a_comma_in_a_file_of_commas_is_named(problem: Problem, tmp_path: Path) -> None:
    write_rota(tmp_path / "rota.csv", problem, Rota((held(510, 750),)))
    text = (tmp_path / "rota.csv").read_text(encoding="utf-8-sig").replace(";", ",")
    path = tmp_path / "commas.csv"
    path.write_text(text.rstrip("\n") + ", first floor\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"line 2.*seems to be ','"):
        read_rota(path, problem)


def test_a_missing_rota_is_one_sentence(problem: Problem, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_rota(tmp_path / "none.csv", problem)
