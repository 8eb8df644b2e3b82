from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from planner.domain.rota import Assignment, Rota
from planner.evaluation.evaluate import evaluate
from planner.exchange.scenario import read_scenario
from planner.exchange.workbook import write_workbook
from planner.rules.certainty import CERTAINTY
from tests.exchange.folder import write_folder

if TYPE_CHECKING:
    from pathlib import Path

TABS = ["By person", "By post", "Gaps", "Hours", "Violations", "Legend"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    problem = read_scenario(write_folder(tmp_path)).problem
    (lila, *others) = problem.employees
    odd = problem.replace(
        employees=(type(lila)(**{**vars(lila), "name": "=SUM(1)"}), *others)
    )
    rota = Rota(
        tuple(
            Assignment(
                date=date(2027, 3, 1),
                employee_id="rose",
                start=start,
                end=end,
                post_id="acc",
                place="nord",
            )
            for start, end in ((510, 750), (795, 1005))
        )
    )
    path = tmp_path / "rota.xlsx"
    write_workbook(path, odd, rota, evaluate(odd, rota), "en")
    return path


def test_the_grid_says_who_is_where_and_who_is_away(path: Path) -> None:
    book = load_workbook(path)
    assert book.sheetnames == TABS
    people = book["By person"]
    assert people["C3"].value == "J\nacc\nacc"
    assert people["B2"].value == "=SUM(1)"
    assert people["B2"].data_type == "s"
    assert people["J2"].value == "away"
    assert people["I2"].value in (None, "")
    assert people.freeze_panes == "C2"
    assert people.page_setup.orientation == "landscape"
    assert str(people.page_setup.paperSize) == "8"
    scaled = people.sheet_properties.pageSetUpPr
    assert scaled is not None
    assert scaled.fitToPage
    assert str(people.page_setup.fitToHeight) == "0"


def test_gaps_and_hours_are_listed(path: Path) -> None:
    book = load_workbook(path)
    posts, gaps, hours = book["By post"], book["Gaps"], book["Hours"]
    assert posts["C2"].value.startswith("08:30 Rose Ocre")
    assert posts["D2"].value == "08:30 -1"
    titles = [cell.value for cell in gaps[1]]
    first = dict(zip(titles, [cell.value for cell in gaps[2]], strict=True))
    assert first["Level"] == "Minimum coverage"
    assert first["Hours missing"] == 1
    planned = {row[0].value: row[3].value for row in hours.iter_rows(min_row=2)}
    assert planned == {"=SUM(1)": 0, "Rose Ocre": 7.5}


def test_a_violation_says_how_sure_its_law_is(path: Path) -> None:
    rows = load_workbook(path)["Violations"].iter_rows(values_only=True)
    titles = next(rows)
    certain = {row[titles.index("Certainty")] for row in rows}
    assert certain
    assert certain <= {words.say("en") for words in CERTAINTY.values()}
